/* An edit that is left unkept can be brought back, as long as the bar says so: one key too many is no loss. */
import { navigate } from "../app/routes";
import { showToast } from "../app/toasts";
import { setUnkept } from "./unkept-edits";

/** Drops the unkept edit under a key. `isFresh`: it was to be added. */
export function leaveEdit(key: string, unkept: unknown, name: string, isFresh: boolean): void {
  const from = window.location.hash;
  setUnkept(key, null);
  if (unkept === null) return;
  const bringBack = () => {
    setUnkept(key, unkept);
    if (window.location.hash !== from) navigate(from);
  };
  const called = name.trim() === "" ? "what was begun" : `“${name.trim()}”`;
  showToast({ kind: "done", words: isFresh ? `Not added: ${called}` : `Not kept: the change of ${called}`, action: { name: "Bring back", run: bringBack } });
}
