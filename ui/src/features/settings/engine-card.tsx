/* One environment's engine: how it is, what it holds, the last comparison, and when the next one comes. */
import { type ReactNode, useEffect, useRef } from "react";
import type { Environment, EnvironmentStatus, StoreStatus, VerifyReport } from "../../ipc/bindings";
import { ipc } from "../../ipc/client";
import { chooseSavePath, JSON_FILES } from "../../ipc/files";
import { useEnvironmentStatus, useLastVerify } from "../../ipc/queries";
import { attempt } from "../../app/edits";
import { useVerifying, type Verifying } from "../../app/verify-runs";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { ago } from "../../components/format";
import { Icon } from "../../components/icon";
import { Progress } from "../../components/states";
import { VerificationReport } from "../../components/verification/report";
import { isEqual } from "../../components/verification/words";
import { wordsOf } from "../../ipc/client";
import { BADGES, engineWords, healthWords, productWords, revisionWords, stateOf, troubleWords } from "./engine-words";
import { WatchField } from "./watch-field";

/** Room above a card that a notice leads to, px. */
const ABOVE = 16;

interface EngineCardProps {
  environment: Environment;
  status: StoreStatus;
  /** A notice leads here: show it. */
  isAsked: boolean;
}

export function EngineCard({ environment, status: store, isAsked }: EngineCardProps) {
  const { name, url } = environment;
  const asked = useEnvironmentStatus(name);
  const status = asked.data;
  const last = useLastVerify(name).data;
  const verifying = useVerifying(store.path, name);
  const state = stateOf(status);
  const place = useRef<HTMLLIElement>(null);
  const isKnown = status !== undefined;
  useEffect(() => {
    // Of the settings alone: scrollIntoView would move the whole window. Again when there is more above it.
    const body = place.current?.closest(".set-body");
    if (!isAsked || body == null || place.current === null) return;
    body.scrollTop += place.current.getBoundingClientRect().top - body.getBoundingClientRect().top - ABOVE;
  }, [isAsked, isKnown, last]);
  const running = verifying.run?.running === true;
  const canVerify = state !== "away" && state !== "unauthorized" && state !== "asking" && state !== "empty";
  return (
    <li className="set-env eng" ref={place} data-testid={`engine-${name}`}>
      <div className="set-line">
        <div>
          <div className="row g2"><h3 className="md">{name}</h3>{state !== "asking" && <Badge kind={BADGES[state].kind} icon={BADGES[state].icon}>{BADGES[state].words}</Badge>}</div>
          <p className="t12 t2 selectable el">{url ?? `the local gateway${store.localGateway === null ? "" : `, ${store.localGateway}`}`}</p>
        </div>
        <Button kind="quiet" size="small" icon="refresh" isDisabled={asked.isFetching} onPress={() => void asked.refetch()} aria-label={`Ask again: ${name}`}>Ask again</Button>
        <Button size="small" icon="shield-check" isDisabled={!canVerify || running} onPress={verifying.start} data-testid={`verify-${name}`} aria-label={`Verify ${name}`}>Verify</Button>
      </div>
      {status === undefined ? <p className="t12 t3" role="status">{asked.error === null ? "Asking…" : asked.error.message}</p> : <Facts environment={environment} status={status} store={store} />}
      <Run name={name} verifying={verifying} />
      {!running && last != null && canVerify && <Last report={last} name={name} timeZone={store.facts.time_zone} />}
      <WatchField environment={environment} />
    </li>
  );
}

function Facts({ environment, status, store }: { environment: Environment; status: EnvironmentStatus; store: StoreStatus }) {
  const trouble = troubleWords(environment, status, store.localGateway);
  if (trouble !== null) {
    return <div className="set-failure" role="status" data-testid={`trouble-${status.name}`}><b>{trouble.words}</b> <span>{trouble.advice}</span></div>;
  }
  const products = productWords(status, store.products);
  const revision = revisionWords(status);
  return (
    <dl className="eng-facts" data-testid={`facts-${status.name}`}>
      <Fact name="Engine">{engineWords(status)}</Fact>
      <Fact name="Health" differs={status.health !== null && status.health !== "ok"}>{healthWords(status)}</Fact>
      <Fact name="Products" differs={products.differs}>{products.words}</Fact>
      <Fact name="Generation"><code className="selectable" title={status.generation ?? undefined}>{status.generation?.slice(0, 12) ?? "unknown"}</code> {status.catalogInStep ? <span className="t3">equals this store’s</span> : <span className="t2">this store’s is <code title={store.generation}>{store.generation.slice(0, 12)}</code></span>}</Fact>
      <Fact name="Published" differs={revision.differs}>{revision.words}</Fact>
    </dl>
  );
}

function Fact({ name, differs = false, children }: { name: string; differs?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{differs && <span className="c-low"><Icon name="warning" size="s" /></span>}<span>{children}</span></dd>
    </div>
  );
}

function Run({ name, verifying: { run, start, stop } }: { name: string; verifying: Verifying }) {
  if (run === null) return null;
  if (run.failure !== null) {
    return <div className="set-failure" role="alert"><b>Not compared.</b> <span>{wordsOf(run.failure)}</span> <Button kind="quiet" size="small" onPress={start}>Try again</Button></div>;
  }
  if (!run.running) return null;
  const seconds = Math.max(0.001, (run.now - run.startedAt) / 1000);
  const rate = run.done > 0 ? run.done / seconds : null;
  return (
    <div className="eng-run" data-testid={`verifying-${name}`}>
      <Progress label={`Comparing ${name} with the preview`} done={run.done} total={run.total} unit="asks" perSecond={rate} secondsLeft={rate === null ? null : (run.total - run.done) / rate} />
      <Button size="small" onPress={stop} data-testid={`verify-stop-${name}`}>Stop</Button>
    </div>
  );
}

function Last({ report, name, timeZone }: { report: VerifyReport; name: string; timeZone: string }) {
  const save = async () => {
    const path = await chooseSavePath("Save the report", `verify-${name}-${report.at.slice(0, 10)}.json`, JSON_FILES);
    if (path !== null) await attempt(ipc.verifySaveReport(name, path), "The report is saved.");
  };
  return (
    <div className="eng-last">
      <VerificationReport report={report} timeZone={timeZone}>
        <span className="t12 t3 nw">verified {ago(report.at)}</span>
        {!isEqual(report) && <Button kind="quiet" size="small" icon="file" onPress={() => void save()} data-testid={`verify-save-${name}`} aria-label={`Save report of ${name}`}>Save report</Button>}
      </VerificationReport>
    </div>
  );
}
