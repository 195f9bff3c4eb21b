// How an environment's engine stands, in plain words.
import type { Environment, EnvironmentStatus } from "../../ipc/bindings";
import type { BadgeKind } from "../../components/badge";
import { ago, count, counted, sentence } from "../../components/format";
import type { IconName } from "../../components/icon";

export type EngineState = "asking" | "away" | "unauthorized" | "unwell" | "empty" | "differs" | "ok";

/** The most telling state first. */
export function stateOf(status: EnvironmentStatus | undefined): EngineState {
  if (status === undefined) return "asking";
  if (status.state !== "ready") return status.state;
  if (status.health !== null && status.health !== "ok") return "unwell";
  if (status.revision === null) return "empty";
  const differs = !status.inStep || !status.catalogInStep || (status.lastVerified?.differ ?? 0) > 0;
  return differs ? "differs" : "ok";
}

export const BADGES: Record<Exclude<EngineState, "asking">, { kind: BadgeKind; icon: IconName; words: string }> = {
  away: { kind: "soldout", icon: "plug", words: "no answer" },
  unauthorized: { kind: "soldout", icon: "lock", words: "token refused" },
  unwell: { kind: "low", icon: "warning", words: "unwell" },
  empty: { kind: "hide", icon: "publish", words: "nothing published" },
  differs: { kind: "low", icon: "warning", words: "differs" },
  ok: { kind: "ok", icon: "check", words: "answers" },
};

const ENGINES: Record<string, string> = { embedded: "Embedded engine", opensearch: "OpenSearch" };

/** "OpenSearch, gateway 0.1.0" */
export function engineWords(status: EnvironmentStatus): string {
  const engine = status.engine === null ? "An engine" : (ENGINES[status.engine] ?? status.engine);
  return status.version === null ? engine : `${engine}, gateway ${status.version}`;
}

/** "Well; answered 2 min ago, in 12 ms" */
export function healthWords(status: EnvironmentStatus): string {
  const well = status.health === null ? "unknown" : status.health === "ok" ? "Well" : sentence(status.health).replace(/\.$/, "");
  const when = status.answeredAt === null ? "" : `; answered ${ago(status.answeredAt)}`;
  const pace = status.answerMillis === null ? "" : `, in ${count(Math.max(1, status.answerMillis))}\u00a0ms`;
  return `${well}${when}${pace}`;
}

export function productWords(status: EnvironmentStatus, own: number): { words: string; differs: boolean } {
  const theirs = status.products ?? 0;
  if (status.catalogInStep) return { words: `${counted(theirs, "product")}, the same as in this store`, differs: false };
  if (theirs === own) return { words: `${counted(theirs, "product")} as in this store, but some of them differ`, differs: true };
  return { words: `${counted(theirs, "product")}; this store has ${count(own)}`, differs: true };
}

export function revisionWords(status: EnvironmentStatus): { words: string; differs: boolean } {
  if (status.revision === null) return { words: "Nothing was published here yet", differs: false };
  const who = status.publishedBy === null || status.publishedBy === "" ? "" : ` by ${status.publishedBy}`;
  const when = status.publishedAt === null ? "" : `, published ${ago(status.publishedAt)}${who}`;
  return { words: `Revision ${count(status.revision)}${when}${status.inStep ? "" : "; not what this store published last"}`, differs: !status.inStep };
}

/** Why nothing more is known, and what to do. */
export function troubleWords(environment: Environment, status: EnvironmentStatus, localGateway: string | null): { words: string; advice: string } | null {
  const { url, hasToken } = environment;
  if (status.state === "unauthorized") {
    return { words: hasToken ? "The gateway answers, but does not accept the token." : "The gateway answers, but wants a token.", advice: "Set its token above, under Environments. You can go on editing." };
  }
  if (status.state !== "away") return null;
  const last = status.answeredAt === null ? "" : ` It answered last ${ago(status.answeredAt)}.`;
  if (url === null && localGateway === null) return { words: "Not set up: the gateway of this computer is not running.", advice: "Start Endcap again, or give this environment the address of a gateway above." };
  return { words: `${sentence(status.reason ?? "It does not answer")}${last}`, advice: `Is the gateway running${url === null ? "" : ` at ${url}`}, and can this computer reach it? You can go on editing.` };
}
