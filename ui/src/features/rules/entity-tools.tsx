/* What can be done with a kept formula or collection: duplicate it, remove it with what names it. */
import { useState } from "react";
import { useEdit } from "../../app/edits";
import { Button, IconButton } from "../../components/button";
import { Menu, type MenuEntry } from "../../components/overlays";
import { rulesNaming } from "../../components/removal";
import { RemoveDialog } from "../../components/remove-dialog";
import type { Draft } from "../../ipc/bindings";
import { leavingFor } from "./entity-acts";

interface EntityToolsProps {
  draft: Draft;
  kind: "formula" | "collection";
  id: string;
  name: string;
  onDuplicate: () => void;
  entries?: MenuEntry[];
}

export function EntityTools({ draft, kind, id, name, onDuplicate, entries = [] }: EntityToolsProps) {
  const edit = useEdit();
  const [asking, setAsking] = useState(false);
  const remove = async () => {
    const leave = leavingFor(kind, id);
    if (rulesNaming(draft.document, kind, id).length > 0) setAsking(true);
    else if (await edit(`Remove ${kind} ${name}`, [{ op: "remove", entity: kind, id }])) leave();
  };
  return (
    <>
      <Button kind="quiet" size="small" icon="copy" onPress={onDuplicate} data-testid={`${kind}-duplicate`}>
        Duplicate
      </Button>
      <Menu
        label={`More for this ${kind}`}
        trigger={<IconButton icon="more" label={`More for this ${kind}`} data-testid={`${kind}-more`} />}
        entries={[...entries, { id: "remove", name: "Remove", icon: "trash", danger: true, apart: entries.length > 0, onAction: () => void remove() }]}
      />
      <RemoveDialog
        kind={kind}
        id={id}
        name={name}
        document={draft.document}
        isOpen={asking}
        onClose={() => setAsking(false)}
        onRemove={(removal) => {
          const leave = leavingFor(kind, id);
          setAsking(false);
          void edit(`Remove ${kind} ${name}`, removal.changes).then((kept) => kept && leave());
        }}
      />
    </>
  );
}
