/* Finding a page by name, and guessing what a mistyped name meant. Pure. */
import type { CategoryNode, PageIndex } from "../../ipc/bindings";

export type PageKind = "category" | "collection" | "search" | "placement";

export interface FlatPage {
  page: string;
  kind: PageKind;
  name: string;
  /** "Clothing › Jackets" */
  path: string;
  products: number | null;
  rules: number;
  changed: boolean;
}

function flatCategories(nodes: readonly CategoryNode[]): FlatPage[] {
  return nodes.flatMap((node) => [
    {
      page: `category:${node.path}`,
      kind: "category" as const,
      name: node.name,
      path: node.path.split(" > ").join(" › "),
      products: node.products,
      rules: node.rules,
      changed: node.changed,
    },
    ...flatCategories(node.children),
  ]);
}

/** Every page, in the order of the tree. */
export function flatPages(index: PageIndex): FlatPage[] {
  const entries = (kind: PageKind, list: PageIndex["collections"]) => list.map((entry) => ({ ...entry, kind, path: entry.name }));
  return [
    ...flatCategories(index.categories),
    ...entries("collection", index.collections),
    ...entries("search", index.searches),
    ...entries("placement", index.placements),
  ];
}

/** Small letters without accents, so that "cafe" finds "Café". */
export function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Pages whose path holds every typed word; those whose name begins with it first. */
export function findPages(pages: readonly FlatPage[], typed: string): FlatPage[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const rank = (page: FlatPage) => (plain(page.name) === plain(typed.trim()) ? 0 : plain(page.name).startsWith(words[0] ?? "") ? 1 : 2);
  return pages
    .filter((page) => words.every((word) => plain(`${page.path} ${page.page}`).includes(word)))
    .map((page, order) => ({ page, order, rank: rank(page) }))
    .toSorted((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ page }) => page);
}

/** How many letters must be changed, added, left out or swapped with their neighbour. */
export function distance(a: string, b: string): number {
  let older: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (older[j - 2] ?? 0) + 1);
      next.push(least);
    }
    older = last;
    last = next;
  }
  return last[b.length] ?? 0;
}

/** What a mistyped name most likely meant, or null. */
export function closest<T>(things: readonly T[], nameOf: (thing: T) => string, typed: string): T | null {
  const wanted = plain(typed.trim());
  if (wanted.length < 3) return null;
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: { thing: T; off: number } | null = null;
  for (const thing of things) {
    const name = plain(nameOf(thing));
    if (Math.abs(name.length - wanted.length) > most) continue;
    const off = distance(wanted, name);
    if (off <= most && (!best || off < best.off)) best = { thing, off };
  }
  return best?.thing ?? null;
}

export const didYouMean = (pages: readonly FlatPage[], typed: string): FlatPage | null => closest(pages, (page) => page.name, typed);

/** Whether there can be such a page: any text can be searched for and any placement asked for, while categories and collections are there or not. */
export function isPage(pages: readonly FlatPage[], page: string): boolean {
  return /^(search|placement):/.test(page) || pages.some((each) => each.page === page);
}

/** The category nodes above a page, to be opened for it. */
export function ancestorsOf(page: string): string[] {
  if (!page.startsWith("category:")) return [];
  const levels = page.slice("category:".length).split(" > ");
  return levels.slice(0, -1).map((_, index) => levels.slice(0, index + 1).join(" > "));
}

/** The first page worth showing: where most is decided, else the category with most products. */
export function firstPage(index: PageIndex): string | null {
  const pages = flatPages(index);
  const fullest = index.categories.toSorted((a, b) => b.products - a.products)[0];
  const ruled = pages.filter((page) => page.kind === "category" && page.path.includes("›")).toSorted((a, b) => b.rules - a.rules)[0];
  if (ruled && ruled.rules > 0) return ruled.page;
  return fullest ? `category:${fullest.path}` : (pages[0]?.page ?? null);
}
