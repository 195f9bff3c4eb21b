/* What a list says about an entity: wrong, not kept yet, or differing from what is published. */
import type { Draft, EntityKind } from "../ipc/bindings";
import { Badge, DraftBadge } from "./badge";
import { findingsOf } from "./pointers";

interface EntityBadgesProps {
  draft: Draft;
  kind: EntityKind;
  id: string;
  unkept: boolean;
}

export function EntityBadges({ draft, kind, id, unkept }: EntityBadgesProps) {
  const wrong = findingsOf(draft.findings, draft.document, kind, id);
  const changed = draft.changed.some((each) => each.kind === kind && each.id === id);
  return (
    <>
      {wrong.length > 0 && (
        <Badge kind="soldout" icon="warning" title={wrong.map((finding) => finding.reason).join(" ")}>
          wrong
        </Badge>
      )}
      {unkept ? <Badge kind="accent">not kept</Badge> : changed && <DraftBadge />}
    </>
  );
}
