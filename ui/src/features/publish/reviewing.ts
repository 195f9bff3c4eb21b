/* What is known of one environment under review, and what can be done there. */
import { useState } from "react";
import type { EnvironmentStatus, StoreStatus } from "../../ipc/bindings";
import { IpcFailure } from "../../ipc/client";
import { environmentFault, useEnvironmentStatus, useReview } from "../../ipc/queries";
import { standingOf } from "../../app/environments";
import { useRestedHealth } from "../../app/health-watch";
import { navigate, routeHref } from "../../app/routes";
import type { PublishFormAsk, PublishFormProps } from "./publish-form";
import { newsOf } from "./publish-run";
import { type Before, beforeOf, readiness, type Readiness } from "./readiness";
import { usePublish } from "./use-publish";

export type ReviewView = "changes" | "revisions";

export interface ReviewProps {
  status: StoreStatus;
  /** In the order of publishing, production last. */
  names: string[];
  environment: string;
  view: ReviewView;
}

export const goToReview = (environment: string, view: ReviewView) => navigate(routeHref("publish", { environment, view: view === "changes" ? null : view }), true);

export type Reviewing = ReturnType<typeof useReviewing>;

export function useReviewing({ status, names, environment, view }: ReviewProps) {
  const live = useEnvironmentStatus(environment);
  const failure = live.error ?? environmentFault(live.data);
  const review = useReview(environment);
  const health = useRestedHealth(status).data?.findings ?? null;
  const publishing = usePublish(status.path);
  const run = newsOf(publishing.run, status.draftVersion);
  const before = useBefore(status, names, environment);
  const [push, setPush] = useState<{ to: string; isOn: boolean } | null>(null);
  // Kept until it is published: neither a refusal nor another environment may cost the words.
  const [note, setNote] = useState("");
  const pushCatalog = push?.to === environment ? push.isOn : live.data?.catalogInStep === false;
  const ready = readyOf(review, live.data ?? null, failure, pushCatalog);
  // What was typed meanwhile is for the next one.
  const forget = (said: PublishFormAsk) => setNote((now) => (now.trim() === said.note ? "" : now));
  const publish = (ask: PublishFormAsk, overwriteEtag: string | null) => {
    publishing.publish({ environment, ...ask, pushCatalog, overwriteEtag }, () => {
      forget(ask);
      setPush(null);
    });
  };
  const publishBefore = (ask: PublishFormAsk) => {
    if (before === null) return;
    publishing.publish({ environment: before.environment, ...ask, pushCatalog: before.status?.catalogInStep === false, overwriteEtag: null }, () => forget(ask));
    goToReview(before.environment, view);
  };
  const askAgain = () => {
    void live.refetch();
    void review.refetch();
  };
  const form: PublishFormProps = {
    note, onNote: setNote, environment, status: live.data ?? null, changes: review.data?.changes.length ?? 0, products: status.products, ready, running: run.state === "running", pushCatalog, onPushCatalog: (isOn) => setPush({ to: environment, isOn }),
    onPublish: (ask) => publish(ask, null), before, onPublishBefore: before?.status?.reachable === true ? publishBefore : null,
  };
  return { live: live.data ?? null, failure, review, health, publishing, run, ready, form, publish, askAgain };
}

/** The environment before this one on the way to production, where it has not had this draft. */
function useBefore(store: StoreStatus, names: readonly string[], environment: string): (Before & { status: EnvironmentStatus | null }) | null {
  const name = names[names.indexOf(environment) - 1] ?? null;
  const status = useEnvironmentStatus(name).data ?? null;
  const before = name === null ? null : beforeOf(name, standingOf(store, name), status);
  return before === null ? null : { ...before, status };
}

function readyOf(review: ReturnType<typeof useReview>, status: EnvironmentStatus | null, failure: Error | null, pushCatalog: boolean): Readiness {
  const facts = review.data === undefined ? null : { changes: review.data.changes.length, findings: review.data.findings.length, revision: review.data.against?.revision ?? null };
  const error = failure instanceof IpcFailure ? failure.error : failure === null ? null : ({ kind: "storage", reason: failure.message } as const);
  return readiness(facts, { status, error }, pushCatalog);
}
