/* Single-key shortcuts: never while someone types or a menu, popover or dialog is open. */
import { useEffect, useRef } from "react";

/** What takes no letters: the keys that it does take it keeps from the screen by itself. */
const CHOSEN = new Set(["radio", "checkbox", "range", "button", "file"]);

/** Whether a key pressed here belongs to the control and not to the screen. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLInputElement && CHOSEN.has(target.type)) return isTyping(target.parentElement);
  return target.closest("input, textarea, select, [contenteditable], [role=dialog], [role=menu], .listbox, [role=separator]") !== null;
}

const isMod = (event: KeyboardEvent) => event.metaKey || event.ctrlKey;

/** Space and Enter press a button or link that has the focus; alone they are no shortcut there. */
function presses(event: KeyboardEvent): boolean {
  if (isMod(event) || (event.key !== " " && event.key !== "Enter")) return false;
  return event.target instanceof Element && event.target.closest("button, a, [role=button], [role=switch], summary, label") !== null;
}

export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** "p", "Shift+B", "ArrowDown", "/", "Mod+Enter"; Mod is ⌘ or Ctrl */
export function shortcutName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const letter = /^[a-z]$/.test(key);
  return [isMod(event) ? "Mod" : "", event.altKey ? "Alt" : "", event.shiftKey && (letter || key.length > 1) ? "Shift" : "", letter && event.shiftKey ? key.toUpperCase() : key]
    .filter(Boolean)
    .join("+");
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || presses(event)) return;
      const run = latest.current[shortcutName(event)];
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run(event);
    };
    // A button is pressed by Enter with whatever is held beside it: the shortcut comes before it.
    const listenFirst = (event: KeyboardEvent) => {
      if (event.key === "Enter" && isMod(event)) listen(event);
    };
    window.addEventListener("keydown", listen);
    window.addEventListener("keydown", listenFirst, true);
    return () => {
      window.removeEventListener("keydown", listen);
      window.removeEventListener("keydown", listenFirst, true);
    };
  }, []);
}
