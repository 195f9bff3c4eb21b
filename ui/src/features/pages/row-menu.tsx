/* The menu of a row: all that can be done with its product, or with all that are chosen. */
import type { Edit } from "../../app/edits";
import { showToast } from "../../app/toasts";
import { attempt } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { hintOf } from "../../app/shortcuts";
import { DEFAULT_POINTS, patternOf, randomTail, slug } from "../../components/acts";
import { copyText } from "../../components/clipboard";
import { ContextMenu, type MenuPlace } from "../../components/context-menu";
import { counted } from "../../components/format";
import type { MenuEntry } from "../../components/overlays";
import type { Rule } from "../../ipc/bindings";
import { ipc } from "../../ipc/client";
import { useEnvironments, useProduct } from "../../ipc/queries";
import type { Pick } from "./picks";
import type { ProposalKind } from "./proposals";

export interface RowMenuAt extends MenuPlace {
  product: string;
  /** all that are chosen; this product alone where it is none of them */
  picks: Pick[];
}

interface RowMenuProps {
  at: RowMenuAt | null;
  page: string;
  pageName: string;
  lane: string;
  laneName: string;
  instant: string | null;
  /** for the product's own rules */
  own: MenuEntry[];
  onPropose: (kind: ProposalKind) => void;
  onWhy: () => void;
  onEdit: Edit;
  onClose: () => void;
}

const ACTS: readonly { kind: ProposalKind; name: string; many: string }[] = [
  { kind: "pin", name: "Pin…", many: "Pin in order…" },
  { kind: "hide", name: "Hide…", many: "Hide…" },
  { kind: "boost", name: "Boost…", many: "Boost…" },
  { kind: "bury", name: "Bury…", many: "Bury…" },
];

/** "Bury everything of Skogar by 50 on Jackets" */
export function brandRule(kind: "boost" | "bury", brand: string, page: string, pageName: string, lane: string, tail = randomTail()): { label: string; rule: Rule } {
  const verb = kind === "boost" ? "Boost" : "Bury";
  const label = `${verb} everything of ${brand} by ${DEFAULT_POINTS} on ${pageName}`;
  return {
    label,
    rule: {
      id: `${slug(`${verb} ${brand}`)}-${tail}`, name: label.slice(0, 200), enabled: true, priority: 0, pages: [patternOf(page)], segments: [lane], schedule: null,
      action: { type: kind, products: { field: "brand", is: brand }, points: DEFAULT_POINTS },
    },
  };
}

export async function copyIds(ids: readonly string[]): Promise<void> {
  const done = await copyText(ids.join("\n"));
  const words = ids.length === 1 ? (ids[0] ?? "") : counted(ids.length, "id");
  showToast(done ? { kind: "done", words: `Copied: ${words}` } : { kind: "failed", words: "The clipboard did not take it." });
}

export function RowMenu(props: RowMenuProps) {
  const { at, page, pageName, lane, onEdit, onClose } = props;
  const product = useProduct(at?.product ?? null).data;
  const environments = useEnvironments().data ?? [];
  if (!at) return null;
  const many = at.picks.length > 1;
  const brand = product?.brand ?? null;
  const shop = environments.find((each) => each.name === "production") ?? environments[0];
  const brandEntry = (kind: "boost" | "bury", apart: boolean): MenuEntry[] => {
    if (brand === null || many) return [];
    const { label, rule } = brandRule(kind, brand, page, pageName, lane);
    return [{ id: `brand-${kind}`, name: `${kind === "bury" ? "Bury" : "Boost"} everything of ${brand} here`, note: `by ${DEFAULT_POINTS} points, for ${props.laneName}`, icon: kind, apart, onAction: () => void onEdit(label, [{ op: "putRule", rule, index: null }]) }];
  };
  const entries: MenuEntry[] = [
    ...ACTS.map(({ kind, name, many: words }): MenuEntry => ({ id: kind, name: many ? words : name, icon: kind, hint: hintOf(kind), onAction: () => props.onPropose(kind) })),
    ...(many ? [] : props.own),
    ...brandEntry("bury", true),
    ...brandEntry("boost", false),
    ...(many ? [] : [{ id: "why", name: "Why is it here?", icon: "idea" as const, apart: true, hint: hintOf("why"), onAction: props.onWhy }]),
    { id: "copy", name: many ? `Copy ${counted(at.picks.length, "id")}` : "Copy id", icon: "copy", apart: many, onAction: () => void copyIds(at.picks.map((pick) => pick.id)) },
    ...(many ? [] : [{ id: "catalog", name: "Show in the catalog", icon: "catalog" as const, onAction: () => navigate(routeHref("catalog", { product: at.product })) }]),
    ...(shop ? [{ id: "shop", name: "Open this page in the shop", note: shop.name, icon: "external" as const, onAction: () => void attempt(ipc.shopOpen(shop.name, page, lane, props.instant)) }] : []),
  ];
  return <ContextMenu place={at} label={many ? counted(at.picks.length, "product") : (product?.title ?? at.product)} entries={entries} onClose={onClose} />;
}
