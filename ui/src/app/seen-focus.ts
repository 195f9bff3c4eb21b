/* A focus that is given by script is seen where a key was used last. WebKit shows it only where the focus before it was
   seen: after one click every focus that a key leads to, in rows, popovers and dialogs, would be out of sight. */

/** TypeScript's own list of options has it not yet. */
type Options = FocusOptions & { focusVisible?: boolean };

const ALONE = new Set(["Shift", "Control", "Alt", "Meta", "CapsLock"]);

/** Answers the way to end it. */
export function showFocusOfKeys(): () => void {
  const { focus } = HTMLElement.prototype;
  let isByKeys = false;
  const press = ({ key }: KeyboardEvent) => {
    // Held for a click that is to choose more.
    if (!ALONE.has(key)) isByKeys = true;
  };
  const point = () => {
    isByKeys = false;
  };
  window.addEventListener("keydown", press, true);
  window.addEventListener("pointerdown", point, true);
  HTMLElement.prototype.focus = function seen(options?: Options) {
    focus.call(this, isByKeys ? { focusVisible: true, ...options } : options);
  };
  return () => {
    window.removeEventListener("keydown", press, true);
    window.removeEventListener("pointerdown", point, true);
    HTMLElement.prototype.focus = focus;
  };
}
