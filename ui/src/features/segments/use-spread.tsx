/* What stands with the conditions of a segment when shoppers are known: counts, and a histogram of the one in view, in a place of its own below them. */
import { useMemo, useState, type ReactNode } from "react";
import { pointersOf, predicateOf, type ConditionNode, type ConditionTree, type FieldNode } from "../../components/conditions/condition-tree";
import { findNode, replaceNode } from "../../components/conditions/tree-edits";
import { useSubjectFields } from "../../components/conditions/use-fields";
import { ConditionSpread } from "./condition-spread";
import { countsOf, sizeOf } from "./sizes";
import type { Sized } from "./use-sizes";

interface Spread {
  counts: ReadonlyMap<string, number> | null;
  /** the key of the condition in view */
  looked: string | null;
  onAttend: (key: string) => void;
}

const leavesOf = (node: ConditionNode): FieldNode[] => (node.kind === "group" ? node.items.flatMap(leavesOf) : node.kind === "field" ? [node] : []);

/** The condition in view: the one whose value had the focus last, else the first with a bound, else the first: where any can be drawn, one always is, and no row moves when the focus does. */
export function inView(tree: ConditionTree, attended: string | null, known: readonly string[]): string | null {
  const leaves = leavesOf(tree.root).filter((leaf) => leaf.test.op !== "known" && known.includes(leaf.field));
  const found = leaves.find((leaf) => leaf.key === attended) ?? leaves.find((leaf) => leaf.test.op === "compare" && leaf.test.bounds.every((bound) => typeof bound.value === "number")) ?? leaves[0];
  return found?.key ?? null;
}

/** The condition of the draft at the same place, if it asks for the same field. */
function inDraft(tree: ConditionTree, base: ConditionTree, node: FieldNode): FieldNode | null {
  const pointer = pointersOf(tree).find((each) => each.key === node.key)?.pointer;
  const key = pointersOf(base).find((each) => each.pointer === pointer)?.key;
  const found = key === undefined ? null : findNode(base, key);
  return found?.kind === "field" && found.field === node.field ? found : null;
}

export function useSpread(tree: ConditionTree, base: ConditionTree, sized: Sized | null, onChange: (tree: ConditionTree) => void): [Spread, ReactNode] {
  const fields = useSubjectFields("shopper");
  const [attended, setAttended] = useState<string | null>(null);
  const { sizes, counted } = sized ?? { sizes: null, counted: null };
  const counts = useMemo(() => {
    if (!sizes?.chosen || !counted) return new Map<string, number>();
    return countsOf(tree, predicateOf(tree), counted.when, sizes.chosen.conditions, sizeOf(sizes, counted.id ?? "")?.matches ?? 0);
  }, [sizes, counted, tree]);
  if (!sized) return [{ counts: null, looked: null, onAttend: setAttended }, null];
  const shown = inView(tree, attended, sized.shoppers.fields);
  const node = shown === null ? null : findNode(tree, shown);
  if (node?.kind !== "field") return [{ counts, looked: null, onAttend: setAttended }, null];
  const field = fields.get(node.field);
  return [
    { counts, looked: node.key, onAttend: setAttended },
    <div key="spread" className="spread-place" data-testid="spread-place">
      <p className="cap" aria-hidden="true">
        Shoppers by <b>{field.label}</b>
      </p>
      <ConditionSpread
        key={`${node.key} ${node.field}`}
        node={node}
        draft={inDraft(tree, base, node)}
        field={field}
        shoppers={counts.get(node.key)}
        onChange={(test) => onChange(replaceNode(tree, node.key, { ...node, test }))}
      />
    </div>,
  ];
}
