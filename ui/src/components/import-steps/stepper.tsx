/* File → Columns → Check → Import: where an import stands. */
import { Icon } from "../icon";

export interface StepShown {
  step: string;
  label: string;
  state: "done" | "current" | "ahead";
}

export function Stepper({ steps }: { steps: readonly StepShown[] }) {
  return (
    <ol className="stp" aria-label="Steps of the import">
      {steps.map(({ step, label, state }, index) => (
        <li key={step} className={state} aria-current={state === "current" ? "step" : undefined} data-testid={`import-step-${step}`}>
          <b>{state === "done" ? <Icon name="check" size="s" /> : index + 1}</b>
          {label}
          {state === "done" && <span className="visually-hidden">, done</span>}
        </li>
      ))}
    </ol>
  );
}
