/* From a figure to a rule: what average margin the page is to have, and the least change that brings it there, seen in the lanes before it is kept. */
import { useEffect, useState } from "react";
import { useEdit } from "../../app/edits";
import { Button } from "../../components/button";
import { useRested } from "../../components/conditions/use-fields";
import { NumberField } from "../../components/fields";
import { Icon } from "../../components/icon";
import { isFocusLost } from "../../components/lost-focus";
import { StandingPopover } from "../../components/standing-popover";
import type { Outlook } from "../../ipc/bindings";
import { useLift } from "../../ipc/queries";
import { type Trial, useSeen } from "./use-trial";

/** The lane whose margin is to be lifted. */
export interface LiftLane {
  id: string;
  name: string;
  marginBp: number | null;
}

interface LiftPopoverProps {
  page: string;
  pageName: string;
  /** null: closed */
  lane: LiftLane | null;
  outlook: Outlook;
  trial: Trial;
  onClose: () => void;
}

const BY = 200;

/** The next whole percent that is two points above what it is. */
export function firstTarget(marginBp: number | null): number {
  return Math.min(9500, Math.round(((marginBp ?? 4000) + BY) / 100) * 100);
}

const headOf = (lane: string) => document.querySelector<HTMLElement>(`[data-testid="lane-head-${CSS.escape(lane)}"]`);

/** The margin of the lane, else its head, else the page's name. */
function figureOf(lane: string): Element | null {
  const head = headOf(lane);
  return head?.querySelector("[data-figure=margin]") ?? head ?? document.querySelector("[data-testid=page-title]");
}

/** The menu that it was called from is gone: the focus goes back to its button. */
function useFocusBack(lane: string): void {
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (isFocusLost()) headOf(lane)?.querySelector<HTMLElement>("[aria-haspopup]")?.focus({ preventScroll: true });
      });
    },
    [lane],
  );
}

function Lift({ page, pageName, lane, outlook, trial, onClose }: LiftPopoverProps & { lane: LiftLane }) {
  const edit = useEdit();
  const [target, setTarget] = useState<number | null>(() => firstTarget(lane.marginBp));
  const asked = useRested(target, 250);
  const lift = useLift(page, lane.id, outlook, asked);
  const current = asked === target && !lift.isPlaceholderData ? lift.data : undefined;
  const changes = current && current.changes.length > 0 ? current.changes : null;
  useSeen(trial, changes, target === null || lift.isError || current !== undefined);
  useFocusBack(lane.id);
  const keep = () => {
    if (!current || !changes) return;
    onClose();
    void trial.keep(changes, edit(current.label, changes));
  };
  return (
    <StandingPopover beside={() => figureOf(lane.id)} placement="top start" label={`Lift the margin of ${pageName} for ${lane.name}`} className="keep lift" onClose={onClose}>
      <form
        data-testid="lift"
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <div className="q">
          <Icon name="margin" />
          <span>Lift the average margin of</span>
          <b className="el" title={pageName}>{pageName}</b>
          <span>for</span>
          <b className="el" title={lane.name}>{lane.name}</b>
          <span>to</span>
          <NumberField label="Average margin to reach" labelHidden unit="%" digits={2} autoFocus value={target} min={0} max={10_000} onChange={setTarget} width={88} testId="lift-target" />
        </div>
        <p className="fx" aria-live="polite" data-testid="lift-sentence">
          {lift.isError ? <span className="problem">{lift.error.message}</span> : (current?.sentence ?? (target === null ? "" : "Looking…"))}
        </p>
        <div className="f">
          <span>Enter to keep, Esc to cancel</span>
          <span className="sp" />
          <Button onPress={onClose} hint="Esc">
            Cancel
          </Button>
          <Button kind="primary" type="submit" hint="↵" isDisabled={changes === null} data-testid="lift-keep">
            {current && !current.reached && changes ? "Keep what is possible" : "Keep"}
          </Button>
        </div>
      </form>
    </StandingPopover>
  );
}

export function LiftPopover(props: LiftPopoverProps) {
  return props.lane ? <Lift key={props.lane.id} {...props} lane={props.lane} /> : null;
}
