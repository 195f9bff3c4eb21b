/* What the plots of a page draw, and say: from counts to columns, words and tables. Pure. */
import type uPlot from "uplot";
import { count, type Currency, money, percent } from "../../components/format";
import type { Inks, PlotDrawing } from "../../components/plot";
import type { Distribution, LanePlots, PlotPoint } from "../../ipc/bindings";

/** Shares in tenths of a percent; null where nothing was counted. */
export function shares(bins: readonly number[]): number[] {
  const all = bins.reduce((sum, each) => sum + each, 0);
  return bins.map((each) => (all === 0 ? 0 : Math.round((each * 1000) / all) / 10));
}

export type EdgeWords = (edge: number) => string;

export const moneyEdge =
  (currency: Currency): EdgeWords =>
  (edge) =>
    money(edge, currency);
export const shareEdge: EdgeWords = (edge) => percent(edge, edge % 100 === 0 ? 0 : 1);

const COVERS: Readonly<Record<number, string>> = { 0: "sold out", 1: "a week", 8: "2 weeks", 15: "a month", 31: "2 months", 61: "3 months", 91: "half a year", 181: "a year", 366: "longer", 99_999: "no sales" };
/** On the axis each bin is named by how long its stock lasts at most. */
export const coverEdge: EdgeWords = (edge) => COVERS[edge] ?? `${count(edge)}\u00a0d`;

/** "up to 2 months", "longer than a year", "sold out" */
export function coverBin(edges: readonly number[], bin: number): string {
  const edge = edges[bin] ?? 0;
  if (edge === 0 || edge >= 99_999) return coverEdge(edge);
  return edge === 366 ? "longer than a year" : `up to ${coverEdge(edge)}`;
}

/** What a bin holds: "€40 to €50", "below €20", "€130 or more"; an only one holds what is near it. */
export function binWords(edges: readonly number[], bin: number, words: EdgeWords): string {
  const [from, to] = [edges[bin], edges[bin + 1]];
  if (from === undefined) return "";
  if (edges.length === 1) return `about ${words(from)}`;
  if (bin === 0 && to !== undefined) return `below ${words(to)}`;
  return to === undefined ? `${words(from)} or more` : `${words(from)} to ${words(to)}`;
}

/** "Of the first 24, 12 have a margin that is unknown" is said; nothing where all are known. */
export function unknownWords({ firstUnknown, pageUnknown }: Distribution, places: number): string {
  if (pageUnknown === 0) return "";
  return ` Unknown for ${count(pageUnknown)}, ${count(firstUnknown)} of them among the first ${count(places)}.`;
}

/** The bin that most of the products are in. */
function fullest(bins: readonly number[]): number {
  return bins.reduce((best, each, bin) => (each > (bins[best] ?? -1) ? bin : best), 0);
}

export function distributionWords(distribution: Distribution, places: number, words: EdgeWords, bin: (edges: readonly number[], bin: number, words: EdgeWords) => string = binWords): string {
  const { edges, first, page } = distribution;
  const [top, all] = [fullest(first), fullest(page)];
  if (places === 1) return `First: ${bin(edges, top, words)}; most often on the whole page: ${bin(edges, all, words)} (${count(page[all] ?? 0)}).${unknownWords(distribution, places)}`;
  const most = `Most often among the first ${count(places)}: ${bin(edges, top, words)} (${count(first[top] ?? 0)})`;
  return `${most}; on the whole page: ${bin(edges, all, words)} (${count(page[all] ?? 0)}).${unknownWords(distribution, places)}`;
}

export function distributionTable(distribution: Distribution, places: number, name: string, words: EdgeWords, bin: (edges: readonly number[], bin: number, words: EdgeWords) => string = binWords) {
  const { edges, first, page } = distribution;
  return {
    head: [name, "Whole page", `First ${count(places)}`],
    rows: edges.map((_, index) => [bin(edges, index, words), count(page[index] ?? 0), count(first[index] ?? 0)]),
  };
}

const axis = (inks: Inks): uPlot.Axis => ({ stroke: inks.faint, font: "11px Inter, sans-serif", grid: { stroke: inks.line, width: 1 }, ticks: { show: false } });

/** uPlot's own ticks are sums of its steps: 0.1 + 0.2 is 0.3 here. */
export const axisShare = (share: number) => shareEdge(Math.round(share * 100));

