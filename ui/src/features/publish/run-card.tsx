/* Where a publish is, how it ended, and what is true if it stopped. */
import type { ReactNode } from "react";
import type { VerifyReport } from "../../ipc/bindings";
import { ipc, wordsOf } from "../../ipc/client";
import { chooseSavePath, JSON_FILES } from "../../ipc/files";
import { attempt } from "../../app/edits";
import { environmentTitle, isProduction } from "../../app/environments";
import { Button } from "../../components/button";
import { count, counted, sentence } from "../../components/format";
import { Icon, type IconName } from "../../components/icon";
import { Progress } from "../../components/states";
import { VerificationReport } from "../../components/verification/report";
import { headline, isEqual } from "../../components/verification/words";
import type { PublishRun, PublishStep } from "./publish-run";

interface RunCardProps {
  run: PublishRun;
  /** The environment that comes after this one on the way to production. */
  next: (environment: string) => string | null;
  onNext: (environment: string) => void;
  timeZone: string;
  onVerify: (environment: string) => void;
  onStop: (environment: string) => void;
  onRestore: (environment: string, revision: number) => void;
  onAgain: (environment: string) => void;
  onDismiss: () => void;
}

const STEP_WORDS: Record<PublishStep, { title: string; unit: string }> = {
  catalog: { title: "sending the catalog", unit: "products" },
  rules: { title: "sending the rules", unit: "documents" },
  readBack: { title: "reading back", unit: "documents" },
  verify: { title: "verifying", unit: "asks" },
};

export function RunCard(props: RunCardProps) {
  const { run } = props;
  switch (run.state) {
    case "running":
      return <Running run={run} onStop={props.onStop} />;
    case "published":
      return <Published {...props} run={run} />;
    case "checked":
      return (
        <Card tone={isEqual(run.report) ? "ok" : "stop"} title={reportTitle(run.environment, run.report)} onDismiss={props.onDismiss}>
          <VerificationReport report={run.report} timeZone={props.timeZone} />
          {!isEqual(run.report) && <div className="actions"><SaveButton environment={run.environment} report={run.report} /></div>}
        </Card>
      );
    case "failed":
      return <Failed {...props} run={run} />;
    default:
      return null;
  }
}

function Running({ run, onStop }: { run: Extract<PublishRun, { state: "running" }>; onStop: (environment: string) => void }) {
  const words = run.step === null ? null : STEP_WORDS[run.step];
  const seconds = Math.max(0.001, (run.now - run.stepStartedAt) / 1000);
  const rate = run.done > 0 ? run.done / seconds : null;
  return (
    <Card tone="busy" title={`${environmentTitle(run.environment)}: ${words?.title ?? "beginning"}`}>
      <Progress label={words?.title ?? "Beginning"} done={run.done} total={run.total} unit={words?.unit ?? "steps"} perSecond={run.step === "rules" || run.step === "readBack" ? null : rate} secondsLeft={rate === null ? null : (run.total - run.done) / rate} />
      <p>{runningWords(run)}</p>
      {run.step === "verify" && <div className="actions"><Button size="small" onPress={() => onStop(run.environment)} data-testid="verify-stop">Stop comparing</Button></div>}
    </Card>
  );
}

function runningWords({ environment, what, step }: Extract<PublishRun, { state: "running" }>): string {
  const compared = "Each answer is compared with the preview, product by product.";
  if (what === "verify") return compared;
  if (step === "verify") return `The draft is ${isProduction(environment) ? "live" : `on ${environment}`}. ${compared}`;
  return `${isProduction(environment) ? "Shoppers see" : `${environmentTitle(environment)} serves`} all of it at once, at the end of sending.`;
}

function Published({ run, next, timeZone, onNext, onVerify, onRestore, onDismiss }: RunCardProps & { run: Extract<PublishRun, { state: "published" }> }) {
  const { environment, revision, unchanged, verify } = run.result;
  const after = next(environment);
  const differs = !isEqual(verify);
  return (
    <Card tone={differs ? "stop" : "ok"} title={differs ? reportTitle(environment, verify) : `${environmentTitle(environment)} is verified at revision ${revision}`} onDismiss={onDismiss}>
      <p data-testid="publish-result">{unchanged ? `Nothing was different, so revision ${revision} stays. ` : `Revision ${revision} is ${isProduction(environment) ? "live" : `on ${environment}`}. `}{differs ? `What ${isProduction(environment) ? "shoppers see" : `${environment} shows`} is not all that you saw.` : `${headline(verify)}, product by product.`}</p>
      {differs && <VerificationReport report={verify} timeZone={timeZone} />}
      <div className="actions">
        {!differs && after !== null && <Button kind="primary" size="small" onPress={() => onNext(after)}>Go on to {after}</Button>}
        {differs && <Button kind="primary" size="small" onPress={() => onVerify(environment)}>Verify again</Button>}
        {differs && revision > 1 && !unchanged && <Button size="small" onPress={() => onRestore(environment, revision - 1)}>Restore {revision - 1}</Button>}
        {differs && <SaveButton environment={environment} report={verify} />}
      </div>
    </Card>
  );
}

