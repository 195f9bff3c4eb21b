/* A colleague published meanwhile: who, when, why; look at it, or publish over it knowingly. */
import { useState } from "react";
import type { EnvironmentStatus } from "../../ipc/bindings";
import { useRevision } from "../../ipc/queries";
import { environmentTitle, isProduction } from "../../app/environments";
import { Button } from "../../components/button";
import { ago } from "../../components/format";
import { Icon } from "../../components/icon";
import { ErrorState, Skeleton } from "../../components/states";
import { ChangeList } from "./change-list";
import type { Conflict } from "./publish-run";

interface ConflictCardProps {
  conflict: Conflict;
  catalogSent: boolean;
  onOverwrite: (etag: string) => void;
  onDismiss: () => void;
}

export function ConflictCard({ conflict, catalogSent, onOverwrite, onDismiss }: ConflictCardProps) {
  const [looking, setLooking] = useState(false);
  const { revision, environment, publishedAt, publishedBy, note, currentEtag } = conflict;
  const who = publishedBy ?? "Someone";
  return (
    <section className="card cf-card" role="alert" aria-label="Conflict" data-testid="conflict">
      <h2><span className="c-accent"><Icon name="merge" /></span>{who} published revision {revision} meanwhile<span className="t12 t3">{ago(publishedAt)}</span></h2>
      {note !== null && note !== "" && <blockquote>{note}</blockquote>}
      <p className="t12 t2">{catalogSent ? "The catalog was sent; your rules were not published" : "Nothing was published"}: {environmentTitle(environment)} stays at revision {revision}, and your draft is safe. If you publish over it, {isProduction(environment) ? "shoppers see" : `${environment} shows`} your draft alone; what revision {revision} changed is gone from there until someone restores it.</p>
      <div className="actions">
        <Button size="small" aria-expanded={looking} onPress={() => setLooking(!looking)} data-testid="conflict-look">{looking ? "Hide" : "Look at"} revision {revision}</Button>
        <Button kind="danger" size="small" onPress={() => onOverwrite(currentEtag)} data-testid="conflict-overwrite">Publish over revision {revision}</Button>
        <Button kind="quiet" size="small" onPress={onDismiss}>Leave it</Button>
      </div>
      {looking && <RevisionChanges environment={environment} revision={revision} />}
    </section>
  );
}

/** Someone published here since this store last did: said before anything is pressed. */
export function DriftCard({ status }: { status: EnvironmentStatus }) {
  const [looking, setLooking] = useState(false);
  const { name, revision, publishedBy, publishedAt } = status;
  if (revision === null) return null;
  return (
    <section className="card cf-card" aria-label={`${environmentTitle(name)} was published elsewhere`} data-testid="drift">
      <h2><span className="c-accent"><Icon name="merge" /></span>{environmentTitle(name)} is at revision {revision}, published elsewhere{publishedAt !== null && <span className="t12 t3">{ago(publishedAt)}{publishedBy === null || publishedBy === "" ? "" : ` by ${publishedBy}`}</span>}</h2>
      <p className="t12 t2">The changes below are told against what was last published from this store. Publishing asks you once more before it replaces revision {revision}.</p>
      <div className="actions"><Button size="small" aria-expanded={looking} onPress={() => setLooking(!looking)} data-testid="drift-look">{looking ? "Hide" : "Look at"} revision {revision}</Button></div>
      {looking && <RevisionChanges environment={name} revision={revision} />}
    </section>
  );
}

/** What a revision changed, and how the draft differs from it, in words; side by side where there is room. */
export function RevisionChanges({ environment, revision }: { environment: string; revision: number }) {
  const { data, error, refetch } = useRevision(environment, revision);
  if (error !== null) return <ErrorState title={`Revision ${revision} cannot be read`} failure={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={3} />;
  const { before, made, changes } = data;
  return (
    <div className="rv-sides" data-testid={`revision-changes-${revision}`}>
      <section className="rv-changes" aria-label={`What revision ${revision} changed`}>
        <p className="t12 t3">{before === null ? `Revision ${revision} was the first:` : `From revision ${before} to ${revision}:`}</p>
        {made.length === 0 ? <p className="t12 t2">It changed nothing.</p> : <ChangeList changes={made} environment={null} />}
      </section>
      <section className="rv-changes" aria-label={`What the draft changes against revision ${revision}`}>
        <p className="t12 t3">{changes.length === 0 ? `Revision ${revision} equals the draft.` : `From revision ${revision} to your draft:`}</p>
        {changes.length > 0 && <ChangeList changes={changes} environment={null} />}
      </section>
    </div>
  );
}
