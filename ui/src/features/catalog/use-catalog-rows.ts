// The rows of the catalog table, read in chunks as they come into view.
import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import type { CatalogRow, CatalogSort, Predicate } from "../../ipc/bindings";
import { catalogSlice } from "../../ipc/queries";
import { CHUNK_ROWS, chunkOf, chunksFor } from "./chunks";

export interface CatalogAsk {
  text: string;
  filter: Predicate | null;
  sort: CatalogSort | null;
}

/** Where a query key of `catalogSlice` holds the first row of the slice. */
const KEY_FROM = 4;

/** The first chunk: it knows how many products match, and stays until the next answer is there. */
export function useCatalogHead(ask: CatalogAsk) {
  return useQuery({ ...catalogSlice(ask.text, ask.filter, ask.sort, 0, CHUNK_ROWS), placeholderData: keepPreviousData });
}

/** The rows around those in view, by their place; undefined while they are read. */
export function useCatalogRows(ask: CatalogAsk, firstRow: number, lastRow: number, total: number): (index: number) => CatalogRow | undefined {
  const chunks = chunksFor(firstRow, lastRow, total);
  const answers = useQueries({
    queries: chunks.map((chunk) => {
      const from = chunk * CHUNK_ROWS;
      return {
        ...catalogSlice(ask.text, ask.filter, ask.sort, from, CHUNK_ROWS),
        // Old rows may stand in only at their own places, never at those of another chunk.
        placeholderData: (previous: { total: number; rows: CatalogRow[] } | undefined, query: { queryKey: readonly unknown[] } | undefined) =>
          query?.queryKey[KEY_FROM] === from ? previous : undefined,
      };
    }),
  });
  return (index) => answers[chunks.indexOf(chunkOf(index))]?.data?.rows[index % CHUNK_ROWS];
}
