/* The figures of the first places, each with its difference from what the lane is compared with. */
import { Button as AriaButton } from "react-aria-components";
import { count, type Currency, days, MINUS, money, moneyInThousands, percent, percentPoints, signed } from "../../components/format";
import { Icon } from "../../components/icon";
import { PopoverButton } from "../../components/overlays";
import type { LaneFigures } from "../../ipc/bindings";

export interface Figure {
  id: string;
  name: string;
  /** what the name stands for, in full */
  title: string;
  value: string;
  /** "of 24" */
  of?: string;
  /** null: none, or nothing to compare with */
  difference: string | null;
  short?: boolean;
}

function off(now: number | null, before: number | null | undefined): number | null {
  return now === null || before == null || now === before ? null : now - before;
}

/** Margins are shown to a tenth of a point; what is less is no difference. */
const pointsOff = (by: number | null) => (by === null || Math.abs(by) < 5 ? null : percentPoints(by));
const daysOff = (by: number | null) => (by === null || Math.abs(by) >= 90_000 ? null : `${by > 0 ? "+" : MINUS}${count(Math.abs(by))}\u00a0d`);

/** Money that must fit a narrow lane whole: "€413", "€29.9k", "−€14.2k" */
export function shortMoney(minor: number | null, currency: Currency): string {
  return minor === null || Math.abs(minor) < 10_000 * 10 ** currency.digits ? money(minor, currency) : moneyInThousands(minor, currency);
}

/** Every figure in words; `baseline` null: nothing to compare with. */
export function figureLines(figures: LaneFigures, baseline: LaneFigures | null, currency: Currency): Figure[] {
  const countOff = (now: number, before: number | undefined) => {
    const by = off(now, before);
    return by === null ? null : signed(by);
  };
  const whole = (minor: number | null) => (minor === null ? null : Math.round(minor / 10 ** currency.digits) * 10 ** currency.digits);
  const profit = off(whole(figures.profit), whole(baseline?.profit ?? null));
  return [
    { id: "margin", name: "Avg margin", title: "Average margin", value: percent(figures.marginBp), difference: pointsOff(off(figures.marginBp, baseline?.marginBp)) },
    { id: "cover", name: "Cover", title: "Days of cover, median", value: days(figures.coverDays), difference: daysOff(off(figures.coverDays, baseline?.coverDays)) },
    { id: "brands", name: "Brands", title: "Different brands", value: figures.brands === 0 && figures.places > 0 ? "unknown" : count(figures.brands), difference: figures.brands === 0 ? null : countOff(figures.brands, baseline?.brands) },
    { id: "profit", name: "Profit", title: `${money(whole(figures.profit), currency)}: expected profit of 1,000 shoppers who open the page: margin × conversion × place, known for ${count(figures.profitKnown)} of ${count(figures.places)}`, value: shortMoney(whole(figures.profit), currency), difference: profit === null ? null : `${profit > 0 ? "+" : ""}${shortMoney(profit, currency)}` },
    { id: "stock", name: "In stock", title: "Places with stock", value: figures.stockKnown === 0 ? "unknown" : count(figures.inStock), ...(figures.stockKnown === 0 ? {} : { of: `of ${count(figures.stockKnown)}` }), difference: figures.stockKnown === 0 ? null : countOff(figures.inStock, baseline?.inStock), short: figures.inStock < figures.stockKnown },
    { id: "new", name: "New", title: "Launched within the last 30 days", value: figures.launchKnown === 0 ? "unknown" : count(figures.launchedLately), difference: figures.launchKnown === 0 ? null : countOff(figures.launchedLately, baseline?.launchedLately) },
  ];
}

interface FiguresProps {
  figures: LaneFigures;
  baseline: LaneFigures | null;
  currency: Currency;
}

/** In a small window: the first of the figures; all of them on demand. */
export function FirstFigure({ name, ...props }: FiguresProps & { name: string }) {
  const [first] = figureLines(props.figures, props.baseline, props.currency);
  if (!first) return null;
  return (
    <PopoverButton
      label={`Figures for ${name}`}
      trigger={
        <AriaButton className="kpi-first" data-figure={first.id}>
          <span className="el">{first.name}</span> <b>{first.value}</b> {first.difference && <span className="c-accent">{first.difference}</span>}
          <Icon name="chevron-down" size="s" />
        </AriaButton>
      }
    >
      {() => (
        <div className="kpi-all">
          <p className="cap">
            First {count(props.figures.places)} places for {name}
          </p>
          <Figures {...props} />
        </div>
      )}
    </PopoverButton>
  );
}

export function Figures({ figures, baseline, currency }: FiguresProps) {
  return (
    <dl className="kpi">
      {figureLines(figures, baseline, currency).map(({ id, name, title, value, of, difference, short }) => (
        <div key={id} title={title} data-figure={id}>
          <dt>{name}</dt>
          <dd className={short ? "c-low" : undefined}>
            {value} {of && <small>{of}</small>} {difference && <span className="c-accent">{difference}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
