/* Pages: who sees what, side by side. */
import { useCallback, useMemo, useState } from "react";
import { FirstSteps } from "../../app/first-steps";
import { Hints } from "../../app/hints";
import { useStoredList } from "../../components/stored-list";
import { count, pageParts } from "../../components/format";
import { EmptyState, ErrorState, Skeleton } from "../../components/states";
import type { Draft, PageIndex, StockScenario, StoreStatus } from "../../ipc/bindings";
import { useDraft, usePages, useStatus } from "../../ipc/queries";
import { EVERYONE } from "../../components/segment-picker";
import { navigate, routeHref } from "../../app/routes";
import { Button } from "../../components/button";
import { PageTree } from "./page-tree";
import { PageView } from "./page-view";
import { useCurrentPage, withAdded } from "./pages-state";
import { useFolded } from "../../components/use-folded";
import { didYouMean, firstPage, type FlatPage, flatPages, isPage } from "./tree-find";
import "./pages.css";
import "./lanes.css";
import "./grid.css";
import "./inspector.css";
import "./folded.css";

const openPage = (page: string) => navigate(routeHref("pages", { page }));

function NoPages({ products }: { products: number }) {
  if (products > 0) {
    return (
      <EmptyState
        centred
        icon="catalog"
        title="There are no pages yet"
        actions={
          <>
            <Button kind="primary" onPress={() => navigate(routeHref("rules", { new: "collection" }, "collection"))}>
              Make a collection
            </Button>
            <Button onPress={() => navigate(routeHref("catalog", {}, "import"))} data-testid="catalog-import">
              Import products
            </Button>
          </>
        }
      >
        {products === 1 ? "The one product has no category" : `None of the ${count(products)} products has a category`}, and pages come from categories. Import a file with a column of them, make a collection, or type the name of a search page or placement at the left.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      centred
      icon="catalog"
      title="There are no pages yet"
      actions={<FirstSteps />}
    >
      Pages come from the categories of the products. Import a product file, or type the name of a search page or placement at the left.
    </EmptyState>
  );
}

/** The address names a page that is not in this store. */
function NoSuchPage({ page, pages }: { page: string; pages: readonly FlatPage[] }) {
  const name = pageParts(page).path.at(-1) ?? page;
  const guess = didYouMean(pages, name);
  return (
    <EmptyState
      centred
      icon="search"
      title={`No page is called “${name}”`}
      actions={
        guess && (
          <Button kind="primary" onPress={() => openPage(guess.page)}>
            Open {guess.path}
          </Button>
        )
      }
    >
      {guess ? `Did you mean ${guess.name}?` : "Choose one at the left, or import the products that make it."}
    </EmptyState>
  );
}

function Loaded({ status, draft, index }: { status: StoreStatus; draft: Draft; index: PageIndex | undefined }) {
  const [added, keepAdded] = useStoredList(`endcap.pages.${status.path}`);
  const full = useMemo(() => withAdded(index, added ?? []), [index, added]);
  const pages = useMemo(() => (full ? flatPages(full) : null), [full]);
  const isThere = useCallback((page: string) => pages && isPage(pages, page), [pages]);
  const current = useCurrentPage(status.path, index ? firstPage(index) : null, isThere);
  const segments = useMemo(() => [...draft.document.segments.map(({ id, name }) => ({ id, name })), EVERYONE], [draft.document.segments]);
  const [stock, setStock] = useState<StockScenario | null>(null);
  const add = useCallback(
    (page: string) => {
      keepAdded([...new Set([...(added ?? []), page])]);
      openPage(page);
    },
    [added, keepAdded],
  );
  const folded = useFolded();
  return (
    <div className={folded ? "pages folded" : "pages"}>
      <PageTree index={full} current={current} onOpen={openPage} onAdd={add} />
      {/* Until the index is there, the page asked for is taken to be. */}
      {current && isThere(current) !== false ? (
        <PageView page={current} index={full} status={status} draft={draft} segments={segments} stock={stock} onStock={setStock} folded={folded} />
      ) : (
        <main className="centre">
          {pages?.length === 0 && <NoPages products={status.products} />}
          {pages && pages.length > 0 && current && <NoSuchPage page={current} pages={pages} />}
          <Hints keys={[]} />
        </main>
      )}
    </div>
  );
}

export function PagesScreen() {
  const status = useStatus();
  const draft = useDraft();
  const pages = usePages();
  const failed = [draft, pages].find((query) => query.isError);
  if (failed) return <ErrorState title="The pages could not be read" failure={failed.error} onRetry={() => void failed.refetch()} />;
  if (!status.data || !draft.data) return <Skeleton />;
  return <Loaded status={status.data} draft={draft.data} index={pages.data} />;
}
