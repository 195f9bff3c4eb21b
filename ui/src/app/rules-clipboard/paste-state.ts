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

/** Ctrl+C and Ctrl+V of a screen: the rules that are chosen go out, rules that come in are taken. */
export function useRuleClipboard({ chosen, onPaste }: { chosen: () => readonly Rule[]; onPaste: (rules: readonly Rule[]) => void }): void {
  const latest = useRef({ chosen, onPaste });
  useEffect(() => {
    latest.current = { chosen, onPaste };
  });
  useEffect(() => {
    const copy = (event: ClipboardEvent) => {
      const rules = latest.current.chosen();
      if (event.defaultPrevented || rules.length === 0 || ownText()) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", rulesText(rules));
      holdRules(rules);
      told(rules);
    };
    const paste = (event: ClipboardEvent) => {
      if (ownText()) return;
      const rules = readRules(event.clipboardData?.getData("text/plain") ?? "");
      if (!rules) return;
      event.preventDefault();
      latest.current.onPaste(rules);
    };
    // Where nothing is selected and nothing can be typed, WebKit asks first whether there is anything to copy, or a place to paste.
    const mayCopy = (event: Event) => {
      if (latest.current.chosen().length > 0 && !ownText()) event.preventDefault();
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
