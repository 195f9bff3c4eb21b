/* The keys that the foot of a page names. */
export const HINTS = [
  [["↑", "↓"], "product"],
  [["←", "→"], "lane"],
  [["P"], "pin"],
  [["H"], "hide"],
  [["B"], "boost"],
  [["⇧B"], "bury"],
  [["Space"], "lift"],
  [["⇧↓"], "choose more"],
  [["W"], "why"],
  [["F"], "find"],
  [["U"], "undo"],
  [["?"], "all keys"],
] as const satisfies readonly (readonly [string[], string])[];
