/* Every shortcut of the window in one table: what `?` shows, and what menus and buttons show beside their words. */

/** In the order in which they are listed, in columns of one height. */
export const PLACES = ["Everywhere", "Catalog", "Segments and rules", "Shop and plots", "Pages", "List of pages", "Several products"] as const;
export type ShortcutPlace = (typeof PLACES)[number];

export interface Shortcut {
  id: string;
  /** as `shortcutName` of keys.ts writes them; the first is the one that is shown beside words */
  keys: readonly string[];
  words: string;
  where: ShortcutPlace;
}

export const SHORTCUTS = [
  { id: "palette", keys: ["Mod+k"], words: "Find anything, do anything", where: "Everywhere" },
  { id: "help", keys: ["?"], words: "All shortcuts", where: "Everywhere" },
  { id: "undo", keys: ["u", "Mod+z"], words: "Undo", where: "Everywhere" },
  { id: "redo", keys: ["Shift+U", "Mod+Shift+Z"], words: "Redo", where: "Everywhere" },
  { id: "back", keys: ["Alt+ArrowLeft"], words: "Back to what was looked at before", where: "Everywhere" },
  { id: "forward", keys: ["Alt+ArrowRight"], words: "Forward again", where: "Everywhere" },
  { id: "publish", keys: ["Mod+Enter"], words: "Review and publish", where: "Everywhere" },
  { id: "newStore", keys: ["Mod+n"], words: "New store", where: "Everywhere" },
  { id: "openStore", keys: ["Mod+o"], words: "Open a store", where: "Everywhere" },
  { id: "textLarger", keys: ["Mod+=", "Mod++"], words: "Larger text", where: "Everywhere" },
  { id: "textSmaller", keys: ["Mod+-"], words: "Smaller text", where: "Everywhere" },
  { id: "textUsual", keys: ["Mod+0"], words: "Text in its usual size", where: "Everywhere" },
  { id: "menuBar", keys: ["F10"], words: "Menu bar, there or not", where: "Everywhere" },
  { id: "close", keys: ["Escape"], words: "Close, cancel, choose nothing", where: "Everywhere" },
  { id: "find", keys: ["/"], words: "Find a page, or a product of the catalog", where: "Pages" },
  { id: "product", keys: ["ArrowDown", "ArrowUp"], words: "Next or previous product", where: "Pages" },
  { id: "lane", keys: ["ArrowRight", "ArrowLeft"], words: "Next or previous lane", where: "Pages" },
  { id: "first", keys: ["Home", "End"], words: "First or last product", where: "Pages" },
  { id: "screen", keys: ["PageDown", "PageUp"], words: "A screen on or back", where: "Pages" },
  { id: "pin", keys: ["p"], words: "Pin", where: "Pages" },
  { id: "hide", keys: ["h"], words: "Hide", where: "Pages" },
  { id: "boost", keys: ["b"], words: "Boost", where: "Pages" },
  { id: "bury", keys: ["Shift+B"], words: "Bury", where: "Pages" },
  { id: "lift", keys: [" "], words: "Lift, then drop", where: "Pages" },
  { id: "why", keys: ["w"], words: "Why is it here?", where: "Pages" },
  { id: "findHere", keys: ["f"], words: "Find a product on this page, or why it is not there", where: "Pages" },
  { id: "lanes", keys: ["l"], words: "Choose the lanes", where: "Pages" },
  { id: "new", keys: ["n"], words: "Add a rule, a segment …", where: "Pages" },
  { id: "tick", keys: [",", "."], words: "Previous or next moment at which a rule changes", where: "Pages" },
  { id: "page", keys: ["ArrowDown", "ArrowUp"], words: "Next or previous page", where: "List of pages" },
  { id: "beneath", keys: ["ArrowRight", "ArrowLeft"], words: "Open or close what lies beneath a page", where: "List of pages" },
  { id: "scroll", keys: ["ArrowDown", "ArrowUp"], words: "Scroll", where: "Shop and plots" },
  { id: "scrollScreen", keys: [" ", "Shift+ "], words: "A screen on or back", where: "Shop and plots" },
  { id: "extend", keys: ["Shift+ArrowDown", "Shift+ArrowUp"], words: "Choose the next or previous product as well", where: "Several products" },
  { id: "extendAside", keys: ["Shift+ArrowRight", "Shift+ArrowLeft"], words: "The same in the grid", where: "Several products" },
  { id: "all", keys: ["Mod+a"], words: "Choose all that is in sight", where: "Several products" },
  { id: "copyIds", keys: ["Mod+c"], words: "Copy their ids", where: "Several products" },
  { id: "pasteIds", keys: ["Mod+v"], words: "Paste ids: pin, hide, boost or bury them here", where: "Several products" },
  { id: "menu", keys: ["ContextMenu", "Shift+F10"], words: "Menu of what has the focus", where: "Everywhere" },
  { id: "moveUp", keys: ["Alt+ArrowUp"], words: "Move up in the order: a segment, a formula", where: "Segments and rules" },
  { id: "moveDown", keys: ["Alt+ArrowDown"], words: "Move down in the order", where: "Segments and rules" },
  { id: "remove", keys: ["Delete"], words: "Remove the rule or segment", where: "Segments and rules" },
  { id: "copyRule", keys: ["Mod+c"], words: "Copy the rule", where: "Segments and rules" },
  { id: "pasteRules", keys: ["Mod+v"], words: "Paste rules, on a page for the lane in view", where: "Segments and rules" },
  { id: "filter", keys: ["f"], words: "Filter", where: "Catalog" },
] as const satisfies readonly Shortcut[];

export type ShortcutId = (typeof SHORTCUTS)[number]["id"];

export const isMac = () => /mac/i.test(navigator.userAgent);

const CAPS: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Enter: "↵",
  Escape: "Esc",
  Delete: "Del",
  ContextMenu: "Menu",
  PageDown: "PgDn",
  PageUp: "PgUp",
  " ": "Space",
};

/** How a key is written for people: "Mod+Shift+Z" → "⌘⇧Z" or "Ctrl ⇧Z" */
export function keyCaps(key: string, mac = isMac()): string {
  // "Mod++" is Mod and the key "+".
  const parts = key.endsWith("+") ? [...key.split("+").slice(0, -2), "+"] : key.split("+");
  const last = parts.pop() ?? "";
  const shown = CAPS[last] ?? (last.length === 1 ? last.toUpperCase() : last);
  const before = parts.map((part) => (part === "Mod" ? (mac ? "⌘" : "Ctrl ") : part === "Alt" ? (mac ? "⌥" : "Alt ") : part === "Shift" ? "⇧" : part));
  return `${before.join("")}${shown}`;
}

/** What stands beside the words of a button or menu entry. */
export function hintOf(id: ShortcutId): string {
  const found = SHORTCUTS.find((shortcut) => shortcut.id === id);
  return found ? keyCaps(found.keys[0]) : "";
}
