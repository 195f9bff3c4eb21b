/* In a small window: what is needed now and then, in one line. All of it opens below that line, over what the screen is about, so that nothing moves. */
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon, type IconName } from "./icon";
import "./fold.css";

interface FoldProps {
  /** what is folded away */
  label: string;
  icon: IconName;
  /** how it stands: "Now · against live · stock as counted" */
  words: ReactNode;
  children: ReactNode;
  testId: string;
}

export function Fold({ label, icon, words, children, testId }: FoldProps) {
  const [isOpen, setOpen] = useState(false);
  const whole = useRef<HTMLDivElement>(null);
  const line = useRef<HTMLButtonElement>(null);
  const controls = useId();
  useEffect(() => {
    const fold = whole.current;
    if (!isOpen || !fold) return undefined;
    const within = (event: Event) => event.target instanceof Node && fold.contains(event.target);
    // What its own lists and popovers float in stands outside of the app. Nothing that has the focus stands behind it.
    const leave = (event: Event) => {
      if (!within(event) && event.target instanceof Element && event.target.closest(".app")) setOpen(false);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || !within(event)) return;
      event.stopPropagation();
      setOpen(false);
      line.current?.focus();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    document.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("pointerdown", leave);
      document.removeEventListener("focusin", leave);
      document.removeEventListener("keydown", key);
    };
  }, [isOpen]);
  return (
    <div className="fold" ref={whole}>
      <button type="button" ref={line} className="fold-line" aria-expanded={isOpen} aria-controls={controls} onClick={() => setOpen(!isOpen)} data-testid={testId}>
        <Icon name={icon} size="m" />
        <span className="el">{words}</span>
        <Icon name="chevron-down" size="s" />
      </button>
      {/* Closed, it is still there: its keys go on working. */}
      <div className="fold-all" id={controls} role="group" aria-label={label} hidden={!isOpen}>
        {children}
      </div>
    </div>
  );
}
