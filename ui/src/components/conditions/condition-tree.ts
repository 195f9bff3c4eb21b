// A predicate as it is edited: a tree with keys, whose values may still be missing.
// Every valid predicate becomes a tree and comes back unchanged; nothing else is promised.
import type { Predicate, Scalar } from "../../ipc/bindings";

export type Join = "all" | "any";
export type BoundOp = "gt" | "gte" | "lt" | "lte";
export const BOUND_OPS: readonly BoundOp[] = ["gte", "gt", "lte", "lt"];

/** A value that is not typed yet is null. */
export type Value = Scalar | null;

export interface Bound {
  op: BoundOp;
  value: number | string | null;
}

export type Test =
  | { op: "is"; value: Value }
  | { op: "in"; values: Scalar[] }
  | { op: "compare"; bounds: Bound[] }
  | { op: "under"; path: string | null }
  | { op: "within_days"; days: number | null }
  | { op: "known"; known: boolean };

interface Placed {
  key: string;
  /** How many `not` stand around it: usually 0 or 1, more only in an imported document. */
  not: number;
}
export type GroupNode = Placed & { kind: "group"; join: Join; items: ConditionNode[] };
export type FieldNode = Placed & { kind: "field"; field: string; test: Test };
export type ProductsNode = Placed & { kind: "products"; ids: string[] };
/**
 * A condition that has no form: an attribute or trait compared with something that is no text, whole
 * number or yes/no (valid, and never true). Shown, kept as it is, and removable.
 */
export type OddNode = Placed & { kind: "odd"; value: Predicate };
export type ConditionNode = GroupNode | FieldNode | ProductsNode | OddNode;

/** `bare` marks a document whose predicate is one condition without a group around it. */
export interface ConditionTree {
  root: GroupNode;
  bare: boolean;
}

/** The contract nests predicates at most this deep. */
export const DEEPEST = 32;

let lastKey = 0;
export function nextKey(): string {
  lastKey += 1;
  return `c${lastKey}`;
}

export function treeOf(predicate: Predicate): ConditionTree {
  const node = nodeOf(predicate);
  if (node.kind === "group") return { root: node, bare: false };
  return { root: { key: nextKey(), not: 0, kind: "group", join: "all", items: [node] }, bare: true };
}

function nodeOf(predicate: Predicate): ConditionNode {
  let not = 0;
  let inner: Predicate = predicate;
  while ("not" in inner && Object.keys(inner).length === 1) {
    inner = inner.not;
    not += 1;
  }
  const placed = { key: nextKey(), not };
  if ("all" in inner) return { ...placed, kind: "group", join: "all", items: inner.all.map(nodeOf) };
  if ("any" in inner) return { ...placed, kind: "group", join: "any", items: inner.any.map(nodeOf) };
  if ("products" in inner) return { ...placed, kind: "products", ids: [...inner.products] };
  const test = "field" in inner ? testOf(inner) : null;
  if (!test || !("field" in inner)) return { ...placed, kind: "odd", value: inner };
  return { ...placed, kind: "field", field: inner.field, test };
}

/** Whether a value can be typed into a field; a document may hold others under attr.* and trait.*. */
function hasForm(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value);
}

function testOf(condition: Predicate & { field: string }): Test | null {
  if ("is" in condition) return hasForm(condition.is) ? { op: "is", value: condition.is } : null;
  if ("in" in condition) return condition.in.every(hasForm) ? { op: "in", values: [...condition.in] } : null;
  if ("under" in condition) return typeof condition.under === "string" ? { op: "under", path: condition.under } : null;
  if ("within_days" in condition) return Number.isSafeInteger(condition.within_days) ? { op: "within_days", days: condition.within_days } : null;
  if ("known" in condition) return { op: "known", known: condition.known };
  const bounds: Bound[] = [];
  for (const op of BOUND_OPS) {
    const value: unknown = (condition as Partial<Record<BoundOp, unknown>>)[op];
    if (value === undefined) continue;
    if (!hasForm(value) || typeof value === "boolean") return null;
    bounds.push({ op, value });
  }
  return bounds.length === 0 ? null : { op: "compare", bounds };
}

/** The predicate of a tree, or null while a value is missing. */
export function predicateOf(tree: ConditionTree): Predicate | null {
  const { root, bare } = tree;
  const only = root.items[0];
  if (bare && only && root.items.length === 1 && root.not === 0) return nodePredicate(only);
  return nodePredicate(root);
}

/** The predicate of one node, or null while a value is missing. */
export function nodePredicate(node: ConditionNode): Predicate | null {
  let inner = plainPredicate(node);
  for (let i = 0; inner && i < node.not; i += 1) inner = { not: inner };
  return inner;
}

function plainPredicate(node: ConditionNode): Predicate | null {
  if (node.kind === "odd") return node.value;
  if (node.kind === "products") return { products: node.ids };
  if (node.kind === "field") return fieldPredicate(node.field, node.test);
  const items: Predicate[] = [];
  for (const child of node.items) {
    const item = nodePredicate(child);
    if (!item) return null;
    items.push(item);
  }
  return node.join === "all" ? { all: items } : { any: items };
}

function fieldPredicate(field: string, test: Test): Predicate | null {
  switch (test.op) {
    case "is":
      return test.value === null ? null : { field, is: test.value };
    case "in":
      return { field, in: test.values };
    case "under":
      return test.path === null ? null : { field, under: test.path };
    case "within_days":
      return test.days === null ? null : { field, within_days: test.days };
    case "known":
      return { field, known: test.known };
    case "compare": {
      const bounds: Partial<Record<BoundOp, number | string>> = {};
      for (const bound of test.bounds) {
        if (bound.value === null) return null;
        bounds[bound.op] = bound.value;
      }
      return { field, ...bounds };
    }
  }
}

/** How deep the predicate of a node nests, itself and each `not` counted. */
export function depthOf(node: ConditionNode): number {
  const below = node.kind === "group" ? Math.max(0, ...node.items.map(depthOf)) : 0;
  return node.not + 1 + below;
}

/** All nodes with the JSON pointer that the predicate gives them, outermost first. */
export function pointersOf(tree: ConditionTree): { key: string; pointer: string }[] {
  const found: { key: string; pointer: string }[] = [];
  const walk = (node: ConditionNode, pointer: string) => {
    found.push({ key: node.key, pointer });
    if (node.kind !== "group") return;
    const base = pointer + "/not".repeat(node.not);
    node.items.forEach((item, i) => walk(item, `${base}/${node.join}/${i}`));
  };
  const only = tree.root.items[0];
  if (tree.bare && only && tree.root.items.length === 1 && tree.root.not === 0) walk(only, "");
  else walk(tree.root, "");
  return found;
}

/** The key of the innermost node that a finding's pointer lies in; the root's if in none. */
export function keyAt(tree: ConditionTree, pointer: string): string {
  let best = { key: tree.root.key, length: -1 };
  for (const { key, pointer: own } of pointersOf(tree)) {
    const inside = own === "" || pointer === own || pointer.startsWith(`${own}/`);
    if (inside && own.length > best.length) best = { key, length: own.length };
  }
  return best.key;
}
