/* The question after P, H, B, ⇧B or a drop: what, where, for whom, when; what it moves; Enter keeps, Esc cancels. */
import { type RefObject, useState } from "react";
import { ALL_SHOPPERS, productsWords, roomOf } from "../../components/acts";
import { Button } from "../../components/button";
import { Select } from "../../components/choices";
import { DateTimeField } from "../../components/date-time-field";
import { NumberField } from "../../components/fields";
import { Icon } from "../../components/icon";
import { roomWords } from "../../components/pin-room";
import { AnchoredPopover } from "../../components/overlays";
import type { Outlook, Rule, RuleSetDocument } from "../../ipc/bindings";
import { useEffectOf, useProduct } from "../../ipc/queries";
import { actOf, existingRule, type Proposal, proposalChanges, proposalProblem, scheduleWords } from "./proposals";

interface ProposalPopoverProps {
  anchor: RefObject<Element | null>;
  placement: "right top" | "bottom start";
  proposal: Proposal;
  onChange: (proposal: Proposal) => void;
  onClose: () => void;
  onKeep: (proposal: Proposal, existing: Rule | null) => void;
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

function When({ proposal, onChange, timeZone }: Pick<ProposalPopoverProps, "proposal" | "onChange" | "timeZone">) {
  const { schedule } = proposal;
  const set = (name: "from" | "until") => (value: string | null) => {
    const { [name]: _, ...rest } = schedule ?? {};
    onChange({ ...proposal, schedule: value ? { ...rest, [name]: value } : rest });
  };
  return (
    <div className="dated">
      <DateTimeField label="From" value={schedule?.from ?? null} onChange={set("from")} testId="proposal-from" />
      <DateTimeField label="Until" value={schedule?.until ?? null} onChange={set("until")} testId="proposal-until" />
      <span className="t11 t3">{timeZone} time; leave one empty for no end</span>
    </div>
  );
}

/** A schedule with nothing in it is none. */
const tidy = (proposal: Proposal): Proposal =>
  proposal.schedule && Object.keys(proposal.schedule).length === 0 ? { ...proposal, schedule: null } : proposal;

export function ProposalPopover(props: ProposalPopoverProps) {
  const { anchor, onChange, onClose, onKeep, document, segments, lanes, outlook } = props;
  const { also } = props.proposal;
  const title = useProduct(props.proposal.product.id).data?.title ?? props.proposal.product.title;
  const proposal = { ...props.proposal, product: { id: props.proposal.product.id, title } };
  const who = productsWords([proposal.product, ...also]);
  const [dated, setDated] = useState(proposal.schedule !== null);
  const existing = existingRule(document, proposal);
  const problem = proposalProblem(proposal);
  const ready = tidy(proposal);
  const asked = lanes.includes(proposal.lane) ? [proposal.lane, ...lanes.filter((lane) => lane !== proposal.lane)] : lanes;
  // The id is fixed for the question, so that the same question is asked once.
  const effect = useEffectOf(proposal.page, asked, outlook, problem ? null : proposalChanges(document, ready, existing, "draft"), also.length > 0 ? null : proposal.product.id);
  const room = problem ? null : roomWords(document, roomOf(document, actOf(ready)));
  const laneName = segments.find((segment) => segment.id === proposal.lane)?.name ?? proposal.lane;
  const shoppers = [
    { id: proposal.lane, name: laneName },
    { id: ALL_SHOPPERS, name: "all shoppers" },
    ...segments.filter((segment) => segment.id !== proposal.lane),
  ];
  const isCategory = proposal.page.startsWith("category:");
  return (
    <AnchoredPopover anchor={anchor} isOpen onClose={onClose} placement={props.placement} label={`${VERBS[proposal.kind]} ${who}`} className="keep">
      <form
        data-testid="proposal"
        onKeyDownCapture={(event) => {
          // Enter keeps, also from a closed choice, which the arrows and Space open.
          if (event.key !== "Enter" || !(event.target as Element).closest(".sel")) return;
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.requestSubmit();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem) onKeep(ready, existing);
        }}
      >
        <div className="q">
          <span className={`c-${proposal.kind}`}>
            <Icon name={proposal.kind} />
          </span>
          <span>{VERBS[proposal.kind]}</span>
          <b className="el" title={[proposal.product, ...also].map((each) => each.title).join(", ")}>{who}</b>
          <Figures proposal={proposal} onChange={onChange} />
          <span>for</span>
          <Select label="Shoppers" labelHidden choices={shoppers} value={proposal.shoppers} autoFocus={proposal.kind === "hide"} onChange={(next) => onChange({ ...proposal, shoppers: next })} testId="proposal-shoppers" />
          {proposal.kind !== "pin" && (
            <Select
              label="Pages"
              labelHidden
              value={proposal.where}
              onChange={(where) => onChange({ ...proposal, where })}
              choices={[
                { id: "page", name: "on this page" },
                ...(isCategory ? [{ id: "below" as const, name: "here and below" }] : []),
                { id: "everywhere", name: "on every page" },
              ]}
            />
          )}
          <Select
            label="When"
            labelHidden
            value={dated ? "dated" : "always"}
            onChange={(next) => {
              setDated(next === "dated");
              if (next === "always") onChange({ ...proposal, schedule: null });
            }}
            choices={[
              { id: "always", name: "always" },
              { id: "dated", name: proposal.schedule ? scheduleWords(proposal.schedule) : "dated…" },
            ]}
            testId="proposal-when"
          />
        </div>
        {dated && <When proposal={proposal} onChange={onChange} timeZone={props.timeZone} />}
        <div className="fx" data-testid="proposal-effect" aria-live="polite">
          {problem ? <span className="problem">{problem}</span> : effect.isError ? <span className="problem">{effect.error.message}</span> : <span>{effect.data?.sentence ?? "\u00a0"}</span>}
          {existing && <span className="t3"> Changes the rule “{existing.name}”.</span>}
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
        <div className="f">
          {existing ? (
            <Button kind="quiet" className="danger" size="small" onPress={() => props.onRemove(existing)} data-testid="proposal-remove">
              {proposal.kind === "pin" ? "Remove the pin" : "Remove the rule"}
            </Button>
          ) : (
            <span>Enter to keep, Esc to cancel</span>
          )}
          <span className="sp" />
          <Button onPress={onClose} hint="Esc">
            Cancel
          </Button>
          <Button kind="primary" type="submit" hint="↵" isDisabled={problem !== null} data-testid="proposal-keep">
            Keep
          </Button>
        </div>
      </form>
    </AnchoredPopover>
  );
}
