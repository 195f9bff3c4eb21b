/* The history of an environment: look at a revision, or restore it. A restore is confirmed in its place. */
import { useState } from "react";
import { useHistory, useRevision } from "../../ipc/queries";
import { atOnceWords, isProduction } from "../../app/environments";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { instant } from "../../components/format";
import { EmptyState, ErrorState, Skeleton } from "../../components/states";
import { RevisionChanges } from "./conflict-card";

interface RevisionsProps {
  environment: string;
  timeZone: string;
  busy: boolean;
  onRestore: (revision: number) => void;
}

export function Revisions({ environment, timeZone, busy, onRestore }: RevisionsProps) {
  const { data, error, refetch } = useHistory(environment);
  const [chosen, setOpen] = useState<{ revision: number; as: "look" | "restore" } | null | undefined>(undefined);
  const live = data?.[0];
  const first = useRevision(environment, live?.revision ?? null);
  if (error !== null) return <ErrorState title="The history cannot be read" failure={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={5} height={14} />;
  if (live === undefined) return <EmptyState icon="history" title={`Nothing was published to ${environment} yet`}>Each publish becomes a revision that can be looked at and restored.</EmptyState>;
  // The live one is looked at until something is chosen; it comes with the list, for it would push the others down under the pointer.
  if (chosen === undefined && !first.isFetched) return <Skeleton lines={5} height={14} />;
  const open = chosen === undefined ? { revision: live.revision, as: "look" as const } : chosen;
  const toggle = (revision: number, as: "look" | "restore") => setOpen(open?.revision === revision && open.as === as ? null : { revision, as });
  return (
    <ol className="card rv" aria-label={`Revisions of ${environment}`} data-testid="revisions">
      {data.map((revision) => {
        const isLive = revision.revision === live.revision;
        const shown = open?.revision === revision.revision ? open.as : null;
        return (
          <li key={revision.revision} data-testid={`revision-${revision.revision}`}>
            <div className="rv-row">
              <b>{revision.revision}</b>
              <div>
                <p>{revision.note === null || revision.note === "" ? <span className="t3">without a note</span> : revision.note}</p>
                <p className="t12 t3">{instant(new Date(revision.publishedAt), timeZone, true)}{revision.publishedBy === null || revision.publishedBy === "" ? "" : ` · ${revision.publishedBy}`}</p>
              </div>
              {isLive && <Badge kind="ok">{isProduction(environment) ? "live" : `on ${environment}`}</Badge>}
              <Button kind="quiet" size="small" aria-expanded={shown === "look"} onPress={() => toggle(revision.revision, "look")} aria-label={`${shown === "look" ? "Hide" : "Look at"} revision ${revision.revision}`}>{shown === "look" ? "Hide" : "Look"}</Button>
              {!isLive && <Button kind="quiet" size="small" icon="history" isDisabled={busy} onPress={() => toggle(revision.revision, "restore")} aria-label={`Restore revision ${revision.revision}`} data-testid={`restore-${revision.revision}`}>Restore</Button>}
            </div>
            {shown === "look" && <RevisionChanges environment={environment} revision={revision.revision} />}
            {shown === "restore" && (
              <div className="rv-ask" role="group" aria-label={`Restore revision ${revision.revision}?`}>
                <p>Publish revision {revision.revision} again as revision {live.revision + 1} of {environment}? {atOnceWords(environment)} Your draft stays as it is.</p>
                <Button kind="primary" size="small" autoFocus isDisabled={busy} onPress={() => { setOpen(null); onRestore(revision.revision); }} data-testid="restore-confirm">Restore {revision.revision}</Button>
                <Button size="small" onPress={() => setOpen(null)}>Cancel</Button>
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
