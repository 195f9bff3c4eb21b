/* "pin SKU-12 at 3" as an act. What is typed may be read in two ways where an id ends in a number. Pure. */
import { type ActKind, actProblem, DEFAULT_POINTS } from "../../components/acts";

export interface Reading {
  kind: ActKind;
  /** what is to be looked for: an id or words of a title */
  subject: string;
  /** a position or points; NaN where it is a share */
  number: number | null;
  /** a segment's id, or ALL_SHOPPERS, where it was said for whom */
  shoppers?: string;
}

const SPOKEN = /^(pin|hide|boost|bury)\s+(.+)$/i;
const NUMBERED = /^(.+?)\s+(?:(?:at|to|by|from)\s+(?:(?:position|place)\s+)?|[@+]\s*)(\d{1,9})(?:\s+points?)?$/i;
const SHARE = /^(.+?)\s+(?:by\s+)?[\d.,]+\s*%$/i;
const ENDING = /^(.+?)\s+(\d{1,9})$/;
const QUOTED = /^["'“„»](.+)["'”“«]$/;

interface Shoppers {
  id: string;
  name: string;
}

/** "… for Snow fans" at the end, where there is such a segment. */
export function forWhom(text: string, segments: readonly Shoppers[]): { rest: string; shoppers: string | null } {
  const small = text.toLowerCase();
  const named = segments.flatMap(({ id, name }) => [{ id, ending: ` for ${name.toLowerCase()}` }, { id, ending: ` for ${id.toLowerCase()}` }]).find(({ ending }) => small.endsWith(ending));
  return named ? { rest: text.slice(0, -named.ending.length).trim(), shoppers: named.id } : { rest: text, shoppers: null };
}

function readingsOf(kind: ActKind, rest: string): Reading[] {
  const plain: Reading = { kind, subject: rest, number: null };
  if (kind === "hide") return [plain];
  const share = SHARE.exec(rest);
  if (share) return [{ kind, subject: share[1] ?? "", number: Number.NaN }];
  const numbered = NUMBERED.exec(rest);
  if (numbered) return [{ kind, subject: numbered[1] ?? "", number: Number(numbered[2]) }];
  const ending = ENDING.exec(rest);
  if (!ending) return [{ ...plain, subject: rest.replace(/\s+(at|to|by|from|@)$/i, "") }];
  return [{ kind, subject: ending[1] ?? "", number: Number(ending[2]) }, plain];
}

/** The readings of a text, the likeliest first; none if it begins with no verb. */
export function readAct(typed: string, segments: readonly Shoppers[] = []): Reading[] {
  const spoken = SPOKEN.exec(typed.trim().replace(/\s+/g, " "));
  if (!spoken) return [];
  const { rest, shoppers } = forWhom((spoken[2] ?? "").trim(), segments);
  return readingsOf((spoken[1] ?? "").toLowerCase() as ActKind, rest).map((reading) => ({
    ...reading,
    subject: QUOTED.exec(reading.subject)?.[1] ?? reading.subject,
    ...(shoppers === null ? {} : { shoppers }),
  }));
}

/** Why nothing comes of what was spoken of, though it was understood. */
export function actTrouble({ kind, subject, number }: Reading, isFound: boolean): string {
  if (!isFound) return `No product is called “${subject}”. Try fewer letters, or its id.`;
  if (Number.isNaN(number)) return kind === "pin" ? "A place is a number from 1 to 1,000." : `A ${kind} is told in points, not in per cent: from 1 to 100,000.`;
  return actProblem({ kind, products: [{ id: subject, title: subject }], position: number ?? 1, points: number ?? DEFAULT_POINTS }) ?? "";
}

/** Those whose id is what was typed come first. */
export function byId<T extends { id: string }>(rows: readonly T[], subject: string): T[] {
  const wanted = subject.toLowerCase();
  return rows.toSorted((a, b) => Number(b.id.toLowerCase() === wanted) - Number(a.id.toLowerCase() === wanted));
}
