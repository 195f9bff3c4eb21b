// A comparison of an environment with the preview, in words.
import type { CauseKind, VerifyReport } from "../../ipc/bindings";
import { count, counted, pageParts } from "../format";
import type { IconName } from "../icon";

/** "Jackets › Shells", "Search “rain jacket”", "Placement home" */
export function pageWords(page: string): string {
  const { kind, path } = pageParts(page);
  const name = path.join(" › ");
  if (kind === "search") return `Search “${name}”`;
  if (kind === "collection") return `Collection ${name}`;
  return kind === "placement" ? `Placement ${name}` : name;
}

const SORTS: Record<string, string> = { price_asc: "cheapest first", price_desc: "dearest first", newest: "newest first", rating: "best rated first" };
export function sortWords(sort: string): string {
  return SORTS[sort] ?? sort;
}

export function isEqual(report: VerifyReport): boolean {
  return report.equal === report.asks && report.causes.length === 0;
}

/** "All 1,000 asks are equal", "32 of 1,000 asks differ" */
export function headline(report: VerifyReport): string {
  return isEqual(report) ? `All ${count(report.asks)} asks are equal to the preview` : `${count(report.asks - report.equal)} of ${counted(report.asks, "ask")} differ from the preview`;
}

/** The environment at the head of a column: only production is what shoppers see, so that none is called live. */
export const columnName = (environment: string): string => environment.charAt(0).toUpperCase() + environment.slice(1);

/** What is the same on both sides, and what is not. */
export function sides({ environment, compared, live, catalog }: VerifyReport): string {
  const own = compared.revision === null ? "the draft" : `revision ${compared.revision}`;
  const rules = live.same ? `Rules: ${own} on both sides.` : `Rules: ${own} here, ${live.revision === 0 ? "another rule set" : `revision ${live.revision}`} on ${environment}.`;
  const products = catalog.same ? "Products: the same generation on both sides." : catalog.live === "" ? "" : "Products: another generation in the engine.";
  return `${rules} ${products}`.trim();
}

export const CAUSE_ICONS: Record<CauseKind, IconName> = { ranking: "warning", revision: "history", missing: "hide", extra: "plus", field: "edit", catalog: "catalog", moving: "refresh" };
const FIELD_ICONS: Partial<Record<string, IconName>> = { stock: "stock", price: "tag", list_price: "tag", cost: "margin", launched: "calendar", categories: "folder", rating: "star" };

export function causeIcon(kind: CauseKind, field: string | null): IconName {
  return (kind === "field" && field !== null ? FIELD_ICONS[field] : undefined) ?? CAUSE_ICONS[kind];
}

/** What a person can do about it; null where the sentence of the cause says so already. */
export function remedy(kind: CauseKind): string | null {
  switch (kind) {
    case "revision":
      return "Look at its revisions on Publish: publish yours over it, or take it as it is.";
    case "missing":
    case "extra":
    case "field":
    case "catalog":
      return "If this store is right, send its catalog on Publish. If the engine is right, import the newest products here.";
    default:
      return null;
  }
}
