// Where formulas and collections stand, and what the tools of both do.
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { copyName, freshId } from "../../components/entity-id";
import { focusRow, rowBeside } from "../../components/row-focus";
import { setUnkept } from "../../components/unkept-edits";
import type { EntityChange, EntityKind } from "../../ipc/bindings";

interface Named {
  id: string;
  name: string;
}

/** The address of one by its id; null: that of their list. */
export const hrefIn = (kind: EntityKind) => (id: string | null) => routeHref("rules", {}, kind, ...(id === null ? [] : [id]));

/** Puts a copy of an entity right after it. */
export function useDuplicate<E extends Named>(kind: EntityKind, all: readonly E[], putAt: (entity: E, index: number) => EntityChange) {
  const edit = useEdit();
  return async (entity: E) => {
    const name = copyName(entity.name, all.map((each) => each.name));
    const id = freshId(name, all.map((each) => each.id), kind);
    const index = all.findIndex((each) => each.id === entity.id) + 1;
    if (await edit(`Duplicate ${kind} ${entity.name}`, [putAt({ ...entity, id, name }, index)])) navigate(hrefIn(kind)(id));
  };
}

/** Before a removal: what is to be done after it. The form's edit goes, and the neighbour in the list is shown. */
export function leavingFor(kind: EntityKind, id: string): () => void {
  const beside = rowBeside(`${kind}-list-${id}`);
  return () => {
    setUnkept(`${kind}:${id}`, null);
    navigate(hrefIn(kind)(beside?.slice(`${kind}-list-`.length) ?? null), true);
    focusRow(beside);
  };
}
