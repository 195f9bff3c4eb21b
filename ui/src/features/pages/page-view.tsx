/* One page: its lanes, the chosen product, and the edit that is being proposed. */
import { lazy, Suspense, useMemo, useState } from "react";
import { useEdit } from "../../app/edits";
import { Hints } from "../../app/hints";
import { useInstantAsked, useLookingAt } from "../../app/in-view";
import { useShortcuts } from "../../app/keys";
import { navigate, routeHref, useRoute } from "../../app/routes";
import { useRested } from "../../components/conditions/use-fields";
import { menuPlace, useContextMenu } from "../../components/context-menu";
import { pageParts } from "../../components/format";
import type { Draft, PageIndex, StockScenario, StoreStatus } from "../../ipc/bindings";
import { usePageRules, useTouches, useWhy } from "../../ipc/queries";
import { Skeleton } from "../../components/states";
import { GridView } from "./grid-view";
import { Inspector } from "./inspector";
import { MAX_LANES, type Selection } from "./lane-rows";
import { LanesView, type SegmentRef } from "./lanes-view";
import { useLook } from "./look";
import type { View } from "./page-head";
import { openView, PageTop } from "./page-top";
import { PageRules } from "./page-rules";
import { HINTS } from "./page-hints";
import { ProposalPopover } from "./proposal-popover";
import { PinFromCatalog } from "./pin-from-catalog";
import { boostOf, inScopeOf, type ProposalKind, propose } from "./proposals";
import type { Drag } from "./row-drag";
import { AlikePanel } from "./alike-panel";
import { LiftDialog, type LiftLane } from "./lift-dialog";
import { ChosenMany } from "./chosen-many";
import { isPicked, picksOf } from "./picks";
import { anchorFor, placeOf } from "./row-places";
import { RowMenu, type RowMenuAt } from "./row-menu";
import { scheduledOn, useClockRefresh, useMinute, useOfPage, useSteady, useUntilKnown } from "./pages-state";
import { ShopView } from "./shop-view";
import { flatPages } from "./tree-find";
import { useComparison } from "./use-lanes";
import { useInspector } from "./use-inspector";
import { useShownSegments } from "./use-shown-segments";
import { useRuleActs } from "./use-rule-acts";
import { useProposal } from "./use-proposal";
import { WhatIfPanel } from "./what-if";
import { WhyPanel } from "./why-panel";

// The plotting library is fetched once somebody wants to see plots: the start does not wait for it.
const PlotsView = lazy(() => import("./plots-view").then((module) => ({ default: module.PlotsView })));

const VIEWS: readonly View[] = ["compare", "grid", "shop", "plots"];

interface PageViewProps {
  page: string;
  index: PageIndex | undefined;
  status: StoreStatus;
  draft: Draft;
  segments: SegmentRef[];
  /** kept from page to page, never in the store */
  stock: StockScenario | null;
  onStock: (stock: StockScenario | null) => void;
  /** the window is small */
  folded: boolean;
}

/** What has come to rest, unless that was another page's. */
const ofPage = <T,>(rested: { page: string; outlook: T }, now: { page: string; outlook: T }): T => (rested.page === now.page ? rested : now).outlook;

