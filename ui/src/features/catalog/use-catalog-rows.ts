// The rows of the catalog table, read in chunks as they come into view.
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CatalogRow, CatalogSort, Predicate } from "../../ipc/bindings";
import { catalogSlice } from "../../ipc/queries";
import { CHUNK_ROWS, chunkOf, chunksFor } from "./chunks";

export interface CatalogAsk {
  text: string;
  filter: Predicate | null;
  sort: CatalogSort | null;
}

/** The first chunk: it knows how many products match, and stays until the next answer is there. */
export function useCatalogHead(ask: CatalogAsk) {
  return useQuery({ ...catalogSlice(ask.text, ask.filter, ask.sort, 0, CHUNK_ROWS), placeholderData: keepPreviousData });
}

/** The question whose answer is shown: the one before, until this one is answered. No row goes away at a key. */
export function useAnswered(ask: CatalogAsk, isAnswered: boolean): CatalogAsk {
  const [last, setLast] = useState(ask);
  if (isAnswered && last !== ask) setLast(ask);
  return isAnswered ? ask : last;
}

/** The rows around those in view, by their place; undefined while they are read. */
export function useCatalogRows(ask: CatalogAsk, firstRow: number, lastRow: number, total: number): (index: number) => CatalogRow | undefined {
  const chunks = chunksFor(firstRow, lastRow, total);
  const answers = useQueries({
    queries: chunks.map((chunk) => catalogSlice(ask.text, ask.filter, ask.sort, chunk * CHUNK_ROWS, CHUNK_ROWS)),
  });
  return (index) => answers[chunks.indexOf(chunkOf(index))]?.data?.rows[index % CHUNK_ROWS];
}
