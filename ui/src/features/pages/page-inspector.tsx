/* The inspector filled: the chosen product or products, why it is there, what would change it, and the rules of the page. */
import type { Currency } from "../../components/format";
import { Skeleton } from "../../components/states";
import type { Draft } from "../../ipc/bindings";
import { AlikePanel } from "./alike-panel";
import { ChosenMany } from "./chosen-many";
import { Inspector } from "./inspector";
import { PageRules } from "./page-rules";
import type { ProposalKind } from "./proposals";
import type { useInspector } from "./use-inspector";
import type { PageChoice } from "./use-page-choice";
import type { PageFacts } from "./use-page-facts";
import type { RuleActs } from "./use-rule-acts";
import { useWhatIfChange, WhatIfPanel } from "./what-if";
import { WhyPanel } from "./why-panel";

interface PageInspectorProps {
  page: string;
  pageName: string;
  names: ReadonlyMap<string, string>;
  draft: Draft;
  choice: PageChoice;
  facts: PageFacts;
  currency: Currency;
  metricsDays: number;
  acts: RuleActs;
  onSwitch: (rule: string, on: boolean) => Promise<boolean>;
  onPropose: (kind: ProposalKind) => void;
  onBoost: (points: number) => void;
  onFind: (product: string) => void;
  onSegment: (segment: string) => void;
  place: ReturnType<typeof useInspector>;
}

export function PageInspector(props: PageInspectorProps) {
  const { page, pageName, names, draft, choice, facts, place } = props;
  const { selection, setSelection, product, lane } = choice;
  const { rules, rested } = facts;
  const picks = selection?.more?.picks;
  const ruleNames = new Map(draft.document.rules.map((rule) => [rule.id, rule.name]));
  const on = new Set(draft.document.rules.filter((rule) => rule.enabled !== false).map((rule) => rule.id));
  const leave = () => setSelection(null);
  const change = useWhatIfChange({ page, segment: lane, outlook: rested, product });
  const isAnswered = facts.whyFailure !== null || (facts.why !== undefined && change.isWhole);
  return (
    <Inspector
      page={page}
      product={product}
      many={
        picks ? (
          <ChosenMany picks={picks} onPropose={props.onPropose} onClose={leave}>
            <AlikePanel picks={picks} page={page} pageName={pageName} lane={lane} laneName={names.get(lane) ?? lane} />
          </ChosenMany>
        ) : null
      }
      currency={props.currency}
      metricsDays={props.metricsDays}
      why={
        <WhyPanel
          why={facts.why}
          failure={facts.whyFailure}
          names={names}
          ruleNames={ruleNames}
          segment={lane}
          onSegment={props.onSegment}
          whatIf={<WhatIfPanel change={change} onBoost={props.onBoost} />}
        />
      }
      isAnswered={isAnswered}
      rules={rules ? <PageRules rules={rules} on={on} others={facts.otherRules} hasPublished={facts.hasPublished} onSwitch={props.onSwitch} touches={facts.touches} names={names} acts={props.acts} /> : <Skeleton lines={4} />}
      ruleCount={rules?.length ?? null}
      onPropose={props.onPropose}
      onFind={props.onFind}
      onLeave={place.leave}
      onClose={leave}
      isShown={place.isShown}
      whole={place.ref}
    />
  );
}
