/* The pages at the side are one stop for Tab: arrows lead from one to the next, and open and close what has others beneath it. */
import { type KeyboardEvent, type RefObject, useLayoutEffect } from "react";

const PAGES = "a[data-page]";

const twistOf = (page: Element) => page.parentElement?.querySelector<HTMLElement>(":scope > .twist[aria-expanded]") ?? null;
const isOpen = (page: Element) => twistOf(page)?.ariaExpanded === "true";
/** The page that this one lies beneath. */
const above = (page: Element) => page.closest("ul")?.closest("li")?.querySelector<HTMLElement>(PAGES) ?? null;

/** Where a key leads from a page: to another one, or nowhere, as it opens or closes this one. */
function leads(key: string, page: HTMLElement, pages: readonly HTMLElement[]): HTMLElement | null {
  const at = pages.indexOf(page);
  switch (key) {
    case "ArrowDown":
      return pages[at + 1] ?? page;
    case "ArrowUp":
      return pages[at - 1] ?? page;
    case "Home":
      return pages[0] ?? page;
    case "End":
      return pages.at(-1) ?? page;
    case "ArrowRight":
      if (twistOf(page) && isOpen(page)) return pages[at + 1] ?? page;
      twistOf(page)?.click();
      return page;
    case "ArrowLeft":
      if (!isOpen(page)) return above(page) ?? page;
      twistOf(page)?.click();
      return page;
    default:
      return null;
  }
}

/** One of the pages is what Tab stops at. */
function stopAt(tree: HTMLElement, page: HTMLElement | null): void {
  for (const each of tree.querySelectorAll<HTMLElement>(`${PAGES}[tabindex="0"]`)) each.tabIndex = -1;
  if (page) page.tabIndex = 0;
}

export function useTreeKeys(tree: RefObject<HTMLElement | null>) {
  // The page that is shown; where it is not among them the first.
  useLayoutEffect(() => {
    const within = tree.current;
    if (!within || within.contains(document.activeElement)) return;
    stopAt(within, within.querySelector<HTMLElement>(`${PAGES}[aria-current]`) ?? within.querySelector<HTMLElement>(PAGES));
  });
  return {
    onFocus: ({ target, currentTarget }: { target: EventTarget; currentTarget: HTMLElement }) => {
      if (target instanceof HTMLElement && target.matches(PAGES)) stopAt(currentTarget, target);
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const { target, currentTarget } = event;
      // After a click the arrows lead to the products of the page, as from everywhere else.
      if (!(target instanceof HTMLElement) || !target.matches(`${PAGES}:focus-visible`) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const next = leads(event.key, target, [...currentTarget.querySelectorAll<HTMLElement>(PAGES)]);
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
  };
}
