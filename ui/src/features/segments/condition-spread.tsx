/* How the shoppers spread over the field of one condition, and how much of them it holds. */
import { useRef, useState, type ReactNode } from "react";
import type { Bound, BoundOp, FieldNode, Test } from "../../components/conditions/condition-tree";
import type { Field } from "../../components/conditions/fields";
import { operatorOf, operatorWords } from "../../components/conditions/operators";
import { useMoney } from "../../components/conditions/use-fields";
import { counted } from "../../components/format";
import { useSlow } from "../../components/states";
import type { ShopperSpread } from "../../ipc/bindings";
import { useShopperSpread } from "../../ipc/queries";
import { figureWords } from "./facts";
import { borderOf, boundAt, boundsOf, columnOf, heldStretch, keyedValue, partHeld } from "./spread";
import { SpreadValues } from "./spread-values";

interface ConditionSpreadProps {
  node: FieldNode;
  /** the same condition in the draft; null if it isn't there */
  draft: FieldNode | null;
  field: Field;
  /** how many shoppers the condition holds */
  shoppers: number | undefined;
  onChange: (test: Test) => void;
}

export function ConditionSpread({ node, draft, field, shoppers, onChange }: ConditionSpreadProps) {
  const spread = useShopperSpread(field.name);
  const slow = useSlow(spread.isPending);
  if (spread.isError) return <p className="spread-note problem">Not counted: {spread.error.message}</p>;
  if (!spread.data) return <div className="spread" aria-busy="true">{slow && <div className="spread-area sk" />}</div>;
  if (spread.data.bins.length === 0) return <SpreadValues test={node.test} spread={spread.data} field={field} onChange={onChange} />;
  return <Columns node={node} draft={draft} field={field} spread={spread.data} shoppers={shoppers} onChange={onChange} />;
}

function Columns({ node, draft, field, spread, shoppers, onChange }: Omit<ConditionSpreadProps, "shoppers"> & { spread: ShopperSpread; shoppers: number | undefined }) {
  const money = useMoney();
  const area = useRef<HTMLDivElement>(null);
  const { bins } = spread;
  const most = Math.max(1, ...bins.map((bin) => bin.shoppers));
  const bounds = boundsOf(node.test);
  const held = heldStretch(bins, bounds);
  const { negated } = operatorOf(node);
  const said = (value: number) => figureWords(value, field, money);
  const words = ({ op, value }: { op: BoundOp; value: number }) => `${operatorWords(op, field.type, negated && bounds.length === 1)} ${said(value)}`;
  const label = `${bounds.map(words).join(" and ")}: ${shoppers === undefined ? "…" : counted(shoppers, "shopper")}`;
  const before = draft ? boundsOf(draft.test).filter((was) => !bounds.some((now) => now.op === was.op && now.value === was.value)) : [];
  const put = (index: number, value: number) => {
    if (node.test.op !== "compare") return;
    onChange({ op: "compare", bounds: node.test.bounds.map((bound: Bound, at) => (at === index ? { ...bound, value } : bound)) });
  };
  const placeUnder = (x: number) => {
    const frame = area.current?.getBoundingClientRect();
    return frame && frame.width > 0 ? ((x - frame.left) / frame.width) * bins.length : 0;
  };
  const share = (place: number) => `${(place * 100) / bins.length}%`;
  const labelAt = bounds[0] ? borderOf(bins, bounds[0]) : 0;
  return (
    <figure className="spread" aria-label={`Shoppers by ${field.label}`} data-testid="spread">
      <div className="spread-area" ref={area}>
        {bins.map((bin, index) => (
          <span key={bin.from} className="spread-column" title={`${columnWords(bin, field, said)}: ${counted(bin.shoppers, "shopper")}`}>
            <i style={{ height: `${(bin.shoppers * 100) / most}%`, background: inkOf(index, held, negated) }} />
          </span>
        ))}
        {before.map((was) => (
          <span key={was.op} className={borderOf(bins, was) > bins.length / 2 ? "spread-before left" : "spread-before"} style={{ left: share(borderOf(bins, was)) }}>
            <span>in the draft: {said(was.value)}</span>
          </span>
        ))}
        {bounds.map((bound, index) => (
          <Handle
            key={bound.op}
            label={`${field.label}: ${operatorWords(bound.op, field.type, negated && bounds.length === 1)}`}
            words={`${said(bound.value)}, ${shoppers === undefined ? "not counted yet" : counted(shoppers, "shopper")}`}
            value={bound.value}
            min={bins[0]?.from ?? 0}
            max={Math.max(bound.value, (bins.at(-1)?.from ?? 0) + columnOf(bins))}
            left={share(borderOf(bins, bound))}
            onPlace={(x) => put(index, boundAt(bins, bound.op, placeUnder(x)))}
            onKey={(key, shift) => {
              const next = keyedValue(bins, bound.value, key, shift);
              if (next !== null) put(index, next);
              return next !== null;
            }}
          />
        ))}
        {bounds.length > 0 && (
          <span className={labelAt > bins.length / 2 ? "spread-label left" : "spread-label"} style={{ left: share(labelAt) }} aria-hidden="true">
            {label}
          </span>
        )}
      </div>
      <Axis spread={spread} said={(value) => figureWords(value, field, money, true)} />
      <Figures title={`Shoppers by ${field.label}`} rows={bins.map((bin) => [columnWords(bin, field, said), counted(bin.shoppers, "shopper")])} unknown={spread.unknown} />
    </figure>
  );
}

