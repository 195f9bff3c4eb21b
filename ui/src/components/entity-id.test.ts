import { describe, expect, it } from "vitest";
import type { RuleSetDocument } from "../ipc/bindings";
import { copyName, freshId, idProblem } from "./entity-id";
import { findingsOf, listFindings, reasonAt, within } from "./pointers";

describe("ids", () => {
  it("are made of names and never taken", () => {
    expect(freshId("Deep discounts first!", [], "rule")).toBe("deep-discounts-first");
    expect(freshId("Été 2026", ["ete-2026"], "rule")).toBe("ete-2026-2");
    expect(freshId("Everyone", [], "segment")).toBe("everyone-2");
    expect(freshId("新", [], "segment")).toBe("segment");
  });
  it("are refused with a reason", () => {
    expect(idProblem("a b", [])).not.toBeNull();
    expect(idProblem("everyone", [])).toContain("reserved");
    expect(idProblem("vip", ["vip"])).toBe("This id is taken.");
    expect(idProblem("vip_2.x-y", [])).toBeNull();
  });
  it("go with names of copies", () => {
    expect(copyName("VIP", ["VIP", "VIP copy"])).toBe("VIP copy 2");
  });
});

describe("findings", () => {
  const document = { rules: [{ id: "a" }, { id: "b" }], segments: [{ id: "a" }] } as unknown as RuleSetDocument;
  const findings = [
    { pointer: "/rules/1/action/points", reason: "too many" },
    { pointer: "/rules/1", reason: "unknown member" },
    { pointer: "/segments/0/when/all/0", reason: "no such field" },
    { pointer: "/rules", reason: "points bound" },
  ];
  it("belong to the entity they point into", () => {
    expect(findingsOf(findings, document, "rule", "b").map((finding) => finding.pointer)).toEqual(["/action/points", ""]);
    expect(findingsOf(findings, document, "rule", "a")).toEqual([]);
    expect(findingsOf(findings, document, "segment", "a")).toEqual([{ pointer: "/when/all/0", reason: "no such field" }]);
    expect(listFindings(findings, "rule")).toEqual([{ pointer: "/rules", reason: "points bound" }]);
  });
  it("are found by member", () => {
    expect(reasonAt([{ pointer: "/action/points", reason: "x" }], "/action/points")).toBe("x");
    expect(within([{ pointer: "/when/all/0", reason: "x" }], "/when")).toEqual([{ pointer: "/all/0", reason: "x" }]);
    expect(reasonAt([{ pointer: "/actions", reason: "x" }], "/action")).toBeNull();
  });
});
