/* A file of products or shoppers that was dropped on another screen, on its way to its import. */
import { ipc } from "../ipc/client";
import { STORE_FILES } from "../ipc/files";
import { navigate, routeHref } from "./routes";

let dropped: string | null = null;

/** Kept for the import that is not there yet: once a store is made, say. */
export function keepDropped(path: string): void {
  dropped = path;
}

/** Opens the import that its header asks for; a file that tells nothing of shoppers is one of products. */
export async function importDropped(path: string): Promise<"segments" | "catalog"> {
  const shoppers = await ipc.shoppersInspect(path).then(
    (inspection) => inspection.looksLikeShoppers,
    () => false,
  );
  keepDropped(path);
  navigate(shoppers ? routeHref("segments", { shoppers: "import" }) : routeHref("catalog", {}, "import"));
  return shoppers ? "segments" : "catalog";
}

export const isDropped = () => dropped !== null;

/** The file, for the one who asks first. */
export function takeDropped(): string | null {
  const path = dropped;
  dropped = null;
  return path;
}

export const isStoreFile = (path: string) => STORE_FILES.extensions.some((ending) => path.toLowerCase().endsWith(`.${ending}`));
