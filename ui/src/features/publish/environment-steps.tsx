/* The environments in the order of publishing, each with what is live there; one is chosen. */
import { Radio, RadioGroup } from "react-aria-components";
import type { EnvironmentStatus, StoreStatus } from "../../ipc/bindings";
import { IpcFailure } from "../../ipc/client";
import { environmentFault, useEnvironmentStatus } from "../../ipc/queries";
import { environmentTitle, standingOf } from "../../app/environments";
import { Badge } from "../../components/badge";
import { ago, count, counted, sentence } from "../../components/format";
import { Icon } from "../../components/icon";
import { stepsOf, type PublishRun, type StepView } from "./publish-run";

interface EnvironmentStepsProps {
  store: StoreStatus;
  names: readonly string[];
  chosen: string;
  run: PublishRun;
  withCatalog: boolean;
  onChoose: (name: string) => void;
}

export function EnvironmentSteps({ store, names, chosen, run, withCatalog, onChoose }: EnvironmentStepsProps) {
  return (
    <RadioGroup className="envs" aria-label="Environment to publish to" value={chosen} onChange={onChoose} isDisabled={run.state === "running"}>
      {names.map((name, place) => (
        <Step key={name} name={name} changes={standingOf(store, name).changes} place={place + 1} steps={runOf(run) === name ? stepsOf(run, withCatalog) : null} />
      ))}
    </RadioGroup>
  );
}

function runOf(run: PublishRun): string | null {
  if (run.state === "running" || run.state === "failed" || run.state === "checked") return run.environment;
  return run.state === "published" ? run.result.environment : null;
}

interface StepProps {
  name: string;
  place: number;
  /** of the draft since the last publication there */
  changes: number;
  steps: StepView[] | null;
}

function Step({ name, place, changes, steps }: StepProps) {
  const { data: status, error: unanswered } = useEnvironmentStatus(name);
  const error = unanswered ?? environmentFault(status);
  // Done is what has this very draft, not an earlier one.
  const done = status?.inStep === true && changes === 0 && status.lastVerified !== null && status.lastVerified.differ === 0;
  return (
    <Radio value={name} className="sx" data-testid={`environment-${name}`}>
      <span className={done ? "dot ok" : "dot"} aria-hidden="true">{done ? <Icon name="check" size="s" /> : place}</span>
      <span className="sx-body">
        <span className="row g2"><b>{environmentTitle(name)}</b><span className="sp" /><StatusBadge status={status} failure={error} changes={changes} /></span>
        <span className="t12 t2 sx-words">{statusWords(status, error)}</span>
        {steps !== null && <Bars steps={steps} />}
      </span>
    </Radio>
  );
}

export function StatusBadge({ status, failure, changes }: { status: EnvironmentStatus | undefined; failure: Error | null; changes: number }) {
  if (failure !== null) return <Badge kind="soldout" icon="plug">{isRefusal(failure) ? "token refused" : "no answer"}</Badge>;
  if (status === undefined) return null;
  if (!status.reachable) return <Badge kind="soldout" icon="plug">no answer</Badge>;
  if (status.revision === null) return <Badge kind="hide">nothing yet</Badge>;
  if (!status.inStep) return <Badge kind="low" icon="warning">changed elsewhere</Badge>;
  const { lastVerified } = status;
  if (lastVerified !== null && lastVerified.differ > 0) return <Badge kind="soldout" icon="warning">{count(lastVerified.differ)} differ</Badge>;
  if (changes > 0) return <Badge kind="accent">{counted(changes, "change")} since</Badge>;
  return lastVerified === null ? null : <Badge kind="ok" icon="shield-check">verified</Badge>;
}

function isRefusal(failure: Error): boolean {
  return failure instanceof IpcFailure && failure.error.kind === "unauthorized";
}

function statusWords(status: EnvironmentStatus | undefined, failure: Error | null): string {
  if (failure !== null) return isRefusal(failure) ? "Its token is missing or not accepted." : sentence(failure.message);
  if (status === undefined) return "Asking what is there…";
  if (!status.reachable) return sentence(status.reason ?? "It does not answer.");
  if (status.revision === null) return "Nothing was published here so far.";
  const when = status.publishedAt === null ? "" : `, ${ago(status.publishedAt)}`;
  const who = status.publishedBy === null || status.publishedBy === "" ? "" : ` by ${status.publishedBy}`;
  // What was verified is what this store published, not what someone else did since.
  const verified = status.lastVerified === null || !status.inStep ? "" : ` · verified ${ago(status.lastVerified.at)}, ${count(status.lastVerified.asks - status.lastVerified.differ)} of ${count(status.lastVerified.asks)} equal`;
  return `Revision ${status.revision}${when}${who}${verified}`;
}

function Bars({ steps }: { steps: StepView[] }) {
  return (
    <span className="ph3" role="img" aria-label={steps.map((s) => `${s.label}: ${s.state}`).join(", ")}>
      {steps.map((step) => (
        <span key={step.step}>
          <span className={`pg ${step.state === "done" ? "ok" : step.state}`}><i style={{ width: `${Math.round(step.share * 100)}%` }} /></span>
          <small>{step.label}</small>
        </span>
      ))}
    </span>
  );
}
