// May this be published now, and if not, what is in the way: one answer, the most telling first.
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

/** Staging comes first and production last, whatever the alphabet says. */
export function environmentOrder(names: readonly string[]): string[] {
  const weight = (name: string): number => (/prod|live/i.test(name) ? 2 : /stag|test|preview/i.test(name) ? 0 : 1);
  return [...names].toSorted((a, b) => weight(a) - weight(b) || a.localeCompare(b));
}

export function isProduction(name: string): boolean {
  return /prod|live/i.test(name);
}

export function environmentTitle(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
