/* The system's own menu bar: each entry is the palette's command of the same name, or says why there is none now. */
import type { StoreStatus } from "../ipc/bindings";
import { useMenuChoices } from "../ipc/shell-events";
import { openFloating } from "./floating";
import { useCommands } from "./palette/use-commands";
import { navigate, routeHref, SECTIONS } from "./routes";
import { showToast } from "./toasts";

const NOT_NOW: Readonly<Record<string, string>> = {
  undo: "There is nothing to undo.",
  redo: "There is nothing to redo.",
  back: "There is nothing to go back to.",
  forward: "There is nothing to go forward to.",
  demo: "The demo store is open.",
};

const PREFIX = "section-";

export function MenuBar({ status }: { status: StoreStatus }) {
  const commands = useCommands(status);
  useMenuChoices((name) => {
    // A dialog is answered first.
    if (document.querySelector("[role=dialog]") !== null) return;
    if (name === "palette") return openFloating("palette");
    const section = SECTIONS.find((each) => `${PREFIX}${each}` === name);
    if (section) return navigate(routeHref(section));
    const found = commands.find((entry) => entry.id === `do:${name}`);
    if (found) return found.run();
    showToast({ kind: "done", words: NOT_NOW[name] ?? "Open a page first." });
  });
  return null;
}
