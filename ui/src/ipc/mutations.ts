/* What the screens change. Every draft change goes through here, so that answers are asked again in one way. */
import { notifyManager, QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Draft, Edited, EntityChange, LanesAsk, Preferences, StoreStatus } from "./bindings";
import { ipc } from "./client";
import { lanesInSight, showLanes } from "./lanes-in-sight";
import { mark, painted } from "./marks";
import { draftQuery, preferencesQuery, statusQuery } from "./queries";
import { forget, invalidate, invalidateDraft, type Tag } from "./tags";

export function createQueryClient(): QueryClient {
  // An answer is drawn in the task that brings it, not in one after other work.
  notifyManager.setScheduler(queueMicrotask);
  return new QueryClient({
    defaultOptions: {
      // Nothing but our own changes makes an answer stale, so nothing is asked again on its own.
      queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: "always" },
      mutations: { networkMode: "always" },
    },
  });
}

const openStore = (client: QueryClient) => client.getQueryData<StoreStatus | null>(statusQuery.queryKey)?.path;

/**
 * Takes in a draft that the back end answered, once `lanes` on screen are of it; null: none are on screen. They come
 * first, and nothing else is drawn or asked until they are painted; then the draft and all that depends on it.
 */
async function adopt(client: QueryClient, draft: Draft, lanes: Promise<void> | null): Promise<void> {
  const store = openStore(client);
  document.documentElement.dataset["draftVersion"] = String(draft.version);
  if (lanes) {
    await lanes;
    await painted();
    if (openStore(client) !== store) return;
  }
  // A later edit may have come in while the lanes of this one were on their way.
  client.setQueryData<Draft>(draftQuery.queryKey, (known) => (lanes && known && known.version > draft.version ? known : draft));
  void invalidateDraft(client);
}

/**
 * Edits and takes in what it did, the lanes on screen in the same answer; resolves when they show it. No `useMutation`:
 * nobody watches an edit under way, and a screen that is drawn anew for each of its states would come between the edit
 * and its lanes.
 */
async function edit(client: QueryClient, doing: (seen: LanesAsk[]) => Promise<Edited>): Promise<Edited> {
  mark("edit");
  const seen = lanesInSight(client);
  const edited = await doing(seen.map(({ ask }) => ask));
  mark("ranked", edited.draft.version);
  await adopt(client, edited.draft, showLanes(client, seen, edited.lanes));
  return edited;
}

export interface Edit {
  /** What undo will name: "Pin Kvist Rain Jacket at 3" */
  label: string;
  changes: EntityChange[];
}

/** Keeps an edit; resolves when the lanes show it. */
export function useDraftEdit(): (edit: Edit) => Promise<Edited> {
  const client = useQueryClient();
  return useCallback(({ label, changes }) => edit(client, (seen) => ipc.draftEdit(label, changes, seen)), [client]);
}

/** Takes the last edit back, or brings it again; resolves to its label when the lanes show it. */
export interface TakenBack {
  label: string;
  /** undefined: it was not read yet */
  before: Draft | undefined;
  after: Draft;
}

export function useUndo(): (direction: "undo" | "redo") => Promise<TakenBack> {
  const client = useQueryClient();
  return useCallback(
    async (direction) => {
      const before = client.getQueryData<Draft>(draftQuery.queryKey);
      const { draft, label } = await edit(client, direction === "undo" ? ipc.draftUndo : ipc.draftRedo);
      return { label, before, after: draft };
    },
    [client],
  );
}

/** A change that answers with a whole draft (import, discard). */
export function useDraftChange<A>(change: (argument: A) => Promise<Draft>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (argument: A) => {
      const draft = await change(argument);
      await adopt(client, draft, showLanes(client));
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
      const isAnother = client.getQueryData(statusQuery.queryKey)?.path !== status?.path;
      client.setQueryData(statusQuery.queryKey, status);
      client.removeQueries({ predicate: (query) => !["status", "preferences"].includes(String(query.queryKey[0])), type: "inactive" });
      // Of another store, not even for a moment: what is on screen now would be taken for its own.
      await (isAnother ? forget(client, "store") : invalidate(client, "store"));
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
