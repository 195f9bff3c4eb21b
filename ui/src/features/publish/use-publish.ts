// Publish, verify, restore: each ends in a result or in an error that says what to do.
import { useQueryClient } from "@tanstack/react-query";
import type { PublishProgress, StoreStatus } from "../../ipc/bindings";
import { errorOf, ipc } from "../../ipc/client";
import { listening } from "../../ipc/listening";
import { useChange } from "../../ipc/mutations";
import { statusQuery } from "../../ipc/queries";
import { VERIFY_ASKS } from "../../app/verify-runs";
import { NOTHING_SAID, type PublishRun, type Said } from "./publish-run";
import { tellRun, useRun } from "./run-store";

export interface PublishAsk {
  environment: string;
  note: string;
  author: string;
  pushCatalog: boolean;
  /** The live etag that is knowingly overwritten. */
  overwriteEtag: string | null;
}

export interface Publishing {
  run: PublishRun;
  /** `onPublished` is called once it is live, not after a refusal. */
  publish: (ask: PublishAsk, onPublished: () => void) => void;
  verify: (environment: string) => void;
  /** Stops comparing; what is published stays so. */
  stop: (environment: string) => void;
  restore: (environment: string, revision: number) => void;
  dismiss: () => void;
}

type What = "publish" | "verify" | "restore";

export function usePublish(store: string): Publishing {
  const run = useRun(store);
  const client = useQueryClient();
  const draftVersion = () => client.getQueryData<StoreStatus | null>(statusQuery.queryKey)?.draftVersion ?? null;
  const { mutateAsync: change } = useChange((work: () => Promise<void>) => work(), "environments", "draft");

  const attempt = (environment: string, what: What, work: () => Promise<void>) => {
    change(work).catch((failure: unknown) => tellRun(store, { type: "refused", environment, what, error: errorOf(failure) }));
  };
  const start = (what: "publish" | "verify", environment: string, withCatalog: boolean, said: Said) => {
    tellRun(store, { type: "start", what, environment, withCatalog, said, now: Date.now() });
    return listening((progress: PublishProgress) => tellRun(store, { type: "progress", progress, now: Date.now() }));
  };

  return {
    run,
    publish: ({ environment, note, author, pushCatalog, overwriteEtag }, onPublished) => {
      const channel = start("publish", environment, pushCatalog, { note, author });
      attempt(environment, "publish", async () => {
        const result = await ipc.publishRun(environment, note, author, pushCatalog, overwriteEtag, channel);
        tellRun(store, { type: "published", result, now: Date.now(), draftVersion: draftVersion() });
        onPublished();
      });
    },
    verify: (environment) => {
      const channel = start("verify", environment, false, NOTHING_SAID);
      attempt(environment, "verify", async () => {
        const report = await ipc.verifyRun(environment, VERIFY_ASKS, channel);
        tellRun(store, { type: "checked", environment, report, draftVersion: draftVersion() });
      });
    },
    stop: (environment) => void ipc.verifyStop(environment).catch(() => undefined),
    restore: (environment, revision) => {
      attempt(environment, "restore", async () => {
        const result = await ipc.revisionRestore(environment, revision);
        tellRun(store, { type: "published", result, now: Date.now(), draftVersion: draftVersion() });
      });
    },
    dismiss: () => tellRun(store, { type: "dismiss" }),
  };
}
