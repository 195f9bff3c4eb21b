/* A product file that was dropped on another screen, on its way to the import. */
import { STORE_FILES } from "../ipc/files";
import { navigate, routeHref } from "./routes";

let dropped: string | null = null;

/** Kept for the import that is not there yet: once a store is made, say. */
export function keepDropped(path: string): void {
  dropped = path;
}

/** Opens the import with it. */
export function importDropped(path: string): void {
  keepDropped(path);
  navigate(routeHref("catalog", {}, "import"));
}

export const isDropped = () => dropped !== null;

/** The file, for the one who asks first. */
export function takeDropped(): string | null {
  const path = dropped;
  dropped = null;
  return path;
}

export const isStoreFile = (path: string) => STORE_FILES.extensions.some((ending) => path.toLowerCase().endsWith(`.${ending}`));
