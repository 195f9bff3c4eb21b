/* One page: its lanes, the chosen product, and the edit that is being proposed. */
import { useMemo } from "react";
import { useEdit } from "../../app/edits";
import { useLookingAt } from "../../app/in-view";
import { pageParts } from "../../components/format";
import { useMinute } from "../../components/use-minute";
import type { Draft, PageIndex, StockScenario, StoreStatus } from "../../ipc/bindings";
import type { LiftLane } from "./lift-popover";
import type { SegmentRef } from "./lanes-view";
import { useLook } from "./look";
import { PageBody } from "./page-body";
import { PageInspector } from "./page-inspector";
import { PageQuestions } from "./page-questions";
import { openView, PageTop } from "./page-top";
import { picksOf } from "./picks";
import { useOfPage } from "./pages-state";
import { flatPages } from "./tree-find";
import { useInspector } from "./use-inspector";
import { usePageActs } from "./use-page-acts";
import { usePageChoice } from "./use-page-choice";
import { usePageFacts } from "./use-page-facts";
import { useProposal } from "./use-proposal";
import { useRuleActs } from "./use-rule-acts";
import { useTrial } from "./use-trial";

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

/** The page in words: the way to it, its own name, how many products it has. */
function usePageNames(page: string, index: PageIndex | undefined) {
  const entry = useMemo(() => (index ? flatPages(index).find((each) => each.page === page) : undefined), [index, page]);
  const { kind, path } = pageParts(page);
  const shown = kind === "category" ? path : [entry?.name ?? path[0] ?? page];
  return { path: shown, pageName: shown.at(-1) ?? page, products: entry?.products ?? null };
}

export function PageView({ page, index, status, draft, segments, stock, onStock, folded }: PageViewProps) {
  const inspector = useInspector(folded);
  const choice = usePageChoice(page, status.path, segments, () => inspector.show(true));
  const { selection, lane, view } = choice;
  const [look, setLook] = useLook(status.path, choice.segmentIds);
  const trial = useTrial(page);
  const facts = usePageFacts(page, choice, draft, stock, look, trial.changes);
  const question = useProposal(page, draft.document, trial);
  const acts = usePageActs({ page, draft, choice, facts, question, focusOn: inspector.focusOn });
  const ruleActs = useRuleActs(draft.document, page, lane, useEdit(), () => picksOf(selection).map((pick) => pick.id));
  const [lifting, setLifting] = useOfPage<LiftLane | null>(page, null);
  const [pinningFor, setPinningFor] = useOfPage<string | null>(page, null);
  const names = useMemo(() => new Map(segments.map((segment) => [segment.id, segment.name])), [segments]);
  const currency = useMemo(() => ({ currency: status.facts.currency, digits: status.currencyDigits }), [status.facts.currency, status.currencyDigits]);
  const { path, pageName, products } = usePageNames(page, index);
  useLookingAt({ page, pageName, lane, laneName: names.get(lane) ?? lane });
  const clock = useMinute();

  const shared = { page, pageName, names, draft, segments, choice, facts, currency };
  return (
    <>
      <main className="centre">
        <PageTop
          page={page}
          path={path}
          products={products}
          draft={draft}
          rules={facts.rules}
          scheduled={facts.scheduled}
          segments={segments}
          view={view}
          onView={(next) => {
            if (next !== "compare" && selection) choice.setSingle(selection.lane);
            openView(page, next);
          }}
          onNewRule={acts.newRule}
          lanes={choice.lanes}
          onLanes={choice.setLanes}
          single={choice.single}
          onSingle={choice.setSingle}
          at={choice.at}
          onAt={choice.setAt}
          now={clock}
          timeZone={status.facts.time_zone}
          look={look}
          onLook={setLook}
          compared={facts.comparison?.against}
          stock={stock}
          onStock={onStock}
          product={choice.product}
          folded={folded}
          isWhyShown={inspector.isShown}
          onWhy={inspector.show}
        />
        <PageBody {...shared} products={products} look={look} onSwitch={(rule, on) => void question.switchRule(rule, on)} onDrop={acts.dropped} held={question.held} onPin={setPinningFor} onLift={setLifting} isTrying={trial.isOpen} folded={folded} />
      </main>
      <PageInspector {...shared} metricsDays={status.facts.metrics_days} acts={ruleActs} onSwitch={question.switchRule} onPropose={acts.proposeFor} onBoost={acts.boostBy} onFind={acts.find} onSegment={acts.showFor} place={inspector} />
      <PageQuestions {...shared} question={question} acts={ruleActs} timeZone={status.facts.time_zone} trial={trial} lifting={lifting} onLift={setLifting} pinningFor={pinningFor} onPinningFor={setPinningFor} onPin={acts.pinFor} onPropose={acts.proposeFor} onWhy={() => inspector.focusOn("#why-heading")} />
    </>
  );
}
