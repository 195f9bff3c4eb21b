/* An edit that is proposed but not kept yet, and the rule that it would become. Pure. */
import { type Act, actChanges, type ActKind, actLabel, actProblem, ALL_SHOPPERS, DEFAULT_POINTS, patternOf, randomTail, roomOf, slug } from "../../components/acts";
import { count, counted, nearDay } from "../../components/format";
import { sameJson } from "../../components/same-json";
import { scheduleProblem } from "../../components/schedules";
import type { EntityChange, Predicate, Rule, RuleSetDocument, Schedule, Why } from "../../ipc/bindings";

export type ProposalKind = ActKind;

export interface Proposal {
  kind: ProposalKind;
  page: string;
  /** the title is the id until it is known */
  product: { id: string; title: string };
  /** more products, for the places after it */
  also: readonly { id: string; title: string }[];
  /** the lane it came from */
  lane: string;
  /** a segment's id, or "*" for all shoppers */
  shoppers: string;
  position: number | null;
  /** dropped further down than it stood */
  down?: boolean;
  points: number | null;
  where: "page" | "below" | "everywhere";
  /** null: always */
  schedule: Schedule | null;
}

export function propose(kind: ProposalKind, page: string, lane: string, product: string, position: number | null, also: Proposal["also"] = []): Proposal {
  return {
    kind,
    page,
    product: { id: product, title: product },
    also,
    lane,
    shoppers: lane,
    position: kind === "pin" ? (position ?? 1) : null,
    points: kind === "boost" || kind === "bury" ? DEFAULT_POINTS : null,
    where: "page",
    schedule: null,
  };
}

/** What stands in the way of keeping it, or null. */
export function proposalProblem(proposal: Proposal): string | null {
  const { schedule } = proposal;
  const problem = actProblem({ ...actOf(proposal), position: proposal.position ?? 0, points: proposal.points ?? 0 });
  if (problem !== null) return problem;
  return scheduleProblem(schedule);
}

/** The same as an act, for one product or many. */
export function actOf({ kind, product, also, position, points, where, page, shoppers, schedule, down = false }: Proposal): Act {
  return { kind, products: [product, ...also], position: position ?? 1, points: points ?? DEFAULT_POINTS, page: where === "everywhere" ? null : page, below: where === "below", shoppers, schedule, down };
}

function targets(proposal: Proposal): Pick<Rule, "pages" | "segments"> {
  const pages = proposal.where === "everywhere" ? [] : [patternOf(proposal.page, proposal.where === "below")];
  return { pages, segments: proposal.shoppers === ALL_SHOPPERS ? [] : [proposal.shoppers] };
}

function only(predicate: Predicate, product: string): boolean {
  return "products" in predicate && predicate.products.length === 1 && predicate.products[0] === product;
}

/** The rule that says this already, for the same product, page and shoppers: it is changed, not doubled. */
export function existingRule(document: RuleSetDocument, proposal: Proposal): Rule | null {
  if (proposal.also.length > 0) return null;
  const { pages, segments } = targets(proposal);
  const found = document.rules.find(({ action, ...rule }) => {
    if (action.type !== proposal.kind || !sameJson(rule.pages ?? [], pages) || !sameJson(rule.segments ?? [], segments)) return false;
    return action.type === "pin" ? action.product === proposal.product.id : "products" in action && only(action.products, proposal.product.id);
  });
  return found ?? null;
}

/** A pin of this page that holds already, for one segment or for all: the question begins with its shoppers. */
export function inScopeOf(proposal: Proposal, rule: Rule | undefined): Proposal {
  const segments = rule?.segments ?? [];
  if (!rule || segments.length > 1) return proposal;
  const wider = { ...proposal, shoppers: segments[0] ?? ALL_SHOPPERS };
  return sameJson(rule.pages ?? [], targets(wider).pages) ? wider : proposal;
}

