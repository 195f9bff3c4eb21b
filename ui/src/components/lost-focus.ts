/* Where the focus is when nothing that can be used has it, and what may have it then. */

/** Marks what has the focus for want of anything better: whoever asks for it may have it. */
const HOME = "data-focus-home";

/** Nothing has the focus, or only what was given it for want of anything better. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.hasAttribute(HOME);
}

/** Gives the focus to a part of the screen, so that Tab and a screen reader go on from there. */
export function giveHome(home: HTMLElement): void {
  home.setAttribute(HOME, "");
  if (!home.hasAttribute("tabindex")) home.tabIndex = -1;
  home.focus({ preventScroll: true });
}

/** What was used goes away with what it does: the first of these that is there has the focus then, unless somebody went elsewhere. */
export function giveLost(...selectors: string[]): void {
  afterFocus(() => {
    if (isFocusLost()) selectors.flatMap((each) => document.querySelector<HTMLElement>(each) ?? [])[0]?.focus();
  });
}

/** A menu or the palette gives the focus back in the frame after it has closed: what opens then can give it back to the same place. */
export const afterFocus = (run: () => void) => requestAnimationFrame(() => requestAnimationFrame(run));
