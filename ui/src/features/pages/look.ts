/* How the lanes are looked at: against what, over how many places, with which stock. The first two stay between visits. */
import { useCallback, useMemo } from "react";
import type { Against, FiguresAsk, StockScenario } from "../../ipc/bindings";
import { count, counted, wallClock } from "../../components/format";
import { useStoredNote } from "../../components/stored-list";

export interface Look {
  against: Against;
  figures: FiguresAsk;
}

export const PLACES = [12, 24, 48] as const;
export const FIRST_LOOK: Look = { against: { kind: "live" }, figures: { places: 24, attentionBp: 9500 } };

/** A choice as one text, for lists: "environment:staging" */
export function againstId(against: Against): string {
  if (against.kind === "environment") return `environment:${against.name}`;
  return against.kind === "lane" ? `lane:${against.segment}` : against.kind;
}

const AGAINST = { live: "live", published: "the last publication", lastWeek: "last week", noRules: "no rules at all", none: "nothing" } as const;

export function againstName(against: Against, segments: readonly { id: string; name: string }[]): string {
  if (against.kind === "environment") return against.name;
  if (against.kind === "lane") return segments.find((each) => each.id === against.segment)?.name ?? against.segment;
  return AGAINST[against.kind];
}

/** "Now · against live · stock as counted · first 24 places"; `against` null: nothing shown moves */
export function lookWords(at: string | null, look: Look, stock: StockScenario | null, against: string | null): string {
  return [at === null ? "Now" : wallClock(at), against !== null && `against ${against}`, stock ? "other stock" : "stock as counted", `first ${count(look.figures.places)} places`].filter(Boolean).join(" · ");
}

export function againstOf(id: string): Against {
  const [kind, rest = ""] = [id.split(":", 1)[0], id.slice(id.indexOf(":") + 1)];
  if (kind === "environment") return { kind, name: rest };
  if (kind === "lane") return { kind, segment: rest };
  return kind === "noRules" || kind === "lastWeek" || kind === "none" ? { kind } : { kind: "live" };
}

/** What was kept, made whole: an older or broken note must not break the page. */
export function lookFrom(kept: unknown, segments: readonly string[]): Look {
  const note = (typeof kept === "object" && kept !== null ? kept : {}) as { against?: unknown; places?: unknown; attentionBp?: unknown };
  const against = typeof note.against === "string" ? againstOf(note.against) : FIRST_LOOK.against;
  const gone = against.kind === "lane" && against.segment !== "everyone" && !segments.includes(against.segment);
  const places = PLACES.find((each) => each === note.places) ?? FIRST_LOOK.figures.places;
  const attention = Number.isInteger(note.attentionBp) ? Math.max(0, Math.min(10_000, Number(note.attentionBp))) : FIRST_LOOK.figures.attentionBp;
  return { against: gone ? FIRST_LOOK.against : against, figures: { places, attentionBp: attention } };
}

export function useLook(store: string, segments: readonly string[]): [Look, (look: Look) => void] {
  const [kept, keepNote] = useStoredNote(`endcap.look.${store}`);
  const look = useMemo(() => {
    try {
      return lookFrom(JSON.parse(kept ?? "null"), segments);
    } catch {
      return FIRST_LOOK;
    }
  }, [kept, segments]);
  const keep = useCallback(({ against, figures }: Look) => keepNote(JSON.stringify({ against: againstId(against), ...figures })), [keepNote]);
  return [look, keep];
}

export const AS_COUNTED: StockScenario = { soldOut: [], restocked: [], restockedTo: 100, perDay: 0 };

/** A scenario that changes nothing is none. */
export function scenarioOr(scenario: StockScenario): StockScenario | null {
  return scenario.soldOut.length + scenario.restocked.length + scenario.perDay > 0 ? scenario : null;
}

/** "2 products sold out, 1 restocked to 100, −3 a day each until then"; by now nothing of that is sold */
export function scenarioWords(scenario: StockScenario, at: string | null): string {
  const { soldOut, restocked, restockedTo, perDay } = scenario;
  const parts = [
    soldOut.length > 0 && `${counted(soldOut.length, "product")} sold out`,
    restocked.length > 0 && `${counted(restocked.length, "product")} restocked to ${restockedTo}`,
    perDay > 0 && `\u2212${perDay} a day each ${at === null ? "from now on, seen at a later instant" : "until then"}`,
  ];
  return parts.filter(Boolean).join(", ");
}
