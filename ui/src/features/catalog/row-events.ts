// What a click or a key at a row of the catalog does: goes to another, chooses it or several, opens it.
import type { KeyboardEvent, MouseEvent } from "react";
import type { CatalogRow } from "../../ipc/bindings";
import { type CatalogPicks, idsBetween, picksAfter } from "./catalog-picks";
import type { ActiveRow } from "./use-table-rows";

interface Choice {
  picks: CatalogPicks;
  onPicks: (picks: CatalogPicks) => void;
  onSelect: (id: string) => void;
}

export function rowEvents({ active, setActive, go, total, pageOf, inSight }: ActiveRow, rowAt: (index: number) => CatalogRow | undefined, { picks, onPicks, onSelect }: Choice) {
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const index = rowIndexOf(event.target);
    const row = index === null ? undefined : rowAt(index);
    if (index === null || row === undefined) return;
    setActive(index);
    const how = { range: event.shiftKey, toggle: event.ctrlKey || event.metaKey };
    onPicks(picksAfter(picks, rowAt, index, how));
    if (!how.range && !how.toggle) onSelect(row.id);
  };
  const step = (to: number, range: boolean) => {
    onPicks(range ? picksAfter(picks.ids.length > 0 ? picks : { ids: [], anchor: active }, rowAt, to, { range, toggle: false }) : { ids: [], anchor: to });
    go(to);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (rowIndexOf(event.target) === null) return;
    const page = pageOf();
    const steps: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + page, PageUp: active - page, Home: 0, End: total - 1 };
    const next = steps[event.key];
    const row = rowAt(active);
    if (event.key === "a" && (event.ctrlKey || event.metaKey)) onPicks({ ids: idsBetween(rowAt, ...inSight()), anchor: active });
    else if (next !== undefined) step(Math.max(0, Math.min(total - 1, next)), event.shiftKey);
    else if ((event.key === "Enter" || event.key === " ") && row !== undefined) onSelect(row.id);
    else return;
    event.preventDefault();
  };
  return { onClick, onKeyDown };
}

function rowIndexOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return row === null ? null : Number(row.dataset["row"]);
}
