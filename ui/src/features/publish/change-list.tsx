/* The changes since the last published revision, in words, by the place where they show. */
import type { ChangeWords, EntityKind } from "../../ipc/bindings";
import { ipc } from "../../ipc/client";
import { useDraftChange } from "../../ipc/mutations";
import { attempt } from "../../app/edits";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { Icon, type IconName } from "../../components/icon";
import { byArea, changesWords, placeOf } from "./review-words";

const ICONS: Record<EntityKind | "store", IconName> = { rule: "rules", segment: "segments", collection: "tag", formula: "formula", store: "settings" };

/** `environment` null: the changes are looked at and cannot be discarded. */
export function ChangeList({ changes, environment }: { changes: readonly ChangeWords[]; environment: string | null }) {
  const { mutateAsync, isPending } = useDraftChange(({ kind, id, from }: { kind: EntityKind; id: string; from: string }) => ipc.draftDiscard(kind, id, from));
  const discard = (change: ChangeWords, from: string) => {
    if (change.kind === "store") return;
    void attempt(mutateAsync({ kind: change.kind, id: change.id, from }), `Discarded: ${change.name}`);
  };
  return byArea(changes).map(({ area, changes: list }) => (
    <div className="gp" key={area} role="group" aria-label={area}>
      <h2>{area.replaceAll(" > ", " › ")} <span className="t12 t3">{changesWords(list.length)}</span></h2>
      <ul className="card">
        {list.map((change) => (
          <Change key={`${change.kind}-${change.id}-${change.what}`} change={change}
            onDiscard={environment === null || change.kind === "store" ? null : () => discard(change, environment)} isBusy={isPending} />
        ))}
      </ul>
    </div>
  ));
}

function Change({ change, onDiscard, isBusy }: { change: ChangeWords; onDiscard: (() => void) | null; isBusy: boolean }) {
  // A single difference is told in the sentence already.
  const details = change.details.filter((detail) => !change.sentence.includes(detail));
  return (
    <li className="cg" data-testid={`change-${change.kind}-${change.id}`}>
      <span className="t3 ci"><Icon name={ICONS[change.kind]} /></span>
      <div className="cw">
        <p className="w">{change.sentence}</p>
        {details.length > 0 && <ul className="fx">{details.map((detail) => <li key={detail}>{detail}</li>)}</ul>}
        <p className="by">
          {change.what === "removed" ? <span className="t2">{change.name}</span> : <a className="link" href={`#${placeOf(change.kind, change.id)}`}>{change.name}</a>}
          {change.what !== "changed" && <Badge kind={change.what === "removed" ? "hide" : "accent"}>{change.what === "added" ? "new" : change.what}</Badge>}
        </p>
      </div>
      {onDiscard !== null && (
        <Button kind="quiet" size="small" icon="undo" isDisabled={isBusy} onPress={onDiscard} aria-label={`Discard the change of ${change.name}`} data-testid={`discard-${change.kind}-${change.id}`}>
          Discard
        </Button>
      )}
    </li>
  );
}
