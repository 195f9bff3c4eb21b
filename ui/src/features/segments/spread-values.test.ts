import { describe, expect, it } from "vitest";
import { scalarIn, withValue } from "./spread-values";

describe("a value chosen from the bars", () => {
  it("takes the place of the one there was, or joins and leaves a list", () => {
    expect(withValue({ op: "is", value: "DE" }, "DK")).toEqual({ op: "is", value: "DK" });
    expect(withValue({ op: "in", values: ["DE"] }, "DK")).toEqual({ op: "in", values: ["DE", "DK"] });
    expect(withValue({ op: "in", values: ["DE", "DK"] }, "DK")).toEqual({ op: "in", values: ["DE"] });
    expect(withValue({ op: "under", path: "Snow" }, "Snow > Skis")).toEqual({ op: "under", path: "Snow > Skis" });
  });
  it("is yes or no where there is nothing else", () => {
    expect(scalarIn([{ value: "true" }, { value: "false" }], "true")).toBe(true);
    expect(scalarIn([{ value: "true" }, { value: "maybe" }], "true")).toBe("true");
  });
});
