/* All that is known of one product, with units; what is not known says so. */
import { type ReactNode, useEffect } from "react";
import type { ProductDetail, StoreStatus } from "../../ipc/bindings";
import { useProduct } from "../../ipc/queries";
import { IconButton } from "../../components/button";
import { day, UNKNOWN } from "../../components/format";
import { giveLost } from "../../components/lost-focus";
import { ErrorState, Skeleton } from "../../components/states";
import { Picture } from "../../components/picture";
import { attributeWords, fieldWords, metricsWords } from "./field-words";
import { PRODUCT_FIELDS, type FieldGroup } from "./product-fields";

const GROUPS: readonly FieldGroup[] = ["Price", "Stock", "Demand"];
const DERIVED_IN: Record<string, FieldGroup> = {
  margin: "Price", margin_bp: "Price", discount_bp: "Price", cover_days: "Stock", variant_cover_bp: "Stock", conversion_bp: "Demand", sell_through_bp: "Demand",
};

interface ProductPanelProps {
  id: string;
  status: StoreStatus;
  onClose: () => void;
}

export function ProductPanel({ id, status, onClose }: ProductPanelProps) {
  const product = useProduct(id);
  // Closed from within, it gives the focus to the row that it was opened from.
  useEffect(() => () => giveLost(`[data-testid="catalog-row-${CSS.escape(id)}"]`), [id]);
  return (
    <section className="cp" aria-label="Product" data-testid="product-panel">
      <div className="cp-close"><IconButton icon="close" label="Close the product" hint="Esc" onPress={onClose} data-testid="product-close" /></div>
      {product.error !== null && <ErrorState title="This product cannot be read" failure={product.error} onRetry={() => void product.refetch()} />}
      {product.data !== undefined && <Facts product={product.data} status={status} />}
      {product.data === undefined && product.error === null && <Skeleton lines={8} />}
    </section>
  );
}

function Facts({ product, status }: { product: ProductDetail; status: StoreStatus }) {
  return (
    <>
      <header className="cp-head">
        <Picture src={product.imageUrl} size={72} gone={valueOf(product, "stock") === 0} />
        <div>
          <h2>{product.title ?? <span className="t3">title unknown</span>}</h2>
          <p className="t12 t2">{product.brand ?? <span className="t3">brand unknown</span>}</p>
          <p className="t12 t3 cp-id">{product.id}</p>
        </div>
      </header>
      {GROUPS.map((group) => (
        <FactGroup key={group} title={group} aside={group === "Demand" ? metricsWords(status.facts.metrics_days) : null}>
          {PRODUCT_FIELDS.filter((f) => (DERIVED_IN[f.field] ?? f.group) === group).map((f) => (
            <Fact key={f.field} label={f.label} hint={f.hint} value={fieldWords(f.field, valueOf(product, f.field), { currency: status.facts.currency, digits: status.currencyDigits })} />
          ))}
        </FactGroup>
      ))}
      <FactGroup title="Where it belongs" aside={null}>
        <Fact label="Categories" hint="" value={product.categories.length === 0 ? UNKNOWN : product.categories.map((path) => path.replaceAll(" > ", " › ")).join("\n")} />
        <Fact label="Tags" hint="" value={product.tags.length === 0 ? UNKNOWN : product.tags.join(", ")} />
        <Fact label="Launched" hint="" value={product.launched === null ? UNKNOWN : day(product.launched)} />
      </FactGroup>
      <FactGroup title="Attributes" aside={product.attributes.length === 0 ? "none" : null}>
        {product.attributes.map((attribute) => (
          <Fact key={attribute.name} label={attribute.name} hint="" value={attributeWords(attribute.value)} />
        ))}
      </FactGroup>
      <p className="cp-safe t11 t3">Fields come from imports; the catalog is not edited by hand.</p>
    </>
  );
}

function valueOf(product: ProductDetail, field: string): number | null {
  return product.fields.find((f) => f.field === field)?.value ?? null;
}

function FactGroup({ title, aside, children }: { title: string; aside: string | null; children: ReactNode }) {
  return (
    <section className="cp-group">
      <h3>{title}{aside !== null && <span className="t11 t3">{aside}</span>}</h3>
      <dl>{children}</dl>
    </section>
  );
}

function Fact({ label, hint, value }: { label: string; hint: string; value: string }) {
  return (
    <div title={hint === "" ? undefined : hint}>
      <dt>{label}</dt>
      <dd className={value === UNKNOWN ? "t3" : undefined}>{value}</dd>
    </div>
  );
}
