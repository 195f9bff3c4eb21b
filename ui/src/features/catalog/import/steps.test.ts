import { describe, expect, it } from "vitest";
import type { ImportSummary } from "../../../ipc/bindings";
import { courseReducer, START, stepState, type Course } from "./steps";
import { groupRejects } from "../../../components/import-steps/rejects";

const summary: ImportSummary = { rowsRead: 3, imported: 2, created: 1, changed: 1, same: 0, removed: 0, rejected: 1, unlisted: 0, rejects: [], millis: 5 };
const checked: Course = { at: "checked", summary, stopped: false, failed: null };

describe("the course of an import", () => {
  it("goes file, mapping, compare, import", () => {
    let course: Course = courseReducer(START, { type: "inspect", path: "/a.csv" });
    course = courseReducer(course, { type: "inspected" });
    expect(course.at).toBe("mapping");
    course = courseReducer(courseReducer(course, { type: "check" }), { type: "checked", summary });
    expect(course).toEqual(checked);
    course = courseReducer(courseReducer(course, { type: "import" }), { type: "imported", summary });
    expect(course).toEqual({ at: "done", summary });
  });
  it("says a refused file in place, at its step", () => {
    const refused = courseReducer({ at: "inspecting", path: "/x" }, { type: "refused", path: "/x", error: { kind: "notATable", path: "/x", reason: "This is a web page." } });
    expect(refused).toEqual({ at: "choose", refused: { path: "/x", title: "This is not a product table", reason: "This is a web page." } });
  });
  it("takes a stopped check back to the mapping, and a stopped import back to the comparison", () => {
    expect(courseReducer({ at: "checking", progress: null }, { type: "refused", path: null, error: { kind: "cancelled" } })).toEqual({ at: "mapping", failed: null });
    expect(courseReducer({ at: "importing", progress: null, checked: summary }, { type: "refused", path: null, error: { kind: "cancelled" } })).toEqual({ ...checked, stopped: true });
  });
  it("cannot import what was not compared", () => {
    expect(courseReducer({ at: "mapping", failed: null }, { type: "import" }).at).toBe("mapping");
  });
  it("ignores progress that arrives after the end", () => {
    expect(courseReducer(checked, { type: "progress", progress: { phase: "reading", done: 1, total: 2, rate: 1, secondsLeft: 1, rejected: 0 } })).toEqual(checked);
  });
  it.each<[Course, string[]]>([
    [START, ["current", "ahead", "ahead", "ahead"]],
    [checked, ["done", "done", "current", "ahead"]],
    [{ at: "done", summary }, ["done", "done", "done", "done"]],
  ])("shows %o as %o", (course, states) => {
    expect((["file", "mapping", "compare", "import"] as const).map((s) => stepState(course, s))).toEqual(states);
  });
});

describe("rows with problems", () => {
  it("are gathered by column and reason, the most frequent first, values without repeats", () => {
    const row = (line: number, value: string, reason: string) => ({ line, column: "price", value, reason });
    const groups = groupRejects([row(2, "x", "a"), row(3, "auf Anfrage", "b"), row(5, "auf Anfrage", "b"), row(9, "?", "b")]);
    expect(groups.map((g) => [g.reason, g.rows.length, g.values])).toEqual([["b", 3, ["auf Anfrage", "?"]], ["a", 1, ["x"]]]);
  });
});
