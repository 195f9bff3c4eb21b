// What the forms of formulas and collections share: the unkept edit, keeping it, leaving it.
import { useState } from "react";
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { copyName, freshId, idProblem } from "../../components/entity-id";
import { focusRow, rowBeside } from "../../components/row-focus";
import { setUnkept, useUnkept } from "../../components/unkept-edits";
import type { EntityChange, EntityKind } from "../../ipc/bindings";

export const FRESH = "*new";

interface Named {
  id: string;
  name: string;
}

interface EntityForm<D extends Named, E extends Named> {
  kind: "formula" | "collection";
  /** null: not in the draft yet */
  entity: E | null;
  /** the form's beginning */
  base: D;
  entityOf: (draft: D) => E | null;
  putOf: (entity: E) => EntityChange;
  all: readonly E[];
}

export function useEntityForm<D extends Named, E extends Named>({ kind, entity, base, entityOf, putOf, all }: EntityForm<D, E>) {
  const edit = useEdit();
  const [saving, setSaving] = useState(false);
  const [unkept, set] = useUnkept<D>(`${kind}:${entity?.id ?? FRESH}`);
  const shown = unkept ?? base;
  const next = entityOf(shown);
  const taken = all.map((each) => each.id);
  const id = entity?.id ?? (shown.id || freshId(shown.name, taken, kind));
  const dirty = entity === null || (unkept !== null && JSON.stringify(next) !== JSON.stringify(entityOf(base)));
  const cancel = () => {
    set(null);
    if (!entity) navigate(routeHref("rules", {}, kind), true);
  };
  const keep = async () => {
    if (!next) return;
    setSaving(true);
    const kept = await edit(`${entity ? "Change" : "Add"} ${kind} ${next.name}`, [putOf({ ...next, id })]);
    setSaving(false);
    if (!kept) return;
    set(null);
    if (!entity) navigate(routeHref("rules", {}, kind, id), true);
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

/** Puts a copy of an entity right after it. */
export function useDuplicate<E extends Named>(kind: EntityKind, all: readonly E[], putAt: (entity: E, index: number) => EntityChange) {
  const edit = useEdit();
  return async (entity: E) => {
    const name = copyName(entity.name, all.map((each) => each.name));
    const id = freshId(name, all.map((each) => each.id), kind);
    const index = all.findIndex((each) => each.id === entity.id) + 1;
    if (await edit(`Duplicate ${kind} ${entity.name}`, [putAt({ ...entity, id, name }, index)])) navigate(routeHref("rules", {}, kind, id));
  };
}

/** Before a removal: what is to be done after it. The form's edit goes, and the neighbour in the list is shown. */
export function leavingFor(kind: EntityKind, id: string): () => void {
  const beside = rowBeside(`${kind}-list-${id}`);
  return () => {
    setUnkept(`${kind}:${id}`, null);
    navigate(routeHref("rules", {}, kind, ...(beside === null ? [] : [beside.slice(`${kind}-list-`.length)])), true);
    focusRow(beside);
  };
}
