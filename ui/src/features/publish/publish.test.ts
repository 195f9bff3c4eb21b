import { describe, expect, it } from "vitest";
import type { ChangeWords, EnvironmentStatus, IpcError, Published } from "../../ipc/bindings";
import { equalReport } from "../../testing/fake-publish";
import { FakeState } from "../../testing/fake-state";
import { IDLE, newsOf, publishReducer, stepsOf, type PublishRun } from "./publish-run";
import { environmentAt, environmentOrder, standingOf } from "../../app/environments";
import { catalogWords } from "./publish-form";
import { beforeOf, readiness, type Readiness } from "./readiness";
import { byArea, placeOf } from "./review-words";

const start = { type: "start", what: "publish", environment: "staging", withCatalog: true, said: { note: "Parka week", author: "You" }, now: 1000 } as const;
const published = (differences: number): Published => ({
  environment: "staging", revision: 7, etag: "e", unchanged: false, shopUrl: "http://x",
  verify: { ...equalReport("staging", 100), equal: 100 - differences },
});

describe("a publish", () => {
  it("runs through its steps and remembers when each began", () => {
    let run: PublishRun = publishReducer(IDLE, start);
    run = publishReducer(run, { type: "progress", progress: { step: "rules", done: 0, total: 1 }, now: 2000 });
    run = publishReducer(run, { type: "progress", progress: { step: "verify", done: 25, total: 100 }, now: 3000 });
    run = publishReducer(run, { type: "progress", progress: { step: "verify", done: 50, total: 100 }, now: 4000 });
    expect(run).toMatchObject({ step: "verify", done: 50, stepStartedAt: 3000, now: 4000 });
    expect(stepsOf(run, true).map((s) => [s.step, s.state, s.share])).toEqual([["catalog", "done", 1], ["rules", "done", 1], ["readBack", "done", 1], ["verify", "running", 0.5]]);
  });
  it("is verified when nothing differs, and fails its last step when something does", () => {
    const good: PublishRun = { state: "published", result: published(0), at: 1, draftVersion: 4 };
    expect(stepsOf(good, false).map((s) => [s.label, s.state])).toEqual([["Rules sent", "done"], ["Read back", "done"], ["Verified", "done"]]);
    expect(stepsOf({ ...good, result: published(3) }, false).at(-1)).toMatchObject({ state: "failed", share: 0.97 });
  });
  it("tells a conflict apart from a failure, and says at which step it failed", () => {
    const conflict: IpcError = { kind: "conflict", environment: "staging", currentEtag: "x", revision: 42, publishedAt: "", publishedBy: "Ida", note: null };
    expect(publishReducer(publishReducer(IDLE, start), { type: "refused", environment: "staging", what: "publish", error: conflict })).toEqual({ state: "conflict", conflict, said: { note: "Parka week", author: "You" }, catalogSent: true });
    expect(publishReducer(IDLE, { type: "refused", environment: "staging", what: "restore", error: conflict }).state).toBe("failed");
    const away: IpcError = { kind: "engineAway", environment: "staging", reason: "refused" };
    const running = publishReducer(publishReducer(IDLE, start), { type: "progress", progress: { step: "catalog", done: 1, total: 9 }, now: 1 });
    expect(publishReducer(running, { type: "refused", environment: "staging", what: "publish", error: away })).toMatchObject({ state: "failed", during: "catalog" });
  });
  it("is news until the draft is edited, unless something differs", () => {
    const good: PublishRun = { state: "published", result: published(0), at: 1, draftVersion: 4 };
    const bad: PublishRun = { ...good, result: published(3) };
    expect([newsOf(good, 4), newsOf(good, 5), newsOf(bad, 5)]).toEqual([good, IDLE, bad]);
    const checked: PublishRun = { state: "checked", environment: "staging", report: equalReport("staging", 9), draftVersion: 4 };
    expect([newsOf(checked, 4), newsOf(checked, 5)]).toEqual([checked, IDLE]);
  });
  it("cannot be dismissed while it runs", () => {
    const running = publishReducer(IDLE, start);
    expect(publishReducer(running, { type: "dismiss" })).toBe(running);
  });
});

const status: EnvironmentStatus = { name: "production", state: "ready", reachable: true, reason: null, health: "ok", answeredAt: null, answerMillis: null, generation: null, engine: "endcap", version: "1", products: 10, revision: 41, etag: "e", publishedAt: null, publishedBy: null, inStep: true, catalogInStep: true, lastVerified: null };

