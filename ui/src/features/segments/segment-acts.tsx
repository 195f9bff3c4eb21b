/* What can be done with a kept segment, from its form, its row's menu and its row's keys. */
import { type ReactNode, useState } from "react";
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { hintOf } from "../../app/shortcuts";
import { copyName, EVERYONE, freshId } from "../../components/entity-id";
import type { MenuEntry } from "../../components/overlays";
import { rulesNaming } from "../../components/removal";
import { RemoveDialog } from "../../components/remove-dialog";
import { focusRow } from "../../components/row-focus";
import { setUnkept } from "../../components/unkept-edits";
import type { Draft, Segment } from "../../ipc/bindings";

export function useMoveSegment() {
  const edit = useEdit();
  return (segments: Segment[], id: string, to: number) => {
    const segment = segments.find((each) => each.id === id);
    if (!segment || to < 0 || to >= segments.length || segments[to]?.id === id) return;
    void edit(`Move ${segment.name} to place ${to + 1}`, [{ op: "putSegment", segment, index: to }]);
  };
}

interface SegmentActs {
  duplicate: (segment: Segment) => Promise<void>;
  remove: (segment: Segment) => Promise<void>;
  entriesFor: (segment: Segment) => MenuEntry[];
  /** asks where rules name the segment that is to go */
  question: ReactNode;
}

export function useSegmentActs(draft: Draft): SegmentActs {
  const edit = useEdit();
  const move = useMoveSegment();
  const [asking, setAsking] = useState<Segment | null>(null);
  const { segments } = draft.document;
  const indexOf = (segment: Segment) => segments.findIndex((each) => each.id === segment.id);
  const duplicate = async (segment: Segment) => {
    const name = copyName(segment.name, segments.map((each) => each.name));
    const id = freshId(name, segments.map((each) => each.id), "segment");
    if (await edit(`Duplicate segment ${segment.name}`, [{ op: "putSegment", segment: { ...segment, id, name }, index: indexOf(segment) + 1 }])) navigate(routeHref("segments", {}, id));
  };
  const leave = (segment: Segment) => {
    setUnkept(`segment:${segment.id}`, null);
    const index = indexOf(segment);
    const next = segments[index + 1]?.id ?? segments[index - 1]?.id ?? EVERYONE;
    navigate(routeHref("segments", {}, next), true);
    focusRow(next === EVERYONE ? "segment-everyone" : `segment-list-${next}`);
  };
  const remove = async (segment: Segment) => {
    if (rulesNaming(draft.document, "segment", segment.id).length > 0) setAsking(segment);
    else if (await edit(`Remove segment ${segment.name}`, [{ op: "remove", entity: "segment", id: segment.id }])) leave(segment);
  };
  return {
    duplicate,
    remove,
    entriesFor: (segment) => {
      const index = indexOf(segment);
      return [
        { id: "up", name: "Move up", icon: "up", hint: hintOf("moveUp"), isDisabled: index === 0, onAction: () => move(segments, segment.id, index - 1) },
        { id: "down", name: "Move down", icon: "down", hint: hintOf("moveDown"), isDisabled: index === segments.length - 1, onAction: () => move(segments, segment.id, index + 1) },
        { id: "remove", name: "Remove", icon: "trash", hint: hintOf("remove"), danger: true, apart: true, opens: true, onAction: () => void remove(segment) },
      ];
    },
    question: asking && (
      <RemoveDialog
        kind="segment"
        id={asking.id}
        name={asking.name}
        document={draft.document}
        isOpen
        onClose={() => setAsking(null)}
        onRemove={(removal) => {
          setAsking(null);
          void edit(`Remove segment ${asking.name}`, removal.changes).then((kept) => kept && leave(asking));
        }}
      />
    ),
  };
}