function columnWords(bin: { from: number; below: number | null }, field: Field, said: (value: number) => string): string {
  if (bin.below === null) return `${said(bin.from)} and more`;
  return bin.below - bin.from === 1 && field.type !== "money" ? said(bin.from) : `${said(bin.from)} to under ${said(bin.below)}`;
}

/** Held columns are accent, the others grey; one that is cut is both. */
function inkOf(index: number, held: [number, number] | null, negated: boolean): string {
  const [on, off] = negated ? ["var(--bar-soft)", "var(--accent)"] : ["var(--accent)", "var(--bar-soft)"];
  if (!held) return "var(--bar-soft)";
  const [from, to] = partHeld(index, held).map((part) => `${part * 100}%`);
  return `linear-gradient(to right, ${off} ${from ?? 0}, ${on} ${from ?? 0} ${to ?? 0}, ${off} ${to ?? 0})`;
}

function Axis({ spread: { bins, unknown }, said }: { spread: ShopperSpread; said: (value: number) => string }) {
  const every = Math.max(1, Math.ceil(bins.length / 5));
  const last = bins.at(-1);
  return (
    <>
      <div className="spread-axis" aria-hidden="true">
        {bins.map((bin, index) => index % every === 0 && <span key={bin.from} style={{ left: `${(index * 100) / bins.length}%` }}>{said(bin.from)}</span>)}
        <span className="end">{last?.below === null ? "and more" : said(last?.below ?? 0)}</span>
      </div>
      {unknown > 0 && <p className="t11 spread-note">Unknown of {counted(unknown, "shopper")}, who are not drawn.</p>}
    </>
  );
}

function Figures({ title, rows, unknown }: { title: string; rows: readonly (readonly [string, string] | string[])[]; unknown: number }): ReactNode {
  return (
    <table className="visually-hidden">
      <caption>{title}</caption>
      <tbody>
        {[...rows, ["unknown", counted(unknown, "shopper")]].map(([name, shoppers]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{shoppers}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HandleProps {
  label: string;
  words: string;
  value: number;
  min: number;
  max: number;
  left: string;
  onPlace: (x: number) => void;
  onKey: (key: string, shift: boolean) => boolean;
}

/** Dragged along the axis, or moved by the arrows; Enter keeps as in any field of the form. */
function Handle({ label, words, value, min, max, left, onPlace, onKey }: HandleProps) {
  const [dragging, setDragging] = useState(false);
  return (
    <span
      role="slider"
      tabIndex={0}
      className="spread-handle"
      style={{ left }}
      data-dragging={dragging || undefined}
      data-testid="spread-handle"
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={words}
      onKeyDown={(event) => {
        if (event.key === "Enter") event.currentTarget.closest("form")?.requestSubmit();
        else if (!event.altKey && !event.metaKey && !event.ctrlKey && onKey(event.key, event.shiftKey)) {
          event.preventDefault();
          event.stopPropagation();
        }
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={(event) => {
        if (dragging) onPlace(event.clientX);
      }}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    />
  );
}