describe("whether it may be published", () => {
  it.each<[string, Parameters<typeof readiness>, Readiness["kind"]]>([
    ["changes", [{ changes: 3, findings: 0, revision: 41 }, { status, error: null }, false], "ready"],
    ["an error", [{ changes: 3, findings: 1, revision: 41 }, { status, error: null }, false], "invalid"],
    ["no change", [{ changes: 0, findings: 0, revision: 41 }, { status, error: null }, false], "nothing"],
    ["the catalog alone", [{ changes: 0, findings: 0, revision: 41 }, { status, error: null }, true], "ready"],
    ["drift", [{ changes: 0, findings: 0, revision: 41 }, { status: { ...status, inStep: false }, error: null }, false], "ready"],
    ["a first publish", [{ changes: 0, findings: 0, revision: null }, { status: { ...status, revision: null, inStep: false }, error: null }, false], "ready"],
    ["no answer", [{ changes: 3, findings: 0, revision: 41 }, { status: { ...status, reachable: false, reason: "refused" }, error: null }, false], "offline"],
    ["a wrong token", [{ changes: 3, findings: 0, revision: 41 }, { status: null, error: { kind: "unauthorized", environment: "production" } }, false], "unauthorized"],
    ["not yet known", [null, { status: null, error: null }, false], "looking"],
  ])("with %s", (_, asked, kind) => {
    expect(readiness(...asked).kind).toBe(kind);
  });
  it("is said where the environment before has not had this draft", () => {
    const proved = { ...status, name: "staging", revision: 2, lastVerified: { at: "", asks: 9, differ: 0 } };
    const words = (revision: number | null, changes: number, of: EnvironmentStatus | null) => beforeOf("staging", { revision, changes }, of)?.words ?? null;
    expect(words(2, 0, proved)).toBeNull();
    expect(words(2, 1, proved)).toBe("The draft changed since staging verified revision 2.");
    expect(words(2, 1, null)).toBe("The draft changed since revision 2 was published to staging.");
    expect(words(null, 9, null)).toBe("Nothing was published to staging yet: Staging has not seen this draft.");
    expect(words(2, 0, { ...proved, revision: 3, inStep: false })).toBe("Staging is at revision 3, published elsewhere: it has not seen this draft.");
  });
  it.each<[number, EnvironmentStatus | null, string]>([
    [0, { ...status, products: 0 }, "There are none yet, neither here nor on staging."],
    [1, { ...status, products: 1 }, "It holds the same 1 product already."],
    [60, { ...status, products: 0, catalogInStep: false }, "It has no products yet; 60 products here."],
    [60, null, "60 products"],
  ])("says of a catalog of %i what is there", (products, of, words) => {
    expect(catalogWords("staging", of, products)).toBe(words);
  });
  it("puts staging first and production last", () => {
    expect(environmentOrder(["production", "eu-shop", "staging"])).toEqual(["staging", "eu-shop", "production"]);
  });
});

describe("which environment a place is about", () => {
  const names = ["production", "staging"];
  it.each([
    ["pages", {}, "production"], ["publish", {}, "staging"], ["publish", { environment: "production" }, "production"], ["publish", { environment: "gone" }, "staging"],
  ] as const)("%s %o: %s", (section, params, name) => {
    expect(environmentAt({ section, params }, names)).toBe(name);
    expect(environmentAt({ section, params }, [])).toBeNull();
  });
  it("counts the draft against that one, and all of it where nothing was published", () => {
    const state = new FakeState().status();
    if (state === null) throw new Error("a store");
    const store = { ...state, entities: 12, changes: 1, against: [{ environment: "staging", revision: 2, changes: 1 }] };
    expect([standingOf(store, "staging"), standingOf(store, "production"), standingOf(store, null)]).toEqual([{ environment: "staging", revision: 2, changes: 1 }, { revision: null, changes: 12 }, { revision: 2, changes: 1 }]);
  });
});

describe("the review", () => {
  const change = (id: string, area: string): ChangeWords => ({ kind: "rule", id, name: id, what: "changed", sentence: "", details: [], area });
  it("gathers changes by area in their order", () => {
    expect(byArea([change("a", "Jackets"), change("b", "Segments"), change("c", "Jackets")]).map((g) => [g.area, g.changes.map((c) => c.id)])).toEqual([["Jackets", ["a", "c"]], ["Segments", ["b"]]]);
  });
  it.each([["rule", "r 1", "/rules/rule/r%201"], ["segment", "vip", "/segments/vip"], ["formula", "best", "/rules/formula/best"], ["collection", "sale", "/rules/collection/sale"], ["store", "", "/settings"]] as const)("leads from a %s to its place", (kind, id, place) => {
    expect(placeOf(kind, id)).toBe(place);
  });
});
