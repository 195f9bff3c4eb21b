// A segment as it is edited.
import type { Segment } from "../../ipc/bindings";
import { predicateOf, treeOf, type ConditionTree } from "../../components/conditions/condition-tree";

export interface SegmentDraft {
  id: string;
  name: string;
  when: ConditionTree;
}

export function draftOf(segment: Segment): SegmentDraft {
  return { id: segment.id, name: segment.name, when: treeOf(segment.when) };
}

export function freshDraft(): SegmentDraft {
  return { id: "", name: "", when: treeOf({ all: [] }) };
}

/** The segment of a draft, or null while a condition is unfinished. */
export function segmentOf(draft: SegmentDraft): Segment | null {
  const when = predicateOf(draft.when);
  return when ? { id: draft.id, name: draft.name.trim(), when } : null;
}

/** "first of 5", "third of 5" */
export function placeWords(index: number, total: number): string {
  const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
  return `${ordinals[index] ?? `${index + 1}th`} of ${total}`;
}
