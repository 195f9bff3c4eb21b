/* A page where one would rather look than read: margin by place, how price, margin and cover spread, what lanes share. */
import { useMemo } from "react";
import type { Currency } from "../../components/format";
import { count } from "../../components/format";
import { columns, Plot } from "../../components/plot";
import { ScrollRegion } from "../../components/scroll-region";
import { ErrorState, Skeleton } from "../../components/states";
import type { Distribution, LanePlots, Outlook } from "../../ipc/bindings";
import { usePlots } from "../../ipc/queries";
import { binWords, coverBin, coverEdge, distributionDrawing, distributionTable, distributionWords, type EdgeWords, marginDrawing, marginWords, moneyEdge, overlapWords, shareEdge } from "./plot-drawings";
import { isKnown, PlotsMissing } from "./plots-missing";
import "./plots.css";

interface PlotsViewProps {
  page: string;
  /** the lane that is drawn first, then those it is held against */
  segment: string;
  segments: readonly string[];
  outlook: Outlook;
  places: number;
  currency: Currency;
}

function Spread({ title, name, distribution, places, words, bin = binWords }: { title: string; name: string; distribution: Distribution; places: number; words: EdgeWords; bin?: typeof binWords }) {
  const drawing = useMemo(() => distributionDrawing(distribution, words, columns), [distribution, words]);
  // Axes without a figure on them would only look like figures: what is missing is said at the end.
  if (!isKnown(distribution)) return null;
  return (
    <Plot
      title={title}
      words={distributionWords(distribution, places, words, bin)}
      drawing={drawing}
      table={distributionTable(distribution, places, name, words, bin)}
      legend={
        <span className="plot-key" aria-hidden="true">
          <span>
            <i className="page" /> whole page
          </span>
          <span>
            <i className="accent" /> first {count(places)}
          </span>
        </span>
      }
    />
  );
}

function Margins({ lane, places }: { lane: LanePlots; places: number }) {
  const drawing = useMemo(() => marginDrawing(lane.points), [lane.points]);
  if (!isKnown(lane.marginBp)) return null;
  if (lane.points.every(({ marginBp }) => marginBp === null))
    return (
      <section aria-label="Margin by place">
        <h2 className="h">Margin by place</h2>
        <p className="t12 t2">{marginWords(lane.points, places)}</p>
      </section>
    );
  return (
    <Plot
      title="Margin by place"
      words={marginWords(lane.points, places)}
      drawing={drawing}
      height={220}
      table={{ head: ["Place", "Product", "Margin"], rows: lane.points.map(({ position, title, id, marginBp }) => [count(position), title ?? id, marginBp === null ? "unknown" : shareEdge(marginBp)]) }}
      legend={
        <span className="plot-key" aria-hidden="true">
          <span>
            <i className="round" /> ranked
          </span>
          <span>
            <i className="pin" /> pinned
          </span>
          <span>
            <i className="accent line" /> mean around
          </span>
        </span>
      }
    />
  );
}

function Overlap({ lanes, inAll, places }: { lanes: readonly LanePlots[]; inAll: number; places: number }) {
  return (
    <section aria-label="Overlap of lanes">
      <h2 className="h">Overlap of lanes</h2>
      <p className="t12 t2">{overlapWords(lanes, inAll, places)}</p>
      {lanes.length > 1 && (
        <table className="overlap" data-testid="overlap">
          <thead>
            <tr>
              <td />
              {lanes.map((lane) => (
                <th key={lane.segment} scope="col">
                  {lane.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lanes.map((lane, row) => (
              <tr key={lane.segment}>
                <th scope="row">{lane.name}</th>
                {lanes.map((other, column) => (
                  <td key={other.segment} style={row === column ? {} : { ["--share" as string]: `${Math.round(((lane.shared[column] ?? 0) * 100) / Math.max(1, places))}%` }} className={row === column ? "own" : "shared"}>
                    {row === column ? "–" : count(lane.shared[column] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

export function PlotsView({ page, segment, segments, outlook, places, currency }: PlotsViewProps) {
  const asked = useMemo(() => [segment, ...segments.filter((each) => each !== segment)], [segment, segments]);
  const plots = usePlots({ page, segments: asked, outlook, places });
  const money = useMemo(() => moneyEdge(currency), [currency]);
  if (plots.isError) return <ErrorState title="The page could not be plotted" failure={plots.error} onRetry={() => void plots.refetch()} />;
  const lane = plots.data?.lanes.find((each) => each.segment === segment);
  if (!plots.data || !lane) return <Skeleton />;
  // A page may have fewer places than are asked for, and one lane fewer than another.
  const shown = Math.min(plots.data.places, lane.total);
  const longest = Math.min(plots.data.places, Math.max(...plots.data.lanes.map((each) => each.total)));
  if (lane.total === 0) return <p className="plots t2">Nothing is shown to {lane.name} here, so there is nothing to plot.</p>;
  return (
    <ScrollRegion label="Plots" className="plots" testId="plots">
      <Margins lane={lane} places={shown} />
      <Spread title="Price" name="Price" distribution={lane.price} places={shown} words={money} />
      <Spread title="Margin" name="Margin" distribution={lane.marginBp} places={shown} words={shareEdge} />
      <Spread title="Stock cover" name="Cover" distribution={lane.coverDays} places={shown} words={coverEdge} bin={coverBin} />
      <Overlap lanes={plots.data.lanes} inAll={plots.data.inAll} places={longest} />
      <PlotsMissing lane={lane} />
      {lane.counted < lane.total && (
        <p className="t11 t3">
          Counted: the first {count(lane.counted)} of {count(lane.total)} products.
        </p>
      )}
    </ScrollRegion>
  );
}