function SaveButton({ environment, report }: { environment: string; report: VerifyReport }) {
  const save = async () => {
    const path = await chooseSavePath("Save the report", `verify-${environment}-${report.at.slice(0, 10)}.json`, JSON_FILES);
    if (path !== null) await attempt(ipc.verifySaveReport(environment, path), "The report is saved.");
  };
  return <Button kind="quiet" size="small" icon="file" onPress={() => void save()} data-testid="verify-save">Save report</Button>;
}

export function ShopButton({ environment }: { environment: string }) {
  return <Button size="small" icon="external" onPress={() => void attempt(ipc.shopOpen(environment, null, null, null))} data-testid="open-shop">Open the shopper’s page</Button>;
}

function reportTitle(environment: string, report: VerifyReport): string {
  return isEqual(report) ? `${environmentTitle(environment)} is verified` : `${environmentTitle(environment)}: ${counted(report.asks - report.equal, "ask")} of ${count(report.asks)} differ`;
}

function Failed({ run, onAgain, onDismiss }: RunCardProps & { run: Extract<PublishRun, { state: "failed" }> }) {
  const { error, environment, what, during } = run;
  const title = environmentTitle(environment);
  const sent = during === "verify" || during === "readBack";
  const state = what !== "publish" ? "" : sent ? "The rules were sent; they are not verified yet." : during === "rules" ? "The rules were not published." : `Nothing was published: ${isProduction(environment) ? "shoppers see what they saw" : `${environment} shows what it showed`} before.`;
  const again = <Button kind="primary" size="small" onPress={() => onAgain(environment)}>Try again</Button>;
  switch (error.kind) {
    case "cancelled":
      return <Card tone="note" title="Stopped" onDismiss={onDismiss}><p>{state}</p></Card>;
    case "engineAway":
      return <Card tone="stop" icon="plug" title={`${title} does not answer`} onDismiss={onDismiss}><p>{sentence(error.reason)} {state} You can go on editing: the draft is saved here.</p><div className="actions">{again}</div></Card>;
    case "unauthorized":
      return (
        <Card tone="stop" icon="lock" title={`${title} does not accept the token`} onDismiss={onDismiss}>
          <p>{state} Its token is missing, wrong, or may not publish there.</p>
          <div className="actions"><a className="link" href="#/settings">Set the token in Settings</a>{again}</div>
        </Card>
      );
    case "engineRefused":
      return (
        <Card tone="stop" title={`${title} refused what was sent`} onDismiss={onDismiss}>
          <p>{sentence(error.reason)} {state}</p>
          {error.findings.length > 0 && <ul className="fx">{error.findings.map((finding) => <li key={`${finding.pointer}${finding.reason}`}>{finding.reason} <span className="t3">{finding.pointer}</span></li>)}</ul>}
        </Card>
      );
    default:
      return <Card tone="stop" title={what === "restore" ? "Not restored" : what === "verify" ? "Not verified" : "Not published"} onDismiss={onDismiss}><p>{sentence(wordsOf(error))} {state}</p><div className="actions">{again}</div></Card>;
  }
}

type Tone = "ok" | "stop" | "busy" | "note";
const LOOK: Record<Tone, { icon: IconName; colour: string }> = {
  ok: { icon: "shield-check", colour: "c-ok" }, stop: { icon: "warning", colour: "c-soldout" }, busy: { icon: "publish", colour: "c-accent" }, note: { icon: "info", colour: "t3" },
};

export function Card({ tone, icon, title, onDismiss, children }: { tone: Tone; icon?: IconName; title: string; onDismiss?: () => void; children: ReactNode }) {
  return (
    <section className={`card rc ${tone}`} role={tone === "stop" ? "alert" : "status"} aria-label={title} data-testid={`run-${tone}`}>
      <span className={LOOK[tone].colour}><Icon name={icon ?? LOOK[tone].icon} /></span>
      <div className="rc-body"><h2>{title}</h2>{children}</div>
      {onDismiss !== undefined && <Button kind="quiet" size="small" onPress={onDismiss} aria-label={`Close: ${title}`}>Close</Button>}
    </section>
  );
}
