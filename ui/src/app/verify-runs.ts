// Comparisons under way, by store and environment: who leaves the screen and comes back finds them where they are.
import { useSyncExternalStore } from "react";
import type { IpcError } from "../ipc/bindings";
import { errorOf, ipc } from "../ipc/client";
import { listening } from "../ipc/listening";
import { useChange } from "../ipc/mutations";

/** Asks of a comparison on its own: spread over pages, segments, orders, depths and instants. */
export const VERIFY_ASKS = 1000;

export interface VerifyRun {
  running: boolean;
  done: number;
  /** 0: not known yet */
  total: number;
  startedAt: number;
  now: number;
  /** Why it ended without a report; null if it did not. */
  failure: IpcError | null;
}

let runs: ReadonlyMap<string, VerifyRun> = new Map();
const listeners = new Set<() => void>();

function tell(key: string, change: (run: VerifyRun) => VerifyRun): void {
  const now = Date.now();
  const before = runs.get(key) ?? { running: false, done: 0, total: 0, startedAt: now, now, failure: null };
  runs = new Map(runs).set(key, { ...change(before), now });
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface Verifying {
  run: VerifyRun | null;
  start: () => void;
  stop: () => void;
}

/** Compares an environment with the preview. The report is kept: `useLastVerify` shows it. */
export function useVerifying(store: string, environment: string): Verifying {
  const key = `${store}\n${environment}`;
  const run = useSyncExternalStore(subscribe, () => runs).get(key) ?? null;
  const { mutateAsync: change } = useChange((work: () => Promise<void>) => work(), "environments");
  const start = () => {
    if (runs.get(key)?.running) return;
    tell(key, (before) => ({ ...before, running: true, done: 0, total: 0, startedAt: Date.now(), failure: null }));
    const progress = listening<{ done: number; total: number }>(({ done, total }) => tell(key, (before) => ({ ...before, done, total })));
    change(async () => {
      await ipc.verifyRun(environment, VERIFY_ASKS, progress);
    }).then(
      () => tell(key, (before) => ({ ...before, running: false })),
      (failure: unknown) => tell(key, (before) => ({ ...before, running: false, failure: failureOf(failure) })),
    );
  };
  return { run, start, stop: () => void ipc.verifyStop(environment).catch(() => undefined) };
}

function failureOf(failure: unknown): IpcError | null {
  const error = errorOf(failure);
  // Who stopped it knows.
  return error.kind === "cancelled" ? null : error;
}
