/* The question after P, H, B, ⇧B or a drop: what, where, for whom, when; what it moves; Enter keeps, Esc cancels. */
import { type KeyboardEvent, useState } from "react";
import { ALL_SHOPPERS, productsWords, randomTail, roomOf } from "../../components/acts";
import { Button } from "../../components/button";
import { Select } from "../../components/choices";
import { NumberField } from "../../components/fields";
import { Icon } from "../../components/icon";
import { roomWords } from "../../components/pin-room";
import { tidySchedule } from "../../components/schedules";
import { StandingPopover } from "../../components/standing-popover";
import { WhenFields } from "../../components/when-fields";
import type { EntityChange, Outlook, Rule, RuleSetDocument } from "../../ipc/bindings";
import { useEffectOf, useProduct } from "../../ipc/queries";
import { actOf, existingRule, type Proposal, proposalChanges, proposalProblem, saysAlready, scheduleWords } from "./proposals";
import { type Trial, useSeen } from "./use-trial";

interface ProposalPopoverProps {
  /** what it is asked beside */
  beside: () => Element | null;
  placement: "right top" | "bottom start";
  proposal: Proposal;
  onChange: (proposal: Proposal) => void;
  onClose: () => void;
  onKeep: (proposal: Proposal, changes: EntityChange[]) => void;
  trial: Trial;
  onRemove: (rule: Rule) => void;
  document: RuleSetDocument;
  segments: readonly { id: string; name: string }[];
  /** the segments in the lanes: the effect is told for them */
  lanes: string[];
  outlook: Outlook;
  timeZone: string;
}

const VERBS = { pin: "Pin", hide: "Hide", boost: "Boost", bury: "Bury" } as const;

function Figures({ proposal, onChange }: Pick<ProposalPopoverProps, "proposal" | "onChange">) {
  if (proposal.kind === "pin")
    return (
      <>
        {proposal.also.length > 0 ? "in order from position" : "at position"}
        <NumberField label="Position" labelHidden width={56} autoFocus value={proposal.position} min={1} max={1000} onChange={(position) => onChange({ ...proposal, position })} testId="proposal-position" />
      </>
    );
  if (proposal.kind === "hide") return null;
  return (
    <>
      by
      <NumberField label="Points" labelHidden width={104} unit="points" autoFocus value={proposal.points} min={1} max={100_000} onChange={(points) => onChange({ ...proposal, points })} testId="proposal-points" />
    </>
  );
}

/** For whom, where and when it is to hold. */
function Scope({ proposal, onChange, segments, dated, onDated }: Pick<ProposalPopoverProps, "proposal" | "onChange" | "segments"> & { dated: boolean; onDated: (dated: boolean) => void }) {
  const { lane, schedule } = proposal;
  const shoppers = [
    { id: lane, name: segments.find((segment) => segment.id === lane)?.name ?? lane },
    { id: ALL_SHOPPERS, name: "all shoppers" },
    ...segments.filter((segment) => segment.id !== lane),
  ];
  const pages = [
    { id: "page" as const, name: "on this page" },
    ...(proposal.page.startsWith("category:") ? [{ id: "below" as const, name: "here and below" }] : []),
    { id: "everywhere" as const, name: "on every page" },
  ];
  const times = [
    { id: "always", name: "always" },
    { id: "dated", name: schedule ? scheduleWords(schedule) : "dated…" },
  ];
  const chooseTime = (next: string) => {
    onDated(next === "dated");
    if (next === "always") onChange({ ...proposal, schedule: null });
  };
  return (
    <>
      <span>for</span>
      <Select label="Shoppers" labelHidden choices={shoppers} value={proposal.shoppers} autoFocus={proposal.kind === "hide"} onChange={(next) => onChange({ ...proposal, shoppers: next })} testId="proposal-shoppers" />
      {proposal.kind !== "pin" && <Select label="Pages" labelHidden value={proposal.where} onChange={(where) => onChange({ ...proposal, where })} choices={pages} />}
      <Select label="When" labelHidden value={dated ? "dated" : "always"} onChange={chooseTime} choices={times} testId="proposal-when" />
    </>
  );
}

interface EffectProps {
  problem: string | null;
  effect: ReturnType<typeof useEffectOf>;
  existing: Rule | null;
  /** the rule says so already */
  isSo: boolean;
  room: string | null;
}