/**
 * A boost that gives a product so many points more than it has: where a boost of it is in force already, that one
 * grows; one that gives nothing now begins anew, for always.
 */
export function boostOf(document: RuleSetDocument, proposal: Proposal, why: Why | undefined, points: number): Proposal {
  const existing = existingRule(document, proposal);
  const given = (why?.contributions ?? []).filter((each) => existing && each.rule === existing.id).reduce((sum, each) => sum + each.points, 0);
  return { ...proposal, points: given + points, schedule: given > 0 ? (existing?.schedule ?? null) : null };
}

/** "Pin Kvist Rain Jacket at 3", "Boost Kvist Rain Jacket by 50" */
export function proposalName(proposal: Proposal): string {
  return actLabel({ ...actOf(proposal), points: proposal.points ?? 0 });
}

/** What is said of a question that was answered with no: "Not pinned. The draft stays as it was." */
export function notKeptWords({ kind }: Proposal): string {
  const done = { pin: "pinned", hide: "hidden", boost: "boosted", bury: "buried" }[kind];
  return `Not ${done}. The draft stays as it was.`;
}

/** The rule is on and says all of this: to keep it would change nothing. */
export function saysAlready(proposal: Proposal, rule: Rule): boolean {
  const sorted = (part: object | null | undefined) => Object.entries(part ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const plain = ({ enabled, pages, segments, schedule, action }: Rule) => [enabled !== false, pages ?? [], segments ?? [], sorted(schedule), sorted(action)];
  return sameJson(plain(proposalRule(proposal, rule)), plain(rule));
}

export function proposalRule(proposal: Proposal, existing: Rule | null, tail = randomTail()): Rule {
  const name = proposalName(proposal);
  const products: Predicate = { products: [proposal.product.id] };
  const action: Rule["action"] =
    proposal.kind === "pin"
      ? { type: "pin", product: proposal.product.id, position: proposal.position ?? 1 }
      : proposal.kind === "hide"
        ? { type: "hide", products }
        : { type: proposal.kind, products, points: proposal.points ?? DEFAULT_POINTS };
  const id = existing?.id ?? `${slug(`${proposal.kind} ${proposal.product.title}`)}-${tail}`;
  // A name that somebody chose stays; one that we made follows the figures.
  const ours = !existing || /^(Pin|Hide|Boost|Bury) /.test(existing.name);
  return {
    ...existing,
    id,
    name: (ours ? name : existing.name).slice(0, 200),
    enabled: true,
    ...targets(proposal),
    schedule: proposal.schedule,
    action,
  };
}

export function proposalChanges(document: RuleSetDocument, proposal: Proposal, existing: Rule | null, tail?: string): EntityChange[] {
  if (proposal.also.length > 0) return actChanges(document, actOf(proposal), tail);
  return [proposalRule(proposal, existing, tail), ...roomOf(document, actOf(proposal))].map((rule): EntityChange => ({ op: "putRule", rule, index: null }));
}

/** Takes up what an existing rule says, so that the popover shows it. */
export function withExisting(proposal: Proposal, existing: Rule | null): Proposal {
  if (!existing) return proposal;
  const points = "points" in existing.action ? existing.action.points : proposal.points;
  return { ...proposal, points, schedule: existing.schedule ?? null };
}

/** "until 1 Dec", "from 24 Nov", "24 Nov to 1 Dec", "always" */
export function scheduleWords(schedule: Schedule | null): string {
  if (!schedule || (!schedule.from && !schedule.until)) return "always";
  if (schedule.from && schedule.until) return `${nearDay(schedule.from)} to ${nearDay(schedule.until)}`;
  return schedule.from ? `from ${nearDay(schedule.from)}` : `until ${nearDay(schedule.until ?? "")}`;
}

/** "Hides 2 rules", for the announcement after a keyboard step */
export function stepWords(position: number, total: number): string {
  return `Position ${count(position)} of ${counted(total, "place")}`;
}
