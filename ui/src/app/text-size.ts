/* How large all in the window is shown. The shell zooms; this knows the steps. */
import { useMemo } from "react";
import { usePreferencesChange } from "../ipc/mutations";
import { usePreferences } from "../ipc/queries";
import { useShortcuts } from "./keys";

/** Percent of the usual size. */
export const TEXT_SIZES = [100, 110, 125, 150, 175, 200] as const;
export const USUAL = 100;

/** The next larger or smaller step; the same where there is none. */
export function stepped(percent: number, by: 1 | -1): number {
  const further = by === 1 ? TEXT_SIZES.find((size) => size > percent) : TEXT_SIZES.findLast((size) => size < percent);
  return further ?? percent;
}

export interface TextSize {
  percent: number;
  larger: () => void;
  smaller: () => void;
  usual: () => void;
}

export function useTextSize(): TextSize | null {
  const preferences = usePreferences().data;
  const { mutate } = usePreferencesChange();
  return useMemo(() => {
    if (!preferences) return null;
    const percent = preferences.textPercent;
    const become = (next: number) => () => {
      if (next !== percent) mutate({ ...preferences, textPercent: next });
    };
    return { percent, larger: become(stepped(percent, 1)), smaller: become(stepped(percent, -1)), usual: become(USUAL) };
  }, [preferences, mutate]);
}

/** The keys for it, and F10 for the menu bar. */
export function useLookKeys(): void {
  const size = useTextSize();
  const preferences = usePreferences().data;
  const { mutate } = usePreferencesChange();
  useShortcuts({
    "Mod+=": () => size?.larger(),
    "Mod++": () => size?.larger(),
    "Mod+-": () => size?.smaller(),
    "Mod+0": () => size?.usual(),
    F10: () => preferences && mutate({ ...preferences, menuBar: !preferences.menuBar }),
  });
}
