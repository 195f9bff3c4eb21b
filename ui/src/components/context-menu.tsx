/* A menu where the pointer is, or beside the row that has the focus. It holds the focus and gives it back. */
import { useEffect, useMemo, useRef } from "react";
import { createPortal } from "react-dom";
import { Popover as AriaPopover } from "react-aria-components";
import { afterFocus, isFocusLost } from "./lost-focus";
import { MenuList, type MenuEntry } from "./overlays";

export interface MenuPlace {
  x: number;
  y: number;
}

interface ContextMenuProps {
  /** null: closed */
  place: MenuPlace | null;
  label: string;
  entries: MenuEntry[];
  onClose: () => void;
}

export function ContextMenu({ place, label, entries, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const style = useMemo(() => ({ position: "fixed" as const, left: place?.x ?? 0, top: place?.y ?? 0, width: 1, height: 1 }), [place]);
  if (!place) return null;
  return (
    <>
      {createPortal(<span ref={anchor} style={style} aria-hidden="true" />, document.body)}
      <AriaPopover className="popover" aria-label={label} key={`${place.x} ${place.y}`} triggerRef={anchor} isOpen onOpenChange={(open) => !open && onClose()} placement="bottom start" offset={2}>
        <MenuList label={label} entries={entries.map((entry) => (entry.opens ? { ...entry, onAction: () => void afterFocus(entry.onAction) } : entry))} autoFocus="first" onClose={onClose} />
      </AriaPopover>
    </>
  );
}

/** Where a context menu is asked for: at the pointer, or by key below the start of the element. */
export function menuPlace(event: { clientX: number; clientY: number }, element: Element): MenuPlace {
  // The key has no pointer: browsers say 0, 0 then, or the middle of what has the focus.
  if (event.clientX > 0 || event.clientY > 0) return { x: event.clientX, y: event.clientY };
  const box = element.getBoundingClientRect();
  return { x: box.left + 40, y: box.top + Math.min(box.height, 40) };
}

/** Keys that ask for a menu. WebKit makes no `contextmenu` of them. */
const isMenuKey = (event: KeyboardEvent) => event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);

/** A right click on an element that fits; or the Menu key or Shift+F10 where it has the focus, or else is chosen. */
export function useContextMenu(fits: string, onAsk: (event: { clientX: number; clientY: number }, element: HTMLElement) => void): void {
  const latest = useRef(onAsk);
  useEffect(() => {
    latest.current = onAsk;
  });
  useEffect(() => {
    const ask = (event: MouseEvent) => {
      const element = event.target instanceof Element ? event.target.closest<HTMLElement>(fits) : null;
      if (!element) return;
      event.preventDefault();
      latest.current(event, element);
    };
    const press = (event: KeyboardEvent) => {
      if (!isMenuKey(event) || event.defaultPrevented || !(event.target instanceof Element)) return;
      const chosen = isFocusLost() ? document.querySelector<HTMLElement>(`${fits}[aria-selected=true]`) : null;
      const element = event.target.closest<HTMLElement>(fits) ?? chosen;
      if (!element) return;
      event.preventDefault();
      latest.current({ clientX: 0, clientY: 0 }, element);
    };
    window.addEventListener("contextmenu", ask);
    window.addEventListener("keydown", press);
    return () => {
      window.removeEventListener("contextmenu", ask);
      window.removeEventListener("keydown", press);
    };
  }, [fits]);
}
