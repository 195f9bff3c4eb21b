/* Keeps the focus in what floats: when the button or field that has it goes away, the keys must not
   fall to the screen below, where Esc and single letters mean something else. */
import { type RefCallback, useCallback } from "react";

/** For the dialog's element, which must be able to take the focus itself. */
export function useKeptFocus(): RefCallback<HTMLElement> {
  return useCallback((floating: HTMLElement | null) => {
    if (!floating) return;
    let last: Element | null = null;
    const note = (event: FocusEvent) => {
      last = event.target instanceof Element ? event.target : null;
    };
    const watch = new MutationObserver(() => {
      const lost = last !== null && !floating.contains(last) && (document.activeElement === document.body || document.activeElement === null);
      if (lost) floating.focus();
    });
    floating.addEventListener("focusin", note);
    watch.observe(floating, { childList: true, subtree: true });
    return () => {
      floating.removeEventListener("focusin", note);
      watch.disconnect();
    };
  }, []);
}
