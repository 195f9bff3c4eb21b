/* A file dropped anywhere in the window: a store is opened, anything else is read as products. The catalog and the import of shoppers take their own. */
import { useFileDrop } from "../ipc/shell-events";
import { importDropped, isStoreFile } from "./dropped-file";
import { useRoute } from "./routes";
import { useOpenStore } from "./store-menu";

export function FileDrops() {
  const { section, params } = useRoute();
  const takenThere = section === "catalog" || params["shoppers"] === "import";
  const { openPath } = useOpenStore();
  const isOver = useFileDrop((path) => {
    if (isStoreFile(path)) void openPath(path);
    else if (!takenThere) void importDropped(path);
  });
  if (!isOver || takenThere) return null;
  return (
    <div className="file-over" aria-hidden="true" data-testid="file-over">
      Let go to import this file, or to open this store
    </div>
  );
}
