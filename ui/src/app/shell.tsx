/* The window: rail, top bar and the screen of the current place; before a store is open, the welcome. */
import { useEffect } from "react";
import { Spoken } from "../components/spoken";
import { ErrorState, Skeleton } from "../components/states";
import { writtenStyle } from "../components/written-style";
import { WelcomeScreen } from "../features/welcome/welcome-screen";
import type { StoreStatus } from "../ipc/bindings";
import { ipc, IpcFailure } from "../ipc/client";
import { useEnvironments, useStatus } from "../ipc/queries";
import { BulkDialog } from "./bulk/bulk-dialog";
import { useCatchUp } from "./catch-up";
import { DriftBanner } from "./drift-banner";
import { liveEnvironment, standingOf } from "./environments";
import { FileDrops } from "./file-drops";
import { closeFloating, openFloating, useFloating } from "./floating";
import { useFocusHome } from "./focus-home";
import { ailingOf, useRestedHealth } from "./health-watch";
import { forgetInView } from "./in-view";
import { useShortcuts } from "./keys";
import { NewStore } from "./new-store";
import { MenuBar } from "./menu-bar";
import { Palette } from "./palette/palette";
import { Rail } from "./rail";
import { PasteDialog } from "./rules-clipboard/paste-dialog";
import { useAddressOf, useRoute } from "./routes";
import { ScreenGuard } from "./screen-guard";
import { Screen } from "./screens";
import { ShortcutHelp } from "./shortcut-help";
import { useLookKeys } from "./text-size";
import { useOpenStore } from "./store-menu";
import { useTheme } from "./theme";
import { Toasts } from "./toasts";
import { TopBar } from "./top-bar";

/** The rail, with what the health of the rules adds to it. */
function HealthRail({ status }: { status: StoreStatus }) {
  const findings = useRestedHealth(status).data?.findings ?? [];
  const names = (useEnvironments().data ?? []).map((each) => each.name);
  return <Rail changes={standingOf(status, liveEnvironment(names)).changes} ailing={ailingOf(findings)} />;
}

/** What floats above every screen, and the keys that open it. */
function Floats({ status }: { status: StoreStatus }) {
  const open = useFloating();
  const { chooseAndOpen } = useOpenStore();
  useShortcuts({ "?": () => openFloating("shortcuts"), "Mod+n": () => openFloating("newStore"), "Mod+o": () => void chooseAndOpen() });
  useEffect(() => {
    // Also from a field: the palette is the way out of everything. Not above another dialog.
    const listen = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      if (open === "palette") closeFloating();
      else if (document.querySelector("[role=dialog]") === null) openFloating("palette");
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [open]);
  useEffect(() => {
    // What has no menu of its own has none: "Reload" is no act of this window. Texts keep theirs.
    const refuse = (event: MouseEvent) => {
      if (!(event.target instanceof Element) || event.target.closest("input, textarea, .selectable") === null) event.preventDefault();
    };
    window.addEventListener("contextmenu", refuse);
    return () => window.removeEventListener("contextmenu", refuse);
  }, []);
  return (
    <>
      <MenuBar status={status} />
      {open === "palette" && <Palette status={status} />}
      <ShortcutHelp isOpen={open === "shortcuts"} onClose={closeFloating} />
      <BulkDialog />
      <PasteDialog />
      <NewStore isOpen={open === "newStore"} onClose={closeFloating} />
    </>
  );
}

export function Shell() {
  useTheme();
  useLookKeys();
  useFocusHome();
  const status = useStatus();
  const { section } = useRoute();
  const store = status.data;
  useCatchUp(store?.path);
  useEffect(() => {
    document.title = store ? `${store.facts.name} · Endcap` : "Endcap";
    if (store) document.documentElement.dataset["draftVersion"] = String(store.draftVersion);
  }, [store]);

  useEffect(() => {
    // Sentences of the back end are written as the figures beside them. It is told after the first draw and what that
    // asks for, which has no sentence: whatever has some is asked for when the store is known. In a plain browser there is none.
    ipc.styleSet(writtenStyle()).catch(() => undefined);
  }, []);
  useEffect(() => () => forgetInView(), [store?.path]);
  const placed = useAddressOf(store?.path);

  // A store that does not open is no reason to stand before a closed door: it is said where others are opened.
  const refused = status.error instanceof IpcFailure ? status.error : null;
  if (status.isError && !refused) return <ErrorState title="Endcap could not start" failure={status.error} onRetry={() => void status.refetch()} />;
  if (store === undefined && !refused) return <Skeleton />;
  if (!store)
    return (
      <>
        <WelcomeScreen fault={refused?.error ?? null} />
        <Toasts />
      </>
    );
  return (
    <div className="app" data-testid="app" data-store={store.facts.name}>
      <HealthRail status={store} />
      <TopBar status={store} />
      <DriftBanner />
      {/* Another store is another screen: nothing chosen in one may leak into the next. */}
      <div className="screen" key={store.path}>
        {placed && (
          <ScreenGuard key={section}>
            <Screen section={section} />
          </ScreenGuard>
        )}
      </div>
      <Floats status={store} />
      <FileDrops />
      <Toasts />
      <Spoken />
    </div>
  );
}
