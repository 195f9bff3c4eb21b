import { describe, expect, it } from "vitest";
import { fakeDocument } from "../testing/fake-document";
import { pasteChanges, readRules, rulesText, unknownNames } from "./rule-clipboard";

const document = fakeDocument();
const [lead, parka] = document.rules;
const two = [lead, parka].filter((rule) => rule !== undefined);

describe("rules as text", () => {
  it("are read back as they were written", () => expect(readRules(rulesText(two))).toEqual(two));
  it("are taken from a whole rule set, a list, and one alone", () => {
    expect(readRules(JSON.stringify(document))).toEqual(document.rules);
    expect(readRules(JSON.stringify(two))).toEqual(two);
    expect(readRules(JSON.stringify(lead))).toEqual([lead]);
  });
  it.each(["SKU-1\nSKU-2", "{", "[]", '{"rules": []}', '{"rules": [{"name": "x"}]}', "[1]"])("are not %s", (text) => expect(readRules(text)).toBeNull());
});

describe("rules pasted", () => {
  it("are copies with ids and names of their own, for another page and segment", () => {
    const { label, changes } = pasteChanges(document, two, { pages: [{ category: "Footwear" }], segments: ["lapsed"] });
    expect(label).toBe("Paste 2 rules");
    expect(changes).toMatchObject([
      { op: "putRule", rule: { id: "lead-with-the-new-shell-copy", name: "Lead with the new shell copy", pages: [{ category: "Footwear" }], segments: ["lapsed"], schedule: { until: "2026-12-01T00:00" } } },
      { op: "putRule", rule: { name: "Parka week copy", action: parka?.action } },
    ]);
  });
  it("keep their scope where none is given, and their name where it is free", () => {
    const other = { ...document, rules: [] };
    expect(pasteChanges(other, two, {}).changes[0]).toMatchObject({ rule: { name: "Lead with the new shell", pages: lead?.pages, segments: ["vip"] } });
  });
  it("tell what the rule set does not hold", () => {
    const strange = [{ ...two[0], segments: ["gone"], pages: [{ collection: "none" }] }] as typeof two;
    expect(unknownNames(document, strange, {})).toEqual(["segment “gone”", "collection “none”"]);
    expect(unknownNames(document, strange, { segments: [], pages: [] })).toEqual([]);
  });
});
