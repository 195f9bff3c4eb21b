// The form of one segment, formula or collection: the unkept edit, keeping it, leaving it.
import { useState } from "react";
import { useEdit } from "../app/edits";
import { navigate } from "../app/routes";
import type { EntityChange } from "../ipc/bindings";
import { freshId, idProblem } from "./entity-id";
import { leaveEdit } from "./left-edit";
import { FRESH, useUnkept } from "./unkept-edits";

interface Named {
  id: string;
  name: string;
}

interface EntityForm<D extends Named, E extends Named> {
  kind: "segment" | "formula" | "collection";
  /** null: not in the draft yet */
  entity: E | null;
  /** the form's beginning */
  base: D;
  entityOf: (draft: D) => E | null;
  putOf: (entity: E) => EntityChange;
  all: readonly E[];
  /** its address; null: its list's */
  hrefOf: (id: string | null) => string;
  /** a fresh one is in the draft, and shown */
  onAdded?: (id: string) => void;
}

export function useEntityForm<D extends Named, E extends Named>({ kind, entity, base, entityOf, putOf, all, hrefOf, onAdded }: EntityForm<D, E>) {
  const edit = useEdit();
  const [saving, setSaving] = useState(false);
  const [unkept, set] = useUnkept<D>(`${kind}:${entity?.id ?? FRESH}`);
  const shown = unkept ?? base;
  const next = entityOf(shown);
  const taken = all.map((each) => each.id);
  const id = entity?.id ?? (shown.id || freshId(shown.name, taken, kind));
  const dirty = entity === null || (unkept !== null && JSON.stringify(next) !== JSON.stringify(entityOf(base)));
  const cancel = () => {
    leaveEdit(`${kind}:${entity?.id ?? FRESH}`, unkept, entity?.name ?? shown.name, entity === null);
    if (!entity) navigate(hrefOf(null), true);
  };
  const keep = async () => {
    if (!next) return;
    setSaving(true);
    const kept = await edit(`${entity ? "Change" : "Add"} ${kind} ${next.name}`, [putOf({ ...next, id })]);
    setSaving(false);
    if (!kept) return;
    set(null);
    if (entity) return;
    navigate(hrefOf(id), true);
    onAdded?.(id);
  };
  return {
    shown,
    next,
    id,
    dirty,
    saving,
    touched: unkept !== null,
    idProblem: entity ? null : idProblem(id, taken),
    change: (part: Partial<D>) => set({ ...shown, ...part }),
    keep: () => void keep(),
    cancel,
  };
}
