/* All products in a table: search, filter, sort, and one product in full beside it. */
import { type KeyboardEvent as ReactKeyboardEvent, useMemo, useRef, useState } from "react";
import type { CatalogSort, StoreStatus } from "../../ipc/bindings";
import { FirstSteps } from "../../app/first-steps";
import { openBulk } from "../../app/bulk/bulk-state";
import { useShortcuts } from "../../app/keys";
import { Carried, useCarry } from "../../app/in-hand";
import { Hints } from "../../app/hints";
import { navigate, routeHref, useRoute } from "../../app/routes";
import { Button } from "../../components/button";
import { TextField } from "../../components/fields";
import { count, counted } from "../../components/format";
import { EmptyState, ErrorState, useSlow } from "../../components/states";
import { useStoredList } from "../../components/stored-list";
import { CatalogMenu, PickBar } from "./catalog-acts";
import { CatalogFilter } from "./catalog-filter";
import { NO_PICKS } from "./catalog-picks";
import { CatalogTable } from "./catalog-table";
import { ColumnChoice } from "./column-choice";
import { atFirst, columnLabel, columnsOf } from "./columns";
import { ProductPanel } from "./product-panel";
import { sortWords } from "./sort";
import { useCatalogQuestion } from "./use-catalog-question";

const WAITING_ROWS = 24;
const toImport = () => navigate(routeHref("catalog", {}, "import"));

export function CatalogBrowser({ status, isOver }: { status: StoreStatus; isOver: boolean }) {
  const { params } = useRoute();
  const question = useCatalogQuestion(params["text"] ?? "");
  const { text, setText, filter, sort, head, total } = question;
  const [filtering, setFiltering] = useState(false);
  const [picks, setPicks] = useState(NO_PICKS);
  const [chosen, keepChosen] = useStoredList("endcap.catalog.columns");
  const known = head.data?.known;
  const columns = useMemo(() => columnsOf(chosen, known), [chosen, known]);
  const search = useRef<HTMLInputElement>(null);
  const { currency: code } = status.facts;
  const currency = useMemo(() => ({ currency: code, digits: status.currencyDigits }), [code, status.currencyDigits]);
  // While nothing is known yet, rows of the same height stand where they will.
  const isWaiting = useSlow(total === null && head.error === null);
  const selected = params["product"] ?? null;
  const select = (id: string | null) => navigate(routeHref("catalog", { product: id }), true);
  const escape = ({ target }: KeyboardEvent) => {
    if (target instanceof Element && target.closest(".cat-filter")) {
      setFiltering(false);
      document.querySelector<HTMLElement>("[data-testid=catalog-filter]")?.focus();
    } else if (picks.ids.length > 1) setPicks(NO_PICKS);
    else select(null);
  };
  useShortcuts({ "/": () => search.current?.focus(), f: () => setFiltering((open) => !open), Escape: escape });
  const hand = useCarry("[data-testid^=catalog-row-]", (row) => {
    const id = row.dataset["testid"]?.slice("catalog-row-".length) ?? "";
    return picks.ids.length > 1 && picks.ids.includes(id) ? picks.ids : [id];
  });

  if (status.products === 0) return <EmptyCatalog isOver={isOver} />;
  return (
    <main className="cat" data-testid="catalog-screen">
      <header className="cat-head">
        <h1 className="h-page">Catalog</h1>
        <span className="t12 t3" data-testid="catalog-total">{totalWords(total, status.products)}</span>
        <div className="search" onKeyDown={intoTable}>
          <TextField label="Search products" labelHidden type="search" icon="search" placeholder="Title, brand or id" value={text} onChange={setText} inputRef={search} testId="catalog-search" end={<kbd aria-hidden="true">/</kbd>} />
        </div>
        <Button icon="only" aria-expanded={filtering} onPress={() => setFiltering(!filtering)} data-testid="catalog-filter">Filter{filter === null ? "" : " · on"}</Button>
        <span className="sp" />
        <ColumnChoice columns={columns} atFirst={atFirst(known)} onChoose={keepChosen} />
        <Button icon="plus" onPress={() => openBulk({ kind: "pin", text: "" })} data-testid="catalog-bulk">Paste ids…</Button>
        <Button icon="file" onPress={toImport} data-testid="catalog-import">Import products</Button>
      </header>
      {filtering && <CatalogFilter value={question.conditions} onChange={question.setConditions} />}
      <section className="cat-main" aria-label="All products">
        {head.error !== null && <ErrorState title="The catalog cannot be read" failure={head.error} onRetry={() => void head.refetch()} />}
        {total === 0 && <NoMatch text={question.settled} filtered={filter !== null} onClear={question.clear} />}
        <PickBar ids={picks.ids} onClear={() => setPicks(NO_PICKS)} />
        <CatalogTable columns={columns} ask={question.answered} total={total ?? (isWaiting ? WAITING_ROWS : 0)} isReading={head.isPlaceholderData} currency={currency}
          selected={selected} picks={picks} onPicks={setPicks} onSelect={select} onSort={question.setSort} />
      </section>
      {selected !== null && <ProductPanel id={selected} status={status} onClose={() => select(null)} />}
      <CatalogMenu picks={picks.ids} />
      <Carried hand={hand} />
      <Announced sort={sort} total={total} />
      <Hints keys={[[["/"], "search"], [["F"], "filter"], [["↑", "↓"], "product"], [["↵"], "open"], [["Esc"], "close"]]} end={status.generation === "" ? null : `${counted(status.products, "product")} in the catalog`} />
    </main>
  );
}

/** From the search down to what it found. */
function intoTable(event: ReactKeyboardEvent): void {
  if (event.key !== "ArrowDown") return;
  event.preventDefault();
  document.querySelector<HTMLElement>("[data-row][tabindex='0']")?.focus();
}

function totalWords(total: number | null, products: number): string {
  if (total === null || total === products) return counted(products, "product");
  return `${count(total)} of ${counted(products, "product")}`;
}

/** Said to those who listen: the new order, the number that matches. */
function Announced({ sort, total }: { sort: CatalogSort | null; total: number | null }) {
  const found = total === null ? "" : `${counted(total, "product")} found. `;
  return <p className="visually-hidden" role="status" data-testid="catalog-said">{found}{sort === null ? "" : sortWords(sort, columnLabel)}</p>;
}

function NoMatch({ text, filtered, onClear }: { text: string; filtered: boolean; onClear: () => void }) {
  const asked = text === "" ? "the filter" : filtered ? `“${text}” and the filter` : `“${text}”`;
  return (
    <EmptyState icon="search" title={`No product matches ${asked}`} actions={<Button onPress={onClear} data-testid="catalog-clear">Show all products</Button>}>
      The search looks into title, brand and id; for all else there is the filter.
    </EmptyState>
  );
}

function EmptyCatalog({ isOver }: { isOver: boolean }) {
  return (
    <main className="cat-none" data-testid="catalog-empty">
      <div className="cat-drop" data-over={isOver || undefined}>
        <EmptyState icon="catalog" centred title={isOver ? "Let go to read this file" : "The catalog is empty"}
          actions={<FirstSteps autoFocus />}>
          Drop a product file here: CSV, NDJSON, a Shopify export or a product feed. Nothing changes until you press Import.
        </EmptyState>
      </div>
    </main>
  );
}
