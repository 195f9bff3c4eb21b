/* The window: rail, top bar and the screen of the current place; before a store is open, the welcome. */
import { type ComponentType, useEffect } from "react";
import { ErrorState, Skeleton } from "../components/states";
import { CatalogScreen } from "../features/catalog/catalog-screen";
import { PagesScreen } from "../features/pages/pages-screen";
import { PublishScreen } from "../features/publish/publish-screen";
import { RulesScreen } from "../features/rules/rules-screen";
import { SegmentsScreen } from "../features/segments/segments-screen";
import { SettingsScreen } from "../features/settings/settings-screen";
import { WelcomeScreen } from "../features/welcome/welcome-screen";
import { useStatus } from "../ipc/queries";
import { DriftBanner } from "./drift-banner";
import { Rail } from "./rail";
import { type Section, useRoute } from "./routes";
import { useTheme } from "./theme";
import { Toasts } from "./toasts";
import { TopBar } from "./top-bar";

const SCREENS: Record<Section, ComponentType> = {
  pages: PagesScreen,
  segments: SegmentsScreen,
  rules: RulesScreen,
  catalog: CatalogScreen,
  publish: PublishScreen,
  settings: SettingsScreen,
};

export function Shell() {
  useTheme();
  const status = useStatus();
  const { section } = useRoute();
  const store = status.data;
  useEffect(() => {
    document.title = store ? `${store.facts.name} · Endcap` : "Endcap";
    if (store) document.documentElement.dataset["draftVersion"] = String(store.draftVersion);
  }, [store]);

  if (status.isError) return <ErrorState title="Endcap could not start" failure={status.error} onRetry={() => void status.refetch()} />;
  if (store === undefined) return <Skeleton />;
  if (store === null)
    return (
      <>
        <WelcomeScreen />
        <Toasts />
      </>
    );
  const Screen = SCREENS[section];
  return (
    <div className="app" data-testid="app" data-store={store.facts.name}>
      <Rail changes={store.changes} />
      <TopBar status={store} />
      <DriftBanner />
      {/* Another store is another screen: nothing chosen in one may leak into the next. */}
      <div className="screen" key={store.path}>
        <Screen key={section} />
      </div>
      <Toasts />
    </div>
  );
}
