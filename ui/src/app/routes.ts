/* Where the window is: `#/rules?rule=r1`. The last place is remembered for the next start. */
import { useLayoutEffect, useSyncExternalStore } from "react";

export const SECTIONS = ["pages", "segments", "rules", "catalog", "health", "publish", "settings"] as const;
export type Section = (typeof SECTIONS)[number];

export interface Route {
  section: Section;
  /** what follows the section: #/catalog/import → ["import"] */
  path: string[];
  /** by name, as decoded */
  params: Readonly<Record<string, string>>;
}

const LAST = "endcap.route";
const LAST_STORE = "endcap.route.store";

export function parseRoute(hash: string): Route {
  const [place = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [section = "", ...path] = place.split("/").filter(Boolean).map(decodeURIComponent);
  return {
    section: SECTIONS.find((known) => known === section) ?? "pages",
    path,
    params: Object.fromEntries(new URLSearchParams(query)),
  };
}

export function routeHref(section: Section, params: Record<string, string | null> = {}, ...path: string[]): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== null) query.set(name, value);
  const text = query.toString();
  return `#/${[section, ...path.map(encodeURIComponent)].join("/")}${text ? `?${text}` : ""}`;
}

let current = parseRoute(window.location.hash);
/** The addresses looked at, in order, and which of them this is. Each entry of the window's history knows its number. */
let visited: string[] = [];
let at = -1;
const listeners = new Set<() => void>();

interface Entry {
  visit: number;
}
const visitOf = (state: unknown): number | null => (typeof state === "object" && state !== null && "visit" in state ? (state as Entry).visit : null);

function settle() {
  const { hash } = window.location;
  const known = visitOf(window.history.state);
  if (known !== null && known < visited.length) at = known;
  else {
    // An address that was followed, not gone back to: what lay ahead is forgotten.
    at += 1;
    visited.length = at;
    window.history.replaceState({ visit: at } satisfies Entry, "", hash);
  }
  visited[at] = hash;
  current = parseRoute(hash);
  way = { back: visited[at - 1] ?? null, forward: visited[at + 1] ?? null };
  localStorage.setItem(LAST, hash);
  for (const listener of listeners) listener();
}

/** Follows the address from now on; begins where the window was closed last. */
export function startRoutes(): void {
  const last = localStorage.getItem(LAST);
  if (!window.location.hash && last) window.history.replaceState(null, "", last);
  ofStore = localStorage.getItem(LAST_STORE);
  visited = [];
  at = -1;
  window.history.replaceState(null, "", window.location.hash);
  window.addEventListener("hashchange", follow);
  settle();
}

/** How often the window was led somewhere; an address that is put right leads nowhere. */
let moves = 0;

function follow() {
  moves += 1;
  settle();
}

/** Tells, later, whether somebody went elsewhere after this was called. */
export function watchMoves(): () => boolean {
  const before = moves;
  return () => moves !== before;
}

export function navigate(href: string, replace = false): void {
  if (replace) {
    window.history.replaceState(window.history.state, "", href);
    settle();
  } else {
    window.location.hash = href;
  }
}

/** The store that the address is one of; null before any was open. */
let ofStore = localStorage.getItem(LAST_STORE);

/** An address of one store says nothing in another: there the same section begins anew, with no way back. */
function belongTo(store: string): void {
  const isAnothers = ofStore !== null && ofStore !== store;
  ofStore = store;
  localStorage.setItem(LAST_STORE, store);
  if (isAnothers) {
    visited = [];
    at = -1;
    window.history.replaceState(null, "", routeHref(current.section));
  }
  settle();
}

/** Whether the address is one of this store; where it is another's, it is not for long. */
export function useAddressOf(store: string | undefined): boolean {
  const known = useSyncExternalStore(subscribe, () => ofStore);
  useLayoutEffect(() => {
    if (store !== undefined && store !== known) belongTo(store);
  }, [store, known]);
  return store === known;
}

/** Where back and forward lead, as addresses; null where they lead nowhere. */
export interface Way {
  back: string | null;
  forward: string | null;
}
let way: Way = { back: null, forward: null };

export function useWay(): Way {
  return useSyncExternalStore(subscribe, () => way);
}

/** Through what was looked at; nothing happens at either end. */
export function go(direction: "back" | "forward"): void {
  if (way[direction] !== null) window.history.go(direction === "back" ? -1 : 1);
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => current);
}
