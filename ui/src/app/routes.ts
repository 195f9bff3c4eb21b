/* Where the window is: `#/rules?rule=r1`. The last place is remembered for the next start. */
import { useSyncExternalStore } from "react";

export const SECTIONS = ["pages", "segments", "rules", "catalog", "publish", "settings"] as const;
export type Section = (typeof SECTIONS)[number];

export interface Route {
  section: Section;
  /** what follows the section: #/catalog/import → ["import"] */
  path: string[];
  /** by name, as decoded */
  params: Readonly<Record<string, string>>;
}

const LAST = "endcap.route";

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
const listeners = new Set<() => void>();

function settle() {
  current = parseRoute(window.location.hash);
  localStorage.setItem(LAST, window.location.hash);
  for (const listener of listeners) listener();
}

/** Follows the address from now on; begins where the window was closed last. */
export function startRoutes(): void {
  const last = localStorage.getItem(LAST);
  if (!window.location.hash && last) window.history.replaceState(null, "", last);
  window.addEventListener("hashchange", settle);
  settle();
}

export function navigate(href: string, replace = false): void {
  if (replace) {
    window.history.replaceState(null, "", href);
    settle();
  } else {
    window.location.hash = href;
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => current);
}
