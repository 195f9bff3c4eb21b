// The operators a person chooses from, by the type of the field, and what each does to a test.
// "is not" and its like are one `not` around the condition, so an unknown value passes them.
import type { BoundOp, FieldNode, Test, Value } from "./condition-tree";
import type { Field } from "./fields";
import type { FieldType } from "./value-units";
import { isNumeric } from "./value-units";

export type OperatorId = "is" | "in" | "empty" | BoundOp | "between" | "under" | "within_days" | "known" | "unknown";

export interface Operator {
  /** The id, with "not:" before it when the condition is turned round. */
  id: string;
  words: string;
  negated: boolean;
}

const WORDS: Record<OperatorId, [plain: string, negated: string]> = {
  is: ["is", "is not"],
  in: ["is one of", "is none of"],
  empty: ["is empty text", "is not empty text"],
  gte: ["at least", "not at least"],
  gt: ["more than", "not more than"],
  lte: ["at most", "not at most"],
  lt: ["less than", "not less than"],
  between: ["between", "not between"],
  under: ["is under", "is not under"],
  within_days: ["in the last", "not in the last"],
  known: ["is known", "is not known"],
  unknown: ["is unknown", "is not unknown"],
};
const DATE_WORDS: Partial<Record<OperatorId, [string, string]>> = {
  gte: ["on or after", "not on or after"],
  gt: ["after", "not after"],
  lte: ["on or before", "not on or before"],
  lt: ["before", "not before"],
};
const LIST_WORDS: Partial<Record<OperatorId, [string, string]>> = {
  is: ["include", "do not include"],
  in: ["include one of", "include none of"],
  empty: ["include an empty text", "do not include an empty text"],
  under: ["are under", "are not under"],
  known: ["are known", "are not known"],
  unknown: ["are unknown", "are not unknown"],
};

export function operatorWords(id: OperatorId, type: FieldType, negated: boolean): string {
  const special = type === "date" ? DATE_WORDS[id] : type === "list" || type === "paths" ? LIST_WORDS[id] : undefined;
  return (special ?? WORDS[id])[negated ? 1 : 0];
}

function operatorIds(type: FieldType): OperatorId[] {
  const bounds: OperatorId[] = ["gte", "gt", "lte", "lt", "between"];
  if (isNumeric(type)) return [...bounds, "is", "in", "known", "unknown"];
  if (type === "date") return ["within_days", ...bounds, "is", "in", "known", "unknown"];
  if (type === "paths") return ["under", "is", "in", "known", "unknown"];
  if (type === "any") return ["is", "in", "empty", ...bounds, "known", "unknown"];
  return ["is", "in", "empty", "known", "unknown"];
}

/** The operator that a node shows. */
export function operatorOf(node: FieldNode): { id: OperatorId; negated: boolean } {
  return { id: testOperator(node.test), negated: node.not % 2 === 1 };
}

function testOperator(test: Test): OperatorId {
  if (test.op === "is") return test.value === "" ? "empty" : "is";
  if (test.op === "known") return test.known ? "known" : "unknown";
  if (test.op !== "compare") return test.op;
  const ops = test.bounds.map((bound) => bound.op);
  if (ops.length === 1) return ops[0] ?? "gte";
  return "between";
}

/** Choices for a field: plain ones, then those turned round. What the node has is always among them. */
export function operatorsFor(field: Field, node: FieldNode): Operator[] {
  const current = operatorOf(node);
  const ids = operatorIds(field.type);
  if (!ids.includes(current.id)) ids.push(current.id);
  const list: Operator[] = ids.map((id) => ({ id, words: operatorWords(id, field.type, false), negated: false }));
  for (const id of ids) {
    const twin = id === "known" || id === "unknown";
    if (twin && !(current.negated && current.id === id)) continue;
    list.push({ id: `not:${id}`, words: operatorWords(id, field.type, true), negated: true });
  }
  return list;
}

export function operatorKey(node: FieldNode): string {
  const { id, negated } = operatorOf(node);
  return negated ? `not:${id}` : id;
}

/** The node with another operator; a value that still fits is carried over. */
export function withOperator(node: FieldNode, key: string, type: FieldType): FieldNode {
  const negated = key.startsWith("not:");
  const id = (negated ? key.slice(4) : key) as OperatorId;
  return { ...node, not: negated ? 1 : 0, test: testFor(id, type, firstValue(node.test), node.test) };
}

function firstValue(test: Test): Value {
  switch (test.op) {
    case "is":
      return test.value === "" ? null : test.value;
    case "in":
      return test.values[0] ?? null;
    case "under":
      return test.path;
    case "compare":
      return test.bounds[0]?.value ?? null;
    default:
      return null;
  }
}

function testFor(id: OperatorId, type: FieldType, value: Value, before: Test): Test {
  const ordered = typeof value === "number" || (type === "date" && typeof value === "string") ? value : null;
  switch (id) {
    case "is":
      return { op: "is", value };
    case "empty":
      return { op: "is", value: "" };
    case "in":
      return before.op === "in" ? before : { op: "in", values: value === null ? [] : [value] };
    case "under":
      return { op: "under", path: typeof value === "string" ? value : null };
    case "within_days":
      return { op: "within_days", days: before.op === "within_days" ? before.days : 30 };
    case "known":
    case "unknown":
      return { op: "known", known: id === "known" };
    case "between":
      if (before.op === "compare" && before.bounds.length > 1) return before;
      return { op: "compare", bounds: [{ op: "gte", value: ordered }, { op: "lte", value: null }] };
    default:
      return { op: "compare", bounds: [{ op: id, value: ordered }] };
  }
}

/** The node that asks about another field, with the operator that suits it best. */
export function withField(node: FieldNode, field: Field): FieldNode {
  if (node.field === field.name) return node;
  return { ...node, field: field.name, not: 0, test: startingTest(field) };
}

/** The test a fresh condition on this field begins with. */
export function startingTest(field: Field): Test {
  if (field.type === "paths") return { op: "under", path: null };
  if (field.type === "date") return { op: "within_days", days: 30 };
  if (isNumeric(field.type)) return { op: "compare", bounds: [{ op: "gte", value: null }] };
  return { op: "is", value: null };
}
