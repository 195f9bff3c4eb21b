/* What another program changes in the store's file (a nightly import, a script that publishes) is seen here soon after. */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listed } from "../components/format";
import type { CaughtUp } from "../ipc/bindings";
import { ipc } from "../ipc/client";
import { invalidate, type Tag } from "../ipc/tags";
import { showToast } from "./toasts";

const EVERY = 10_000;

const PARTS: [part: keyof CaughtUp, words: string, ...makesStale: Tag[]][] = [
  ["catalog", "the catalog", "catalog"],
  ["draft", "the draft", "draft"],
  // The draft is told against it.
  ["published", "what is published", "environments", "draft"],
  ["shoppers", "the shoppers", "shoppers"],
];

async function catchUp(client: QueryClient): Promise<void> {
  const caught = await ipc.storeCatchUp();
  const parts = PARTS.filter(([part]) => caught[part]);
  if (parts.length === 0) return;
  await invalidate(client, ...parts.flatMap(([, , ...tags]) => tags));
  showToast({ kind: "done", words: `Another program changed ${listed(parts.map(([, words]) => words))}. You see how it is now.` });
}

/** Looks every so often, and whenever somebody comes back to the window, as long as a store is open. */
export function useCatchUp(store: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (store === undefined) return undefined;
    let isLooking = false;
    const look = () => {
      if (isLooking) return;
      isLooking = true;
      // A look that fails tells nothing: what the screens ask for fails by itself, where it belongs.
      const over = () => {
        isLooking = false;
      };
      catchUp(client).then(over, over);
    };
    const timer = setInterval(look, EVERY);
    window.addEventListener("focus", look);
    return () => {
      clearInterval(timer);
      window.removeEventListener("focus", look);
    };
  }, [client, store]);
}
