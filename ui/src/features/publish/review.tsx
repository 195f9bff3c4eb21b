/* One environment under review: the changes or its revisions at the left, checks and the button at the right. */
import { useEffect, useRef, useState } from "react";
import type { EnvironmentStatus, StoreStatus } from "../../ipc/bindings";
import { IpcFailure } from "../../ipc/client";
import { environmentFault, useEnvironmentStatus, useReview } from "../../ipc/queries";
import { standingOf } from "../../app/environments";
import { useRestedHealth } from "../../app/health-watch";
import { navigate, routeHref } from "../../app/routes";
import { Segmented } from "../../components/choices";
import { Button } from "../../components/button";
import { useFolded } from "../../components/use-folded";
import { Checks } from "./checks";
import { ConflictCard } from "./conflict-card";
import { EnvironmentSteps } from "./environment-steps";
import { PublishBar } from "./publish-bar";
import { PublishForm, type PublishFormAsk, type PublishFormProps } from "./publish-form";
import { type Before, beforeOf, readiness, type Readiness } from "./readiness";
import { Changes } from "./changes";
import { newsOf } from "./publish-run";
import { changesWords } from "./review-words";
import { Revisions } from "./revisions";
import { RunCard, ShopButton } from "./run-card";
import { usePublish } from "./use-publish";

type View = "changes" | "revisions";

interface ReviewProps {
  status: StoreStatus;
  /** In the order of publishing, production last. */
  names: string[];
  environment: string;
  view: View;
}

const go = (environment: string, view: View) => navigate(routeHref("publish", { environment, view: view === "changes" ? null : view }), true);

export function Review({ status, names, environment, view }: ReviewProps) {
  const live = useEnvironmentStatus(environment);
  const fault = environmentFault(live.data);
  const review = useReview(environment);
  const publishing = usePublish(status.path);
  const run = newsOf(publishing.run, status.draftVersion);
  const before = useBefore(status, names, environment);
  const health = useRestedHealth(status);
  const [push, setPush] = useState<boolean | null>(null);
  // Kept until it is published: a refusal must not cost the words.
  const [note, setNote] = useState("");
  const pushCatalog = push ?? live.data?.catalogInStep === false;
  const changes = review.data?.changes.length ?? 0;
  const ready = readyOf(review, live, fault, pushCatalog);
  const publish = (ask: PublishFormAsk, overwriteEtag: string | null) => {
    publishing.publish({ environment, ...ask, pushCatalog, overwriteEtag }, () => {
      setNote("");
      setPush(null);
    });
  };
  const folded = useFolded();
  const told = useToldFromTop(run.state === "running");
  const publishBefore = (ask: PublishFormAsk) => {
    if (before === null) return;
    publishing.publish({ environment: before.environment, ...ask, pushCatalog: before.status?.catalogInStep === false, overwriteEtag: null }, () => setNote(""));
    go(before.environment, view);
  };
  const again = (name: string) => {
    publishing.dismiss();
    void live.refetch();
    void review.refetch();
    if (run.state === "failed" && run.what === "verify") publishing.verify(name);
  };
  const form: PublishFormProps = {
    note, onNote: setNote, environment, status: live.data ?? null, changes, products: status.products, ready, running: run.state === "running", pushCatalog, onPushCatalog: setPush,
    onPublish: (ask) => publish(ask, null), before, onPublishBefore: before?.status?.reachable === true ? publishBefore : null,
  };
  const side = (
    <section className="pub-side" aria-label="Publish">
      <div className="pub-checks">{review.data !== undefined && <Checks findings={review.data.findings} health={health.data?.findings ?? null} />}</div>
      <div className="pub-way">
        <div className="row g2 pub-title">
          <h2 className="h">Publish</h2>
          <span className="sp" />
          {live.data?.revision != null && <Button kind="quiet" size="small" icon="shield-check" isDisabled={run.state === "running"} onPress={() => publishing.verify(environment)} data-testid="verify-now">Verify now</Button>}
        </div>
        <EnvironmentSteps store={status} names={names} chosen={environment} run={run} withCatalog={pushCatalog} onChoose={(name) => go(name, view)} />
        <PublishForm {...form} />
        <div className="pub-shop">{live.data?.revision != null && <ShopButton environment={environment} />}</div>
      </div>
    </section>
  );
  return (
    <main className={folded ? "pub folded" : "pub"} data-testid="publish-screen">
      <header className="pub-head">
        <h1 className="h-page">Review</h1>
        <span className="t12 t3" data-testid="review-words">{headWords(review.data?.against?.revision ?? null, changes, review.data === undefined)}</span>
        <span className="sp" />
        <Segmented<View> label="Shown" value={view} onChange={(next) => go(environment, next)} choices={[{ id: "changes", name: "Changes", icon: "edit" }, { id: "revisions", name: "Revisions", icon: "history" }]} />
      </header>
      {folded && <PublishBar form={form} failure={live.error ?? fault} findings={review.data?.findings ?? null} health={health.data?.findings ?? null}>{side}</PublishBar>}
      <section className="pub-left" aria-label={view === "changes" ? "Changes" : "Revisions"} ref={told}>
        {run.state === "conflict" && <ConflictCard conflict={run.conflict} catalogSent={run.catalogSent} onOverwrite={(etag) => publish(run.said, etag)} onDismiss={publishing.dismiss} />}
        <RunCard run={run} next={(name) => names[names.indexOf(name) + 1] ?? null} onNext={(name) => { publishing.dismiss(); go(name, "changes"); }}
          onVerify={publishing.verify} onStop={publishing.stop} timeZone={status.facts.time_zone} onRestore={publishing.restore} onAgain={again} onDismiss={publishing.dismiss} />
        {view === "changes" ? (
          <Changes review={review} environment={environment} ready={ready} status={live.data ?? null} conflicting={run.state === "conflict"} onRetry={() => { void live.refetch(); void review.refetch(); }} />
        ) : (
          <Revisions environment={environment} timeZone={status.facts.time_zone} busy={run.state === "running"} onRestore={(revision) => publishing.restore(environment, revision)} />
        )}
      </section>
      {!folded && side}
    </main>
  );
}

/** How far a publish is stands at the top: who has scrolled down and publishes is taken there. */
function useToldFromTop(running: boolean) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    if (running && list.current !== null) list.current.scrollTop = 0;
  }, [running]);
  return list;
}

/** The environment before this one on the way to production, where it has not had this draft. */
function useBefore(store: StoreStatus, names: readonly string[], environment: string): (Before & { status: EnvironmentStatus | null }) | null {
  const name = names[names.indexOf(environment) - 1] ?? null;
  const status = useEnvironmentStatus(name).data ?? null;
  const before = name === null ? null : beforeOf(name, standingOf(store, name), status);
  return before === null ? null : { ...before, status };
}

function readyOf(review: ReturnType<typeof useReview>, live: ReturnType<typeof useEnvironmentStatus>, fault: Error | null, pushCatalog: boolean): Readiness {
  const facts = review.data === undefined ? null : { changes: review.data.changes.length, findings: review.data.findings.length, revision: review.data.against?.revision ?? null };
  const found = live.error ?? fault;
  const error = found instanceof IpcFailure ? found.error : found === null ? null : ({ kind: "storage", reason: found.message } as const);
  return readiness(facts, { status: live.data ?? null, error }, pushCatalog);
}

function headWords(revision: number | null, changes: number, reading: boolean): string {
  if (reading) return "";
  return revision === null ? `${changesWords(changes)}, nothing published yet` : `${changesWords(changes)} since revision ${revision}`;
}
