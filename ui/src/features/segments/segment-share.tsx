/* The share of a segment in the list: a percentage, a bar, and how many shoppers. They take the sizes from around them:
   a fresh count draws these alone, and not the list. */
import { createContext, use } from "react";
import { useSlow } from "../../components/states";
import { shareWords } from "../../components/shares";
import { shoppersWords, sizeOf } from "./sizes";
import type { Sized } from "./use-sizes";

export const SizedContext = createContext<Sized | null>(null);

export function ShareFigure({ id }: { id: string }) {
  const sized = use(SizedContext);
  const size = sized?.sizes && sizeOf(sized.sizes, id);
  return size ? shareWords(size.belongs, sized?.sizes?.shoppers ?? 0) : null;
}

/** The bar is as long as the segment is large beside the largest. Its place is kept while it is counted. */
export function ShareLine({ id }: { id: string }) {
  const sized = use(SizedContext);
  const slow = useSlow(!sized?.sizes && !sized?.failure);
  const size = sized?.sizes && sizeOf(sized.sizes, id);
  const most = Math.max(1, ...(sized?.sizes?.segments.map((each) => each.belongs) ?? []));
  return (
    <span className="share">
      <span className={slow ? "share-bar sk" : "share-bar"} aria-hidden="true">
        <i style={{ width: `${((size?.belongs ?? 0) * 100) / most}%` }} />
      </span>
      <span className="nw">{size ? shoppersWords(size.belongs) : sized?.failure ? "not counted" : "\u00a0"}</span>
    </span>
  );
}
