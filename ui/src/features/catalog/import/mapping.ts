// Which column of a file becomes which field of a product: what the person may change, and what then is wrong.
import type { ImportColumn, ImportInspection, ImportMapping } from "../../../ipc/bindings";
import { IMPORT_FIELDS } from "../product-fields";

/** Below this confidence a guess asks to be confirmed. */
export const SURE = 75;
const ATTRIBUTE = "attr.";
/** Not a field of its own: the column is one level of the category path that several columns make. */
export const LEVEL = "categories#level";
const ATTRIBUTE_NAME_MAX = 100;

export type MappingState = {
  inspection: ImportInspection;
  mapping: ImportMapping;
  /** Columns that the person chose or confirmed. */
  confirmed: number[];
};

export type FileFacts = Pick<ImportMapping, "format" | "encoding" | "delimiter" | "headerRow" | "decimals" | "dateOrder" | "listSeparator" | "pathSeparator" | "shopify">;

export type MappingAction =
  | { type: "inspected"; inspection: ImportInspection }
  | { type: "field"; index: number; field: string | null /* or LEVEL */ }
  | { type: "only"; index: number; field: string }
  | { type: "confirm"; index: number }
  | { type: "keepAll" }
  | { type: "moveCategory"; index: number; by: -1 | 1 }
  | { type: "mode"; mode: ImportMapping["mode"] };

export function startMapping(inspection: ImportInspection): MappingState {
  return { inspection, mapping: inspection.mapping, confirmed: [] };
}

export function mappingReducer(state: MappingState, action: MappingAction): MappingState {
  switch (action.type) {
    case "inspected":
      return reinspected(state, action.inspection);
    case "field":
      return chosen(state, action.index, action.field);
    case "only": {
      const others = state.mapping.columns.filter((c) => c.field === action.field && c.index !== action.index);
      return others.reduce((s, column) => chosen(s, column.index, null), chosen(state, action.index, action.field));
    }
    case "confirm":
      return confirm(state, action.index);
    case "keepAll":
      return droppedWithValues(state).reduce((s, column) => chosen(s, column.index, freeAttribute(s, column.name, column.index)), state);
    case "moveCategory":
      return { ...state, mapping: { ...state.mapping, categoryColumns: moved(state.mapping.categoryColumns, action.index, action.by) } };
    case "mode":
      return { ...state, mapping: { ...state.mapping, mode: action.mode } };
  }
}

/** The file was read again with other facts: what was chosen by hand stays where the column is still there. */
function reinspected(state: MappingState, inspection: ImportInspection): MappingState {
  const mode = state.mapping.mode;
  let next: MappingState = { inspection, mapping: { ...inspection.mapping, mode }, confirmed: [] };
  for (const index of state.confirmed) {
    const before = state.mapping.columns.find((c) => c.index === index);
    const now = inspection.columns.find((c) => c.index === index);
    if (before !== undefined && now !== undefined && now.name === before.name) next = chosen(next, index, choiceOf(state.mapping, index));
  }
  return next;
}

/** `choice` is a field, `LEVEL`, or null to leave the column out. */
function chosen(state: MappingState, index: number, choice: string | null): MappingState {
  const field = choice === LEVEL ? "categories" : choice;
  const columns = state.mapping.columns.map((c) => (c.index === index ? { ...c, field } : c));
  const others = state.mapping.categoryColumns.filter((c) => c !== index);
  const kept = state.mapping.categoryColumns.includes(index) ? state.mapping.categoryColumns : [...others, index];
  return confirm({ ...state, mapping: { ...state.mapping, columns, categoryColumns: choice === LEVEL ? kept : others } }, index);
}

function confirm(state: MappingState, index: number): MappingState {
  return state.confirmed.includes(index) ? state : { ...state, confirmed: [...state.confirmed, index] };
}

function moved(order: number[], index: number, by: -1 | 1): number[] {
  const at = order.indexOf(index);
  const to = at + by;
  const other = order[to];
  if (at < 0 || other === undefined) return order;
  const next = [...order];
  next[to] = index;
  next[at] = other;
  return next;
}

