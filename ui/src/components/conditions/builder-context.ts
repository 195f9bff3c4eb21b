// What every part of one condition builder shares: the tree, how to change it, and what is wrong where.
import { createContext, useContext } from "react";
import type { ConditionTree } from "./condition-tree";
import type { Fields } from "./fields";
import type { Money } from "./value-units";

export interface Reason {
  text: string;
  /** a value only has to be filled in */
  missing: boolean;
}

export interface Builder {
  tree: ConditionTree;
  /** Changes the tree; `focus` is the key of the node whose first control takes the focus. */
  change: (next: ConditionTree, focus?: string) => void;
  fields: Fields;
  money: Money;
  /** Reasons at a node, by its key. */
  reasons: ReadonlyMap<string, Reason[]>;
  focus: string | null;
  /** A value of this condition has the focus. */
  attend: (key: string) => void;
  /** The condition that something beside the conditions tells more of. */
  looked: string | null;
  testId: string;
}

/** What comes and goes while the conditions stay: apart from the rest, so that a fresh count draws no row anew. */
export interface Counting {
  /** Products are counted condition by condition; shoppers come counted, by the key of the node. Null: not counted. */
  counts: "products" | ReadonlyMap<string, number> | null;
}

export const CountingContext = createContext<Counting>({ counts: null });

export const BuilderContext = createContext<Builder | null>(null);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error("A condition stands outside of its builder.");
  return builder;
}
