// A collection as it is edited.
import { predicateOf, treeOf, type ConditionTree } from "../../components/conditions/condition-tree";
import type { Collection } from "../../ipc/bindings";

export interface CollectionDraft {
  id: string;
  name: string;
  products: ConditionTree;
}

export function draftOf(collection: Collection | null): CollectionDraft {
  if (!collection) return { id: "", name: "", products: treeOf({ all: [] }) };
  return { id: collection.id, name: collection.name, products: treeOf(collection.products) };
}

export function collectionOf(draft: CollectionDraft): Collection | null {
  const products = predicateOf(draft.products);
  return products ? { id: draft.id, name: draft.name.trim(), products } : null;
}
