/* The filter of the catalog: category, brand and stock at hand; any other condition below them. */
import { usePages, useFields } from "../../ipc/queries";
import type { CategoryNode } from "../../ipc/bindings";
import { Button } from "../../components/button";
import { Select } from "../../components/choices";
import { ConditionBuilder } from "../../components/conditions/condition-builder";
import type { ConditionTree } from "../../components/conditions/condition-tree";
import { ANY, isUnfiltered, NO_CONDITIONS, STOCK_CHOICES, type CatalogConditions, type QuickFilter } from "./filter";

interface CatalogFilterProps {
  value: CatalogConditions;
  onChange: (value: CatalogConditions) => void;
}

export function CatalogFilter({ value, onChange }: CatalogFilterProps) {
  const brands = useFields().data?.product.find((f) => f.field === "brand")?.values ?? [];
  const categories = usePages().data?.categories ?? [];
  const { quick, tree } = value;
  const onQuick = (part: Partial<QuickFilter>) => onChange({ ...value, quick: { ...quick, ...part } });
  const onTree = (next: ConditionTree | null) => onChange({ ...value, tree: next });
  return (
    <section className="cat-filter" aria-label="Filter" data-testid="catalog-filters">
      <div className="cat-quick">
        <Select label="Category" autoFocus value={quick.category} onChange={(category) => onQuick({ category })} testId="catalog-filter-category"
          choices={[{ id: ANY, name: "Any category" }, ...flat(categories, 0)]} />
        <Select label="Brand" value={quick.brand} onChange={(brand) => onQuick({ brand })} testId="catalog-filter-brand"
          choices={[{ id: ANY, name: "Any brand" }, ...brands.map((brand) => ({ id: brand, name: brand }))]} />
        <Select label="Stock" value={quick.stock} onChange={(stock) => onQuick({ stock })} choices={STOCK_CHOICES} testId="catalog-filter-stock" />
        {tree === null && <Button icon="plus" onPress={() => onTree({ ...NO_CONDITIONS })} data-testid="catalog-filter-more">Conditions</Button>}
        <Button kind="quiet" isDisabled={isUnfiltered(value)} onPress={() => onChange({ ...value, ...CLEARED })} data-testid="catalog-filter-clear">Clear</Button>
      </div>
      {tree !== null && <ConditionBuilder label="Conditions on products" subject="product" tree={tree} onChange={onTree} showProblems={false} testId="catalog-conditions" />}
    </section>
  );
}

const CLEARED = { quick: { category: ANY, brand: ANY, stock: "any" as const }, tree: null };

/** The tree as an indented list. */
function flat(nodes: readonly CategoryNode[], depth: number): { id: string; name: string }[] {
  return nodes.flatMap((node) => [{ id: node.path, name: `${"\u2003".repeat(depth)}${node.name}` }, ...flat(node.children, depth + 1)]);
}
