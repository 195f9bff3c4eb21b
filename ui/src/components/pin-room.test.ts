import { describe, expect, it } from "vitest";
import type { Rule, RuleSetDocument } from "../ipc/bindings";
import { fakeDocument } from "../testing/fake-document";
import { actChanges, patternOf } from "./acts";
import { roomFor, roomWords } from "./pin-room";

const JACKETS = patternOf("category:Clothing > Jackets");
const pin = (product: string, position: number, more: Partial<Rule> = {}): Rule => ({ id: `pin-${product}`, name: `Pin ${product} at ${position}`, enabled: true, priority: 0, pages: [JACKETS], segments: ["vip"], schedule: null, action: { type: "pin", product, position }, ...more });
const document = (...rules: Rule[]): RuleSetDocument => ({ ...fakeDocument(), rules });
const places = (rules: readonly Rule[]) => rules.map((rule) => [rule.name, rule.action.type === "pin" ? rule.action.position : 0]);
const asked = (position: number, ...products: string[]) => ({ products: products.map((id) => ({ id })), position, scope: { pages: [JACKETS], segments: ["vip"] }, schedule: null });

describe("room for a pin", () => {
  it("sends the pin of that place to the next free one, and those in its way with it", () => {
    const rules = document(pin("A", 1), pin("B", 2), pin("C", 3), pin("D", 6));
    expect(places(roomFor(rules, asked(2, "X"), 1000))).toEqual([["Pin B at 3", 3], ["Pin C at 4", 4]]);
    expect(places(roomFor(rules, asked(5, "X", "Y"), 1000))).toEqual([["Pin D at 7", 7]]);
    expect(roomFor(rules, asked(4, "X"), 1000)).toEqual([]);
  });
  it("needs none from where the product itself stands", () => {
    expect(places(roomFor(document(pin("A", 1), pin("B", 2), pin("C", 3)), asked(1, "C"), 1000))).toEqual([["Pin A at 2", 2], ["Pin B at 3", 3]]);
  });
  it("closes up behind what comes from further up", () => {
    const rules = document(pin("A", 1), pin("B", 7), pin("C", 8), pin("D", 9));
    expect(places(roomFor(rules, { ...asked(8, "X"), down: true }, 1000))).toEqual([["Pin C at 7", 7], ["Pin B at 6", 6]]);
    expect(roomFor(rules, { ...asked(1, "X"), down: true }, 1000)).toEqual([]);
  });
  it("leaves alone what is meant for other pages, shoppers or times, what is off, and what would end beyond the last place", () => {
    const others = document(pin("A", 2, { segments: [] }), pin("B", 2, { pages: [] }), pin("C", 2, { schedule: { from: "2026-11-27T00:00" } }), pin("D", 2, { enabled: false }));
    expect(roomFor(others, asked(2, "X"), 1000)).toEqual([]);
    expect(roomFor(document(pin("A", 1000)), asked(1000, "X"), 1000)).toEqual([]);
  });
  it("keeps a name that somebody chose", () => {
    expect(places(roomFor(document(pin("A", 2, { name: "Lead with A" })), asked(2, "X"), 1000))).toEqual([["Lead with A", 3]]);
  });
  it("is told, and is part of the same edit", () => {
    const rules = document(pin("A", 2), pin("B", 3));
    const [first, ...more] = roomFor(rules, asked(2, "X"), 1000);
    expect(first && roomWords(rules, [first])).toBe("“Pin A at 2” goes to 3.");
    expect(first && roomWords(rules, [first, ...more])).toBe("2 pins make room: positions 3 to 4.");
    expect(roomWords(rules, [])).toBeNull();
    const changes = actChanges(rules, { kind: "pin", products: [{ id: "X", title: "X" }], position: 3, points: 0, page: "category:Clothing > Jackets", shoppers: "vip" }, "t");
    expect(changes.map((change) => change.op === "putRule" && change.rule.name)).toEqual(["Pin X at 3", "Pin B at 4"]);
  });
});