export function PageView({ page, index, status, draft, segments, stock, onStock, folded }: PageViewProps) {
  const route = useRoute();
  const edit = useEdit();
  const inspector = useInspector(folded);
  const segmentIds = useMemo(() => segments.filter((segment) => segment.id !== "everyone").map((segment) => segment.id), [segments]);
  const { segment: wanted, product: asked } = route.params;
  const { compared, setLanes, single, setSingle } = useShownSegments(status.path, segmentIds, wanted);
  const view: View = VIEWS.find((each) => each === route.path[0]) ?? "compare";
  const lanes = useMemo(() => (view === "compare" ? compared : [single]), [view, single, compared]);
  const [at, setAt] = useOfPage<string | null>(page, null);
  useInstantAsked(page, setAt);
  const [chosen, setSelection] = useOfPage<Selection | null>(page, null);
  // Sent here to look at a product, also where this page is shown already.
  const sent = `${page} ${wanted ?? ""} ${asked ?? ""}`;
  const [arrived, setArrived] = useState("");
  if (sent !== arrived) {
    setArrived(sent);
    if (asked) inspector.show(true);
    if (asked) setSelection((was) => (was?.product === asked && (!wanted || was.lane === wanted) ? was : { lane: wanted ?? was?.lane ?? lanes[0] ?? "everyone", product: asked, index: 0 }));
  }
  // A lane that was taken away takes its selection along.
  const selection = chosen && lanes.includes(chosen.lane) ? chosen : null;
  const { proposal, held, start, keep, remove, switchRule, ...question } = useProposal(page, draft.document);
  const [lifting, setLifting] = useOfPage<LiftLane | null>(page, null);
  const [menu, setMenu] = useOfPage<RowMenuAt | null>(page, null);
  const [pinningFor, setPinningFor] = useOfPage<string | null>(page, null);

  const product = selection?.product ?? null;
  const whyOf = useMemo(() => [...new Set([...lanes, ...compared])].slice(0, MAX_LANES), [lanes, compared]);
  // While the scrubber moves, the lanes follow closely and the rest when it rests.
  const outlook = useMemo(() => ({ at, stock }), [at, stock]);
  const now = useMemo(() => ({ page, outlook }), [page, outlook]);
  const steady = ofPage(useSteady(now, 50), now);
  const rested = ofPage(useRested(now, 150), now);
  const why = useWhy(page, whyOf, rested, product);
  const everyRule = useUntilKnown(usePageRules(page, lanes, rested).data);
  const rules = useMemo(() => everyRule?.filter((rule) => rule.segments.length > 0), [everyRule]);
  const [look, setLook] = useLook(status.path, segmentIds);
  // The reach of rules ranks over and over: asked once somebody stays, so that whoever leafs through pages waits for lanes alone.
  const stayed = useRested(useMemo(() => ({ page, lanes }), [page, lanes]), 250);
  const touches = useTouches(stayed.page, stayed.lanes, rested, useRested(draft.version, 1500));
  const entry = useMemo(() => (index ? flatPages(index).find((each) => each.page === page) : undefined), [index, page]);
  const { kind, path } = pageParts(page);
  const shownPath = kind === "category" ? path : [entry?.name ?? path[0] ?? page];
  const ask = useMemo(() => ({ page, segments: lanes, outlook: steady, ...look }), [page, lanes, steady, look]);
  const currency = useMemo(() => ({ currency: status.facts.currency, digits: status.currencyDigits }), [status.facts.currency, status.currencyDigits]);
  const lane = selection?.lane ?? lanes[0] ?? "everyone";
  const here = why.data?.find((each) => each.segment === lane);
  const known = useMemo(() => new Map((why.data ?? []).flatMap((each) => (each.position === null ? [] : [[each.segment, each.position] as const]))), [why.data]);
  const names = useMemo(() => new Map(segments.map((segment) => [segment.id, segment.name])), [segments]);
  const ruleNames = useMemo(() => new Map(draft.document.rules.map((rule) => [rule.id, rule.name])), [draft.document.rules]);

  const pageName = shownPath.at(-1) ?? page;
  useLookingAt({ page, pageName, lane, laneName: names.get(lane) ?? lane });

  const acts = useRuleActs(draft.document, page, lane, edit);

  const proposeFor = (kind: ProposalKind) => {
    if (!product) return;
    const picks = picksOf(selection);
    if (picks.length > 1) {
      const [head, ...also] = picks;
      return start({ ...propose(kind, page, lane, head?.id ?? product, placeOf(head?.id ?? product), also), product: head ?? { id: product, title: product } });
    }
    const next = propose(kind, page, lane, product, here?.position ?? Math.max(1, (selection?.index ?? 0) + 1));
    start(kind === "pin" ? inScopeOf(next, draft.document.rules.find((rule) => rule.id === here?.pin?.rule)) : next);
  };
  const boostBy = (points: number) => {
    if (product) question.change(boostOf(draft.document, propose("boost", page, lane, product, null), here, points));
  };
  const find = (id: string) => setSelection({ lane, product: id, index: -1 });
  const dropped = (drag: Drag) => {
    const picks = drag.lane === null ? drag.all.map((id) => ({ id, title: id })) : picksOf(selection).filter((pick) => drag.all.includes(pick.id));
    const many = drag.all.length > 1 && picks.length > 1;
    setSelection({ lane: drag.over, product: drag.product, index: drag.position - 1, ...(many ? { more: { picks, anchor: drag.position - 1 } } : {}) });
    const [head, ...also] = many ? picks : [];
    start({ ...propose("pin", page, drag.over, head?.id ?? drag.product, drag.position, also), down: !many && drag.gap === drag.position }, drag);
  };
  useContextMenu("[data-product]", (event, row) => {
    const at = row.closest<HTMLElement>("[data-lane]")?.dataset["lane"];
    const id = row.dataset["product"];
    if (!at || !id) return;
    const isChosen = selection?.lane === at && isPicked(selection, id);
    if (!isChosen) setSelection({ lane: at, product: id, index: Number(row.dataset["position"]) - 1 });
    setMenu({ ...menuPlace(event, row), product: id, picks: isChosen ? picksOf(selection) : [{ id, title: id }] });
  });
  const pinFromCatalog = (id: string) => {
    setPinningFor(null);
    if (pinningFor === null) return;
    setSelection({ lane: pinningFor, product: id, index: 0 });
    start(propose("pin", page, pinningFor, id, 1));
  };
  const showFor = (segment: string) => {
    if (view !== "compare") setSingle(segment);
    if (selection) setSelection({ ...selection, lane: segment, index: (known.get(segment) ?? 1) - 1 });
  };
  const newRule = () => navigate(routeHref("rules", { new: "choose", page, segment: lane === "everyone" ? null : lane }));
  useShortcuts({
    p: () => proposeFor("pin"),
    h: () => proposeFor("hide"),
    b: () => proposeFor("boost"),
    "Shift+B": () => proposeFor("bury"),
    w: () => inspector.focusOn("#why-heading"),
    n: newRule,
    f: () => inspector.focusOn("[data-testid=find-on-page]"),
    l: () => document.querySelector<HTMLElement>("[data-testid=lanes-button]")?.click(),
  });
  const anchor = useMemo(() => anchorFor(proposal), [proposal]);
  const clock = useMinute();
  const comparison = useComparison(ask);
  // Only lanes tell it: a view without them marks nothing rather than everything.
  const hasPublished = comparison?.isPublished ?? (view === "compare" || view === "grid");
  const scheduled = useMemo(() => scheduledOn(draft, rules, hasPublished), [draft, rules, hasPublished]);
  useClockRefresh(at === null && scheduled.length > 0);

  const shared = {
    ask,
    pageName,
    products: entry?.products ?? null,
    currency,
    selection,
    onSelect: setSelection,
    onSwitch: (rule: string, on: boolean) => void switchRule(rule, on),
    onDrop: dropped,
    held,
    folded,
  };

  return (
    <>
      <main className="centre">
        <PageTop
          page={page}
          path={shownPath}
          products={entry?.products ?? null}
          draft={draft}
          rules={rules}
          scheduled={scheduled}
          segments={segments}
          view={view}
          onView={(next) => {
            if (next !== "compare" && selection) setSingle(selection.lane);
            openView(page, next);
          }}
          onNewRule={newRule}
          lanes={lanes}
          onLanes={setLanes}
          single={single}
          onSingle={setSingle}
          at={at}
          onAt={setAt}
          now={clock}
          timeZone={status.facts.time_zone}
          look={look}
          onLook={setLook}
          compared={comparison?.against}
          stock={stock}
          onStock={onStock}
          product={product}
          folded={folded}
          isWhyShown={inspector.isShown}
          onWhy={inspector.show}
        />
        {view === "grid" && <GridView key={page} {...shared} name={names.get(single) ?? single} />}
        {view === "shop" && <ShopView key={page} page={page} pageName={pageName} segment={single} name={names.get(single) ?? single} outlook={rested} currency={currency} />}
        {view === "plots" && (
          <Suspense fallback={<Skeleton />}>
            <PlotsView key={page} page={page} segment={single} segments={compared} outlook={rested} places={look.figures.places} currency={currency} />
          </Suspense>
        )}
        {view === "compare" && <LanesView {...shared} segments={segments} onLanes={setLanes} known={known} onPin={setPinningFor} onLift={setLifting} />}
        <Hints keys={HINTS} end={view === "compare" ? `${lanes.length} of ${segments.length} segments` : undefined} />
      </main>
      <Inspector
        page={page}
        product={product}
        many={selection?.more ? <ChosenMany picks={selection.more.picks} onPropose={proposeFor} onClose={() => setSelection(null)}><AlikePanel picks={selection.more.picks} page={page} pageName={pageName} lane={lane} laneName={names.get(lane) ?? lane} /></ChosenMany> : null}
        currency={currency}
        metricsDays={status.facts.metrics_days}
        why={
          <WhyPanel
            why={why.data}
            names={names}
            ruleNames={ruleNames}
            segment={lane}
            onSegment={showFor}
            whatIf={product && <WhatIfPanel question={{ page, segment: lane, outlook: rested, product }} onBoost={boostBy} />}
          />
        }
        rules={!rules ? <Skeleton lines={4} /> : <PageRules rules={rules} others={(everyRule ?? []).filter((rule) => rule.segments.length === 0)} hasPublished={hasPublished} onSwitch={switchRule} touches={stayed.page === page ? (touches.data ?? []) : []} names={names} acts={acts} />}
        ruleCount={rules?.length ?? 0}
        onPropose={proposeFor}
        onFind={find}
        onClose={() => setSelection(null)}
        isShown={inspector.isShown}
        whole={inspector.ref}
      />
      {proposal && (
        <ProposalPopover
          anchor={anchor}
          placement={view === "grid" ? "bottom start" : "right top"}
          proposal={proposal}
          onChange={question.change}
          onClose={() => {
            question.close();
            // The focus goes back to where the drag began; what is chosen goes along.
            if (held?.by === "keys" && held.lane) setSelection({ lane: held.lane, product: held.product, index: -1 });
          }}
          onKeep={keep}
          onRemove={remove}
          document={draft.document}
          segments={segments}
          lanes={lanes}
          outlook={outlook}
          timeZone={status.facts.time_zone}
        />
      )}
      <RowMenu
        at={menu}
        page={page}
        pageName={pageName}
        lane={lane}
        laneName={names.get(lane) ?? lane}
        instant={at}
        own={menu ? acts.ownEntries(menu.product, rules) : []}
        onPropose={proposeFor}
        onWhy={() => inspector.focusOn("#why-heading")}
        onEdit={edit}
        onClose={() => setMenu(null)}
      />
      <LiftDialog page={page} pageName={pageName} lane={lifting} outlook={outlook} onClose={() => setLifting(null)} />
      <PinFromCatalog segment={pinningFor && (names.get(pinningFor) ?? pinningFor)} onChoose={pinFromCatalog} onClose={() => setPinningFor(null)} />
    </>
  );
}
