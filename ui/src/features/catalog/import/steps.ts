// The import's course: file → mapping → compare → import. Nothing is changed before the last.
import { sentence } from "../../../components/format";
import type { Refusal } from "../../../components/import-steps/refusal-card";
import { wordsOf } from "../../../ipc/client";
import type { ImportProgress, ImportSummary, IpcError } from "../../../ipc/bindings";

export type Step = "file" | "mapping" | "compare" | "import";
export const STEPS: readonly { step: Step; label: string }[] = [
  { step: "file", label: "File" },
  { step: "mapping", label: "Columns" },
  { step: "compare", label: "Check" },
  { step: "import", label: "Import" },
];

export type Course =
  | { at: "choose"; refused: Refusal | null }
  | { at: "inspecting"; path: string }
  | { at: "mapping"; failed: Refusal | null }
  | { at: "checking"; progress: ImportProgress | null }
  | { at: "checked"; summary: ImportSummary; stopped: boolean; failed: Refusal | null }
  | { at: "importing"; progress: ImportProgress | null; checked: ImportSummary }
  | { at: "done"; summary: ImportSummary };

export type CourseAction =
  | { type: "inspect"; path: string }
  | { type: "inspected" }
  | { type: "refused"; error: IpcError; path: string | null }
  | { type: "check" }
  | { type: "progress"; progress: ImportProgress }
  | { type: "checked"; summary: ImportSummary }
  | { type: "import" }
  | { type: "imported"; summary: ImportSummary }
  | { type: "back" }
  | { type: "again" };

export const START: Course = { at: "choose", refused: null };

export function courseReducer(course: Course, action: CourseAction): Course {
  switch (action.type) {
    case "inspect":
      return { at: "inspecting", path: action.path };
    case "inspected":
      return { at: "mapping", failed: null };
    case "refused":
      return refused(course, action.error, action.path);
    case "check":
      return { at: "checking", progress: null };
    case "progress":
      return course.at === "checking" || course.at === "importing" ? { ...course, progress: action.progress } : course;
    case "checked":
      return { at: "checked", summary: action.summary, stopped: false, failed: null };
    case "import":
      return course.at === "checked" ? { at: "importing", progress: null, checked: course.summary } : course;
    case "imported":
      return { at: "done", summary: action.summary };
    case "back":
      return course.at === "checked" ? { at: "mapping", failed: null } : START;
    case "again":
      return START;
  }
}

/** An error leads back to the step that it belongs to; a cancel is no error. */
function refused(course: Course, error: IpcError, path: string | null): Course {
  if (course.at === "importing") {
    return { at: "checked", summary: course.checked, stopped: error.kind === "cancelled", failed: error.kind === "cancelled" ? null : refusal(error, path) };
  }
  if (course.at === "checking" || course.at === "mapping") return { at: "mapping", failed: error.kind === "cancelled" ? null : refusal(error, path) };
  return { at: "choose", refused: refusal(error, path) };
}

export function refusal(error: IpcError, path: string | null): Refusal {
  switch (error.kind) {
    case "notATable":
      return { path: error.path, title: "This is not a product table", reason: sentence(error.reason) };
    case "file":
      return { path: error.path, title: "The file cannot be read", reason: sentence(error.reason) };
    case "storage":
      return { path, title: "The store cannot be written", reason: sentence(error.reason) };
    case "invalid":
      return { path, title: "The mapping does not fit", reason: error.findings.map((f) => sentence(f.reason)).join(" ") };
    case "noStore":
      return { path, title: "No store is open", reason: "Open a store first, then import." };
    default:
      return { path, title: "The import stopped", reason: `${sentence(wordsOf(error))} Nothing was changed.` };
  }
}

export function stepOf(course: Course): Step {
  switch (course.at) {
    case "choose":
    case "inspecting":
      return "file";
    case "mapping":
      return "mapping";
    case "checking":
    case "checked":
      return "compare";
    case "importing":
    case "done":
      return "import";
  }
}

export function stepState(course: Course, step: Step): "done" | "current" | "ahead" {
  const order = STEPS.map((s) => s.step);
  const now = order.indexOf(stepOf(course));
  const asked = order.indexOf(step);
  if (course.at === "done" || asked < now) return "done";
  return asked === now ? "current" : "ahead";
}
