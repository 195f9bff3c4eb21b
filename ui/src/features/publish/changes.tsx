/* The changes under review, or why there are none to see. */
import type { EnvironmentStatus } from "../../ipc/bindings";
import type { useReview } from "../../ipc/queries";
import { environmentTitle } from "../../app/environments";
import { Button } from "../../components/button";
import { sentence } from "../../components/format";
import { Icon } from "../../components/icon";
import { EmptyState, ErrorState, Skeleton } from "../../components/states";
import { ChangeList } from "./change-list";
import { DriftCard } from "./conflict-card";
import type { Readiness } from "./readiness";
import { Card } from "./run-card";

interface ChangesProps {
  review: ReturnType<typeof useReview>;
  environment: string;
  ready: Readiness;
  /** null while it is not known, or does not answer */
  status: EnvironmentStatus | null;
  /** A conflict is told already. */
  conflicting: boolean;
  onRetry: () => void;
}

export function Changes({ review, environment, ready, status, conflicting, onRetry }: ChangesProps) {
  const drifted = status !== null && status.reachable && status.revision !== null && !status.inStep;
  const title = environmentTitle(environment);
  return (
    <>
      {ready.kind === "offline" && (
        <Card tone="stop" icon="plug" title={`${title} does not answer`}>
          <p>{sentence(ready.reason)} You can go on editing: the preview needs no connection, and the draft is saved here.</p>
          <div className="actions"><Button size="small" onPress={onRetry} data-testid="try-now">Try now</Button><a className="link" href="#/settings">Settings of {environment}</a></div>
        </Card>
      )}
      {ready.kind === "unauthorized" && (
        <Card tone="stop" icon="lock" title={`${title} does not accept the token`}>
          <p>Its token is missing or wrong. It is kept in the keyring of this computer, never in the store.</p>
          <div className="actions"><a className="link" href="#/settings" data-testid="to-token">Set the token in Settings</a><Button size="small" onPress={onRetry}>Try now</Button></div>
        </Card>
      )}
      {drifted && !conflicting && <DriftCard status={status} />}
      <List review={review} environment={environment} ready={ready} drifted={drifted} />
    </>
  );
}

function List({ review, environment, ready, drifted }: Pick<ChangesProps, "review" | "environment" | "ready"> & { drifted: boolean }) {
  if (review.error !== null) return ready.kind === "offline" || ready.kind === "unauthorized" ? null : <ErrorState title="The changes cannot be read" failure={review.error} onRetry={() => void review.refetch()} />;
  if (review.data === undefined) return <Skeleton lines={6} height={14} />;
  if (review.data.changes.length > 0) return <ChangeList changes={review.data.changes} environment={environment} />;
  const { against } = review.data;
  if (against === null) return <EmptyState icon="publish" title="The draft is empty">Nothing is in it yet. It can be published all the same: {environment} then ranks by product id.</EmptyState>;
  return (
    <div className="pub-equal" data-testid="nothing-to-publish">
      <span className="c-ok"><Icon name="check" size="l" /></span>
      <h2>{drifted ? `The draft equals revision ${against.revision}, the last published from here.` : `The draft equals ${environment}, revision ${against.revision}.`}</h2>
      <p className="t12 t2">{drifted ? "Publish to put it there again, or leave what is there." : ready.kind === "ready" ? "The rules need no publishing; the catalog alone would be sent." : "There is nothing to publish. Pin, hide, boost or bury on a page, and the change stands here."}</p>
    </div>
  );
}
