/* What is told in words of its own, beside what is looked for: a rule to be taken back, a page for a segment. */
import { useMemo } from "react";
import { ALL_SHOPPERS, patternOf } from "../../components/acts";
import { sameJson } from "../../components/same-json";
import { EVERYONE } from "../../components/segment-picker";
import { flatPages } from "../../features/pages/tree-find";
import type { Rule, RuleSetDocument } from "../../ipc/bindings";
import { useDraft, usePages } from "../../ipc/queries";
import { useEdit } from "../edits";
import { useInView } from "../in-view";
import type { Entry, Group } from "./entries";
import { placeEntries, placesOf } from "./place-entries";
import { readTakeBack, type TakeBack, takeBacks, takeBackTrouble } from "./take-back";
import { useFound } from "./use-products";

const MOST = 5;

export interface Told {
  groups: Group[];
  /** what was understood and cannot be done; null: nothing, or not known yet */
  trouble: string | null;
  /** all of it is there */
  isKnown: boolean;
}

const UNTOLD: Told = { groups: [], trouble: null, isKnown: true };

/** "for VIP on Clothing › Jackets" */
function scopeWords({ segments = [], pages = [] }: Rule, document: RuleSetDocument): string {
  const names = segments.map((id) => [...document.segments, EVERYONE].find((each) => each.id === id)?.name ?? id);
  const [page] = pages;
  const where = page === undefined ? "on every page" : "category" in page ? `on ${page.category.replaceAll(" > ", " › ")}` : "";
  return [`for ${names.length === 0 ? "all shoppers" : names.join(", ")}`, where, pages.length > 1 ? `and ${pages.length - 1} more` : ""].filter(Boolean).join(" ");
}

function entryOf({ rule, product, label, changes }: TakeBack, document: RuleSetDocument, found: ReadonlyMap<string, string>, view: { page: string; lane: string } | null, run: () => void): Entry {
  const { segments = [] } = rule;
  const segment = segments.length === 0 || segments.includes(view?.lane ?? "") ? view?.lane : segments[0];
  return {
    // An act is done once: it is no place to go to again.
    id: `act:remove:${rule.id}:${product ?? ""}`,
    group: "Take back",
    name: label,
    note: [product === null || changes[0]?.op !== "remove" ? "" : found.get(product), scopeWords(rule, document)].filter(Boolean).join(" · "),
    icon: "trash",
    ...(view && segment !== undefined && { proposes: { page: view.page, segments: [segment], changes, product: product ?? "" } }),
    run,
  };
}

function useTakeBacks(typed: string): Told {
  const view = useInView();
  const draft = useDraft().data;
  const edit = useEdit();
  const ask = readTakeBack(typed, [...(draft?.document.segments ?? []), EVERYONE, { id: ALL_SHOPPERS, name: "all shoppers" }]);
  const { rows, isCurrent: isKnown } = useFound(ask?.subject ?? "");
  if (!ask || !draft) return UNTOLD;
  const found = new Map(rows.map((row) => [row.id, row.title ?? row.id]));
  const { document } = draft;
  const own = view && patternOf(view.page);
  const backs = takeBacks(document, ask, found, (rule) => (rule.pages ?? []).some((page) => sameJson(page, own)));
  if (backs.length === 0) return { groups: [], trouble: isKnown ? takeBackTrouble(ask) : null, isKnown };
  return { groups: [{ name: "Take back", entries: backs.slice(0, MOST).map((back) => entryOf(back, document, found, view, () => void edit(back.label, back.changes))) }], trouble: null, isKnown };
}

function usePlaces(typed: string): Group[] {
  const index = usePages().data;
  const segments = useDraft().data?.document.segments;
  const pages = useMemo(() => (index ? flatPages(index) : []), [index]);
  const entries = useMemo(() => placeEntries(placesOf(typed, pages, segments ?? [])), [typed, pages, segments]);
  return entries.length === 0 ? [] : [{ name: "Pages for a segment", entries }];
}

export function useTold(typed: string): Told {
  const back = useTakeBacks(typed);
  const places = usePlaces(typed);
  return back.groups.length > 0 || back.trouble !== null ? back : { ...back, groups: places };
}
