/* Where a row stands on screen, and what a question about it is asked beside. */
import type { Proposal } from "./proposals";

/** The place of a row on screen; the first where it is not drawn. */
export function placeOf(product: string): number {
  const row = document.querySelector<HTMLElement>(`[data-product="${CSS.escape(product)}"]`);
  return Number(row?.dataset["position"] ?? 1);
}

/** Where the row was dropped, else the row, else its button, else the page's name. */
export function besideOf({ lane, product }: Proposal): Element | null {
  const row = `[data-lane="${CSS.escape(lane)}"] [data-product="${CSS.escape(product.id)}"]`;
  const places = ["[data-gapbar]", row, ".insp:not([hidden]) [data-testid=actions]", "[data-testid=page-title]"];
  return places.map((place) => document.querySelector(place)).find((element) => element !== null) ?? null;
}
