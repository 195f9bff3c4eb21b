/* An edit that is proposed but not kept yet, and the rule that it would become. Pure. */
import { counted } from "../../components/format";
import type { EntityChange, PagePattern, Predicate, Rule, RuleSetDocument, Schedule } from "../../ipc/bindings";
import { pageParts } from "../../components/format";

export type ProposalKind = "pin" | "hide" | "boost" | "bury";

export interface Proposal {
  kind: ProposalKind;
  page: string;
  /** the title is the id until it is known */
  product: { id: string; title: string };
  /** the lane it came from */
  lane: string;
  /** a segment's id, or "*" for all shoppers */
  shoppers: string;
  position: number | null;
  points: number | null;
  where: "page" | "below" | "everywhere";
  /** null: always */
  schedule: Schedule | null;
}

export const ALL_SHOPPERS = "*";
export const DEFAULT_POINTS = 50;

export function propose(kind: ProposalKind, page: string, lane: string, product: string, position: number | null): Proposal {
  return {
    kind,
    page,
    product: { id: product, title: product },
    lane,
    shoppers: lane,
    position: kind === "pin" ? (position ?? 1) : null,
    points: kind === "boost" || kind === "bury" ? DEFAULT_POINTS : null,
    where: "page",
    schedule: null,
  };
}

export function patternOf(page: string, subtree = false): PagePattern {
  const { kind, path } = pageParts(page);
  const name = path.join(" > ");
  if (kind === "category") return subtree ? { category: name, subtree: true } : { category: name };
  if (kind === "collection") return { collection: name };
  if (kind === "placement") return { placement: name };
  return { search: { is: name } };
}

/** What stands in the way of keeping it, or null. */
export function proposalProblem(proposal: Proposal): string | null {
  const { kind, position, points, schedule } = proposal;
  if (kind === "pin" && (position === null || position < 1 || position > 1000)) return "Positions are 1 to 1,000.";
  if ((kind === "boost" || kind === "bury") && (points === null || points < 1 || points > 100_000)) return "Points are 1 to 100,000.";
  if (schedule?.from && schedule.until && schedule.from >= schedule.until) return "It ends before it begins.";
  return null;
}

function targets(proposal: Proposal): Pick<Rule, "pages" | "segments"> {
  const pages = proposal.where === "everywhere" ? [] : [patternOf(proposal.page, proposal.where === "below")];
  return { pages, segments: proposal.shoppers === ALL_SHOPPERS ? [] : [proposal.shoppers] };
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function only(predicate: Predicate, product: string): boolean {
  return "products" in predicate && predicate.products.length === 1 && predicate.products[0] === product;
}

/** The rule that says this already, for the same product, page and shoppers: it is changed, not doubled. */
export function existingRule(document: RuleSetDocument, proposal: Proposal): Rule | null {
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

export function slug(text: string): string {
  const plain = text.normalize("NFKD").replace(/[^\w\s-]/g, "").trim().toLowerCase().replace(/[\s_]+/g, "-");
  return plain.slice(0, 60).replace(/-+$/, "") || "rule";
}

const randomTail = () => Math.random().toString(36).slice(2, 6).padEnd(4, "0");

/** "Pin Kvist Rain Jacket at 3", "Boost Kvist Rain Jacket by 50" */
export function proposalName({ kind, product, position, points }: Proposal): string {
  if (kind === "pin") return `Pin ${product.title} at ${position ?? 1}`;
  if (kind === "hide") return `Hide ${product.title}`;
  return `${kind === "boost" ? "Boost" : "Bury"} ${product.title} by ${points ?? 0}`;
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

export function proposalChanges(proposal: Proposal, existing: Rule | null, tail?: string): EntityChange[] {
  return [{ op: "putRule", rule: proposalRule(proposal, existing, tail), index: null }];
}

/** Takes up what an existing rule says, so that the popover shows it. */
export function withExisting(proposal: Proposal, existing: Rule | null): Proposal {
  if (!existing) return proposal;
  const points = "points" in existing.action ? existing.action.points : proposal.points;
  return { ...proposal, points, schedule: existing.schedule ?? null };
}

/** "until 1 Dec", "from 24 Nov", "24 Nov to 1 Dec", "always" */
export function scheduleWords(schedule: Schedule | null): string {
  const day = (local: string) =>
    new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${local.slice(0, 10)}T00:00Z`));
  if (!schedule || (!schedule.from && !schedule.until)) return "always";
  if (schedule.from && schedule.until) return `${day(schedule.from)} to ${day(schedule.until)}`;
  return schedule.from ? `from ${day(schedule.from)}` : `until ${day(schedule.until ?? "")}`;
}

/** "Hides 2 rules", for the announcement after a keyboard step */
export function stepWords(position: number, total: number): string {
  return `Position ${position} of ${counted(total, "place")}`;
}
