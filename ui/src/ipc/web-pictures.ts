/* Where a product's picture comes from. The window itself never reaches the web: the app fetches for it. */
import { convertFileSrc } from "@tauri-apps/api/core";
import { useSyncExternalStore } from "react";

let allowed = true;
const listeners = new Set<() => void>();

/** Follows the preference; every picture on screen follows. */
export function allowWebPictures(next: boolean): void {
  if (next === allowed) return;
  allowed = next;
  for (const listener of listeners) listener();
}

export function useWebPictures(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => allowed,
  );
}

/** The address to show a picture from; null where there is none to be shown. */
export function shownFrom(url: string, webPictures: boolean): string | null {
  if (/^data:image\//i.test(url)) return url;
  if (webPictures && /^https:\/\//i.test(url)) return convertFileSrc(url, "picture");
  return null;
}
