/* What an edit that isn't kept yet does to the size of its segment, in the bar that keeps it. */
import { Icon } from "../../components/icon";
import { deltaOf, sizeOf } from "./sizes";
import type { Sized } from "./use-sizes";

const ICONS = { fewer: "down", more: "up", same: "check" } as const;

export function DeltaSummary({ sized: { sizes }, id }: { sized: Sized; id: string }) {
  const size = sizes && sizeOf(sizes, id);
  const delta = size && sizes.chosen ? deltaOf(size.belongs, sizes.chosen.inDraft, sizes.shoppers) : null;
  if (!delta) return <span className="t2">Not in the draft yet.</span>;
  return (
    <span className={delta.way === "same" ? "delta t2" : "delta c-accent sb"} data-testid="segment-delta">
      <Icon name={ICONS[delta.way]} size="s" />
      {delta.words}
    </span>
  );
}
