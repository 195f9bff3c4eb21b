/* The catalog: all products of the store, to search, filter and sort; or the import. */
import { useState } from "react";
import { importDropped, isStoreFile, takeDropped } from "../../app/dropped-file";
import { useRoute } from "../../app/routes";
import { useStatus } from "../../ipc/queries";
import { useFileDrop } from "../../ipc/shell-events";
import "./catalog.css";
import { CatalogBrowser } from "./catalog-browser";
import { ImportScreen } from "./import/import-screen";

export function CatalogScreen() {
  const { path } = useRoute();
  const status = useStatus().data;
  const [dropped, setDropped] = useState<string | null>(takeDropped);
  const importing = path[0] === "import";
  const isOver = useFileDrop((file) => {
    if (importing || isStoreFile(file)) return;
    void importDropped(file).then((to) => to === "catalog" && setDropped(takeDropped()));
  });
  if (importing) return <ImportScreen droppedFile={dropped} />;
  if (!status) return null;
  return <CatalogBrowser status={status} isOver={isOver} />;
}
