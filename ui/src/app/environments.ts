// The environments on the way to production: their order and names, and how far the draft is from each. Pure.
import type { StoreStatus } from "../ipc/bindings";
import type { Route } from "./routes";

/** Staging comes first and production last, whatever the alphabet says. */
export function environmentOrder(names: readonly string[]): string[] {
  const weight = (name: string): number => (isProduction(name) ? 2 : /stag|test|preview/i.test(name) ? 0 : 1);
  return [...names].toSorted((a, b) => weight(a) - weight(b) || a.localeCompare(b));
}

export function isProduction(name: string): boolean {
  return /prod|live/i.test(name);
}

export function environmentTitle(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The one that shoppers see: what the draft is told against wherever no other is chosen. */
export function liveEnvironment(names: readonly string[]): string | null {
  return names.find((name) => name === "production") ?? names[0] ?? null;
}

/** The one that a place is about: on the Publish screen the one under review. */
export function environmentAt({ section, params }: Pick<Route, "section" | "params">, names: readonly string[]): string | null {
  if (section !== "publish") return liveEnvironment(names);
  const asked = params["environment"];
  return asked !== undefined && names.includes(asked) ? asked : (environmentOrder(names)[0] ?? null);
}

/** What was last published from here to an environment, and how many changes the draft has since. */
export interface Standing {
  /** null: nothing was */
  revision: number | null;
  changes: number;
}

/** Of no environment: what the draft is told against everywhere. */
export function standingOf(status: StoreStatus, environment: string | null): Standing {
  if (environment === null) return { revision: status.against[0]?.revision ?? null, changes: status.changes };
  const against = status.against.find((each) => each.environment === environment);
  return against ?? { revision: null, changes: status.entities };
}

/** "Shoppers see it at once.": true of production alone. */
export function atOnceWords(environment: string): string {
  return isProduction(environment) ? "Shoppers see it at once." : `${environmentTitle(environment)} serves it at once.`;
}
