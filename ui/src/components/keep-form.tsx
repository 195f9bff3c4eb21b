/* An edit proposed in place: Enter keeps it, Esc cancels it, and the foot says so. */
import type { FocusEvent, ReactNode } from "react";
import { Button } from "./button";
import "./keep-form.css";

interface KeepFormProps {
  label: string;
  /** something differs from the draft */
  dirty: boolean;
  /** why it cannot be kept yet; null if it can */
  blocked: string | null;
  saving: boolean;
  onKeep: () => void;
  onCancel: () => void;
  /** the focus leaves a field */
  onLeave?: (event: FocusEvent) => void;
  /** on the button: "Keep" */
  keep?: string;
  /** one line about the edit */
  summary?: ReactNode;
  children: ReactNode;
  testId?: string;
}

export function KeepForm({ label, dirty, blocked, saving, onKeep, onCancel, onLeave, keep = "Keep", summary, children, testId = "edit" }: KeepFormProps) {
  return (
    // Esc anywhere in the form cancels; the Cancel button does the same for the pointer.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="keep-form"
      aria-label={label}
      noValidate
      onBlur={onLeave}
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty && blocked === null && !saving) onKeep();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented || !dirty) return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <div className="keep-body">{children}</div>
      {dirty && (
        <div className="keep-bar" data-testid={`${testId}-bar`}>
          <div className="keep-words" aria-live="polite">
            {blocked === null ? (summary ?? <span className="t2">Not in the draft yet.</span>) : <span className="t2 md">{blocked}</span>}
          </div>
          <span className="t3 t12 nw">Enter to keep, Esc to cancel</span>
          <Button onPress={onCancel} data-testid={`${testId}-cancel`}>
            Cancel
          </Button>
          <Button kind="primary" type="submit" isDisabled={blocked !== null || saving} data-testid={`${testId}-keep`}>
            {saving ? "Keeping…" : keep}
          </Button>
        </div>
      )}
    </form>
  );
}
