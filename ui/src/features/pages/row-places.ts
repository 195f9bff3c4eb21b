/* Where a row stands on screen, and what a question about it hangs on. */
import type { RefObject } from "react";
import type { Proposal } from "./proposals";

/** The place of a row on screen; the first where it is not drawn. */
export function placeOf(product: string): number {
  const row = document.querySelector<HTMLElement>(`[data-product="${CSS.escape(product)}"]`);
  return Number(row?.dataset["position"] ?? 1);
}

/** What the popover hangs on: where the row was dropped, else the row, else its button, else the page's name. */
export function anchorFor(proposal: Proposal | null): RefObject<Element | null> {
  return {
    get current() {
      const row = proposal && `[data-lane="${CSS.escape(proposal.lane)}"] [data-product="${CSS.escape(proposal.product.id)}"]`;
      return document.querySelector("[data-gapbar]") ?? (row ? document.querySelector(row) : null) ?? document.querySelector(".insp:not([hidden]) [data-testid=actions]") ?? document.querySelector("[data-testid=page-title]");
    },
  } as RefObject<Element | null>;
}
