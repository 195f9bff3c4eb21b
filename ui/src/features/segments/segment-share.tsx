/* The share of a segment in the list: a percentage, a bar, and how many shoppers. */
import { useSlow } from "../../components/states";
import { shareWords, shoppersWords, sizeOf } from "./sizes";
import type { Sized } from "./use-sizes";

export function ShareFigure({ sized, id }: { sized: Sized; id: string }) {
  const size = sized.sizes && sizeOf(sized.sizes, id);
  return size ? shareWords(size.belongs, sized.sizes?.shoppers ?? 0) : null;
}

/** The bar is as long as the segment is large beside the largest. Its place is kept while it is counted. */
export function ShareLine({ sized, id }: { sized: Sized; id: string }) {
  const slow = useSlow(sized.sizes === null && sized.failure === null);
  const size = sized.sizes && sizeOf(sized.sizes, id);
  const most = Math.max(1, ...(sized.sizes?.segments.map((each) => each.belongs) ?? []));
  return (
    <span className="share">
      <span className={slow ? "share-bar sk" : "share-bar"} aria-hidden="true">
        <i style={{ width: `${((size?.belongs ?? 0) * 100) / most}%` }} />
      </span>
      <span className="nw">{size ? shoppersWords(size.belongs) : sized.failure ? "not counted" : "\u00a0"}</span>
    </span>
  );
}
