/* What the palette can do with the window and the store, as entries. */
import { useMemo } from "react";
import { percent } from "../../components/format";
import { failureWords, ipc } from "../../ipc/client";
import type { Preferences, StoreStatus } from "../../ipc/bindings";
import { usePreferencesChange, useStoreChange } from "../../ipc/mutations";
import { usePreferences, useRecent } from "../../ipc/queries";
import { openBulk } from "../bulk/bulk-state";
import { attempt, useTakeBack } from "../edits";
import { openFloating } from "../floating";
import { useInView } from "../in-view";
import { go, navigate, routeHref, useWay } from "../routes";
import { hintOf } from "../shortcuts";
import { useOpenStore } from "../store-menu";
import { useTextSize } from "../text-size";
import { showToast } from "../toasts";
import type { Entry } from "./entries";

const GROUP = "Do";

function command(id: string, name: string, icon: Entry["icon"], run: () => void, more: Partial<Entry> = {}): Entry {
  return { id: `do:${id}`, group: GROUP, name, icon, run, ...more };
}

const THEMES: readonly { theme: Preferences["theme"]; name: string; icon: Entry["icon"] }[] = [
  { theme: "light", name: "Light theme", icon: "sun" },
  { theme: "dark", name: "Dark theme", icon: "moon" },
  { theme: "system", name: "Theme as the system has it", icon: "settings" },
];

function useThemeCommands(): Entry[] {
  const preferences = usePreferences().data;
  const { mutate } = usePreferencesChange();
  return useMemo(
    () =>
      !preferences ? [] : THEMES.filter(({ theme }) => theme !== preferences.theme).map(({ theme, name, icon }) =>
        command(`theme-${theme}`, name, icon, () => mutate({ ...preferences, theme }, { onError: (failure) => showToast({ kind: "failed", words: failureWords(failure) }) }), { words: "dark light colours appearance" })),
    [preferences, mutate],
  );
}

function useTextCommands(): Entry[] {
  const size = useTextSize();
  if (!size) return [];
  return [
    command("text-larger", "Larger text", "up", size.larger, { hint: hintOf("textLarger"), note: percent(size.percent * 100, 0), words: "zoom size bigger" }),
    command("text-smaller", "Smaller text", "down", size.smaller, { hint: hintOf("textSmaller"), words: "zoom size" }),
    command("text-usual", "Text in its usual size", "refresh", size.usual, { hint: hintOf("textUsual"), words: "zoom 100 reset" }),
  ];
}

function useStoreCommands(status: StoreStatus): Entry[] {
  const { openPath, chooseAndOpen } = useOpenStore();
  const demo = useStoreChange(() => ipc.storeOpenDemo());
  const close = useStoreChange(() => ipc.storeClose());
  const recent = useRecent().data;
  const stores = (recent ?? []).filter((store) => store.path !== status.path).slice(0, 4);
  return [
    command("new-store", "New store…", "plus", () => openFloating("newStore"), { hint: hintOf("newStore"), opens: true }),
    command("open-store", "Open a store…", "folder", () => void chooseAndOpen(), { hint: hintOf("openStore"), words: "file" }),
    ...stores.map((store) => command(`store-${store.path}`, `Open ${store.name}`, "history", () => void openPath(store.path), { note: store.path, words: "store" })),
    ...(status.isDemo ? [] : [command("demo", "Open the demo store", "catalog", () => void attempt(demo.mutateAsync()))]),
    command("close-store", "Close this store", "close", () => void attempt(close.mutateAsync())),
  ];
}

const VIEWS: readonly { view: string; name: string; icon: Entry["icon"]; words: string }[] = [
  { view: "", name: "lanes side by side", icon: "compare", words: "compare segments" },
  { view: "grid", name: "a grid", icon: "grid", words: "tiles storefront" },
  { view: "shop", name: "shoppers see it", icon: "show", words: "live shop differs" },
  { view: "plots", name: "plots", icon: "plots", words: "charts margin price" },
];

/** The page in view, looked at in another way. */
function useViewCommands(): Entry[] {
  const page = useInView()?.page;
  if (!page) return [];
  return VIEWS.map(({ view, name, icon, words }) =>
    command(`view-${view || "compare"}`, `Show this page as ${name}`, icon, () => navigate(routeHref("pages", { page }, ...(view ? [view] : []))), { words: `view ${words}` }));
}

export function useCommands(status: StoreStatus): Entry[] {
  const takeBack = useTakeBack();
  const way = useWay();
  const themes = useThemeCommands();
  const texts = useTextCommands();
  const views = useViewCommands();
  const stores = useStoreCommands(status);
  return [
    ...(status.undo === null ? [] : [command("undo", `Undo: ${status.undo}`, "undo", () => void takeBack("undo"), { hint: hintOf("undo"), words: "take back" })]),
    ...(status.redo === null ? [] : [command("redo", `Redo: ${status.redo}`, "redo", () => void takeBack("redo"), { hint: hintOf("redo") })]),
    command("publish", "Review and publish", "publish", () => navigate(routeHref("publish")), { hint: hintOf("publish"), words: "live staging production draft changes" }),
    command("new-rule", "Add a rule…", "plus", () => navigate(routeHref("rules", { new: "choose" })), { words: "new create" }),
    command("new-segment", "Add a segment…", "plus", () => navigate(routeHref("segments", { new: "segment" })), { words: "new create shoppers" }),
    command("new-formula", "Add a formula…", "plus", () => navigate(routeHref("rules", { new: "formula" }, "formula")), { words: "new create points order" }),
    command("new-collection", "Add a collection…", "plus", () => navigate(routeHref("rules", { new: "collection" }, "collection")), { words: "new create page products" }),
    command("bulk", "Paste ids or SKUs to pin, hide or boost…", "copy", () => openBulk({ kind: "pin", text: "" }), { words: "many list bulk csv bury", opens: true }),
    command("import", "Import products…", "file", () => navigate(routeHref("catalog", {}, "import")), { words: "csv file feed" }),
    command("import-shoppers", "Import shoppers…", "segments", () => navigate(routeHref("segments", { shoppers: "import" })), { words: "csv file customers people sizes" }),
    command("shortcuts", "All shortcuts", "info", () => openFloating("shortcuts"), { hint: hintOf("help"), words: "keys keyboard help", opens: true }),
    ...(way.back === null ? [] : [command("back", "Back", "arrow-left", () => go("back"), { hint: hintOf("back") })]),
    ...(way.forward === null ? [] : [command("forward", "Forward", "arrow-right", () => go("forward"), { hint: hintOf("forward") })]),
    ...views,
    ...themes,
    ...texts,
    ...stores,
  ];
}
