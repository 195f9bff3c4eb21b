/* How the shoppers spread over the field of one condition, and how much of them it holds. */
import { useState, type ReactNode } from "react";
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

interface ColumnsProps extends ConditionSpreadProps {
  spread: ShopperSpread;
}

function Columns({ node, draft, field, spread, shoppers, onChange }: ColumnsProps) {
  const money = useMoney();
  const { bins } = spread;
  const most = Math.max(1, ...bins.map((bin) => bin.shoppers));
  const bounds = boundsOf(node.test);
  const held = heldStretch(bins, bounds);
  const { negated } = operatorOf(node);
  const said = (value: number) => figureWords(value, field, money);
  const before = draft ? boundsOf(draft.test).filter((was) => !bounds.some((now) => now.op === was.op && now.value === was.value)) : [];
  const share = (place: number) => `${(place * 100) / bins.length}%`;
  return (
    <figure className="spread" aria-label={`Shoppers by ${field.label}`} data-testid="spread">
      <div className="spread-area">
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
        <Handles node={node} field={field} bins={bins} said={said} share={share} shoppers={shoppers} onChange={onChange} />
      </div>
      <Axis spread={spread} field={field} said={(value) => figureWords(value, field, money, true)} />
      <Figures title={`Shoppers by ${field.label}`} rows={bins.map((bin) => [columnWords(bin, field, said), counted(bin.shoppers, "shopper")])} unknown={spread.unknown} />
    </figure>
  );
}

interface HandlesProps extends Pick<ConditionSpreadProps, "node" | "field" | "shoppers" | "onChange"> {
  bins: ShopperSpread["bins"];
  said: (value: number) => string;
  /** a place as a part of the width */
  share: (place: number) => string;
}

/** A handle at each bound, and at the first what the condition holds. */
function Handles({ node, field, bins, said, share, shoppers, onChange }: HandlesProps) {
  const bounds = boundsOf(node.test);
  const [first] = bounds;
  const turned = operatorOf(node).negated && bounds.length === 1;
  const words = (op: BoundOp) => operatorWords(op, field.type, turned);
  const put = (index: number, value: number) => {
    if (node.test.op !== "compare") return;
    onChange({ op: "compare", bounds: node.test.bounds.map((bound: Bound, at) => (at === index ? { ...bound, value } : bound)) });
  };
  if (!first) return null;
  const labelAt = borderOf(bins, first);
  return (
    <>
      {bounds.map((bound, index) => (
        <Handle
          key={bound.op}
          label={`${field.label}: ${words(bound.op)}`}
          words={`${said(bound.value)}, ${shoppers === undefined ? "not counted yet" : counted(shoppers, "shopper")}`}
          value={bound.value}
          min={bins[0]?.from ?? 0}
          max={Math.max(bound.value, (bins.at(-1)?.from ?? 0) + columnOf(bins))}
          left={share(borderOf(bins, bound))}
          onPlace={(part) => put(index, boundAt(bins, bound.op, part * bins.length))}
          onKey={(key, shift) => {
            const next = keyedValue(bins, bound.value, key, shift);
            if (next !== null) put(index, next);
            return next !== null;
          }}
        />
      ))}
      <span className={labelAt > bins.length / 2 ? "spread-label left" : "spread-label"} style={{ left: share(labelAt) }} aria-hidden="true">
        {bounds.map(({ op, value }) => `${words(op)} ${said(value)}`).join(" and ")}: {shoppers === undefined ? "…" : counted(shoppers, "shopper")}
      </span>
    </>
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

/** 100 % in basis points. */
const WHOLE = 10_000;

function Axis({ spread: { bins, unknown }, field, said }: { spread: ShopperSpread; field: Field; said: (value: number) => string }) {
  const every = Math.max(1, Math.ceil(bins.length / 5));
  const last = bins.at(-1);
  // A share ends where all of it is reached.
  const most = last?.below ?? (field.type === "basisPoints" && (last?.from ?? WHOLE) < WHOLE ? WHOLE : null);
  return (
    <>
      <div className="spread-axis" aria-hidden="true">
        {bins.map((bin, index) => index % every === 0 && <span key={bin.from} style={{ left: `${(index * 100) / bins.length}%` }}>{said(bin.from)}</span>)}
        <span className="end">{most === null ? "and more" : said(most)}</span>
      </div>
      {unknown > 0 && <p className="t11 spread-note">Unknown of {counted(unknown, "shopper")}, who are not drawn.</p>}
    </>
  );
}

function Figures({ title, rows, unknown }: { title: string; rows: readonly string[][]; unknown: number }): ReactNode {
  return (
    <div className="visually-hidden">
      <table>
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
    </div>
  );
}

interface HandleProps {
  label: string;
  words: string;
  value: number;
  min: number;
  max: number;
  left: string;
  /** where it is dragged to, as a part of the width */
  onPlace: (part: number) => void;
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
        const frame = event.currentTarget.parentElement?.getBoundingClientRect();
        if (dragging && frame && frame.width > 0) onPlace((event.clientX - frame.left) / frame.width);
      }}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    />
  );
}