/** What it moves, which pins make room, and what speaks against it. */
function Effect({ problem, effect, existing, isSo, room }: EffectProps) {
  return (
    <div className="fx" data-testid="proposal-effect" aria-live="polite">
      {problem ? <span className="problem">{problem}</span> : effect.isError ? <span className="problem">{effect.error.message}</span> : <span>{effect.data?.sentence ?? "\u00a0"}</span>}
      {existing && <span className="t3">{isSo ? ` The rule “${existing.name}” says so already.` : ` Changes the rule “${existing.name}”.`}</span>}
      {room && (
        <span className="t3" data-testid="proposal-room">
          {" "}
          {room}
        </span>
      )}
      {!problem && effect.data?.warning && (
        <span className="warn">
          <Icon name="warning" size="m" />
          {effect.data.warning}
        </span>
      )}
    </div>
  );
}

function Answers({ kind, existing, canKeep, onRemove, onClose }: Pick<ProposalPopoverProps, "onRemove" | "onClose"> & { kind: Proposal["kind"]; existing: Rule | null; canKeep: boolean }) {
  return (
    <div className="f">
      {existing ? (
        <Button kind="quiet" className="danger" size="small" onPress={() => onRemove(existing)} data-testid="proposal-remove">
          {kind === "pin" ? "Remove the pin" : "Remove the rule"}
        </Button>
      ) : (
        <span>Enter to keep, Esc to cancel</span>
      )}
      <span className="sp" />
      <Button onPress={onClose} hint="Esc">
        Cancel
      </Button>
      <Button kind="primary" type="submit" hint="↵" isDisabled={!canKeep} data-testid="proposal-keep">
        Keep
      </Button>
    </div>
  );
}

/** Enter keeps, also from a closed choice, which the arrows and Space open. */
function keepOnEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.target as Element).closest(".sel")) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}

export function ProposalPopover(props: ProposalPopoverProps) {
  const { onChange, onClose, onKeep, document, lanes, outlook } = props;
  const { also } = props.proposal;
  const title = useProduct(props.proposal.product.id).data?.title ?? props.proposal.product.title;
  const proposal = { ...props.proposal, product: { id: props.proposal.product.id, title } };
  const who = productsWords([proposal.product, ...also]);
  const [dated, setDated] = useState(proposal.schedule !== null);
  const existing = existingRule(document, proposal);
  const problem = proposalProblem(proposal);
  const ready = { ...proposal, schedule: tidySchedule(proposal.schedule) };
  const asked = lanes.includes(proposal.lane) ? [proposal.lane, ...lanes.filter((lane) => lane !== proposal.lane)] : lanes;
  // The ids are fixed for the question: what is asked and seen is what is kept.
  const [tail] = useState(randomTail);
  const changes = problem ? null : proposalChanges(document, ready, existing, tail);
  const effect = useEffectOf(proposal.page, asked, outlook, changes, also.length > 0 ? null : proposal.product.id);
  useSeen(props.trial, effect.isError ? null : changes, changes === null || effect.isError || (effect.isSuccess && !effect.isPlaceholderData));
  const isSo = existing !== null && saysAlready(ready, existing);
  const room = problem ? null : roomWords(document, roomOf(document, actOf(ready)));
  return (
    <StandingPopover beside={props.beside} onClose={onClose} placement={props.placement} label={`${VERBS[proposal.kind]} ${who}`} className="keep">
      <form
        data-testid="proposal"
        onKeyDownCapture={keepOnEnter}
        onSubmit={(event) => {
          event.preventDefault();
          // What is so already is no edit, which undo would have to name.
          if (isSo && room === null) onClose();
          else if (changes) onKeep(ready, changes);
        }}
      >
        <div className="q">
          <span className={`c-${proposal.kind}`}>
            <Icon name={proposal.kind} />
          </span>
          <span>{VERBS[proposal.kind]}</span>
          <b className="el" title={[proposal.product, ...also].map((each) => each.title).join(", ")}>{who}</b>
          <Figures proposal={proposal} onChange={onChange} />
          <Scope proposal={proposal} onChange={onChange} segments={props.segments} dated={dated} onDated={setDated} />
        </div>
        {dated && <WhenFields schedule={proposal.schedule} onChange={(schedule) => onChange({ ...proposal, schedule })} timeZone={props.timeZone} testId="proposal" />}
        <Effect problem={problem} effect={effect} existing={existing} isSo={isSo} room={room} />
        <Answers kind={proposal.kind} existing={existing} canKeep={problem === null} onRemove={props.onRemove} onClose={onClose} />
      </form>
    </StandingPopover>
  );
}
