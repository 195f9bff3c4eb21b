/* The bars of "why is it here": each begins where the last one ended, and together they are the points. Pure. */
import type { Contribution } from "../../ipc/bindings";

export interface Bar {
  label: string;
  points: number;
  tone: "formula" | "relevance" | "boost" | "bury";
  rule: string | null;
  note: string | null;
  /** % of the width */
  left: number;
  width: number;
  /** where the next bar begins, % of the width */
  end: number;
}

export interface Waterfall {
  bars: Bar[];
  total: { points: number; left: number; width: number };
}

/** Formula terms and relevance first, then boosts, then buries, as the design reads. */
function inOrder(contributions: readonly Contribution[]): Contribution[] {
  const rank = ({ kind, points }: Contribution) => (kind !== "rule" ? 0 : points > 0 ? 1 : 2);
  return contributions.map((each, order) => ({ each, order })).toSorted((a, b) => rank(a.each) - rank(b.each) || a.order - b.order).map(({ each }) => each);
}

export function waterfall(contributions: readonly Contribution[], points: number): Waterfall {
  const steps: { contribution: Contribution; from: number; to: number }[] = [];
  let sum = 0;
  for (const contribution of inOrder(contributions)) {
    steps.push({ contribution, from: sum, to: sum + contribution.points });
    sum += contribution.points;
  }
  const ends = [0, points, ...steps.map((step) => step.to)];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const share = (value: number) => (high === low ? 0 : ((value - low) * 100) / (high - low));
  const bars = steps.map(({ contribution, from, to }): Bar => ({
    label: contribution.label,
    points: contribution.points,
    tone: contribution.kind === "rule" ? (contribution.points > 0 ? "boost" : "bury") : contribution.kind,
    rule: contribution.rule,
    note: contribution.note,
    left: share(Math.min(from, to)),
    width: Math.max(1.5, share(Math.max(from, to)) - share(Math.min(from, to))),
    end: share(to),
  }));
  return { bars, total: { points, left: share(Math.min(0, points)), width: Math.max(1.5, share(Math.max(0, points)) - share(Math.min(0, points))) } };
}
