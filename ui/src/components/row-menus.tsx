/* The menu of a row in a list at the side: a right click, the Menu key or Shift+F10; and Del, which takes the row away. */
import { useEffect, useRef, useState } from "react";
import { ContextMenu, menuPlace, type MenuPlace, useContextMenu } from "./context-menu";
import type { MenuEntry } from "./overlays";

interface RowMenusProps {
  /** what its rows are found by; their `data-testid` begins with it, and ends with the id */
  prefix: string;
  nameOf: (id: string) => string;
  entriesFor: (id: string) => MenuEntry[];
  onRemove?: (id: string) => void;
}

/** The id of the row that an element is in; null where it is in none. */
function idAt(target: EventTarget | null, prefix: string): string | null {
  const row = target instanceof Element ? target.closest<HTMLElement>(`[role=row][data-testid^="${prefix}"]`) : null;
  return row?.dataset["testid"]?.slice(prefix.length) ?? null;
}

export function RowMenus({ prefix, nameOf, entriesFor, onRemove }: RowMenusProps) {
  const [asked, ask] = useState<{ place: MenuPlace; id: string } | null>(null);
  useContextMenu(`[role=row][data-testid^="${prefix}"]`, (event, row) => {
    const id = idAt(row, prefix);
    if (id !== null) ask({ place: menuPlace(event, row), id });
  });
  const latest = useRef(onRemove);
  useEffect(() => {
    latest.current = onRemove;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // Only at the row itself: in a switch or a field of it the key means something else.
      const id = event.key === "Delete" && !event.defaultPrevented && event.target instanceof Element && event.target.matches("[role=row]") ? idAt(event.target, prefix) : null;
      if (id === null || !latest.current) return;
      event.preventDefault();
      latest.current(id);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [prefix]);
  const entries = asked ? entriesFor(asked.id) : [];
  return <ContextMenu place={entries.length > 0 ? (asked?.place ?? null) : null} label={asked ? nameOf(asked.id) : ""} entries={entries} onClose={() => ask(null)} />;
}