/** Two columns a bin: the share of the page, and of the first places. */
export function distributionDrawing({ edges, page, first }: Distribution, words: EdgeWords, barsOf: typeof uPlot.paths.bars): PlotDrawing {
  const bins = edges.map((_, index) => index);
  const every = Math.ceil(edges.length / 7);
  const column = (align: 1 | -1, stroke: string, label: string, hollow: string | null = null): uPlot.Series => ({ label, fill: hollow ?? stroke, stroke, width: hollow === null ? 0 : 1.5, points: { show: false }, ...(barsOf ? { paths: barsOf({ size: [0.4, 28], align, radius: 0.15 }) } : {}) });
  return {
    data: [bins, shares(page), shares(first)],
    options: (inks) => ({
      scales: { x: { time: false, range: [-0.6, edges.length - 0.4] }, y: { range: (_, _least, most) => [0, Math.max(10, most * 1.08)] } },
      cursor: { show: false },
      legend: { show: false },
      axes: [
        { ...axis(inks), size: 28, grid: { show: false }, splits: () => bins, values: (_, splits) => splits.map((bin) => (bin % every === 0 ? words(edges[bin] ?? 0) : "")), space: 1 },
        { ...axis(inks), size: 44, values: (_, splits) => splits.map(axisShare) },
      ],
      series: [{}, column(-1, inks.bar, "Whole page", inks.isHollow ? inks.paper : null), column(1, inks.accent, "First places")],
    }),
  };
}

const NEAR = 6;

/** The mean margin of the places around each, so that a trend can be seen through the dots. */
export function trend(points: readonly Pick<PlotPoint, "marginBp">[]): (number | null)[] {
  return points.map((_, index) => {
    const near = points.slice(Math.max(0, index - NEAR), index + NEAR + 1).flatMap(({ marginBp }) => (marginBp === null ? [] : [marginBp]));
    return near.length === 0 ? null : near.reduce((sum, each) => sum + each, 0) / near.length;
  });
}

export function marginDrawing(points: readonly PlotPoint[]): PlotDrawing {
  const of = (wanted: boolean) => points.map(({ pinned, marginBp }) => (pinned === wanted && marginBp !== null ? marginBp / 100 : null));
  const dots = (ink: string, size: number, label: string): uPlot.Series => ({ label, stroke: ink, fill: ink, width: 0, paths: () => null, points: { show: true, size, fill: ink, stroke: ink, width: 0 } });
  return {
    data: [points.map((point) => point.position), of(false), of(true), trend(points).map((margin) => (margin === null ? null : margin / 100))],
    options: (inks) => ({
      scales: { x: { time: false, range: [0, Math.max(10, points.length + 1)] } },
      cursor: { show: false },
      legend: { show: false },
      axes: [
        { ...axis(inks), size: 28, grid: { show: false }, incrs: [1, 5, 10, 20], values: (_, splits) => splits.map(count) },
        { ...axis(inks), size: 48, values: (_, splits) => splits.map(axisShare) },
      ],
      series: [{}, dots(inks.bar, 6, "Ranked"), dots(inks.pin, 9, "Pinned"), { label: "Mean of the places around", stroke: inks.accent, width: 2, points: { show: false }, spanGaps: true }],
    }),
  };
}

export function marginWords(points: readonly PlotPoint[], places: number): string {
  const mean = (list: readonly PlotPoint[]) => {
    const known = list.flatMap(({ marginBp }) => (marginBp === null ? [] : [marginBp]));
    return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0) / known.length;
  };
  const [head, rest] = [mean(points.slice(0, places)), mean(points.slice(places))];
  if (head === null) return "No margin of these places is known.";
  const from = places + 1 === points.length ? `place ${count(points.length)}` : `places ${count(places + 1)} to ${count(points.length)}`;
  const below = rest === null ? "" : `; ${from}: ${percent(rest)}`;
  if (points.length === 1) return `The only place has ${percent(head)}.`;
  return `The first ${count(Math.min(places, points.length))} places have ${percent(head)} on average${below}.`;
}

/** "18 of the first 24 products stand in the first places of all 3 lanes." */
export function overlapWords(lanes: readonly LanePlots[], inAll: number, places: number): string {
  if (lanes.length < 2) return "One lane alone has nothing to share: add lanes in Compare.";
  if (places === 1) return `The first product ${inAll === 1 ? "is the same in" : "is not the same in"} all ${count(lanes.length)} lanes.`;
  return `${count(inAll)} of the first ${count(places)} products stand in the first places of all ${count(lanes.length)} lanes.`;
}
