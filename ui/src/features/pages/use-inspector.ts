/* Whether the inspector can be seen: always, or where the window is small when it is asked for. */
import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";

interface InspectorPlace {
  isShown: boolean;
  show: (isShown: boolean) => void;
  /** Gives the focus to a part of it, which is brought to sight before. */
  focusOn: (selector: string) => void;
  /** Gives the focus back to the products. */
  leave: () => void;
  ref: RefObject<HTMLElement | null>;
}

/** The first that can be seen and focused. */
const focusFirst = (...selectors: string[]) => selectors.map((each) => document.querySelector<HTMLElement>(each)).find((each) => each !== null)?.focus();

/** The one that is in the tab order. */
const PRODUCT = "[data-lane] [role=option][tabindex='0']";

export function useInspector(folded: boolean): InspectorPlace {
  const [isOpen, setOpen] = useState(false);
  const ref = useRef<HTMLElement>(null);
  const isShown = !folded || isOpen;
  useEffect(() => {
    if (!folded || !isOpen) return undefined;
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || !(event.target instanceof Node) || !ref.current?.contains(event.target)) return;
      event.stopPropagation();
      setOpen(false);
      focusFirst(PRODUCT, "[data-testid=why-button]");
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, [folded, isOpen]);
  useEffect(() => {
    if (!folded) return undefined;
    // The lanes have become narrower: what was chosen stays in sight.
    const timer = setTimeout(() => document.querySelector(".lanes .chosen")?.scrollIntoView({ block: "nearest", inline: "nearest" }), 50);
    return () => clearTimeout(timer);
  }, [folded, isOpen]);
  const focusOn = (selector: string) => {
    // Only what is drawn can take the focus.
    if (!isShown) flushSync(() => setOpen(true));
    focusFirst(selector);
  };
  const leave = () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (folded) setOpen(false);
    focusFirst(PRODUCT, ...(folded ? ["[data-testid=why-button]"] : []));
  };
  return { isShown, show: setOpen, focusOn, leave, ref };
}
