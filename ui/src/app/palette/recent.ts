/* What was gone to or done last through the palette, the last first; remembered for each store. */

const MOST = 30;
const key = (store: string) => `endcap.recent.${store}`;

export function recentIds(store: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(store)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export function remember(store: string, id: string): void {
  const next = [id, ...recentIds(store).filter((each) => each !== id)].slice(0, MOST);
  localStorage.setItem(key(store), JSON.stringify(next));
}
