import { expect, it } from "vitest";
import { dropWords } from "./carried";

it.each([
  ["vip", 3, ["A"], "Pin at 3 for VIP"],
  ["vip", 1, ["A", "B"], "Pin in order from 1 for VIP"],
  ["", 0, ["A"], "Changes nothing here"],
])("over “%s” at %i a drop of %j says “%s”", (over, position, all, words) => expect(dropWords({ over, position, all }, "VIP")).toBe(words));
