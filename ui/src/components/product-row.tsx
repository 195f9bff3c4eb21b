/* A product in a list that is no lane: picture, title, one line of facts. */
import type { ReactNode } from "react";
import { Picture } from "./picture";

interface ProductRowProps {
  title: string | null;
  id: string;
  imageUrl: string | null;
  /** the second line; the id if left out */
  facts?: ReactNode;
  size?: number;
  end?: ReactNode;
}

export function ProductRow({ title, id, imageUrl, facts, size = 36, end }: ProductRowProps) {
  return (
    <div className="prow">
      <Picture src={imageUrl} size={size} padding={2} />
      <div className="words">
        <b className="el">{title ?? id}</b>
        <span className="el">{facts ?? id}</span>
      </div>
      {end}
    </div>
  );
}
