/* "pin SKU-12 at 3" as an act. What is typed may be read in two ways where an id ends in a number. Pure. */
import type { ActKind } from "../../components/acts";

export interface Reading {
  kind: ActKind;
  /** what is to be looked for: an id or words of a title */
  subject: string;
  /** a position or points */
  number: number | null;
}

const SPOKEN = /^(pin|hide|boost|bury)\s+(.+)$/i;
const NUMBERED = /^(.+?)\s+(?:(?:at|to|by|from)\s+|[@+]\s*)(\d{1,6})$/i;
const ENDING = /^(.+?)\s+(\d{1,6})$/;

/** The readings of a text, the likeliest first; none if it begins with no verb. */
export function readAct(typed: string): Reading[] {
  const spoken = SPOKEN.exec(typed.trim().replace(/\s+/g, " "));
  if (!spoken) return [];
  const kind = (spoken[1] ?? "").toLowerCase() as ActKind;
  const rest = (spoken[2] ?? "").trim();
  const plain: Reading = { kind, subject: rest, number: null };
  if (kind === "hide") return [plain];
  const numbered = NUMBERED.exec(rest);
  if (numbered) return [{ kind, subject: numbered[1] ?? "", number: Number(numbered[2]) }];
  const ending = ENDING.exec(rest);
  if (!ending) return [{ ...plain, subject: rest.replace(/\s+(at|to|by|from|@)$/i, "") }];
  return [{ kind, subject: ending[1] ?? "", number: Number(ending[2]) }, plain];
}

/** Those whose id is what was typed come first. */
export function byId<T extends { id: string }>(rows: readonly T[], subject: string): T[] {
  const wanted = subject.toLowerCase();
  return rows.toSorted((a, b) => Number(b.id.toLowerCase() === wanted) - Number(a.id.toLowerCase() === wanted));
}
