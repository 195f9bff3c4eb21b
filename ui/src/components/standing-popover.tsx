/* A question that floats beside what it is about, while that is looked at: it stays where it was asked, though what it is
   about moves on; what is around it can be scrolled and pointed at. It holds the focus; a press elsewhere puts it away. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Popover as AriaPopover, type PopoverProps } from "react-aria-components";
import { Floating } from "./overlays";

interface StandingPopoverProps {
  /** what it is asked beside; looked at once, when it opens */
  beside: () => Element | null;
  placement: NonNullable<PopoverProps["placement"]>;
  label: string;
  className: string;
  onClose: () => void;
  children: ReactNode;
}

/** What floats above this too, and closes by itself. */
const FLOATS = ".popover, .toasts, [data-testid=underlay]";

/** px: what is told at the window's bottom stays in sight. */
const PADDING = 36;

/** To scroll is to look. */
function isScrollbar({ target, offsetX, offsetY }: PointerEvent): boolean {
  if (!(target instanceof Element)) return false;
  const { scrollWidth, scrollHeight, clientWidth, clientHeight } = target;
  return (scrollHeight > clientHeight && clientHeight > 0 && offsetX >= clientWidth) || (scrollWidth > clientWidth && clientWidth > 0 && offsetY >= clientHeight);
}

function usePressElsewhere(onPress: () => void): void {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    const press = (event: PointerEvent) => {
      if (event.target instanceof Element && !event.target.closest(FLOATS) && !isScrollbar(event)) latest.current();
    };
    document.addEventListener("pointerdown", press, true);
    return () => document.removeEventListener("pointerdown", press, true);
  }, []);
}

export function StandingPopover({ beside, placement, label, className, onClose, children }: StandingPopoverProps) {
  const spot = useRef<HTMLSpanElement>(null);
  const [{ left, top, width, height }] = useState(() => beside()?.getBoundingClientRect() ?? new DOMRect());
  usePressElsewhere(onClose);
  return (
    <>
      {createPortal(<span ref={spot} aria-hidden="true" style={{ position: "fixed", left, top, width, height, pointerEvents: "none", visibility: "hidden" }} />, document.body)}
      <AriaPopover
        className={`popover ${className}`}
        triggerRef={spot}
        isOpen
        isNonModal
        // A menu that it was called from may take the focus back for a moment; who presses elsewhere is heard above.
        shouldCloseOnInteractOutside={() => false}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement={placement}
        offset={6}
        containerPadding={PADDING}
      >
        <Floating aria-label={label}>{children}</Floating>
      </AriaPopover>
    </>
  );
}
