/* Where the menu of a row was asked for, and for what. A row that is not chosen becomes the choice. */
import { menuPlace, useContextMenu } from "../../components/context-menu";
import { useOfPage } from "./pages-state";
import { isPicked, picksOf } from "./picks";
import type { RowMenuAt } from "./row-menu";
import type { PageChoice } from "./use-page-choice";

export function useRowMenu(page: string, { selection, setSelection }: PageChoice) {
  const [menu, setMenu] = useOfPage<RowMenuAt | null>(page, null);
  useContextMenu("[data-product]", (event, row) => {
    const at = row.closest<HTMLElement>("[data-lane]")?.dataset["lane"];
    const id = row.dataset["product"];
    if (!at || !id) return;
    const isChosen = selection?.lane === at && isPicked(selection, id);
    if (!isChosen) setSelection({ lane: at, product: id, index: Number(row.dataset["position"]) - 1 });
    setMenu({ ...menuPlace(event, row), product: id, picks: isChosen ? picksOf(selection) : [{ id, title: id }] });
  });
  return { menu, close: () => setMenu(null) };
}
