/* What can be done with a kept segment: duplicate, move, remove. */
import { Button, IconButton } from "../../components/button";
import { Menu } from "../../components/overlays";
import type { Draft, Segment } from "../../ipc/bindings";
import { useSegmentActs } from "./segment-acts";

export function SegmentTools({ draft, segment }: { draft: Draft; segment: Segment }) {
  const acts = useSegmentActs(draft);
  return (
    <>
      <Button kind="quiet" size="small" icon="copy" onPress={() => void acts.duplicate(segment)} data-testid="segment-duplicate">
        Duplicate
      </Button>
      <Menu label="More for this segment" trigger={<IconButton icon="more" label="More for this segment" data-testid="segment-more" />} entries={acts.entriesFor(segment)} />
      {acts.question}
    </>
  );
}
