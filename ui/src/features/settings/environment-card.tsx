/* One environment: its gateway, its token's state, and whether it answers. */
import { useState } from "react";
import type { Environment, EnvironmentStatus } from "../../ipc/bindings";
import { ipc, IpcFailure } from "../../ipc/client";
import { useChange } from "../../ipc/mutations";
import { environmentFault, useEnvironmentStatus } from "../../ipc/queries";
import { attempt } from "../../app/edits";
import { giveLost } from "../../components/lost-focus";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { count, counted } from "../../components/format";
import { Confirm } from "./confirm";
import { EnvironmentEditor } from "./environment-editor";
import { TokenField } from "./token-field";

const ADD = "[data-testid=environment-add]";

interface EnvironmentCardProps {
  environment: Environment;
  others: string[];
  localGateway: string | null;
}

export function EnvironmentCard({ environment, others, localGateway }: EnvironmentCardProps) {
  const { name, url } = environment;
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const [tested, setTested] = useState(false);
  const status = useEnvironmentStatus(tested ? name : null);
  const remove = useChange(() => ipc.environmentRemove(name), "environments");
  const close = (opener: string) => {
    setOpen(null);
    giveLost(`button[aria-label="${CSS.escape(opener)}"]`);
  };
  if (open === "edit") {
    return <li className="set-env"><EnvironmentEditor environment={environment} others={others} localGateway={localGateway} onDone={(kept = name) => close(`Edit ${kept}`)} /></li>;
  }
  return (
    <li className="set-env" data-testid={`settings-environment-${name}`}>
      <div className="set-line">
        <div>
          <b className="md">{name}</b>
          <p className="t12 t2 selectable el">{url ?? `the local gateway${localGateway === null ? "" : `, ${localGateway}`}`}</p>
        </div>
        <Button kind="quiet" size="small" onPress={() => { setTested(true); if (tested) void status.refetch(); }} isDisabled={status.isFetching} data-testid={`test-${name}`} aria-label={`Test connection to ${name}`}>Test connection</Button>
        <Button kind="quiet" size="small" icon="edit" onPress={() => setOpen("edit")} aria-label={`Edit ${name}`}>Edit</Button>
        <Button kind="quiet" size="small" icon="trash" onPress={() => setOpen("remove")} aria-label={`Remove ${name}`}>Remove</Button>
      </div>
      {tested && <Answer status={status.data} failure={status.error ?? environmentFault(status.data)} isAsking={status.isFetching} />}
      <TokenField environment={environment} />
      {open === "remove" && (
        <Confirm danger question={`Remove ${name} from this store? What was published there stays there; its token is forgotten.`} yes={`Remove ${name}`} testId={`remove-${name}`} isBusy={remove.isPending}
          onYes={() => void attempt(remove.mutateAsync(undefined), `${name} is removed.`).then(() => giveLost(ADD))} onNo={() => close(`Remove ${name}`)} />
      )}
    </li>
  );
}

function isRefusal(failure: Error | null): boolean {
  return failure instanceof IpcFailure && failure.error.kind === "unauthorized";
}

function Answer({ status, failure, isAsking }: { status: EnvironmentStatus | undefined; failure: Error | null; isAsking: boolean }) {
  if (isAsking && status === undefined) return <p className="t12 t3" role="status">Asking…</p>;
  if (failure !== null) {
    const refused = isRefusal(failure);
    return <p className="set-answer" role="status"><Badge kind="soldout" icon={refused ? "lock" : "plug"}>{refused ? "token refused" : "no answer"}</Badge><span>{refused ? "The gateway answers, but does not accept the token." : failure.message}</span></p>;
  }
  if (status === undefined) return null;
  if (!status.reachable) return <p className="set-answer" role="status"><Badge kind="soldout" icon="plug">no answer</Badge><span>{status.reason ?? "The gateway does not answer."}</span></p>;
  const engine = [status.engine, status.version].filter(Boolean).join(" ");
  const facts = [engine, counted(status.products ?? 0, "product"), status.revision === null ? "nothing published yet" : `revision ${count(status.revision)}`];
  return <p className="set-answer" role="status" data-testid={`answer-${status.name}`}><Badge kind="ok" icon="check">answers</Badge><span>{facts.filter(Boolean).join(" · ")}</span></p>;
}
