// A made-up shopper for the "who am I?" test: what is filled in, as the contract's flat object.
import type { Scalar, Shopper } from "../../ipc/bindings";

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

/** The contract's shopper: unnamed and empty traits are left out. */
export function shopperOf(shopper: MadeUp): Shopper {
  const traits: Record<string, Scalar | string[]> = {};
  for (const { name, value } of shopper.traits) if (name !== "" && value !== null) traits[name] = value;
  return Object.keys(traits).length > 0 ? { ...shopper.fields, traits } : { ...shopper.fields };
}
