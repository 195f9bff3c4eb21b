/* Light, dark, or as the system has it. */
import { useEffect } from "react";
import type { Preferences } from "../ipc/bindings";
import { allowWebPictures } from "../ipc/web-pictures";
import { usePreferences } from "../ipc/queries";

export type Theme = Preferences["theme"];
const LAST = "endcap.theme";

function apply(theme: Theme): void {
  const dark = theme === "dark" || (theme === "system" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset["theme"] = dark ? "dark" : "light";
}

/** Before the first paint, so that no white flash comes before a dark window. */
export function startTheme(): void {
  const asked = new URLSearchParams(window.location.search).get("theme");
  apply((asked ?? localStorage.getItem(LAST) ?? "system") as Theme);
}

/** Follows the preference and the system; pictures from the web follow theirs. */
export function useTheme(): void {
  const preferences = usePreferences().data;
  const theme = preferences?.theme;
  useEffect(() => allowWebPictures(preferences?.webPictures ?? true), [preferences?.webPictures]);
  useEffect(() => {
    if (!theme || new URLSearchParams(window.location.search).has("theme")) return undefined;
    localStorage.setItem(LAST, theme);
    apply(theme);
    const system = window.matchMedia("(prefers-color-scheme: dark)");
    const follow = () => apply(theme);
    system.addEventListener("change", follow);
    return () => system.removeEventListener("change", follow);
  }, [theme]);
}
