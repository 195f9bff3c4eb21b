/* Where the shoppers that are counted come from, and the way to import or remove them. */
import { useState } from "react";
import { attempt } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { Button, IconButton } from "../../components/button";
import { day } from "../../components/format";
import { Dialog, Menu } from "../../components/overlays";
import type { ShoppersState } from "../../ipc/bindings";
import { ipc } from "../../ipc/client";
import { useChange } from "../../ipc/mutations";
import { useShoppers } from "../../ipc/queries";
import { shoppersWords } from "./sizes";

export const importHref = routeHref("segments", { shoppers: "import" });
const openImport = () => navigate(importHref);

/** "61,230 shoppers from shoppers.csv, 21 Nov 2026"; those of the demo come from no file. */
export function originWords({ count, fileName, importedAt }: ShoppersState): string {
  if (fileName === null) return `${shoppersWords(count)}, made up with the demo store`;
  return `${shoppersWords(count)} from ${fileName}${importedAt === null ? "" : `, ${day(importedAt.slice(0, 10))}`}`;
}

export function ShoppersNote({ shoppers }: { shoppers: ShoppersState | null }) {
  const { error } = useShoppers();
  if (error)
    return (
      <p className="shoppers-note problem" role="alert">
        The shoppers could not be read: {error.message}
      </p>
    );
  if (shoppers)
    return (
      <p className="shoppers-note t12 t3" data-testid="shoppers-note">
        {originWords(shoppers)}. They stay on this computer.
      </p>
    );
  return (
    <div className="shoppers-note" data-testid="shoppers-note">
      <p className="t12 t3">With an anonymous file of shoppers you see how many belong to each segment, and what an edit changes. It stays on this computer.</p>
      <Button size="small" icon="segments" onPress={openImport} data-testid="shoppers-import-first">
        Import shoppers…
      </Button>
    </div>
  );
}

export function ShoppersMenu({ shoppers }: { shoppers: ShoppersState | null }) {
  const [asking, setAsking] = useState(false);
  const forget = useChange(() => ipc.shoppersForget(), "shoppers");
  return (
    <>
      <Menu
        label="Shoppers"
        trigger={<IconButton icon="more" size="small" label="Shoppers" data-testid="shoppers-menu" />}
        entries={[
          { id: "import-shoppers", name: "Import shoppers…", icon: "segments", onAction: openImport },
          ...(shoppers === null ? [] : [{ id: "remove-shoppers", name: "Remove shoppers…", icon: "trash" as const, danger: true, apart: true, onAction: () => setAsking(true) }]),
        ]}
      />
      <Dialog
        title="Remove all shoppers?"
        isOpen={asking && shoppers !== null}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>Cancel</Button>
            <Button
              kind="danger"
              onPress={() => {
                setAsking(false);
                void attempt(forget.mutateAsync(), "All shoppers are removed.");
              }}
              data-testid="confirm-forget"
            >
              Remove shoppers
            </Button>
          </>
        }
      >
        {shoppers && (
          <p>
            {originWords(shoppers)}: they will be forgotten, and segments show no sizes. Segments, rules and the live shop stay as they are.
            {shoppers.fileName === null ? " Resetting the demo store brings them back." : " The file itself isn’t touched; it can be imported again."}
          </p>
        )}
      </Dialog>
    </>
  );
}
