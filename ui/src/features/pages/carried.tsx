/* What is being carried: at the pointer with its picture, or told at the foot for keys; and what a drop here would propose. */
import { count, counted } from "../../components/format";
import { Icon } from "../../components/icon";
import { Picture } from "../../components/picture";
import type { LaneRow } from "../../ipc/bindings";
import { useProduct } from "../../ipc/queries";
import type { RefObject } from "react";
import { createPortal } from "react-dom";
import type { Drag } from "./row-drag";

/** "Pin at 3 for VIP", "Pin in order from 3 for VIP"; over no lane, that nothing would come of it. */
export function dropWords({ over, position, all }: Pick<Drag, "over" | "position" | "all">, laneName: string): string {
  if (over === "") return "Changes nothing here";
  return all.length > 1 ? `Pin in order from ${count(position)} for ${laneName}` : `Pin at ${count(position)} for ${laneName}`;
}

interface CarriedProps {
  drag: Drag;
  /** its row, wherever one is known */
  row: LaneRow | undefined;
  laneName: string;
}

function useTitle({ drag, row }: CarriedProps) {
  // What is brought from elsewhere stands in no lane.
  const product = useProduct(row ? null : drag.product).data;
  return { title: row?.title ?? product?.title ?? drag.product, picture: row?.imageUrl ?? product?.imageUrl ?? null };
}

export function DragGhost(props: CarriedProps & { ref: RefObject<HTMLDivElement | null> }) {
  const { drag, ref } = props;
  const { title, picture } = useTitle(props);
  return createPortal(
    <div className="ghost" ref={ref} aria-hidden="true">
      <Picture src={picture} size={50} />
      <span className="tx">
        <b className="el">{title}</b>
        <span className="el" data-testid="drop-words">
          {dropWords(drag, props.laneName)}
        </span>
      </span>
      {drag.all.length > 1 && <span className="bd accent">{drag.all.length} products</span>}
    </div>,
    document.body,
  );
}

/** For those who carry by keys and see; what is said aloud is said elsewhere. */
export function CarriedNote(props: CarriedProps) {
  const { drag } = props;
  const { title } = useTitle(props);
  return (
    <div className="trial" aria-hidden="true" data-testid="lifted">
      <p>
        <Icon name="pin" size="m" />
        <span>
          <b>
            {title}
            {drag.all.length > 1 && ` and ${counted(drag.all.length - 1, "other")}`}
          </b>
          {": "}
          {dropWords(drag, props.laneName)}
        </span>
        <span className="sp" />
        <kbd>Space</kbd> drop <kbd>Esc</kbd> put back
      </p>
    </div>
  );
}
