/* "jackets vip": a page for a segment, in one go. Pure but for the way there. */
import { EVERYONE } from "../../components/segment-picker";
import { findPages, type FlatPage } from "../../features/pages/tree-find";
import { navigate, routeHref } from "../routes";
import { type Entry, plain } from "./entries";

export interface Place {
  page: FlatPage;
  segment: { id: string; name: string };
}

const MOST = 4;

/** Pages that the first words fit, for the segment that the last ones begin: "jackets vip", "jackets for snow fans". */
export function placesOf(typed: string, pages: readonly FlatPage[], segments: readonly { id: string; name: string }[]): Place[] {
  const words = plain(typed.trim()).split(/\s+/).filter(Boolean);
  for (let at = 1; at < words.length; at += 1) {
    const last = words.slice(at).join(" ");
    const fitting = [...segments, EVERYONE].filter(({ id, name }) => plain(name).startsWith(last) || plain(id) === last);
    if (fitting.length === 0) continue;
    const first = words.slice(0, words[at - 1] === "for" ? at - 1 : at).join(" ");
    const found = first === "" ? [] : findPages(pages, first);
    if (found.length > 0) return fitting.flatMap((segment) => found.slice(0, MOST).map((page) => ({ page, segment }))).slice(0, MOST);
  }
  return [];
}

export function placeEntries(places: readonly Place[]): Entry[] {
  return places.map(({ page, segment }): Entry => ({
    id: `place:${page.page}:${segment.id}`,
    group: "Pages",
    name: `${page.kind === "search" ? `“${page.name}”` : page.path} for ${segment.name}`,
    icon: "compare",
    run: () => navigate(routeHref("pages", { page: page.page, segment: segment.id })),
  }));
}
