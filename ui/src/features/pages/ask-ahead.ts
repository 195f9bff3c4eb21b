/* What the first screen will ask for, asked before any of it is drawn: the back end opens the store and ranks meanwhile. */
import type { QueryClient } from "@tanstack/react-query";
import { draftQuery, type LanesAsk, lanesQuery, pagesQuery, preferencesQuery, statusQuery } from "../../ipc/queries";
import { SLICE } from "./lane-rows";

const KEY = "endcap.lanes-asked";

/** The lanes looked at last, as they are now: most likely those of the next start. */
export function rememberLanes(ask: LanesAsk): void {
  if (ask.trying !== undefined || ask.outlook.at !== null || ask.outlook.stock !== null) return;
  const text = JSON.stringify(ask);
  if (localStorage.getItem(KEY) !== text) localStorage.setItem(KEY, text);
}

function lanesOfLastTime(): LanesAsk | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as LanesAsk | null;
  } catch {
    return null;
  }
}

/** An answer that the first screen does not ask for after all, or none, does no harm: it is never looked at. */
export function askAhead(client: QueryClient): void {
  void client.prefetchQuery(statusQuery);
  void client.prefetchQuery(preferencesQuery);
  void client.prefetchQuery(draftQuery);
  void client.prefetchQuery(pagesQuery);
  const lanes = lanesOfLastTime();
  if (lanes) void client.prefetchQuery(lanesQuery(lanes, 0, SLICE));
}
