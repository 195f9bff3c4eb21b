/* The bar at the foot: what was just done and how to take it back, or what failed and how to try again. */
import { useSyncExternalStore } from "react";
import { Button as AriaButton } from "react-aria-components";
import { Icon } from "../components/icon";

export interface Toast {
  kind: "done" | "failed";
  words: string;
  action?: ToastAction;
  /** to where it can be seen */
  way?: ToastAction;
}

interface ToastAction {
  name: string;
  hint?: string;
  run: () => void;
}

let shown: (Toast & { key: number }) | null = null;
let keys = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function tell() {
  for (const listener of listeners) listener();
}

export function dismissToast(): void {
  clearTimeout(timer);
  shown = null;
  tell();
}

/** Shows one bar in place of the last. A failure stays until it is answered. */
export function showToast(toast: Toast): void {
  clearTimeout(timer);
  keys += 1;
  shown = { ...toast, key: keys };
  if (toast.kind === "done") timer = setTimeout(dismissToast, 6000);
  tell();
}

export function Toasts() {
  const toast = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <div className="toasts" aria-live="polite" role={toast?.kind === "failed" ? "alert" : "status"}>
      {toast && (
        <div className={`toast ${toast.kind}`} key={toast.key} data-testid="toast">
          <Icon name={toast.kind === "failed" ? "warning" : "check"} size="m" />
          <span className="el">{toast.words}</span>
          {[toast.way, toast.action].map((action) => action && <ActionButton key={action.name} action={action} />)}
          <AriaButton aria-label="Close this message" onPress={dismissToast}>
            <Icon name="close" size="s" />
          </AriaButton>
        </div>
      )}
    </div>
  );
}

function ActionButton({ action: { name, hint, run } }: { action: ToastAction }) {
  return (
    <AriaButton
      onPress={() => {
        dismissToast();
        run();
      }}
    >
      {name}
      {hint && <kbd>{hint}</kbd>}
    </AriaButton>
  );
}
