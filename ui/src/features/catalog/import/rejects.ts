// Rows that could not be read, gathered by cause: a hundred times the same mistake is one line.
import type { ImportReject } from "../../../ipc/bindings";

export type RejectGroup = { key: string; column: string; reason: string; rows: ImportReject[]; values: string[] };

const VALUES_SHOWN = 3;

/** Groups of one column and one reason, the most frequent first, in the file's order among equals. */
export function groupRejects(rejects: readonly ImportReject[]): RejectGroup[] {
  const groups = new Map<string, RejectGroup>();
  for (const reject of rejects) {
    const key = `${reject.column}\u0000${reject.reason}`;
    const group = groups.get(key) ?? { key, column: reject.column, reason: reject.reason, rows: [], values: [] };
    group.rows.push(reject);
    if (group.values.length < VALUES_SHOWN && !group.values.includes(reject.value)) group.values.push(reject.value);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((a, b) => b.rows.length - a.rows.length);
}
