/* The screens. Pages comes with the window; the others are read once it stands, so that it stands sooner. */
import { type ComponentType, createElement, Suspense, use } from "react";
import { Skeleton } from "../components/states";
import { PagesScreen } from "../features/pages/pages-screen";
import type { Section } from "./routes";

const READ: Record<Exclude<Section, "pages">, () => Promise<ComponentType>> = {
  segments: async () => (await import("../features/segments/segments-screen")).SegmentsScreen,
  rules: async () => (await import("../features/rules/rules-screen")).RulesScreen,
  catalog: async () => (await import("../features/catalog/catalog-screen")).CatalogScreen,
  health: async () => (await import("../features/health/health-screen")).HealthScreen,
  publish: async () => (await import("../features/publish/publish-screen")).PublishScreen,
  settings: async () => (await import("../features/settings/settings-screen")).SettingsScreen,
};

const there = new Map<Section, ComponentType>([["pages", PagesScreen]]);
const onTheirWay = new Map<Section, Promise<ComponentType>>();

function read(section: Section): Promise<ComponentType> {
  const known = onTheirWay.get(section);
  if (known || section === "pages") return known ?? Promise.resolve(PagesScreen);
  const coming = READ[section]().then((screen) => {
    there.set(section, screen);
    return screen;
  });
  onTheirWay.set(section, coming);
  return coming;
}

/** Reads every screen that is not there yet. */
export async function readScreens(): Promise<void> {
  await Promise.all((Object.keys(READ) as Section[]).map(read));
}

function Shown({ section }: { section: Section }) {
  return createElement(there.get(section) ?? use(read(section)));
}

export function Screen({ section }: { section: Section }) {
  return (
    <Suspense fallback={<Skeleton />}>
      <Shown section={section} />
    </Suspense>
  );
}
