/* The menu of a page in the tree: looked at in any way, or given a rule. */
import { useState } from "react";
import { navigate, routeHref } from "../../app/routes";
import { ContextMenu, menuPlace, type MenuPlace, useContextMenu } from "../../components/context-menu";
import { pageParts } from "../../components/format";
import type { MenuEntry } from "../../components/overlays";

export function pageEntries(page: string): MenuEntry[] {
  const look = (...view: string[]) => () => navigate(routeHref("pages", { page }, ...view));
  return [
    { id: "compare", name: "Compare segments", icon: "compare", onAction: look() },
    { id: "grid", name: "Show as a grid", icon: "grid", onAction: look("grid") },
    { id: "shop", name: "Show as shoppers see it", icon: "show", onAction: look("shop") },
    { id: "plots", name: "Show its plots", icon: "plots", onAction: look("plots") },
    { id: "rule", name: "Add a rule for this page…", icon: "plus", apart: true, onAction: () => navigate(routeHref("rules", { new: "choose", page })) },
  ];
}

export function PageMenu() {
  const [asked, ask] = useState<{ place: MenuPlace; page: string } | null>(null);
  useContextMenu(".tree a[data-page]", (event, link) => ask({ place: menuPlace(event, link), page: link.dataset["page"] ?? "" }));
  return <ContextMenu place={asked?.place ?? null} label={asked ? (pageParts(asked.page).path.at(-1) ?? asked.page) : ""} entries={asked ? pageEntries(asked.page) : []} onClose={() => ask(null)} />;
}
