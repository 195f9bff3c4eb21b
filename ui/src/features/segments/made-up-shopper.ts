// A made-up shopper for the "who am I?" test: what is filled in, as the contract's flat object.
import { OPEN_PREFIX } from "../../components/conditions/fields";
import type { Predicate, Scalar, Shopper } from "../../ipc/bindings";

export type TraitType = "text" | "number" | "yesno" | "list";
export interface Trait {
  name: string;
  type: TraitType;
  value: Scalar | string[] | null;
}

export interface MadeUp {
  /** by field; what is unknown is not there */
  fields: Record<string, number | string | string[]>;
  traits: Trait[];
}

export const NOBODY: MadeUp = { fields: {}, traits: [] };

export function withField(shopper: MadeUp, field: string, value: number | string | string[] | null): MadeUp {
  const fields = { ...shopper.fields };
  if (value === null || (Array.isArray(value) && value.length === 0)) delete fields[field];
  else fields[field] = value;
  return { ...shopper, fields };
}

export function startingTraitValue(type: TraitType): Trait["value"] {
  if (type === "yesno") return true;
  return type === "list" ? [] : null;
}

/** The fields that a condition asks about, each once, in its order. */
export function fieldsIn(predicate: Predicate): string[] {
  if ("all" in predicate) return [...new Set(predicate.all.flatMap(fieldsIn))];
  if ("any" in predicate) return [...new Set(predicate.any.flatMap(fieldsIn))];
  if ("not" in predicate) return fieldsIn(predicate.not);
  return "field" in predicate ? [predicate.field] : [];
}

/** What the shopper has under a field; null is unknown. */
export function valueOf(shopper: MadeUp, field: string): Scalar | string[] | null {
  if (!field.startsWith(OPEN_PREFIX.shopper)) return shopper.fields[field] ?? null;
  const name = field.slice(OPEN_PREFIX.shopper.length);
  return shopper.traits.findLast((trait) => trait.name === name)?.value ?? null;
}

/** The contract's shopper: unnamed and empty traits are left out. */
export function shopperOf(shopper: MadeUp): Shopper {
  const traits: Record<string, Scalar | string[]> = {};
  for (const { name, value } of shopper.traits) if (name !== "" && value !== null) traits[name] = value;
  return Object.keys(traits).length > 0 ? { ...shopper.fields, traits } : { ...shopper.fields };
}
