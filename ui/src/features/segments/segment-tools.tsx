/* What can be done with a kept segment: duplicate, move, remove. */
import { useState } from "react";
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { hintOf } from "../../app/shortcuts";
import { Button, IconButton } from "../../components/button";
import { copyName, EVERYONE, freshId } from "../../components/entity-id";
import { Menu } from "../../components/overlays";
import { rulesNaming } from "../../components/removal";
import { RemoveDialog } from "../../components/remove-dialog";
import { focusRow } from "../../components/row-focus";
import { setUnkept } from "../../components/unkept-edits";
import type { Draft, Segment } from "../../ipc/bindings";
import { useMoveSegment } from "./segment-list";

export function SegmentTools({ draft, segment }: { draft: Draft; segment: Segment }) {
  const edit = useEdit();
  const move = useMoveSegment();
  const [asking, setAsking] = useState(false);
  const { segments } = draft.document;
  const index = segments.findIndex((each) => each.id === segment.id);
  const named = rulesNaming(draft.document, "segment", segment.id);
  const duplicate = async () => {
    const name = copyName(segment.name, segments.map((each) => each.name));
    const id = freshId(name, segments.map((each) => each.id), "segment");
    if (await edit(`Duplicate segment ${segment.name}`, [{ op: "putSegment", segment: { ...segment, id, name }, index: index + 1 }])) navigate(routeHref("segments", {}, id));
  };
  const leave = () => {
    setUnkept(`segment:${segment.id}`, null);
    const next = segments[index + 1]?.id ?? segments[index - 1]?.id ?? EVERYONE;
    navigate(routeHref("segments", {}, next), true);
    focusRow(next === EVERYONE ? "segment-everyone" : `segment-list-${next}`);
  };
  const remove = async () => {
    if (named.length > 0) setAsking(true);
    else if (await edit(`Remove segment ${segment.name}`, [{ op: "remove", entity: "segment", id: segment.id }])) leave();
  };
  return (
    <>
      <Button kind="quiet" size="small" icon="copy" onPress={() => void duplicate()} data-testid="segment-duplicate">
        Duplicate
      </Button>
      <Menu
        label="More for this segment"
        trigger={<IconButton icon="more" label="More for this segment" data-testid="segment-more" />}
        entries={[
          { id: "up", name: "Move up", icon: "up", hint: hintOf("moveUp"), isDisabled: index === 0, onAction: () => move(segments, segment.id, index - 1) },
          { id: "down", name: "Move down", icon: "down", hint: hintOf("moveDown"), isDisabled: index === segments.length - 1, onAction: () => move(segments, segment.id, index + 1) },
          { id: "remove", name: "Remove", icon: "trash", danger: true, apart: true, onAction: () => void remove() },
        ]}
      />
      <RemoveDialog
        kind="segment"
        id={segment.id}
        name={segment.name}
        document={draft.document}
        isOpen={asking}
        onClose={() => setAsking(false)}
        onRemove={(removal) => {
          setAsking(false);
          void edit(`Remove segment ${segment.name}`, removal.changes).then((kept) => kept && leave());
        }}
      />
    </>
  );
}
