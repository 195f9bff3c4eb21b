import { expect, it } from "vitest";
import type { Rule } from "../../ipc/bindings";
import { turnsAfter } from "./turns";

const rule = (id: string, rest: Partial<Rule>): Rule => ({ id, name: id, action: { type: "pin", product: "A", position: 1 }, ...rest });

it("tells when rules that are on begin or end after now, the nearest first", () => {
  const rules = [
    rule("over", { schedule: { from: "2026-01-01T00:00", until: "2026-11-24T10:42" } }),
    rule("runs", { schedule: { from: "2026-11-01T00:00:00", until: "2026-12-01T00:00:00" } }),
    rule("comes", { schedule: { from: "2026-11-27T00:00", until: "2026-12-01T00:00" } }),
    rule("off", { enabled: false, schedule: { from: "2026-11-25T00:00" } }),
    rule("weekly", { schedule: { weekly: { days: ["fri"], from: "17:00", until: "20:00" } } }),
    rule("always", {}),
  ];
  expect(turnsAfter("2026-11-24T10:42", rules).map(({ rule: { id }, at, begins }) => [id, at, begins])).toEqual([
    ["comes", "2026-11-27T00:00", true],
    ["comes", "2026-12-01T00:00", false],
    ["runs", "2026-12-01T00:00", false],
  ]);
});
