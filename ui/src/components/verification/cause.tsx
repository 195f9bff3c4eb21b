/* One reason why an environment differs from the preview: how much it concerns, the products with both values, the asks. */
import { useState } from "react";
import type { Cause, Difference } from "../../ipc/bindings";
import { Button } from "../button";
import { count, counted, instant, UNKNOWN } from "../format";
import { Icon } from "../icon";
import { Picture } from "../picture";
import { causeIcon, columnName, pageWords, remedy, sortWords } from "./words";

const FIRST = 8;

interface CauseEntryProps {
  cause: Cause;
  asks: readonly Difference[];
  environment: string;
  at: string;
  timeZone: string;
  isOpen: boolean;
}

export function CauseEntry({ cause, asks, environment, at, timeZone, isOpen }: CauseEntryProps) {
  const advice = remedy(cause.kind);
  return (
    <li data-testid={`cause-${cause.field ?? cause.kind}`}>
      <details className={cause.kind === "ranking" ? "vr-cause grave" : "vr-cause"} open={isOpen}>
        <summary>
          <Icon name="chevron-right" size="s" className="turn" />
          <Icon name={causeIcon(cause.kind, cause.field)} size="m" />
          <span className="vr-words">{cause.words}</span>
          <span className="t12 t3 nw">{counted(cause.asks, "ask")}</span>
        </summary>
        <div className="vr-body">
          {advice !== null && <p className="t12 t2">{advice}</p>}
          {cause.examples.length > 0 && <Products cause={cause} />}
          {asks.length > 0 && <Asks environment={environment} asks={asks} total={cause.asks} at={at} timeZone={timeZone} />}
        </div>
      </details>
    </li>
  );
}

function Products({ cause }: { cause: Cause }) {
  const { shown, more } = useFirst(cause.examples, cause.products, "products");
  const values = cause.kind === "field";
  return (
    <div className="vr-table">
      <table aria-label="Products concerned">
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col" className="vr-id">Id</th>
            {values && <><th scope="col" className="right">In this store</th><th scope="col" className="right">In the engine</th></>}
          </tr>
        </thead>
        <tbody>
          {shown.map((product) => (
            <tr key={product.id}>
              <td><span className="vr-product"><Picture src={product.imageUrl} size={28} padding={2} />{product.title ?? <span className="t3">no title</span>}</span></td>
              <td className="t2 selectable vr-id">{product.id}</td>
              {values && <><td className="right">{product.preview ?? UNKNOWN}</td><td className="right c-soldout">{product.live ?? UNKNOWN}</td></>}
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </div>
  );
}

function Asks({ environment, asks, total, at, timeZone }: { environment: string; asks: readonly Difference[]; total: number; at: string; timeZone: string }) {
  const { shown, more } = useFirst(asks, total, "asks");
  return (
    <div className="vr-table">
      <table data-testid="differences" aria-label="Asks that differ">
        <thead><tr><th scope="col">Page</th><th scope="col">Segment</th><th scope="col" className="right">Position</th><th scope="col">Preview</th><th scope="col">{columnName(environment)}</th></tr></thead>
        <tbody>
          {shown.map((ask) => (
            <tr key={`${ask.page} ${ask.segment} ${ask.at} ${ask.sort ?? ""} ${ask.position}`} title={ask.words}>
              <td>{pageWords(ask.page)}{told(ask, at, timeZone)}</td>
              <td>{ask.segmentName}</td>
              <td className="right">{ask.position === 0 ? "the whole" : count(ask.position)}</td>
              <Product title={ask.previewTitle} id={ask.preview} />
              <Product title={ask.liveTitle} id={ask.live} isLive />
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </div>
  );
}

function Product({ title, id, isLive = false }: { title: string | null; id: string | null; isLive?: boolean }) {
  if (id === null) return <td className="t3">nothing</td>;
  return <td className={isLive ? "c-soldout" : undefined} title={id}>{title ?? id}</td>;
}

/** What else was asked: a shopper's order, another instant. */
function told(ask: Difference, at: string, timeZone: string) {
  const parts = [ask.sort === null ? null : sortWords(ask.sort), ask.at === at ? null : instant(new Date(ask.at), timeZone)].filter((part) => part !== null);
  return parts.length === 0 ? null : <small className="t3 vr-also">{parts.join(" · ")}</small>;
}

/** The first few of a list, and the button to the others; what is not in the list is counted. */
function useFirst<T>(list: readonly T[], total: number, noun: string) {
  const [all, setAll] = useState(false);
  const shown = all ? list : list.slice(0, FIRST);
  const rest = total - list.length;
  const more = !all && list.length > FIRST ? (
    <Button kind="quiet" size="small" onPress={() => setAll(true)}>{rest > 0 ? `Show ${count(list.length)} of ${count(total)} ${noun}` : `Show all ${count(total)} ${noun}`}</Button>
  ) : rest > 0 ? (
    <p className="t12 t3 vr-note">and {count(rest)} more {noun}</p>
  ) : null;
  return { shown, more };
}
