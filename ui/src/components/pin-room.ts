/* Room for pins: those of the same page, shoppers and times that hold the places asked for give way to the next free ones. Pure. */
import { count } from "./format";
import type { Rule, RuleSetDocument } from "../ipc/bindings";
import { sameJson } from "./same-json";

interface Asked {
  /** the products that are pinned, in order from the position */
  products: readonly { id: string }[];
  position: number;
  scope: { pages: NonNullable<Rule["pages"]>; segments: string[] };
  schedule: Rule["schedule"];
  /** it comes from further up: what it passes closes up behind it, so that it stands below what it was dropped below */
  down?: boolean | undefined;
}

type Pin = Rule & { action: Extract<Rule["action"], { type: "pin" }> };

/** The pins that make room, as they would then be. One that would end beyond the last position stays, and is told of as a fault. */
export function roomFor(document: RuleSetDocument, { products, position, scope, schedule, down }: Asked, most: number): Rule[] {
  const own = new Set(products.map((product) => product.id));
  const beside = document.rules.filter(
    (rule): rule is Pin =>
      rule.action.type === "pin" &&
      rule.enabled !== false &&
      !own.has(rule.action.product) &&
      sameJson(rule.pages ?? [], scope.pages) &&
      sameJson(rule.segments ?? [], scope.segments) &&
      sameJson(rule.schedule ?? null, schedule ?? null),
  );
  const taken = new Set(products.map((_, index) => position + index));
  const last = position + products.length - 1;
  const [way, inWay] = down ? ([-1, (place: number) => place <= last] as const) : ([1, (place: number) => place >= position] as const);
  return beside
    .filter((rule) => inWay(rule.action.position))
    .toSorted((a, b) => way * (a.action.position - b.action.position))
    .flatMap((rule) => {
      const was = rule.action.position;
      let place = was;
      while (taken.has(place)) place += way;
      if (place < 1 || place > most) return [];
      taken.add(place);
      if (place === was) return [];
      // A name that we made follows the figure.
      const name = rule.name.replace(/^(Pin .* at )(\d+)$/, (whole, words: string, figure: string) => (Number(figure) === was ? `${words}${place}` : whole));
      return [{ ...rule, name, action: { ...rule.action, position: place } }];
    });
}

/** "“Pin Tall Down Vest at 2” goes to 3.", "3 pins make room: positions 3 to 6." */
export function roomWords(document: RuleSetDocument, moved: readonly Rule[]): string | null {
  const [first] = moved;
  if (!first) return null;
  const places = moved.flatMap((rule) => (rule.action.type === "pin" ? [rule.action.position] : []));
  const name = document.rules.find((rule) => rule.id === first.id)?.name ?? first.name;
  return moved.length === 1 ? `“${name}” goes to ${count(places[0] ?? 0)}.` : `${count(moved.length)} pins make room: positions ${count(Math.min(...places))} to ${count(Math.max(...places))}.`;
}
