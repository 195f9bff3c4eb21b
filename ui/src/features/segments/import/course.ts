// The course of importing shoppers: file → columns → check → import. Nothing is changed before the last.
import type { Refusal } from "../../../components/import-steps/refusal-card";
import type { StepShown } from "../../../components/import-steps/stepper";
import { sentence } from "../../../components/format";
import type { ImportProgress, IpcError, ShopperMapping, ShoppersInspection, ShoppersSummary } from "../../../ipc/bindings";
import { wordsOf } from "../../../ipc/client";

/** A file that was read, and what each of its columns fills. */
export interface Columns {
  path: string;
  inspection: ShoppersInspection;
  mapping: ShopperMapping[];
}

export type Course =
  | { at: "choose"; refused: Refusal | null }
  | { at: "reading"; path: string }
  | { at: "columns"; columns: Columns; failed: Refusal | null }
  | { at: "checking"; columns: Columns }
  | { at: "checked"; columns: Columns; summary: ShoppersSummary; stopped: boolean; failed: Refusal | null }
  | { at: "importing"; columns: Columns; checked: ShoppersSummary; progress: ImportProgress | null }
  | { at: "done"; columns: Columns; summary: ShoppersSummary };

export type CourseAction =
  | { type: "read"; path: string }
  | { type: "inspected"; path: string; inspection: ShoppersInspection }
  | { type: "map"; column: string; field: string | null }
  | { type: "check" }
  | { type: "checked"; summary: ShoppersSummary }
  | { type: "import" }
  | { type: "progress"; progress: ImportProgress }
  | { type: "imported"; summary: ShoppersSummary }
  | { type: "refused"; error: IpcError; path: string }
  | { type: "back" }
  | { type: "again" };

export const START: Course = { at: "choose", refused: null };

export function courseReducer(course: Course, action: CourseAction): Course {
  switch (action.type) {
    case "read":
      return { at: "reading", path: action.path };
    case "inspected":
      return { at: "columns", columns: { path: action.path, inspection: action.inspection, mapping: guessed(action.inspection) }, failed: null };
    case "map":
      return course.at === "columns" ? { ...course, columns: mapped(course.columns, action.column, action.field) } : course;
    case "check":
      return course.at === "columns" ? { at: "checking", columns: course.columns } : course;
    case "checked":
      return course.at === "checking" ? { at: "checked", columns: course.columns, summary: action.summary, stopped: false, failed: null } : course;
    case "import":
      return course.at === "checked" ? { at: "importing", columns: course.columns, checked: course.summary, progress: null } : course;
    case "progress":
      return course.at === "importing" ? { ...course, progress: action.progress } : course;
    case "imported":
      return course.at === "importing" ? { at: "done", columns: course.columns, summary: action.summary } : course;
    case "refused":
      return refused(course, action.error, action.path);
    case "back":
      return course.at === "checked" ? { at: "columns", columns: course.columns, failed: null } : START;
    case "again":
      return START;
  }
}

const guessed = ({ columns }: ShoppersInspection): ShopperMapping[] => columns.map(({ column, field, personal }) => ({ column, field: personal ? null : field }));

/** One column fills a field: whoever had it is left out. What is personal fills none. */
function mapped(columns: Columns, column: string, field: string | null): Columns {
  const personal = columns.inspection.columns.some((each) => each.column === column && each.personal);
  if (personal) return columns;
  const mapping = columns.mapping.map((each) => (each.column === column ? { column, field } : field !== null && each.field === field ? { ...each, field: null } : each));
  return { ...columns, mapping };
}

/** Why it cannot be checked yet; null if it can. */
export function mappingProblem(mapping: readonly ShopperMapping[]): string | null {
  if (mapping.some(({ field }) => field === "trait.")) return "Give each trait a name.";
  return mapping.some(({ field }) => field !== null && field !== "id") ? null : "Choose what at least one column tells of a shopper.";
}

/** An error leads back to the step that it belongs to; a stop is no error. */
function refused(course: Course, error: IpcError, path: string): Course {
  const stopped = error.kind === "cancelled";
  const failed = stopped ? null : refusal(error, path);
  if (course.at === "importing") return { at: "checked", columns: course.columns, summary: course.checked, stopped, failed };
  if (course.at === "checking") return { at: "columns", columns: course.columns, failed };
  return { at: "choose", refused: failed };
}

function refusal(error: IpcError, path: string): Refusal {
  switch (error.kind) {
    case "notATable":
      return { path: error.path, title: "This is not a table of shoppers", reason: sentence(error.reason) };
    case "file":
      return { path: error.path, title: "The file cannot be read", reason: sentence(error.reason) };
    case "storage":
      return { path, title: "The store cannot be written", reason: sentence(error.reason) };
    case "invalid":
      return { path, title: "The columns do not fit", reason: error.findings.map((finding) => sentence(finding.reason)).join(" ") };
    default:
      return { path, title: "The import stopped", reason: `${sentence(wordsOf(error))} Nothing was changed.` };
  }
}

const STEPS = [
  { step: "file", label: "File", courses: ["choose", "reading"] },
  { step: "columns", label: "Columns", courses: ["columns"] },
  { step: "check", label: "Check", courses: ["checking", "checked"] },
  { step: "import", label: "Import", courses: ["importing", "done"] },
] as const satisfies readonly { step: string; label: string; courses: readonly Course["at"][] }[];

export function stepsOf(course: Course): StepShown[] {
  const now = STEPS.findIndex(({ courses }) => (courses as readonly string[]).includes(course.at));
  return STEPS.map(({ step, label }, index) => ({ step, label, state: course.at === "done" || index < now ? "done" : index === now ? "current" : "ahead" }));
}
