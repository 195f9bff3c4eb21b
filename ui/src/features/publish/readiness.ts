// May this be published now, and if not, what is in the way: one answer, the most telling first.
import { environmentTitle, type Standing } from "../../app/environments";
import type { EnvironmentStatus, IpcError } from "../../ipc/bindings";

export type ReviewFacts = { changes: number; findings: number; revision: number | null };
export type StatusFacts = { status: EnvironmentStatus | null; error: IpcError | null };

export type Readiness =
  | { kind: "ready"; withChanges: boolean }
  | { kind: "looking" }
  | { kind: "unauthorized" }
  | { kind: "offline"; reason: string }
  | { kind: "invalid"; findings: number }
  | { kind: "nothing"; revision: number | null };

export function readiness(review: ReviewFacts | null, live: StatusFacts, pushCatalog: boolean): Readiness {
  if (live.error?.kind === "unauthorized") return { kind: "unauthorized" };
  if (live.error !== null || live.status?.reachable === false) return { kind: "offline", reason: reasonOf(live) };
  if (review === null || live.status === null) return { kind: "looking" };
  if (review.findings > 0) return { kind: "invalid", findings: review.findings };
  const neverPublished = live.status.revision === null;
  if (review.changes === 0 && !pushCatalog && !neverPublished && live.status.inStep) return { kind: "nothing", revision: live.status.revision };
  return { kind: "ready", withChanges: review.changes > 0 };
}

function reasonOf({ status, error }: StatusFacts): string {
  if (error !== null && "reason" in error) return error.reason;
  return status?.reason ?? "";
}

/** The environment before the one under review, where it has not had this draft. */
export interface Before {
  environment: string;
  words: string;
}

/** What is said where the draft goes on without having been there; null if it was. `status` null: not known, or away. */
export function beforeOf(environment: string, { revision, changes }: Standing, status: EnvironmentStatus | null): Before | null {
  const title = environmentTitle(environment);
  if (revision === null) return { environment, words: `Nothing was published to ${environment} yet: ${title} has not seen this draft.` };
  if (status !== null && status.revision !== null && !status.inStep) return { environment, words: `${title} is at revision ${status.revision}, published elsewhere: it has not seen this draft.` };
  if (changes === 0) return null;
  const verified = status?.lastVerified != null && status.lastVerified.differ === 0;
  return { environment, words: verified ? `The draft changed since ${environment} verified revision ${revision}.` : `The draft changed since revision ${revision} was published to ${environment}.` };
}
