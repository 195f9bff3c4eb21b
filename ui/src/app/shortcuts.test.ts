import { describe, expect, it } from "vitest";
import { hintOf, keyCaps, SHORTCUTS } from "./shortcuts";

const sources: Record<string, string> = import.meta.glob("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });

/** The keys of every `useShortcuts({ … })` in a source. */
function boundKeys(text: string): string[] {
  const found: string[] = [];
  for (const call of text.split("useShortcuts({").slice(1)) {
    let depth = 1;
    let end = 0;
    while (depth > 0 && end < call.length) {
      if (call[end] === "{") depth += 1;
      if (call[end] === "}") depth -= 1;
      end += 1;
    }
    // Only members of the table itself: what stands deeper belongs to a handler.
    let level = 0;
    const own = Array.from(call.slice(0, end - 1), (char) => {
      if ("{([".includes(char)) level += 1;
      const kept = level === 0 ? char : " ";
      if ("})]".includes(char)) level -= 1;
      return kept;
    }).join("");
    for (const member of own.matchAll(/(?:^|,)\s*(?:"([^"]+)"|([A-Za-z]+))\s*(?=:|,|$)/g)) found.push(member[1] ?? member[2] ?? "");
  }
  return found;
}

describe("shortcuts", () => {
  const known = new Set<string>(SHORTCUTS.flatMap((shortcut) => [...shortcut.keys]));

  it("lists every key that some screen listens to", () => {
    const missing = Object.entries(sources)
      .filter(([path]) => !path.includes(".test."))
      .flatMap(([path, text]) => boundKeys(text).filter((key) => !known.has(key)).map((key) => `${path}: ${key}`));
    expect(missing).toEqual([]);
  });

  it("reads the keys of a source", () => {
    expect(boundKeys('useShortcuts({\n p: () => go("pin"),\n "Shift+B": () => { a({ x: 1 }); },\n n: add,\n});')).toEqual(["p", "Shift+B", "n"]);
  });

  it("gives each id once, and no key twice in one place", () => {
    expect(new Set(SHORTCUTS.map((shortcut) => shortcut.id)).size).toBe(SHORTCUTS.length);
    const places = SHORTCUTS.flatMap((shortcut) => shortcut.keys.map((key) => `${shortcut.where} ${key}`));
    expect(new Set(places).size).toBe(places.length);
  });

  it.each([
    ["Mod+k", false, "Ctrl K"],
    ["Mod+k", true, "⌘K"],
    ["Mod+Shift+Z", true, "⌘⇧Z"],
    ["Shift+B", false, "⇧B"],
    ["Alt+ArrowLeft", false, "Alt ←"],
    [" ", false, "Space"],
  ])("writes %s as people know it", (key, mac, caps) => expect(keyCaps(key, mac)).toBe(caps));

  it("says on a button what the table says", () => expect(hintOf("redo")).toBe("⇧U"));
});
