/* What the screens change. Every draft change goes through here, so that answers are asked again in one way. */
import { QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Draft, EntityChange, Preferences, StoreStatus } from "./bindings";
import { ipc } from "./client";
import { draftQuery, preferencesQuery, statusQuery } from "./queries";
import { invalidate, invalidateDraft, type Tag } from "./tags";

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Nothing but our own changes makes an answer stale, so nothing is asked again on its own.
      queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
}

/** Takes in a draft that the back end answered: shows its version, then asks all that depends on it again. */
async function adopt(client: QueryClient, draft: Draft): Promise<void> {
  client.setQueryData(draftQuery.queryKey, draft);
  document.documentElement.dataset["draftVersion"] = String(draft.version);
  await invalidateDraft(client);
}

export interface Edit {
  /** What undo will name: "Pin Kvist Rain Jacket at 3" */
  label: string;
  changes: EntityChange[];
}

export function useDraftEdit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ label, changes }: Edit) => {
      performance.mark("endcap:edit");
      const draft = await ipc.draftEdit(label, changes);
      // The caller is told as soon as the edit is kept; the screens follow on their own.
      void adopt(client, draft);
      return draft;
    },
  });
}

export function useUndo() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (direction: "undo" | "redo") => {
      performance.mark("endcap:edit");
      const { draft, label } = direction === "undo" ? await ipc.draftUndo() : await ipc.draftRedo();
      void adopt(client, draft);
      return label;
    },
  });
}

/** A change that answers with a whole draft (import, discard). */
export function useDraftChange<A>(change: (argument: A) => Promise<Draft>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (argument: A) => {
      const draft = await change(argument);
      void adopt(client, draft);
      return draft;
    },
  });
}

/** Opens, makes or resets a store: everything that was known is forgotten. */
export function useStoreChange<A = void>(change: (argument: A) => Promise<StoreStatus | null>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (argument: A) => {
      const status = await change(argument);
      client.setQueryData(statusQuery.queryKey, status);
      client.removeQueries({ predicate: (query) => !["status", "preferences"].includes(String(query.queryKey[0])), type: "inactive" });
      await invalidate(client, "store");
      return status;
    },
  });
}

/** Anything else; the tags say what it makes stale. */
export function useChange<T, A = void>(change: (argument: A) => Promise<T>, ...tags: Tag[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: async () => {
      await invalidate(client, ...tags);
    },
  });
}

export function usePreferencesChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (preferences: Preferences) => ipc.preferencesSet(preferences),
    onMutate: (preferences) => {
      client.setQueryData(preferencesQuery.queryKey, preferences);
    },
  });
}
