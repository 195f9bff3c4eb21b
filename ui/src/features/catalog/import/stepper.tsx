/* File → Mapping → Compare → Import: where the import stands. */
import { Icon } from "../../../components/icon";
import { STEPS, stepState, type Course } from "./steps";

export function Stepper({ course }: { course: Course }) {
  return (
    <ol className="stp" aria-label="Steps of the import">
      {STEPS.map(({ step, label }, index) => {
        const state = stepState(course, step);
        return (
          <li key={step} className={state} aria-current={state === "current" ? "step" : undefined} data-testid={`import-step-${step}`}>
            <b>{state === "done" ? <Icon name="check" size="s" /> : index + 1}</b>
            {label}
            {state === "done" && <span className="visually-hidden">, done</span>}
          </li>
        );
      })}
    </ol>
  );
}
