/* What can be done with chosen rows of the table: a bar above it and a menu on the row. */
import { useState } from "react";
import { openBulk } from "../../app/bulk/bulk-state";
import { showToast } from "../../app/toasts";
import { navigate, routeHref } from "../../app/routes";
import { ACT_VERBS, type ActKind } from "../../components/acts";
import { Button } from "../../components/button";
import { copyText } from "../../components/clipboard";
import { ContextMenu, menuPlace, type MenuPlace, useContextMenu } from "../../components/context-menu";
import { counted } from "../../components/format";
import type { MenuEntry } from "../../components/overlays";
import { useProduct } from "../../ipc/queries";

const KINDS = Object.keys(ACT_VERBS) as ActKind[];

async function copyIds(ids: readonly string[]): Promise<void> {
  const done = await copyText(ids.join("\n"));
  showToast(done ? { kind: "done", words: `Copied: ${ids.length === 1 ? (ids[0] ?? "") : counted(ids.length, "id")}` } : { kind: "failed", words: "The clipboard did not take it." });
}

const begin = (kind: ActKind, ids: readonly string[]) => openBulk({ kind, text: ids.join("\n") });

/** Above the table while several are chosen. */
export function PickBar({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  if (ids.length < 2) return null;
  return (
    <div className="ct-picks" role="group" aria-label="Chosen products" data-testid="catalog-picks">
      <b aria-live="polite">{counted(ids.length, "product")} chosen</b>
      {KINDS.map((kind) => (
        <Button key={kind} size="small" icon={kind} onPress={() => begin(kind, ids)} data-testid={`catalog-${kind}`}>
          {kind === "pin" ? "Pin in order…" : `${ACT_VERBS[kind]}…`}
        </Button>
      ))}
      <Button size="small" icon="copy" onPress={() => void copyIds(ids)}>Copy ids</Button>
      <span className="sp" />
      <Button size="small" kind="quiet" onPress={onClear}>Choose none</Button>
    </div>
  );
}

/** The menu of a row; of all that are chosen where it is one of them. */
export function CatalogMenu({ picks }: { picks: readonly string[] }) {
  const [at, setAt] = useState<(MenuPlace & { id: string }) | null>(null);
  useContextMenu("[data-testid^=catalog-row-]", (event, row) => setAt({ ...menuPlace(event, row), id: row.dataset["testid"]?.slice("catalog-row-".length) ?? "" }));
  const product = useProduct(at?.id ?? null).data;
  if (!at) return null;
  const ids = picks.length > 1 && picks.includes(at.id) ? picks : [at.id];
  const many = ids.length > 1;
  const [page] = product?.categories ?? [];
  const entries: MenuEntry[] = [
    ...KINDS.map((kind): MenuEntry => ({ id: kind, name: many && kind === "pin" ? "Pin in order…" : `${ACT_VERBS[kind]}…`, icon: kind, opens: true, onAction: () => begin(kind, ids) })),
    { id: "copy", name: many ? `Copy ${counted(ids.length, "id")}` : "Copy id", icon: "copy", apart: true, onAction: () => void copyIds(ids) },
    ...(page && !many ? [{ id: "page", name: "Show on its page", note: page.replaceAll(" > ", " › "), icon: "pages" as const, onAction: () => navigate(routeHref("pages", { page: `category:${page}`, product: at.id })) }] : []),
  ];
  return <ContextMenu place={at} label={many ? counted(ids.length, "product") : (product?.title ?? at.id)} entries={entries} onClose={() => setAt(null)} />;
}
