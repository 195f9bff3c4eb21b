/* What somebody is about to keep, tried on the page: it is ranked with it, and as the draft again once it is let go. */
import { useCallback, useEffect } from "react";
import { sameJson } from "../../components/same-json";
import type { EntityChange } from "../../ipc/bindings";
import { useOfPage } from "./pages-state";

interface Tried {
  changes: EntityChange[];
  isKept: boolean;
}

export type Trial = ReturnType<typeof useTrial>;

export function useTrial(page: string) {
  const [tried, set] = useOfPage<Tried | null>(page, null);
  const show = useCallback(
    (changes: EntityChange[] | null) =>
      set((now) => {
        // What is being kept stays until it is in the draft.
        if (now?.isKept) return now;
        if (!changes || changes.length === 0) return null;
        return now && sameJson(now.changes, changes) ? now : { changes, isKept: false };
      }),
    [set],
  );
  const keep = useCallback(
    async (changes: EntityChange[], edit: Promise<unknown>): Promise<void> => {
      const kept = { changes, isKept: true };
      set(kept);
      await edit;
      set((now) => (now === kept ? null : now));
    },
    [set],
  );
  return {
    /** null: the draft as it is */
    changes: tried?.changes ?? null,
    /** what is shown is a question still */
    isOpen: tried !== null && !tried.isKept,
    show,
    /** What was tried stays in sight until the edit is in the draft, so that no row goes back and forth; one that fails is let go. */
    keep,
  };
}

/** What is asked is seen as soon as its answer is known, until then what was seen last, and for as long as it is asked. */
export function useSeen({ show }: Trial, changes: EntityChange[] | null, isAnswered: boolean): void {
  useEffect(() => {
    if (isAnswered) show(changes);
  });
  useEffect(() => () => show(null), [show]);
}
