/* What became of the pasted lines: who was found, and which lines mean no product, before anything is done. */
import { useState } from "react";
import { Button } from "../../components/button";
import { copyText } from "../../components/clipboard";
import { counted } from "../../components/format";
import { Icon } from "../../components/icon";
import { ProductRow } from "../../components/product-row";
import type { Looked } from "../../ipc/bindings";

const SHOWN = 6;

export function BulkFound({ looked }: { looked: Looked }) {
  const [all, setAll] = useState(false);
  const { found, missing, repeated } = looked;
  return (
    <section className="bulk-found" aria-label="What was found">
      <p aria-live="polite" data-testid="bulk-summary">
        <b>{counted(found.length, "product")}</b> found
        {missing.length > 0 && <span className="c-soldout"> · {counted(missing.length, "line")} not in the catalog</span>}
        {repeated > 0 && <span className="t3"> · {counted(repeated, "repeated line")} left out</span>}
      </p>
      {missing.length > 0 && (
        <div className="bulk-missing" data-testid="bulk-missing">
          <Icon name="warning" size="m" />
          <p className="selectable">{missing.slice(0, all ? missing.length : 40).join(", ")}</p>
          {missing.length > 40 && !all && <Button size="small" kind="quiet" onPress={() => setAll(true)}>Show all</Button>}
          <Button size="small" kind="quiet" icon="copy" onPress={() => void copyText(missing.join("\n"))} aria-label="Copy the lines that were not found">Copy</Button>
        </div>
      )}
      <ul className="bulk-rows">
        {found.slice(0, SHOWN).map((product) => (
          <li key={product.id}>
            <ProductRow id={product.id} title={product.title} imageUrl={product.imageUrl} facts={[product.brand, product.id].filter(Boolean).join(" · ")} size={28} />
          </li>
        ))}
        {found.length > SHOWN && <li className="t12 t3">and {found.length - SHOWN} more</li>}
      </ul>
    </section>
  );
}
