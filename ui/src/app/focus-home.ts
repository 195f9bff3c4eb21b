/* The focus is never nowhere: when what had it goes away and nobody gives it to something else, the part of the screen
   that it was in has it, and on another screen the screen. */
import { useEffect } from "react";
import { giveHome } from "../components/lost-focus";

const PART = "section, aside, nav, form, main";
const FLOATS = "[role=dialog], [role=alertdialog], [role=menu], .listbox";
/** Frames that it may be nowhere: a dialog that closes, and a row on its way, take it up by themselves. */
const FRAMES = 4;

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

/** The parts of the screen around an element, from the inside out. */
function partsAround(element: Element | null): HTMLElement[] {
  const part = element?.closest<HTMLElement>(PART) ?? null;
  return part === null ? [] : [part, ...partsAround(part.parentElement)];
}

export function useFocusHome(): void {
  useEffect(() => {
    let parts: HTMLElement[] = [];
    let asked = 0;
    let frames = 0;
    const look = () => {
      asked = 0;
      if (!isNowhere() || document.querySelector(FLOATS) !== null) return;
      frames += 1;
      if (frames < FRAMES) {
        asked = requestAnimationFrame(look);
        return;
      }
      const home = parts.find((part) => part.isConnected) ?? document.querySelector<HTMLElement>("main");
      if (home) giveHome(home);
    };
    const note = (event: FocusEvent) => {
      if (event.target instanceof Element) parts = partsAround(event.target);
    };
    const changed = () => {
      if (asked !== 0 || !isNowhere()) return;
      frames = 0;
      asked = requestAnimationFrame(look);
    };
    const watch = new MutationObserver(changed);
    watch.observe(document.body, { childList: true, subtree: true });
    document.addEventListener("focusin", note);
    changed();
    return () => {
      watch.disconnect();
      document.removeEventListener("focusin", note);
      cancelAnimationFrame(asked);
    };
  }, []);
}
