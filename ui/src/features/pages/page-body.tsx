/* The page in the view that was chosen: lanes side by side, one as a grid, the shop beside the draft, or plots. */
import { lazy, Suspense } from "react";
import { Hints } from "../../app/hints";
import type { Currency } from "../../components/format";
import { Skeleton } from "../../components/states";
import { GridView } from "./grid-view";
import type { LiftLane } from "./lift-popover";
import { LanesView, type SegmentRef } from "./lanes-view";
import type { Look } from "./look";
import { HINTS } from "./page-hints";
import type { Drag } from "./row-drag";
import { ShopView } from "./shop-view";
import type { PageChoice } from "./use-page-choice";
import type { PageFacts } from "./use-page-facts";

// The plotting library is fetched once somebody wants to see plots: the start does not wait for it.
const PlotsView = lazy(() => import("./plots-view").then((module) => ({ default: module.PlotsView })));

interface PageBodyProps {
  page: string;
  pageName: string;
  products: number | null;
  segments: SegmentRef[];
  names: ReadonlyMap<string, string>;
  choice: PageChoice;
  facts: PageFacts;
  look: Look;
  currency: Currency;
  onSwitch: (rule: string, on: boolean) => void;
  onDrop: (drag: Drag) => void;
  held: Drag | null;
  onPin: (segment: string) => void;
  onLift: (lane: LiftLane) => void;
  /** what is about to be kept is looked at */
  isTrying: boolean;
  folded: boolean;
}

export function PageBody(props: PageBodyProps) {
  const { page, pageName, segments, choice, facts, currency } = props;
  const { view, single, compared } = choice;
  const { rested } = facts;
  const name = props.names.get(single) ?? single;
  const shared = {
    ask: facts.ask,
    pageName,
    products: props.products,
    currency,
    selection: choice.selection,
    onSelect: choice.setSelection,
    onSwitch: props.onSwitch,
    onDrop: props.onDrop,
    held: props.held,
    isTrying: props.isTrying,
    folded: props.folded,
  };
  return (
    <>
      {view === "grid" && <GridView key={page} {...shared} name={name} />}
      {view === "shop" && <ShopView key={page} onSwitch={props.onSwitch} page={page} pageName={pageName} segment={single} name={name} outlook={rested} currency={currency} />}
      {view === "plots" && (
        <Suspense fallback={<Skeleton />}>
          <PlotsView key={page} page={page} segment={single} segments={compared} outlook={rested} places={props.look.figures.places} currency={currency} />
        </Suspense>
      )}
      {view === "compare" && <LanesView {...shared} segments={segments} onLanes={choice.setLanes} known={facts.known} onPin={props.onPin} onLift={props.onLift} />}
      <Hints keys={HINTS[view]} end={view === "compare" ? `${choice.lanes.length} of ${segments.length} segments` : undefined} />
    </>
  );
}
