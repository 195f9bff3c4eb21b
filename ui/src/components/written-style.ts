/* How format.ts writes here, told in patterns, so that the sentences of the back end write one date and one price in one way with it. */
import type { WrittenStyle } from "../ipc/bindings";
import { DAY, HOUR, moneyFormat } from "./format";
import { DECIMAL, GROUP, LOCALE, OF_TWELVE } from "./locale";

type Parts = readonly { type: string; value: string }[];

const valueOf = (parts: Parts, type: string): string => parts.find((part) => part.type === type)?.value ?? "";

/** Figures by their names; what stands between them as it is. */
const patternOf = (parts: Parts, nameOf: (part: Parts[number]) => string | null): string =>
  parts.map((part) => nameOf(part) ?? part.value).join("");

/** Of the sample below, whose day and hour have one digit. */
function clockName({ type, value }: Parts[number]): string | null {
  switch (type) {
    case "day":
      return value.length > 1 ? "{dd}" : "{d}";
    case "hour": {
      const name = OF_TWELVE ? "h" : "H";
      return value.length > 1 ? `{${name}${name}}` : `{${name}}`;
    }
    case "minute":
      return "{mm}";
    case "dayPeriod":
      return "{half}";
    case "month":
    case "year":
      return `{${type}}`;
    default:
      return null;
  }
}

function moneyName({ type }: Parts[number]): string | null {
  if (type === "currency") return "{sign}";
  return type === "integer" ? "{amount}" : null;
}

export function writtenStyle(): WrittenStyle {
  const partsOf = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: "UTC" });
    return (month: number, hour = 9) => format.formatToParts(Date.UTC(2026, month, 4, hour, 5));
  };
  const [day, hour, moment] = [partsOf(DAY), partsOf(HOUR), partsOf({ ...DAY, ...HOUR })];
  const groups = new Intl.NumberFormat(LOCALE, { useGrouping: true }).formatToParts(1_234_567).filter((part) => part.type === "integer");
  const price = moneyFormat("EUR", 2).formatToParts(1_234_567.5);
  return {
    group: GROUP,
    decimal: DECIMAL,
    lastGroup: groups.at(-1)?.value.length ?? 3,
    earlierGroups: groups.at(-2)?.value.length ?? 3,
    money: patternOf(moneyFormat("EUR", 0).formatToParts(1), moneyName),
    moneyGroup: valueOf(price, "group"),
    moneyDecimal: valueOf(price, "decimal"),
    day: patternOf(day(2), clockName),
    hour: patternOf(hour(2), clockName),
    moment: patternOf(moment(2), clockName),
    months: Array.from({ length: 12 }, (_, month) => valueOf(day(month), "month")),
    morning: valueOf(hour(2, 9), "dayPeriod"),
    afternoon: valueOf(hour(2, 21), "dayPeriod"),
  };
}
