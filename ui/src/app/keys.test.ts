// @vitest-environment jsdom
import { expect, it } from "vitest";
import { isTyping } from "./keys";

function within(html: string): Element {
  document.body.innerHTML = html;
  const found = document.querySelector("[data-here]");
  if (!found) throw new Error("nothing is marked");
  return found;
}

it.each([
  ['<input data-here type="text">', true],
  ['<input data-here type="search">', true],
  ["<textarea data-here></textarea>", true],
  ['<label><input data-here type="radio"></label>', false],
  ['<label><input data-here type="checkbox"></label>', false],
  ['<div role="dialog"><input data-here type="radio"></div>', true],
  ["<button data-here></button>", false],
])("letters belong to what takes letters: %s", (html, typing) => expect(isTyping(within(html))).toBe(typing));
