/* From a figure to a rule: what average margin the page is to have, and the least change that brings it there. */
import { useState } from "react";
import { useEdit } from "../../app/edits";
import { Button } from "../../components/button";
import { useRested } from "../../components/conditions/use-fields";
import { NumberField } from "../../components/fields";
import { percent } from "../../components/format";
import { Dialog } from "../../components/overlays";
import type { Outlook } from "../../ipc/bindings";
import { useLift } from "../../ipc/queries";

/** The lane whose margin is to be lifted. */
export interface LiftLane {
  id: string;
  name: string;
  marginBp: number | null;
}

interface LiftDialogProps {
  page: string;
  pageName: string;
  /** null: closed */
  lane: LiftLane | null;
  outlook: Outlook;
  onClose: () => void;
}

const BY = 200;

/** The next whole percent that is two points above what it is. */
export function firstTarget(marginBp: number | null): number {
  return Math.min(9500, Math.round(((marginBp ?? 4000) + BY) / 100) * 100);
}

function Lift({ page, pageName, lane, outlook, onClose }: LiftDialogProps & { lane: LiftLane }) {
  const edit = useEdit();
  const [target, setTarget] = useState<number | null>(() => firstTarget(lane.marginBp));
  const asked = useRested(target, 250);
  const lift = useLift(page, lane.id, outlook, asked);
  const current = asked === target && !lift.isPlaceholderData ? lift.data : undefined;
  const ready = current !== undefined && current.changes.length > 0;
  const keep = () => {
    if (!current) return;
    onClose();
    void edit(current.label, current.changes);
  };
  return (
    <Dialog
      title={`Lift the margin of ${pageName} for ${lane.name}`}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" isDisabled={!ready} onPress={keep} data-testid="lift-keep">
            {current && !current.reached && ready ? "Keep what is possible" : "Keep"}
          </Button>
        </>
      }
    >
      <form
        className="col g3"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) keep();
        }}
      >
        <p className="t12 t2">Average margin of the first 24 places: {percent(lane.marginBp)} now. The least boost of products with good margins that reaches yours is looked for.</p>
        <NumberField label="Average margin to reach" unit="%" digits={2} autoFocus value={target} min={0} max={10_000} onChange={setTarget} width={140} testId="lift-target" />
        <p aria-live="polite" data-testid="lift-sentence" style={{ minHeight: 40 }}>
          {lift.isError ? <span className="problem">{lift.error.message}</span> : (current?.sentence ?? (target === null ? "" : "Looking…"))}
        </p>
      </form>
    </Dialog>
  );
}

export function LiftDialog(props: LiftDialogProps) {
  return props.lane ? <Lift key={props.lane.id} {...props} lane={props.lane} /> : null;
}
