/* Quick filters of the catalog: category, brand, stock. */
import { usePages, useFields } from "../../ipc/queries";
import type { CategoryNode } from "../../ipc/bindings";
import { Button } from "../../components/button";
import { Select } from "../../components/choices";
import { ANY, NO_FILTER, STOCK_CHOICES, type QuickFilter } from "./filter";

interface CatalogFilterProps {
  quick: QuickFilter;
  onQuick: (quick: QuickFilter) => void;
  onClear: () => void;
}

export function CatalogFilter({ quick, onQuick, onClear }: CatalogFilterProps) {
  const fields = useFields().data;
  const categories = usePages().data?.categories ?? [];
  const brands = fields?.product.find((f) => f.field === "brand")?.values ?? [];
  return (
    <section className="cat-filter" aria-label="Filter">
      <Select label="Category" value={quick.category} onChange={(category) => onQuick({ ...quick, category })} testId="catalog-filter-category"
        choices={[{ id: ANY, name: "Any category" }, ...flat(categories, 0)]} />
      <Select label="Brand" value={quick.brand} onChange={(brand) => onQuick({ ...quick, brand })} testId="catalog-filter-brand"
        choices={[{ id: ANY, name: "Any brand" }, ...brands.map((brand) => ({ id: brand, name: brand }))]} />
      <Select label="Stock" value={quick.stock} onChange={(stock) => onQuick({ ...quick, stock })} choices={STOCK_CHOICES} testId="catalog-filter-stock" />
      <Button kind="quiet" isDisabled={JSON.stringify(quick) === JSON.stringify(NO_FILTER)} onPress={onClear}>Clear</Button>
    </section>
  );
}

/** The tree as an indented list. */
function flat(nodes: readonly CategoryNode[], depth: number): { id: string; name: string }[] {
  return nodes.flatMap((node) => [{ id: node.path, name: `${"\u2003".repeat(depth)}${node.name}` }, ...flat(node.children, depth + 1)]);
}
