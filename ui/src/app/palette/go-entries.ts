/* Everything that the palette can go to: pages, segments, rules, formulas, collections, screens. */
import { flatPages, type FlatPage } from "../../features/pages/tree-find";
import { counted, localClock, wallClock } from "../../components/format";
import type { IconName } from "../../components/icon";
import type { PageIndex, RuleSetDocument } from "../../ipc/bindings";
import { tradeDays } from "../../components/trade-days";
import { type InView, lookAt } from "../in-view";
import { SECTION_NAMES } from "../place-words";
import { navigate, routeHref, SECTIONS, type Section } from "../routes";
import type { Entry } from "./entries";

const PAGE_ICONS: Record<FlatPage["kind"], IconName> = { category: "pages", collection: "tag", search: "search", placement: "placement" };
const SECTION_ICONS: Record<Section, IconName> = { pages: "pages", segments: "segments", rules: "rules", catalog: "catalog", health: "health", publish: "publish", settings: "settings" };

const go = (href: string) => () => navigate(href);

export function pageEntries(index: PageIndex | undefined): Entry[] {
  return (index ? flatPages(index) : []).map((page) => ({
    id: `page:${page.page}`,
    group: "Pages",
    name: page.kind === "search" ? `“${page.name}”` : page.path,
    // A category is known by its last level; what stands above it only narrows.
    words: `${page.name} ${page.page}`,
    note: page.rules > 0 ? counted(page.rules, "rule") : undefined,
    icon: PAGE_ICONS[page.kind],
    run: go(routeHref("pages", { page: page.page })),
  }));
}

export function documentEntries(document: RuleSetDocument | undefined, changed: ReadonlySet<string>): Entry[] {
  if (!document) return [];
  const draft = (id: string) => (changed.has(id) ? "draft" : undefined);
  return [
    ...document.rules.map((rule): Entry => ({
      id: `rule:${rule.id}`, group: "Rules", name: rule.name, words: rule.id, note: rule.enabled === false ? "off" : draft(`rule:${rule.id}`), icon: "rules", run: go(routeHref("rules", {}, "rule", rule.id)),
    })),
    ...[...document.segments, { id: "everyone", name: "Everyone" }].map((segment): Entry => ({
      id: `segment:${segment.id}`, group: "Segments", name: segment.name, words: segment.id, note: draft(`segment:${segment.id}`), icon: "segments", run: go(routeHref("segments", {}, segment.id)),
    })),
    ...document.formulas.map((formula): Entry => ({
      id: `formula:${formula.id}`, group: "Formulas", name: formula.name, words: formula.id, note: draft(`formula:${formula.id}`), icon: "formula", run: go(routeHref("rules", {}, "formula", formula.id)),
    })),
    ...document.collections.map((collection): Entry => ({
      id: `collection:${collection.id}`, group: "Collections", name: `${collection.name}: its conditions`, words: collection.id, note: draft(`collection:${collection.id}`), icon: "tag", run: go(routeHref("rules", {}, "collection", collection.id)),
    })),
  ];
}

export function screenEntries(): Entry[] {
  return SECTIONS.map((section): Entry => ({ id: `screen:${section}`, group: "Go to", name: SECTION_NAMES[section], icon: SECTION_ICONS[section], run: go(routeHref(section)) }));
}

/** The page looked at, at the days that shops plan for. */
export function instantEntries(view: InView | null, timeZone: string): Entry[] {
  if (!view) return [];
  const now = localClock(new Date(), timeZone);
  return tradeDays(now).map(
    ({ id, name, local }): Entry => ({
      id: `instant:${id}`,
      group: "Instants",
      // Not by the page's name: who types that wants the page.
      name: `Show this page at ${name}`,
      words: `${view.pageName} look at jump to go to time instant preview`,
      note: wallClock(local, now),
      icon: "clock",
      run: () => {
        // On another screen the page is opened first; the view of it that is open stays.
        if (!window.location.hash.startsWith("#/pages")) navigate(routeHref("pages", { page: view.page }));
        lookAt(view.page, local);
      },
    }),
  );
}
