/* Which answer depends on what: the one table from which every invalidation is derived. */
import type { QueryClient } from "@tanstack/react-query";

export type Tag = "store" | "draft" | "catalog" | "environments" | "preferences" | "shoppers";

const dependsOn = {
  status: ["store", "draft", "catalog", "environments"],
  recent: ["store"],
  draft: ["store", "draft"],
  rules: ["store", "draft", "catalog"],
  ruleCheck: ["store", "draft", "catalog"],
  pages: ["store", "draft", "catalog"],
  lanes: ["store", "draft", "catalog"],
  product: ["store", "catalog"],
  why: ["store", "draft", "catalog"],
  livePage: ["store", "environments", "draft", "catalog"],
  plots: ["store", "draft", "catalog"],
  times: ["store", "draft"],
  whatIf: ["store", "draft", "catalog"],
  pageRules: ["store", "draft", "catalog"],
  effect: ["store", "draft", "catalog"],
  segmentTest: ["store", "draft"],
  shoppers: ["store", "shoppers"],
  segmentShares: ["store", "shoppers"],
  segmentSizes: ["store", "draft", "shoppers"],
  shopperSpread: ["store", "shoppers"],
  shopperSample: ["store", "draft", "shoppers"],
  shopperFind: ["store", "shoppers"],
  catalog: ["store", "catalog"],
  fields: ["store", "catalog"],
  lookup: ["store", "catalog"],
  alike: ["store", "catalog"],
  lift: ["store", "draft", "catalog"],
  // Asked anew by who shows it, once edits rest: it looks at every rule.
  health: ["store", "catalog"],
  touches: ["store", "catalog"],
  count: ["store", "catalog", "draft"],
  environments: ["store", "environments"],
  environment: ["store", "environments", "draft", "catalog"],
  review: ["store", "environments", "draft", "catalog"],
  impact: ["store", "environments", "draft", "catalog"],
  shifts: ["store", "environments", "draft", "shoppers"],
  history: ["store", "environments"],
  verification: ["store", "environments"],
  drifts: ["store", "environments"],
  revision: ["store", "environments", "draft"],
  preferences: ["preferences"],
} satisfies Record<string, Tag[]>;

/** The first member of every query key. */
export type Question = keyof typeof dependsOn;

function stale(question: unknown, tags: readonly Tag[]): boolean {
  const needs: readonly Tag[] = dependsOn[question as Question] ?? [];
  return needs.some((tag) => tags.includes(tag));
}

/** Marks every answer that depends on one of the tags as stale; those on screen are asked again. */
export function invalidate(client: QueryClient, ...tags: Tag[]): Promise<void> {
  return client.invalidateQueries({ predicate: (query) => stale(query.queryKey[0], tags) });
}

/** Drops every answer that depends on one of the tags; those on screen are asked for as if for the first time. */
export function forget(client: QueryClient, ...tags: Tag[]): Promise<void> {
  return client.resetQueries({ predicate: (query) => query.queryKey[0] !== "status" && stale(query.queryKey[0], tags) });
}

/** After an edit: all the rest that depends on the draft. What an edit would do is asked anew by who wants to know. */
export function invalidateDraft(client: QueryClient): Promise<void> {
  return client.invalidateQueries({
    predicate: (query) => {
      const question = query.queryKey[0];
      return question !== "lanes" && question !== "draft" && question !== "effect" && stale(question, ["draft"]);
    },
  });
}
