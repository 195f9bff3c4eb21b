// The small table of a score: what a figure must reach, and the points that it then gets.

export interface PointRow {
  figure: string;
  points: number;
}

/** Rows for levels in rising order: level(value) is how many of them are ≤ value. */
export function pointRows(levels: readonly number[], weight: number, say: (level: number) => string): PointRow[] {
  const [first] = levels;
  if (first === undefined) return [];
  const rows: PointRow[] = [{ figure: `below ${say(first)}, or unknown`, points: 0 }];
  levels.forEach((level, index) => {
    const next = levels[index + 1];
    rows.push({ figure: next === undefined ? `${say(level)} and more` : `${say(level)} to below ${say(next)}`, points: weight * (index + 1) });
  });
  return rows;
}
