/* The chosen product: its facts, what can be done with it, why it is where it is; and the rules of the page. */
import type { ReactNode, RefObject } from "react";
import { hintOf } from "../../app/shortcuts";
import { Button, IconButton } from "../../components/button";
import { count, type Currency, days, money, percent, pieces, rating } from "../../components/format";
import { Icon, type IconName } from "../../components/icon";
import { Picture } from "../../components/picture";
import { ErrorState, Skeleton, useSlow } from "../../components/states";
import { Steady } from "../../components/steady";
import { ProductSearch } from "../../components/product-list";
import type { ProductDetail } from "../../ipc/bindings";
import { useProduct } from "../../ipc/queries";
import type { ProposalKind } from "./proposals";

const ACTIONS: readonly { kind: ProposalKind; name: string; icon: IconName; key: string }[] = [
  { kind: "pin", name: "Pin", icon: "pin", key: "P" },
  { kind: "hide", name: "Hide", icon: "hide", key: "H" },
  { kind: "boost", name: "Boost", icon: "boost", key: "B" },
  { kind: "bury", name: "Bury", icon: "bury", key: "⇧B" },
];

function Facts({ detail, currency, metricsDays }: { detail: ProductDetail; currency: Currency; metricsDays: number }) {
  const field = (name: string) => detail.fields.find((each) => each.field === name)?.value ?? null;
  const [list, price] = [field("list_price"), field("price")];
  const discounted = list !== null && price !== null && list > price;
  const sizes = field("variants");
  return (
    <dl className="facts">
      <div>
        <dt>Price</dt>
        <dd>
          {money(price, currency)} {discounted && <small>of {money(list, currency)}</small>}
        </dd>
      </div>
      <div>
        <dt>
          Cost <Icon name="lock" size="s" />
        </dt>
        <dd>{money(field("cost"), currency)}</dd>
      </div>
      <div>
        <dt>Margin</dt>
        <dd>{percent(field("margin_bp"))}</dd>
      </div>
      <div>
        <dt>Stock</dt>
        <dd className={field("stock") === 0 ? "c-soldout" : undefined}>{field("stock") === null ? "unknown" : pieces(field("stock"))}</dd>
      </div>
      <div>
        <dt>Cover</dt>
        <dd>{days(field("cover_days"))}</dd>
      </div>
      <div>
        {sizes === null ? (
          <>
            <dt>Sold, {metricsDays} d</dt>
            <dd>{count(field("units_sold"))}</dd>
          </>
        ) : (
          <>
            <dt>Sizes</dt>
            <dd>
              {count(field("variants_in_stock"))} <small>of {count(sizes)}</small>
            </dd>
          </>
        )}
      </div>
    </dl>
  );
}

interface InspectorProps {
  page: string;
  product: string | null;
  /** in place of one product where several are chosen */
  many: ReactNode;
  currency: Currency;
  metricsDays: number;
  why: ReactNode;
  /** all that is told of its place is there */
  isAnswered: boolean;
  rules: ReactNode;
  /** null while they are read */
  ruleCount: number | null;
  onPropose: (kind: ProposalKind) => void;
  /** a product that may stand anywhere on this page, or not at all */
  onFind: (product: string) => void;
  /** out of the box that finds, back to the products */
  onLeave: () => void;
  onClose: () => void;
  isShown: boolean;
  whole: RefObject<HTMLElement | null>;
}

function Chosen(props: InspectorProps & { product: string }) {
  const { product, currency, metricsDays, onClose } = props;
  const detail = useProduct(product, "before");
  // What stood there before stays for a moment, so that nothing flickers.
  const isLate = useSlow(detail.isPlaceholderData);
  if (detail.isError) return <ErrorState title="The product could not be read" failure={detail.error} onRetry={() => void detail.refetch()} />;
  if (!detail.data || isLate) return <Skeleton lines={4} />;
  const field = (name: string) => detail.data.fields.find((each) => each.field === name)?.value ?? null;
  const sold = field("units_sold");
  return (
    <>
      <div className="ip" data-lift={product} title="Drag it to a place">
        <Picture src={detail.data.imageUrl} size={64} padding={4} gone={field("stock") === 0} />
        <div style={{ minWidth: 0 }}>
          <div className="row g1">
            <h2 className="el" title={detail.data.title ?? product} data-testid="inspector-title">
              {detail.data.title ?? product}
            </h2>
            <span className="sp" />
            <IconButton icon="close" label="Close" hint="Esc" size="small" onPress={onClose} />
          </div>
          <div className="t12 t2 el selectable">
            {[detail.data.brand, product].filter(Boolean).join(" · ")}
          </div>
          <div className="t12 t2 row g1 nw">
            {field("rating") !== null && (
              <>
                <Icon name="star" size="s" /> {rating(field("rating"))} ·
              </>
            )}{" "}
            {sold === null ? "sales unknown" : `${count(sold)} sold in ${metricsDays} d`}
          </div>
        </div>
      </div>
      <Facts detail={detail.data} currency={currency} metricsDays={metricsDays} />
      <div className="acts" data-testid="actions">
        {ACTIONS.map(({ kind, name, icon, key }) => (
          <Button key={kind} className={`act-${kind}`} onPress={() => props.onPropose(kind)} data-testid={`action-${kind}`}>
            <span className={`c-${kind}`}>
              <Icon name={icon} />
            </span>
            {name}
            <kbd aria-hidden="true">{key}</kbd>
          </Button>
        ))}
      </div>
      <section className="isec" aria-label="Why is it here?">
        <div className="row" style={{ marginBottom: 6 }}>
          <h3 className="h sp" id="why-heading" tabIndex={-1}>
            Why is it here?
          </h3>
          <kbd>W</kbd>
        </div>
        {props.why}
      </section>
    </>
  );
}

export function Inspector(props: InspectorProps) {
  return (
    <aside className="insp" id="inspector" ref={props.whole} hidden={!props.isShown} aria-label="Product and rules" data-testid="inspector">
      <div className="find-here">
        <ProductSearch key={props.page} label="Find a product on this page" labelHidden placeholder="Find a product on this page" hint={hintOf("findHere")} onChoose={(ids) => ids[0] && props.onFind(ids[0])} testId="find-on-page" liftable onLeave={props.onLeave} />
      </div>
      <Steady isWhole={props.many || props.product === null ? null : props.isAnswered}>
        {props.many ?? (props.product === null ? (
          <div className="nothing">
            <p className="h">Choose a product</p>
            <p>Click one, or press an arrow key, to see why it is where it is and to pin, hide, boost or bury it. Drag a row to pin it by hand. A product that you miss here can be found above: it says why it is not shown, and can be dragged to a place.</p>
          </div>
        ) : (
          <Chosen {...props} product={props.product} />
        ))}
      </Steady>
      <section className="isec rules" aria-label="Rules on this page">
        <div className="row g2 head">
          <h2 className="h">Rules on this page</h2>
          <span className="t12 t3 sp">{props.ruleCount === null ? "" : count(props.ruleCount)}</span>
          <span className="t11 t3">first wins</span>
        </div>
        {props.rules}
      </section>
    </aside>
  );
}
