// Edits of a condition tree, each a pure function: the same tree and the same edit give the same tree.
import type { ConditionNode, ConditionTree, FieldNode, GroupNode, Join, ProductsNode } from "./condition-tree";
import { nextKey } from "./condition-tree";
import type { Field } from "./fields";
import { startingTest } from "./operators";

/** The node of that key, if it is in the tree. */
export function findNode(tree: ConditionTree, key: string): ConditionNode | null {
  const walk = (node: ConditionNode): ConditionNode | null => {
    if (node.key === key) return node;
    if (node.kind !== "group") return null;
    for (const item of node.items) {
      const found = walk(item);
      if (found) return found;
    }
    return null;
  };
  return walk(tree.root);
}

/** The tree with one node put in another's place; null takes it out. */
export function replaceNode(tree: ConditionTree, key: string, next: ConditionNode | null): ConditionTree {
  if (tree.root.key === key) return next?.kind === "group" ? { ...tree, root: next } : tree;
  const walk = (group: GroupNode): GroupNode => {
    const items: ConditionNode[] = [];
    let changed = false;
    for (const item of group.items) {
      const after = item.key === key ? next : item.kind === "group" ? walk(item) : item;
      if (after !== item) changed = true;
      if (after) items.push(after);
    }
    return changed ? { ...group, items } : group;
  };
  return { ...tree, root: walk(tree.root) };
}

/** Adds a node at the end of a group. A predicate that was one bare condition becomes a group. */
export function addTo(tree: ConditionTree, groupKey: string, node: ConditionNode): ConditionTree {
  const group = findNode(tree, groupKey);
  if (group?.kind !== "group") return tree;
  const after = replaceNode(tree, groupKey, { ...group, items: [...group.items, node] });
  return groupKey === tree.root.key && group.items.length > 0 ? { ...after, bare: false } : after;
}

export function removeNode(tree: ConditionTree, key: string): ConditionTree {
  return replaceNode(tree, key, null);
}

export function setJoin(tree: ConditionTree, key: string, join: Join): ConditionTree {
  const group = findNode(tree, key);
  if (group?.kind !== "group" || group.join === join) return tree;
  const after = replaceNode(tree, key, { ...group, join });
  return key === tree.root.key ? { ...after, bare: false } : after;
}

/** Puts one `not` around a node, or takes all of them away. */
export function toggleNot(tree: ConditionTree, key: string): ConditionTree {
  const node = findNode(tree, key);
  if (!node) return tree;
  return replaceNode(tree, key, { ...node, not: node.not === 0 ? 1 : 0 });
}

/** Two `not` cancel each other; this takes away every such pair. */
export function simplifyNot(tree: ConditionTree, key: string): ConditionTree {
  const node = findNode(tree, key);
  return node ? replaceNode(tree, key, { ...node, not: node.not % 2 }) : tree;
}

/** Puts a node into a group of its own, so that alternatives can be added beside it. */
export function wrapInGroup(tree: ConditionTree, key: string, join: Join): ConditionTree {
  const node = findNode(tree, key);
  if (!node || key === tree.root.key) return tree;
  return { ...replaceNode(tree, key, { key: nextKey(), not: 0, kind: "group", join, items: [node] }), bare: false };
}

export function freshCondition(field: Field): FieldNode {
  return { key: nextKey(), not: 0, kind: "field", field: field.name, test: startingTest(field) };
}

export function freshProducts(ids: string[] = []): ProductsNode {
  return { key: nextKey(), not: 0, kind: "products", ids };
}

export function freshGroup(join: Join, field: Field): GroupNode {
  return { key: nextKey(), not: 0, kind: "group", join, items: [freshCondition(field)] };
}
