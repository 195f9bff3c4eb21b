/* An address in words: what back, forward and the palette's recent things call it. Pure. */
import { pageParts } from "../components/format";
import type { RuleSetDocument } from "../ipc/bindings";
import { parseRoute, type Section } from "./routes";

export const SECTION_NAMES: Record<Section, string> = { pages: "Pages", segments: "Segments", rules: "Rules", catalog: "Catalog", health: "Health", publish: "Publish", settings: "Settings" };

/** "Clothing › Jackets", "Rule Parka week", "Settings" */
export function placeWords(hash: string, document: RuleSetDocument | undefined): string {
  const { section, path, params } = parseRoute(hash);
  const named = (list: readonly { id: string; name: string }[] | undefined, id: string | undefined) => list?.find((each) => each.id === id)?.name ?? id;
  if (section === "pages" && params["page"]) return pageWords(params["page"], document);
  if (section === "segments" && path[0]) return `Segment ${path[0] === "everyone" ? "Everyone" : named(document?.segments, path[0])}`;
  if (section === "rules" && path[1]) {
    const kind = path[0] === "formula" ? "Formula" : path[0] === "collection" ? "Collection" : "Rule";
    const list = path[0] === "formula" ? document?.formulas : path[0] === "collection" ? document?.collections : document?.rules;
    return `${kind} ${named(list, path[1])}`;
  }
  if (section === "catalog" && path[0] === "import") return "Import";
  if (section === "catalog" && params["product"]) return `Product ${params["product"]}`;
  return SECTION_NAMES[section];
}

export function pageWords(page: string, document: RuleSetDocument | undefined): string {
  const { kind, path } = pageParts(page);
  if (kind === "collection") return document?.collections.find((each) => each.id === path[0])?.name ?? path[0] ?? page;
  if (kind === "search") return `Search “${path[0] ?? ""}”`;
  return path.join(" › ");
}
