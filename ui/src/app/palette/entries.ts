/* What the palette can go to or do, and which of it fits what was typed. Pure. */
import type { IconName } from "../../components/icon";
import type { EntityChange } from "../../ipc/bindings";

export interface Entry {
  /** stays the same between starts, for what is recent: "page:category:Clothing" */
  id: string;
  group: string;
  name: string;
  note?: string | undefined;
  icon: IconName;
  hint?: string | undefined;
  picture?: string | null;
  /** further words by which it is found */
  words?: string;
  /** for acts: what it would do is told before it is done */
  proposes?: { page: string; segments: string[]; changes: EntityChange[]; product: string };
  /** it opens a dialog: that gives the focus back to where the palette was called from */
  opens?: boolean;
  run: () => void;
}

export interface Group {
  name: string;
  entries: Entry[];
}

/** An entry with its text made plain once, so that each key pressed costs little. */
export interface Indexed {
  entry: Entry;
  name: string;
  text: string;
}

/** Small letters without accents, so that "cafe" finds "Café". */
export function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

export function indexed(entries: readonly Entry[]): Indexed[] {
  return entries.map((entry) => ({ entry, name: plain(entry.name), text: plain(`${entry.name} ${entry.words ?? ""}`) }));
}

/** 0 is best; null does not fit. */
export function rankOf({ name, text }: Indexed, words: readonly string[], whole: string): number | null {
  if (!words.every((word) => text.includes(word))) return null;
  if (name === whole) return 0;
  if (name.startsWith(whole)) return 1;
  const starts = (word: string) => name.startsWith(word) || name.includes(` ${word}`);
  return words.every(starts) ? 2 : 3;
}

export const RECENT = "Recent";
const MOST_OF_A_GROUP = 6;
const MOST_RECENT = 6;

/** Without a text: what was used last, then the rest as it is offered. With one: the groups with the best fit first, and in each what was used last. */
export function groupsFor(all: readonly Indexed[], typed: string, recent: readonly string[], offered: ReadonlySet<string>): Group[] {
  const whole = plain(typed.trim());
  const words = whole.split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    const byId = new Map(all.map((each) => [each.entry.id, each.entry]));
    const last = recent.flatMap((id) => byId.get(id) ?? []).slice(0, MOST_RECENT);
    const used = new Set(last.map((entry) => entry.id));
    const rest = all.map((each) => each.entry).filter((entry) => offered.has(entry.group) && !used.has(entry.id));
    return [...(last.length > 0 ? [{ name: RECENT, entries: last }] : []), ...grouped(rest)];
  }
  const fitting = all.flatMap((each) => {
    const rank = rankOf(each, words, whole);
    if (rank === null) return [];
    const used = recent.indexOf(each.entry.id);
    return [{ entry: each.entry, rank, used: used < 0 ? recent.length : used }];
  });
  const best = new Map<string, number>();
  for (const { entry, rank } of fitting) best.set(entry.group, Math.min(best.get(entry.group) ?? 9, rank));
  const sorted = fitting.map((each, order) => ({ ...each, order })).toSorted((a, b) => a.rank - b.rank || a.used - b.used || a.order - b.order);
  return grouped(sorted.map((each) => each.entry)).map((group) => ({ ...group, entries: group.entries.slice(0, MOST_OF_A_GROUP) })).toSorted((a, b) => (best.get(a.name) ?? 9) - (best.get(b.name) ?? 9));
}

function grouped(entries: readonly Entry[]): Group[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.group);
    if (group) group.push(entry);
    else groups.set(entry.group, [entry]);
  }
  return [...groups].map(([name, list]) => ({ name, entries: list }));
}
