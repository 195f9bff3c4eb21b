// Shares of shoppers as people read them. Pure.
import { percent } from "./format";

/** A share in basis points; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 10_000) / whole);
}

/** "7.9 %"; a few shoppers of very many are not "0.0 %" */
export function shareWords(part: number, whole: number): string {
  const share = shareOf(part, whole);
  if (share === null) return "–";
  return part > 0 && share < 5 ? `under ${percent(10)}` : percent(share);
}
