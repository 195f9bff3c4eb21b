// What is missing or out of range in a condition tree, said before anything is sent.
import type { Predicate } from "../../ipc/bindings";
import type { ConditionNode, ConditionTree, FieldNode, Value } from "./condition-tree";
import { DEEPEST, depthOf } from "./condition-tree";
import type { Fields } from "./fields";
import { OPEN_PREFIX, openNameProblem } from "./fields";
import type { FieldType } from "./value-units";
import { isNumeric, isPath, parseDay } from "./value-units";

/** A reason for people, at the node of that key. */
export interface ConditionProblem {
  key: string;
  reason: string;
  /** nothing is wrong yet, a value only has to be filled in */
  missing?: true;
}

export function problemsOf(tree: ConditionTree, fields: Fields): ConditionProblem[] {
  const problems: ConditionProblem[] = [];
  if (depthOf(tree.root) > DEEPEST + (tree.bare ? 1 : 0)) {
    problems.push({ key: tree.root.key, reason: `Groups nest at most ${DEEPEST} deep.` });
  }
  const walk = (node: ConditionNode) => {
    const reason = nodeProblem(node, fields);
    if (reason) problems.push(isMissing(node) ? { key: node.key, reason, missing: true } : { key: node.key, reason });
    if (node.kind === "group") node.items.forEach(walk);
  };
  walk(tree.root);
  return problems;
}

function nodeProblem(node: ConditionNode, fields: Fields): string | null {
  if (node.kind === "group") return null;
  if (node.kind === "odd") return oddProblem(node.value, fields);
  if (node.kind === "products") return fields.subject === "shopper" ? "A segment cannot ask for products by id." : null;
  return fieldProblem(node, fields);
}

function oddProblem(value: Predicate, fields: Fields): string | null {
  if ("field" in value && value.field.startsWith(OPEN_PREFIX[fields.subject])) return null;
  return "Endcap cannot read this condition. Remove it or put another in its place.";
}

function fieldProblem(node: FieldNode, fields: Fields): string | null {
  const prefix = OPEN_PREFIX[fields.subject];
  if (!fields.has(node.field)) {
    if (!node.field.startsWith(prefix)) return `There is no field “${node.field}”.`;
    const named = openNameProblem(node.field.slice(prefix.length));
    if (named) return named;
  }
  const type = fields.get(node.field).type;
  const { test } = node;
  switch (test.op) {
    case "is":
      return valueProblem(test.value, type);
    case "in": {
      const found = test.values.map((value) => valueProblem(value, type)).find((reason) => reason !== null);
      return found ?? (test.values.length === 0 ? "Add at least one value: a list of none never matches." : null);
    }
    case "under":
      return test.path === null ? "Choose a category." : type === "paths" && !isPath(test.path) ? "Write the path as Clothing > Jackets." : null;
    case "within_days":
      if (fields.subject === "shopper") return "A segment cannot ask for days back from a date.";
      return test.days === null || (test.days < 1 && type === "date") ? "Enter the days, at least 1." : null;
    case "compare":
      return test.bounds.map((bound) => boundProblem(bound.value, type)).find((reason) => reason !== null) ?? null;
    case "known":
      return null;
  }
}

function valueProblem(value: Value, type: FieldType): string | null {
  if (value === null) return "Enter a value.";
  if (type === "any") return null;
  if (isNumeric(type)) return typeof value === "number" ? null : "This field holds numbers.";
  if (typeof value !== "string") return "This field holds text.";
  return type === "date" ? reasonOf(parseDay(value)) : null;
}

function boundProblem(value: number | string | null, type: FieldType): string | null {
  if (value === null) return type === "date" ? "Enter a day." : "Enter a number.";
  if (type === "any") return null;
  return valueProblem(value, type);
}

function reasonOf(parsed: { ok: true } | { ok: false; reason: string }): string | null {
  return parsed.ok ? null : parsed.reason;
}

function isMissing(node: ConditionNode): boolean {
  if (node.kind !== "field") return false;
  const { test } = node;
  if (test.op === "is") return test.value === null;
  if (test.op === "in") return test.values.length === 0;
  if (test.op === "under") return test.path === null;
  if (test.op === "within_days") return test.days === null;
  return test.op === "compare" && test.bounds.some((bound) => bound.value === null);
}

/** Problems that stop an edit from being kept; an empty list is odd but allowed. */
export function blocking(problems: ConditionProblem[]): ConditionProblem[] {
  return problems.filter((problem) => !problem.reason.startsWith("Add at least one value"));
}
