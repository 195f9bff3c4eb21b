// Rows that could not be read, gathered by cause: a hundred times the same mistake is one line.

/** A row that was left out, and the first thing that is wrong with it. */
export interface Reject {
  line: number;
  /** empty: the whole row */
  column: string;
  value: string;
  reason: string;
}

export type RejectGroup = { key: string; column: string; reason: string; rows: Reject[]; values: string[] };

const VALUES_SHOWN = 3;

/** Groups of one column and one reason, the most frequent first, in the file's order among equals. */
export function groupRejects(rejects: readonly Reject[]): RejectGroup[] {
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
