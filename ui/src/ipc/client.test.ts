import { expect, it } from "vitest";
import { wordsOf } from "./client";

// What is not there is told by the core in a whole sentence, by an engine in words of its own.
it.each([
  ["There is no product “NW-9” in the catalog.", "There is no product “NW-9” in the catalog."],
  ["there is no revision 7", "There is no revision 7."],
])("tells “%s” once", (what, told) => expect(wordsOf({ kind: "notFound", what })).toBe(told));
