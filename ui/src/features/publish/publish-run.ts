// One publish from press to proof: send the catalog, send the rules, read back, verify.
import { isEqual } from "../../components/verification/words";
import type { IpcError, Published, PublishProgress, VerifyReport } from "../../ipc/bindings";

export type PublishStep = PublishProgress["step"];
export type Conflict = Extract<IpcError, { kind: "conflict" }>;

/** What the person said of a publish; kept so that a conflict can be answered with the same words. */
export type Said = { note: string; author: string };

export type PublishRun =
  | { state: "idle" }
  | { state: "running"; what: "publish" | "verify"; environment: string; withCatalog: boolean; step: PublishStep | null; done: number; total: number; said: Said; stepStartedAt: number; now: number }
  | { state: "published"; result: Published; at: number; draftVersion: number | null }
  | { state: "checked"; environment: string; report: VerifyReport; draftVersion: number | null }
  | { state: "conflict"; conflict: Conflict; said: Said; catalogSent: boolean }
  | { state: "failed"; environment: string; during: PublishStep | null; what: "publish" | "verify" | "restore"; error: IpcError };

export type PublishAction =
  | { type: "start"; what: "publish" | "verify"; environment: string; withCatalog: boolean; said: Said; now: number }
  | { type: "progress"; progress: PublishProgress; now: number }
  | { type: "published"; result: Published; now: number; draftVersion: number | null }
  | { type: "checked"; environment: string; report: VerifyReport; draftVersion: number | null }
  | { type: "refused"; environment: string; error: IpcError; what: "publish" | "verify" | "restore" }
  | { type: "dismiss" };

export const NOTHING_SAID: Said = { note: "", author: "" };
export const IDLE: PublishRun = { state: "idle" };

export function publishReducer(run: PublishRun, action: PublishAction): PublishRun {
  switch (action.type) {
    case "start": {
      const { what, environment, withCatalog, said, now } = action;
      return { state: "running", what, environment, withCatalog, said, step: null, done: 0, total: 0, stepStartedAt: now, now };
    }
    case "progress": {
      if (run.state !== "running") return run;
      const { step, done, total } = action.progress;
      return { ...run, step, done, total, now: action.now, stepStartedAt: step === run.step ? run.stepStartedAt : action.now };
    }
    case "published":
      return { state: "published", result: action.result, at: action.now, draftVersion: action.draftVersion };
    case "checked":
      return { state: "checked", environment: action.environment, report: action.report, draftVersion: action.draftVersion };
    case "refused":
      // A restore is not published over: who restores looks at the history again.
      if (action.error.kind === "conflict" && action.what === "publish") {
        const running = run.state === "running" ? run : null;
        return { state: "conflict", conflict: action.error, said: running?.said ?? NOTHING_SAID, catalogSent: running?.withCatalog ?? false };
      }
      return { state: "failed", environment: action.environment, during: run.state === "running" ? run.step : null, what: action.what, error: action.error };
    case "dismiss":
      return run.state === "running" ? run : IDLE;
  }
}

/** A good end is news until the draft is edited; from then on the line of its environment tells of it. */
export function newsOf(run: PublishRun, draftVersion: number): PublishRun {
  if (run.state !== "published" && run.state !== "checked") return run;
  const report = run.state === "published" ? run.result.verify : run.report;
  const isOld = run.draftVersion !== null && run.draftVersion !== draftVersion;
  return isOld && isEqual(report) ? IDLE : run;
}

export type StepState = "ahead" | "running" | "done" | "failed";
export type StepView = { step: PublishStep; label: string; state: StepState; share: number };

const ORDER: readonly PublishStep[] = ["catalog", "rules", "readBack", "verify"];
const LABELS: Record<PublishStep, { ahead: string; done: string }> = {
  catalog: { ahead: "Send catalog", done: "Catalog sent" },
  rules: { ahead: "Send rules", done: "Rules sent" },
  readBack: { ahead: "Read back", done: "Read back" },
  verify: { ahead: "Verify", done: "Verified" },
};

/** The steps of the run as a row of bars. A difference found while verifying fails the last of them. */
export function stepsOf(run: PublishRun, withCatalog: boolean): StepView[] {
  const shown = ORDER.filter((step) => step !== "catalog" || (run.state === "running" ? run.withCatalog : withCatalog));
  return shown.map((step) => {
    const { state, share } = stateOf(run, step);
    return { step, label: state === "done" ? LABELS[step].done : LABELS[step].ahead, state, share };
  });
}

function stateOf(run: PublishRun, step: PublishStep): { state: StepState; share: number } {
  const place = ORDER.indexOf(step);
  if (run.state === "published" || run.state === "checked") {
    const report = run.state === "published" ? run.result.verify : run.report;
    return step === "verify" && (report.causes.length > 0 || report.equal < report.asks) ? { state: "failed", share: shareOf(report.equal, report.asks) } : { state: "done", share: 1 };
  }
  const at = run.state === "running" ? run.step : run.state === "failed" ? run.during : null;
  if (at === null) return { state: "ahead", share: 0 };
  const reached = ORDER.indexOf(at);
  if (place < reached) return { state: "done", share: 1 };
  if (place > reached) return { state: "ahead", share: 0 };
  return run.state === "running" ? { state: "running", share: shareOf(run.done, run.total) } : { state: "failed", share: 0 };
}

function shareOf(done: number, total: number): number {
  return total > 0 ? Math.min(1, done / total) : 0;
}
