/* What a page asks in front of itself: the edit that is being proposed, a row's menu, the margin to be lifted, a product to pin. */
import { useEdit } from "../../app/edits";
import { speak } from "../../components/spoken";
import type { Draft } from "../../ipc/bindings";
import { type LiftLane, LiftPopover } from "./lift-popover";
import type { SegmentRef } from "./lanes-view";
import { PinFromCatalog } from "./pin-from-catalog";
import { ProposalPopover } from "./proposal-popover";
import { notKeptWords, type ProposalKind } from "./proposals";
import { RowMenu } from "./row-menu";
import { besideOf } from "./row-places";
import type { PageChoice } from "./use-page-choice";
import type { PageFacts } from "./use-page-facts";
import type { PageQuestion } from "./use-proposal";
import type { RuleActs } from "./use-rule-acts";
import { useRowMenu } from "./use-row-menu";
import type { Trial } from "./use-trial";

interface PageQuestionsProps {
  page: string;
  pageName: string;
  draft: Draft;
  segments: SegmentRef[];
  names: ReadonlyMap<string, string>;
  choice: PageChoice;
  facts: PageFacts;
  question: PageQuestion;
  acts: RuleActs;
  timeZone: string;
  trial: Trial;
  /** null: not asked */
  lifting: LiftLane | null;
  onLift: (lane: LiftLane | null) => void;
  /** the segment that a product of the catalog is chosen for; null: not asked */
  pinningFor: string | null;
  onPinningFor: (segment: string | null) => void;
  onPin: (segment: string, product: string) => void;
  onPropose: (kind: ProposalKind) => void;
  onWhy: () => void;
}

export function PageQuestions(props: PageQuestionsProps) {
  const { page, pageName, names, choice, pinningFor, onPinningFor } = props;
  const { lane } = choice;
  const { outlook } = props.facts;
  const edit = useEdit();
  const { menu, close } = useRowMenu(page, choice);
  return (
    <>
      <Proposed {...props} />
      <RowMenu
        at={menu}
        page={page}
        pageName={pageName}
        lane={lane}
        laneName={names.get(lane) ?? lane}
        instant={choice.at}
        own={menu ? props.acts.ownEntries(menu.product, props.facts.rules) : []}
        onPropose={props.onPropose}
        onWhy={props.onWhy}
        onEdit={edit}
        onClose={close}
      />
      <LiftPopover page={page} pageName={pageName} lane={props.lifting} outlook={outlook} trial={props.trial} onClose={() => props.onLift(null)} />
      <PinFromCatalog
        segment={pinningFor && (names.get(pinningFor) ?? pinningFor)}
        onChoose={(product) => {
          onPinningFor(null);
          if (pinningFor !== null) props.onPin(pinningFor, product);
        }}
        onClose={() => onPinningFor(null)}
      />
    </>
  );
}

function Proposed({ question, choice, draft, segments, facts, timeZone, trial }: PageQuestionsProps) {
  const { proposal, held } = question;
  if (!proposal) return null;
  return (
    <ProposalPopover
      key={`${proposal.kind} ${proposal.product.id}`}
      beside={() => besideOf(proposal)}
      placement={choice.view === "grid" ? "bottom start" : "right top"}
      proposal={proposal}
      onChange={question.change}
      onClose={() => {
        question.close();
        speak(notKeptWords(proposal));
        // The focus goes back to where the drag began; what is chosen goes along.
        if (held?.by === "keys" && held.lane) choice.setSelection({ lane: held.lane, product: held.product, index: -1 });
      }}
      onKeep={question.keep}
      onRemove={question.remove}
      trial={trial}
      document={draft.document}
      segments={segments}
      lanes={choice.lanes}
      outlook={facts.outlook}
      timeZone={timeZone}
    />
  );
}
