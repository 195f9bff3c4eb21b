/* The fake's answers about environments and publishing. */
import type { Channel } from "@tauri-apps/api/core";
import type { ChangeWords, EnvironmentStatus, Impact, Published, PublishProgress, VerifyReport } from "../ipc/bindings";
import type { Answers } from "./fake-ipc";
import type { FakeState } from "./fake-state";
import { pagesIndex } from "./fake-pages";
import { ruleWords } from "./fake-words";

function changes(state: FakeState): ChangeWords[] {
  return state.changed().map(({ kind, id }) => {
    const rule = state.document.rules.find((each) => each.id === id);
    const was = state.published.rules.find((each) => each.id === id);
    const name = rule?.name ?? was?.name ?? id;
    const what = !rule && kind === "rule" ? "removed" : was ? "changed" : "added";
    const words = rule ? ruleWords(rule) : null;
    return { kind, id, name, what, sentence: words ? `${words.action}, ${words.scope}` : `${name} ${what}`, details: what === "changed" ? ["enabled: on → off"] : [], area: kind === "rule" ? "Clothing › Jackets" : "Segments" };
  });
}

function impact(state: FakeState): Impact {
  const index = pagesIndex(state);
  const categories = index.categories.flatMap((node) => [node, ...node.children]).map(({ path, changed }) => ({ page: `category:${path}`, name: path.replaceAll(" > ", " › "), changed }));
  const others = [...index.collections, ...index.searches, ...index.placements];
  const pages = [...categories, ...others].filter(({ changed }) => changed).map(({ page, name }) => ({ page, name, named: true }));
  return { pages, further: 0, moments: [] };
}

function status(state: FakeState, name: string): EnvironmentStatus {
  return {
    name, state: "ready", reachable: true, reason: null, health: "ok", answeredAt: new Date().toISOString(), answerMillis: 12, engine: "embedded", version: "0.1.0", products: 60, generation: "g1", revision: state.revision, etag: "a1b2c3", publishedAt: "2026-11-24T09:40:00Z", publishedBy: "Ida Holm",
    inStep: true, catalogInStep: true, lastVerified: { at: state.verifiedAt, asks: 120, differ: 0 },
  };
}

export function equalReport(environment: string, asks: number): VerifyReport {
  return { environment, asks, equal: asks, at: new Date().toISOString(), compared: { revision: 41, etag: "a1b2c3" }, live: { revision: 41, etag: "a1b2c3", publishedAt: "2026-11-24T09:40:00Z", publishedBy: "Ida Holm", same: true }, catalog: { preview: "g1", live: "g1", same: true }, causes: [], differences: [] };
}

async function verify(environment: string, progress: Channel<PublishProgress>, asks: number): Promise<VerifyReport> {
  for (const done of [0, Math.floor(asks / 2), asks]) {
    progress.onmessage({ step: "verify", done, total: asks });
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return equalReport(environment, asks);
}

export function publishAnswers(state: FakeState): Answers {
  const published = (environment: string, report: VerifyReport): Published => {
    state.revision += 1;
    state.published = state.document;
    state.verifiedAt = report.at;
    return { environment, revision: state.revision, etag: "d4e5f6", unchanged: false, verify: report, shopUrl: `http://127.0.0.1:7700/shop/${environment}` };
  };
  const history = () => [42, 41, 40].map((revision) => ({ revision, etag: `e${revision}`, publishedAt: "2026-11-24T09:40:00Z", publishedBy: "Ida Holm", note: revision === 41 ? "Winter opening" : null }));
  return {
    environments_list: () => state.environments,
    environment_save: ({ name, url, previousName }) => (state.environments = [...state.environments.filter((each) => each.name !== (previousName ?? name)), { name, url, hasToken: false, watch: null }]),
    environment_remove: ({ name }) => (state.environments = state.environments.filter((each) => each.name !== name)),
    environment_set_token: ({ name, token }) => {
      state.environments = state.environments.map((each) => (each.name === name ? { ...each, hasToken: token !== null } : each));
      return null;
    },
    environment_status: ({ name }) => status(state, name),
    review_get: () => ({ against: { revision: state.revision, publishedAt: "2026-11-24T09:40:00Z" }, changes: changes(state), findings: [] }),
    review_impact: () => impact(state),
    review_shoppers: () => [],
    publish_run: async ({ environment, progress }) => published(environment, await verify(environment, progress, 120)),
    verify_run: async ({ environment, asks, progress }) => {
      const report = await verify(environment, progress, asks);
      state.verified.set(environment, report);
      return report;
    },
    verify_stop: () => null,
    verify_last: ({ environment }) => state.verified.get(environment) ?? null,
    verify_save_report: () => null,
    environment_watch: ({ name, everyMinutes }) => (state.environments = state.environments.map((each) => (each.name === name ? { ...each, watch: everyMinutes === null ? null : { everyMinutes, triedAt: null, failure: null } } : each))),
    drift_list: () => state.drifts,
    drift_put_away: ({ environment }) => {
      state.drifts = state.drifts.filter((each) => each.environment !== environment);
      return null;
    },
    environment_history: history,
    revision_restore: ({ environment }) => published(environment, equalReport(environment, 120)),
    revision_get: ({ revision }: { revision: number }) => ({ before: revision > 1 ? revision - 1 : null, made: changes(state).slice(0, 1), changes: changes(state) }),
    shop_open: () => null,
  };
}