/** What a column is chosen to be: a field, `LEVEL`, or null where it is left out. */
export function choiceOf(mapping: ImportMapping, index: number): string | null {
  return mapping.categoryColumns.includes(index) ? LEVEL : fieldOf(mapping, index);
}

function fieldOf(mapping: ImportMapping, index: number): string | null {
  return mapping.columns.find((c) => c.index === index)?.field ?? null;
}

/** Columns that are left out although they hold something. */
export function droppedWithValues(state: MappingState): ImportColumn[] {
  return columnsShown(state, "leftOut").filter((column) => column.filled > 0);
}

/** The column's name as an attribute that no other column is. */
function freeAttribute({ mapping }: MappingState, name: string, index: number): string {
  const taken = new Set(mapping.columns.map((column) => column.field));
  const base = `${ATTRIBUTE}${name.trim().slice(0, ATTRIBUTE_NAME_MAX - 4) || `column ${index + 1}`}`;
  let field = base;
  for (let number = 2; taken.has(field); number += 1) field = `${base}_${number}`;
  return field;
}

export type MappingProblem =
  | { kind: "noId" }
  | { kind: "twice"; field: string; columns: { index: number; name: string }[] }
  | { kind: "attributeName"; index: number; name: string };

/** What must be settled before the file can be compared with the catalog. */
export function mappingProblems(mapping: ImportMapping): MappingProblem[] {
  const problems: MappingProblem[] = [];
  const byField = new Map<string, { index: number; name: string }[]>();
  for (const { index, name, field } of mapping.columns) {
    if (field === null) continue;
    if (field.startsWith(ATTRIBUTE) && !attributeNameFits(field)) problems.push({ kind: "attributeName", index, name });
    byField.set(field, [...(byField.get(field) ?? []), { index, name }]);
  }
  if (!mapping.shopify && !byField.has("id")) problems.push({ kind: "noId" });
  for (const [field, columns] of byField) {
    if (field !== "categories" && columns.length > 1) problems.push({ kind: "twice", field, columns });
  }
  return problems;
}

function attributeNameFits(field: string): boolean {
  const name = field.slice(ATTRIBUTE.length);
  return name.trim() !== "" && name.length <= ATTRIBUTE_NAME_MAX;
}

/** Columns of amounts whose name or values name another currency than the store's, and that nobody has answered for. */
export function otherCurrencies(state: MappingState, currency: string): { column: ImportColumn; seems: string }[] {
  return state.inspection.columns.flatMap((column) => {
    const [seems] = column.currencies;
    const isMoney = IMPORT_FIELDS.some(({ field, unit }) => unit === "money" && field === fieldOf(state.mapping, column.index));
    const isAsked = isMoney && !state.confirmed.includes(column.index) && !column.currencies.includes(currency);
    return isAsked && seems !== undefined ? [{ column, seems }] : [];
  });
}

export type ColumnFilter = "all" | "confirm" | "leftOut";

export function needsConfirming(state: MappingState, column: ImportColumn): boolean {
  return column.field !== null && column.confidence < SURE && !state.confirmed.includes(column.index);
}

export function columnsShown(state: MappingState, filter: ColumnFilter): ImportColumn[] {
  const { columns } = state.inspection;
  if (filter === "confirm") return columns.filter((c) => needsConfirming(state, c));
  if (filter === "leftOut") return columns.filter((c) => choiceOf(state.mapping, c.index) === null);
  return columns;
}

export function columnCounts(state: MappingState): { all: number; confirm: number; leftOut: number; mapped: number } {
  const all = state.inspection.columns.length;
  const leftOut = columnsShown(state, "leftOut").length;
  return { all, confirm: columnsShown(state, "confirm").length, leftOut, mapped: all - leftOut };
}

/** One example of the joined category path, from the columns' samples, as the catalog will hold it. */
export function pathExample(state: MappingState): string | null {
  const levels = state.mapping.categoryColumns
    .map((index) => state.inspection.columns.find((c) => c.index === index)?.samples[0]?.trim() ?? "")
    .filter((level) => level !== "");
  return levels.length === 0 ? null : levels.join(" > ");
}
