/* The keys that the foot of a page names. */
import type { View } from "./page-head";

type Hint = readonly [string[], string];

const ON_PRODUCTS: readonly Hint[] = [
  [["P"], "pin"],
  [["H"], "hide"],
  [["B"], "boost"],
  [["⇧B"], "bury"],
  [["Space"], "lift"],
  [["⇧↓"], "choose more"],
  [["W"], "why"],
];
const ANYWHERE: readonly Hint[] = [
  [["F"], "find"],
  [["U"], "undo"],
  [["?"], "all keys"],
];
/** Where there is only to look. */
const LOOKING: readonly Hint[] = [[["↑", "↓"], "scroll"], [[",", "."], "moment"], [["N"], "rule"], ...ANYWHERE];

export const HINTS: Readonly<Record<View, readonly Hint[]>> = {
  compare: [[["↑", "↓"], "product"], [["←", "→"], "lane"], ...ON_PRODUCTS, ...ANYWHERE],
  grid: [[["↑", "↓", "←", "→"], "product"], ...ON_PRODUCTS, ...ANYWHERE],
  shop: LOOKING,
  plots: LOOKING,
};
