/* Every edit of a screen goes through here: kept, named for undo, its failure said with "Try again". */
import { useCallback } from "react";
import type { EntityChange } from "../ipc/bindings";
import { failureWords } from "../ipc/client";
import { useDraftEdit, useUndo } from "../ipc/mutations";
import { elsewhereOf } from "./elsewhere";
import { navigate, routeHref } from "./routes";
import { hintOf } from "./shortcuts";
import { showToast } from "./toasts";

/** Undo and redo, told in the bar; of what is not in sight, where it was, and the way there. */
export function useTakeBack() {
  const take = useUndo();
  return useCallback(
    async function takeBack(direction: "undo" | "redo"): Promise<void> {
      try {
        const { label, before, after } = await take(direction);
        const back = direction === "undo" ? "redo" : "undo";
        const place = before ? elsewhereOf(before.document, after.document, window.location.hash) : null;
        showToast({
          kind: "done",
          words: `${direction === "undo" ? "Undone" : "Redone"}: ${label}${place ? `, on ${place.words}` : ""}`,
          action: { name: back === "redo" ? "Redo" : "Undo", hint: hintOf(back), run: () => void takeBack(back) },
          ...(place && { way: { name: "Show", run: () => navigate(routeHref("pages", { page: place.page, segment: place.segment })) } }),
        });
      } catch (failure) {
        showToast({ kind: "failed", words: failureWords(failure) });
      }
    },
    [take],
  );
}

/** Resolves to whether the edit was kept. */
export type Edit = (label: string, changes: EntityChange[]) => Promise<boolean>;

/**
 * Keeps an edit and offers to undo it. `label` is what undo names: "Pin Kvist Rain Jacket at 3".
 * Resolves to whether it was kept; the person has been told either way.
 */
export function useEdit() {
  const keep = useDraftEdit();
  const takeBack = useTakeBack();
  return useCallback(
    async function edit(label: string, changes: EntityChange[]): Promise<boolean> {
      try {
        await keep({ label, changes });
        showToast({ kind: "done", words: label, action: { name: "Undo", hint: hintOf("undo"), run: () => void takeBack("undo") } });
        return true;
      } catch (failure) {
        showToast({
          kind: "failed",
          words: `Not saved: ${label}. ${failureWords(failure)}`,
          action: { name: "Try again", run: () => void edit(label, changes) },
        });
        return false;
      }
    },
    [keep, takeBack],
  );
}

/** For other work: runs it, tells of a failure. Resolves to the answer or null. */
export async function attempt<T>(work: Promise<T>, done?: string): Promise<T | null> {
  try {
    const answer = await work;
    if (done) showToast({ kind: "done", words: done });
    return answer;
  } catch (failure) {
    showToast({ kind: "failed", words: failureWords(failure) });
    return null;
  }
}
