// What is asked of the catalog, a text, a filter and an order, and how much of the answer is known.
import { useMemo, useState } from "react";
import { useAsked } from "../../components/asked";
import type { CatalogSort } from "../../ipc/bindings";
import { filterOf, UNFILTERED } from "./filter";
import { useAnswered, useCatalogHead } from "./use-catalog-rows";

export function useCatalogQuestion(begun: string) {
  const [text, setText] = useState(begun);
  const [conditions, setConditions] = useState(UNFILTERED);
  const [sort, setSort] = useState<CatalogSort | null>(null);
  const [settled, follow] = useAsked(text);
  const filter = useMemo(() => filterOf(conditions), [conditions]);
  const ask = useMemo(() => ({ text: settled, filter, sort }), [settled, filter, sort]);
  const head = useCatalogHead(ask);
  const answered = useAnswered(ask, head.data !== undefined && !head.isPlaceholderData);
  follow(head.isFetching);
  const clear = () => {
    setText("");
    setConditions(UNFILTERED);
  };
  return {
    text,
    setText,
    /** the text that is asked for: what is typed meanwhile waits for its answer */
    settled,
    conditions,
    setConditions,
    /** null: none */
    filter,
    sort,
    setSort,
    /** all products again */
    clear,
    head,
    /** the question whose rows are shown */
    answered,
    total: head.data?.total ?? null,
  };
}
