/* Several products are chosen: who they are, and what can be done with all of them as one edit. */
import { hintOf } from "../../app/shortcuts";
import { Button, IconButton } from "../../components/button";
import { Icon } from "../../components/icon";
import { ProductRow } from "../../components/product-row";
import { useProduct } from "../../ipc/queries";
import { copyIds } from "./row-menu";
import type { Pick } from "./picks";
import type { ProposalKind } from "./proposals";
import type { ReactNode } from "react";

interface ChosenManyProps {
  picks: readonly Pick[];
  onPropose: (kind: ProposalKind) => void;
  onClose: () => void;
  /** what they have in common */
  children?: ReactNode;
}

const ACTS: readonly { kind: ProposalKind; name: string }[] = [
  { kind: "pin", name: "Pin in order" },
  { kind: "hide", name: "Hide" },
  { kind: "boost", name: "Boost" },
  { kind: "bury", name: "Bury" },
];
const SHOWN = 8;

function Line({ id }: { id: string }) {
  const product = useProduct(id).data;
  return <ProductRow id={id} title={product?.title ?? id} imageUrl={product?.imageUrl ?? null} facts={[product?.brand, id].filter(Boolean).join(" · ")} size={32} />;
}

export function ChosenMany({ picks, onPropose, onClose, children }: ChosenManyProps) {
  return (
    <section className="isec chosen-many" aria-label="Chosen products" data-testid="chosen-many">
      <div className="row g1">
        <h2 className="h sp" aria-live="polite">
          {picks.length} products chosen
        </h2>
        <IconButton icon="close" label="Choose none" hint={hintOf("close")} size="small" onPress={onClose} />
      </div>
      <div className="acts" data-testid="actions">
        {ACTS.map(({ kind, name }) => (
          <Button key={kind} className={`act-${kind}`} onPress={() => onPropose(kind)} data-testid={`action-${kind}`}>
            <span className={`c-${kind}`}>
              <Icon name={kind} />
            </span>
            {name}
            <kbd aria-hidden="true">{hintOf(kind)}</kbd>
          </Button>
        ))}
      </div>
      {children}
      <ul className="look">
        {picks.slice(0, SHOWN).map((pick) => (
          <li key={pick.id}>
            <Line id={pick.id} />
          </li>
        ))}
      </ul>
      <div className="row g2 wrap">
        {picks.length > SHOWN && <span className="t12 t3 sp">and {picks.length - SHOWN} more</span>}
        <Button size="small" kind="quiet" icon="copy" onPress={() => void copyIds(picks.map((pick) => pick.id))}>
          Copy {picks.length} ids
        </Button>
      </div>
    </section>
  );
}
