/* Rules that wait to be put somewhere; null while none do. And the way onto the clipboards. */
import { useEffect, useRef, useSyncExternalStore } from "react";
import { copyText } from "../../components/clipboard";
import { counted } from "../../components/format";
import { holdRules, readRules, rulesText } from "../../components/rule-clipboard";
import type { Rule } from "../../ipc/bindings";
import { showToast } from "../toasts";

export interface PasteStart {
  rules: readonly Rule[];
  /** "Paste", "Duplicate" */
  verb: string;
  /** where they go unless another place is chosen; null leaves them as they are */
  page: string | null;
  segment: string | null;
}

let start: PasteStart | null = null;
const listeners = new Set<() => void>();

export function openPaste(next: PasteStart | null): void {
  start = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePasteStart(): PasteStart | null {
  return useSyncExternalStore(subscribe, () => start);
}

const told = (rules: readonly Rule[]) => showToast({ kind: "done", words: rules.length === 1 ? `Copied “${rules[0]?.name ?? ""}”` : `Copied ${counted(rules.length, "rule")}` });

export async function copyRules(rules: readonly Rule[]): Promise<void> {
  holdRules(rules);
  // Inside it is held either way.
  await copyText(rulesText(rules));
  told(rules);
}

const ownText = () => {
  const target = document.activeElement;
  return target?.closest("input, textarea, [contenteditable], [role=dialog]") != null || (window.getSelection()?.toString() ?? "") !== "";
};

interface RuleClipboard {
  chosen: () => readonly Rule[];
  onPaste: (rules: readonly Rule[]) => void;
  /** ids of the products that are chosen, on a screen that has some */
  products?: () => readonly string[];
  /** text that holds no rules */
  onPasteText?: (text: string) => void;
}

/** What a screen has to copy: its rules, else its products. */
function copied({ chosen, products }: RuleClipboard): { text: string; tell: () => void } | null {
  const rules = chosen();
  if (rules.length > 0) return { text: rulesText(rules), tell: () => (holdRules(rules), told(rules)) };
  const ids = products?.() ?? [];
  return ids.length === 0 ? null : { text: ids.join("\n"), tell: () => showToast({ kind: "done", words: ids.length === 1 ? `Copied the id ${ids[0] ?? ""}` : `Copied ${counted(ids.length, "id")}` }) };
}

/** Ctrl+C and Ctrl+V of a screen: the rules or products that are chosen go out, those that come in are taken. */
export function useRuleClipboard(clipboard: RuleClipboard): void {
  const latest = useRef(clipboard);
  useEffect(() => {
    latest.current = clipboard;
  });
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      const own = event.defaultPrevented || ownText() ? null : copied(latest.current);
      if (!own) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", own.text);
      own.tell();
    };
    const paste = (event: ClipboardEvent) => {
      if (ownText()) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      const rules = readRules(text);
      const { onPaste, onPasteText } = latest.current;
      if (!rules && (!onPasteText || text.trim() === "")) return;
      event.preventDefault();
      if (rules) onPaste(rules);
      else onPasteText?.(text);
    };
    // Where nothing is selected and nothing can be typed, WebKit asks first whether there is anything to copy, or a place to paste.
    const mayCopy = (event: Event) => {
      if (!ownText() && copied(latest.current)) event.preventDefault();
    };
    const mayPaste = (event: Event) => {
      if (!ownText()) event.preventDefault();
    };
    document.addEventListener("beforecopy", mayCopy);
    document.addEventListener("beforepaste", mayPaste);
    document.addEventListener("copy", copy);
    document.addEventListener("paste", paste);
    return () => {
      document.removeEventListener("beforecopy", mayCopy);
      document.removeEventListener("beforepaste", mayPaste);
      document.removeEventListener("copy", copy);
      document.removeEventListener("paste", paste);
    };
  }, []);
}
