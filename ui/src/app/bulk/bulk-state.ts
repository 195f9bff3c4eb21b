/* What the dialog for many products begins with; null while it is closed. */
import { useSyncExternalStore } from "react";
import type { ActKind } from "../../components/acts";
import { columnsOf } from "../../components/table-text";
import { ipc } from "../../ipc/client";
import { attempt } from "../edits";
import { showToast } from "../toasts";

export interface BulkStart {
  kind: ActKind;
  /** ids, one a line; empty where they are still to be pasted */
  text: string;
}

let start: BulkStart | null = null;
const listeners = new Set<() => void>();

export function openBulk(next: BulkStart | null): void {
  start = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useBulkStart(): BulkStart | null {
  return useSyncExternalStore(subscribe, () => start);
}

/** Lines that are looked at to see whether a pasted text is about products. */
const SAMPLE = 50;

/** What was pasted onto a page, where it names products, is asked about; where it does not, that is said. */
export async function pasteProducts(text: string): Promise<void> {
  const cells = columnsOf(text).cells.flatMap((column) => column.slice(0, SAMPLE));
  const looked = await attempt(ipc.productsLookup(cells));
  if (looked === null) return;
  if (looked.found.length > 0) openBulk({ kind: "pin", text });
  else showToast({ kind: "done", words: "Nothing here to paste: the clipboard holds neither rules nor products of the catalog." });
}
