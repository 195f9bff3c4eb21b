/* "unpin SKU-12", "unhide kvist for VIP", "remove clear overstock": the rules that would go. Pure. */
import { type ActKind, ALL_SHOPPERS } from "../../components/acts";
import type { EntityChange, Rule, RuleSetDocument } from "../../ipc/bindings";
import { forWhom } from "./act-words";
import { plain } from "./entries";

export interface TakeBackAsk {
  /** null: whatever the rule does */
  kind: ActKind | null;
  /** an id, or words of a title or of the rule's name */
  subject: string;
  /** a segment's id, or ALL_SHOPPERS, where it was said for whom */
  shoppers: string | null;
}

export interface TakeBack {
  rule: Rule;
  /** null: the rule goes by its own name */
  product: string | null;
  /** what undo names */
  label: string;
  changes: EntityChange[];
}

const SPOKEN = /^(?:un(pin|hide|boost|bury)|(?:remove|delete))\s+(.+)$/i;

export function readTakeBack(typed: string, segments: readonly { id: string; name: string }[] = []): TakeBackAsk | null {
  const spoken = SPOKEN.exec(typed.trim().replace(/\s+/g, " "));
  if (!spoken) return null;
  const { rest, shoppers } = forWhom(spoken[2] ?? "", segments);
  return { kind: (spoken[1]?.toLowerCase() ?? null) as ActKind | null, subject: rest.replace(/^["'“„»](.+)["'”“«]$/, "$1"), shoppers };
}

/** The products that a rule names one by one. */
function productsOf({ action }: Rule): readonly string[] {
  if (action.type === "pin") return [action.product];
  return "products" in action && "products" in action.products ? action.products.products : [];
}

/** Without the product; a rule that would be left with none goes. */
function without(rule: Rule, product: string, title: string): TakeBack {
  const left = productsOf(rule).filter((id) => id !== product);
  const { action } = rule;
  if (left.length === 0 || !("products" in action)) return removalOf(rule, product);
  return { rule, product, label: `Take ${title} out of “${rule.name}”`, changes: [{ op: "putRule", rule: { ...rule, action: { ...action, products: { products: left } } }, index: null }] };
}

function removalOf(rule: Rule, product: string | null): TakeBack {
  return { rule, product, label: `Remove “${rule.name}”`, changes: [{ op: "remove", entity: "rule", id: rule.id }] };
}

const KINDS: ReadonlySet<string> = new Set(["pin", "hide", "boost", "bury"]);
const isFor = ({ segments = [] }: Rule, shoppers: string) => (shoppers === ALL_SHOPPERS ? segments.length === 0 : segments.includes(shoppers));

/** `found`: products that fit the subject, by id; those of a page in view come first. */
export function takeBacks(document: RuleSetDocument, { kind, subject, shoppers }: TakeBackAsk, found: ReadonlyMap<string, string>, isInView: (rule: Rule) => boolean): TakeBack[] {
  const words = plain(subject).split(/\s+/).filter(Boolean);
  const rules = document.rules.filter((rule) => (kind === null ? true : rule.action.type === kind) && (shoppers === null || isFor(rule, shoppers)));
  const backs = rules.flatMap((rule): TakeBack[] => {
    const named = KINDS.has(rule.action.type) ? productsOf(rule).filter((id) => found.has(id)) : [];
    if (named.length > 0) return named.map((id) => without(rule, id, found.get(id) ?? id));
    const text = plain(`${rule.name} ${rule.id}`);
    const isMeant = words.every((word) => text.includes(word));
    // By its own name a rule goes whole: only where that was asked for, or it is about one product.
    return isMeant && (kind === null || productsOf(rule).length === 1) ? [removalOf(rule, null)] : [];
  });
  return backs.toSorted((a, b) => Number(isInView(b.rule)) - Number(isInView(a.rule)));
}

/** Why nothing comes of it. */
export function takeBackTrouble({ kind, subject }: TakeBackAsk): string {
  if (kind === null) return `No rule is called “${subject}”, or names such a product.`;
  return `No rule ${{ pin: "pins", hide: "hides", boost: "boosts", bury: "buries" }[kind]} “${subject}” by name.`;
}
