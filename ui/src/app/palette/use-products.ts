/* Products that fit what was typed, and what is spoken of doing with them on the page in view. */
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { ACT_VERBS, actChanges, actLabel, actProblem, type Act, ALL_SHOPPERS, DEFAULT_POINTS } from "../../components/acts";
import type { CatalogRow, Draft } from "../../ipc/bindings";
import { useAsked } from "../../components/asked";
import { EVERYONE } from "../../components/segment-picker";
import { catalogSlice, productQuery, useAskAhead } from "../../ipc/queries";
import type { InView } from "../in-view";
import { navigate, routeHref } from "../routes";
import { actTrouble, byId, readAct, type Reading } from "./act-words";
import type { Entry } from "./entries";

const FOUND = 6;
const ACTS = 4;

interface Found {
  rows: CatalogRow[];
  /** they fit what is typed, not what was typed before */
  isCurrent: boolean;
}

/** Products that fit a text; none for an empty one. */
export function useFound(text: string): Found {
  const [asked, follow] = useAsked(text);
  const found = useQuery({ ...catalogSlice(asked, null, null, 0, FOUND), placeholderData: keepPreviousData, enabled: asked !== "" });
  follow(found.isFetching);
  if (text === "") return { rows: [], isCurrent: true };
  return { rows: asked === "" ? [] : byId(found.data?.rows ?? [], asked), isCurrent: asked === text && !found.isPlaceholderData && !found.isPending };
}

type Shown = Pick<CatalogRow, "id" | "title" | "brand" | "imageUrl" | "category">;

/** To its own page; one without a category is shown in the catalog. */
function productEntry(row: Shown, view: InView | null): Entry {
  const page = row.category ? `category:${row.category}` : null;
  const here = view && page && (view.page === page || page.startsWith(`${view.page} > `)) ? view.page : page;
  return {
    id: `product:${row.id}`,
    group: "Products",
    name: row.title ?? row.id,
    note: [row.brand, row.id].filter(Boolean).join(" · "),
    words: `${row.id} ${row.brand ?? ""}`,
    icon: "catalog",
    picture: row.imageUrl,
    run: () => navigate(here ? routeHref("pages", { page: here, segment: view?.lane ?? null, product: row.id }) : routeHref("catalog", { product: row.id })),
  };
}

function actEntry(reading: Reading, row: Shown, view: InView, draft: Draft, keep: Keep): Entry | null {
  const { shoppers = view.lane } = reading;
  const act: Act = {
    kind: reading.kind,
    products: [{ id: row.id, title: row.title ?? row.id }],
    position: reading.number ?? 1,
    points: reading.number ?? DEFAULT_POINTS,
    page: view.page,
    shoppers,
  };
  if (actProblem(act) !== null) return null;
  const label = actLabel(act);
  return {
    id: `act:${act.kind}:${row.id}`,
    group: "On this page",
    name: label,
    note: `for ${shoppers === view.lane ? view.laneName : nameOf(shoppers, draft)} on ${view.pageName}`,
    icon: act.kind,
    picture: row.imageUrl,
    // The id is fixed for the question, so that the same question is asked once.
    proposes: { page: view.page, segments: [shoppers === ALL_SHOPPERS ? view.lane : shoppers], changes: actChanges(draft.document, act, "draft"), product: row.id },
    run: () => keep(label, actChanges(draft.document, act)),
  };
}

/** Who an act may be for, as they are called when one speaks of them. */
const shoppersOf = (draft: Draft | undefined) => [...(draft?.document.segments ?? []), EVERYONE, { id: ALL_SHOPPERS, name: "all shoppers" }];
const nameOf = (shoppers: string, draft: Draft) => shoppersOf(draft).find(({ id }) => id === shoppers)?.name ?? shoppers;

type Keep = (label: string, changes: ReturnType<typeof actChanges>) => void;

export interface Spoken {
  entries: Entry[];
  /** what was understood and cannot be done; null: nothing, or not known yet */
  trouble: string | null;
  /** all of it is there */
  isKnown: boolean;
}

const UNSPOKEN: Spoken = { entries: [], trouble: null, isKnown: true };

/** Acts that were typed, for the products that fit them. Without a page in view: where to begin. */
export function useActs(typed: string, view: InView | null, draft: Draft | undefined, keep: Keep): Spoken {
  const [first, second] = readAct(typed, shoppersOf(draft));
  const found = useFound(first?.subject ?? "");
  const otherwise = useFound(second?.subject ?? "");
  if (!first || !draft) return UNSPOKEN;
  if (!view) return { entries: [{ id: `act:${first.kind}`, group: "On this page", name: `${ACT_VERBS[first.kind]} “${first.subject}”`, note: "open a page first", icon: first.kind, run: () => navigate(routeHref("pages")) }], trouble: null, isKnown: true };
  const entries = [
    ...found.rows.map((row) => actEntry(first, row, view, draft, keep)),
    ...(second ? otherwise.rows.filter((row) => !found.rows.some((each) => each.id === row.id)).map((row) => actEntry(second, row, view, draft, keep)) : []),
  ].filter((entry) => entry !== null);
  const isKnown = found.isCurrent && otherwise.isCurrent;
  return { entries: entries.slice(0, ACTS), trouble: isKnown && entries.length === 0 ? actTrouble(first, found.rows.length > 0) : null, isKnown };
}

export function useProductEntries(typed: string, view: InView | null): { entries: Entry[]; isCurrent: boolean } {
  const text = typed.trim();
  const { rows, isCurrent } = useFound(readAct(text).length > 0 ? "" : text);
  return { entries: rows.map((row) => productEntry(row, view)), isCurrent };
}

/** Asks for the products of `useProductEntries` before what was typed is drawn. */
export function useProductsAhead(): (typed: string) => Promise<void> {
  const askAhead = useAskAhead();
  return async (typed) => {
    if (readAct(typed.trim()).length === 0) await askAhead(typed.trim(), FOUND);
  };
}

/** Products that were gone to before. */
export function useRecentProducts(ids: readonly string[], view: InView | null): Entry[] {
  const answers = useQueries({ queries: ids.map((id) => productQuery(id)) });
  return answers.flatMap(({ data }) => (data ? [productEntry({ ...data, category: data.categories[0] ?? null }, view)] : []));
}
