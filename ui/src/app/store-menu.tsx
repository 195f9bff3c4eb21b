/* The store's name, and under it: another store. */
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { Button } from "../components/button";
import { Icon } from "../components/icon";
import { Dialog, Menu } from "../components/overlays";
import type { StoreStatus } from "../ipc/bindings";
import { ipc } from "../ipc/client";
import { chooseFile, STORE_FILES } from "../ipc/files";
import { useStoreChange } from "../ipc/mutations";
import { useRecent } from "../ipc/queries";
import { attempt } from "./edits";
import { openFloating } from "./floating";
import { navigate, routeHref } from "./routes";
import { hintOf } from "./shortcuts";

export function useOpenStore() {
  const open = useStoreChange((path: string) => ipc.storeOpen(path));
  return {
    openPath: (path: string) => attempt(open.mutateAsync(path)),
    chooseAndOpen: async () => {
      const path = await attempt(chooseFile("Open a store", STORE_FILES));
      if (path) await attempt(open.mutateAsync(path));
    },
  };
}

/** Another store, and what is done with this one. */
function useStoreEntries(status: StoreStatus, onReset: () => void) {
  const demo = useStoreChange(() => ipc.storeOpenDemo());
  const close = useStoreChange(() => ipc.storeClose());
  const { openPath, chooseAndOpen } = useOpenStore();
  const recent = (useRecent().data ?? []).filter((store) => store.path !== status.path).slice(0, 4);
  return [
    { id: "create", name: "New store…", icon: "plus" as const, hint: hintOf("newStore"), onAction: () => openFloating("newStore") },
    { id: "open", name: "Open…", icon: "folder" as const, hint: hintOf("openStore"), onAction: () => void chooseAndOpen() },
    ...(status.isDemo ? [] : [{ id: "demo", name: "Open the demo store", icon: "catalog" as const, onAction: () => void attempt(demo.mutateAsync()) }]),
    ...recent.map((store, index) => ({
      id: store.path,
      name: store.name,
      note: store.path,
      icon: "history" as const,
      apart: index === 0,
      onAction: () => void openPath(store.path),
    })),
    { id: "shoppers", name: "Import shoppers…", icon: "segments" as const, apart: true, onAction: () => navigate(routeHref("segments", { shoppers: "import" })) },
    { id: "facts", name: "Settings of this store", icon: "settings" as const, onAction: () => navigate(routeHref("settings")) },
    // Not the first: what takes edits away must not be under the first Enter.
    ...(status.isDemo ? [{ id: "reset", name: "Reset the demo store…", icon: "refresh" as const, onAction: onReset }] : []),
    { id: "close", name: "Close this store", icon: "close" as const, onAction: () => void attempt(close.mutateAsync()) },
  ];
}

export function StoreMenu({ status }: { status: StoreStatus }) {
  const [asking, setAsking] = useState(false);
  const entries = useStoreEntries(status, () => setAsking(true));
  return (
    <>
      <Menu
        label="Store"
        entries={entries}
        trigger={
          <AriaButton className="store" data-testid="store-menu">
            <span className="el">{status.facts.name}</span>
            <Icon name="chevron-down" size="s" />
          </AriaButton>
        }
      />
      <ResetQuestion isOpen={asking} onClose={() => setAsking(false)} />
    </>
  );
}

function ResetQuestion({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const reset = useStoreChange(() => ipc.storeResetDemo());
  return (
    <Dialog
      title="Reset the demo store?"
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            kind="primary"
            onPress={() => {
              onClose();
              void attempt(reset.mutateAsync(), "The demo store is as new.");
            }}
          >
            Reset
          </Button>
        </>
      }
    >
      <p>All products, segments and rules of the demo store become as they were at first. Your edits in it are lost; other stores stay as they are.</p>
    </Dialog>
  );
}
