/* A file dropped anywhere in the window: a store is opened, anything else is read as products. The catalog takes its own. */
import { useFileDrop } from "../ipc/shell-events";
import { importDropped, isStoreFile } from "./dropped-file";
import type { Section } from "./routes";
import { useOpenStore } from "./store-menu";

export function FileDrops({ section }: { section: Section }) {
  const { openPath } = useOpenStore();
  const isOver = useFileDrop((path) => {
    if (isStoreFile(path)) void openPath(path);
    else if (section !== "catalog") importDropped(path);
  });
  if (!isOver || section === "catalog") return null;
  return (
    <div className="file-over" aria-hidden="true" data-testid="file-over">
      Let go to import this file, or to open this store
    </div>
  );
}
