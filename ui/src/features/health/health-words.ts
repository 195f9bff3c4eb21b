/* What each fault is called, and which faults are repaired together. Pure. */
import type { EntityChange, HealthFinding, HealthKind } from "../../ipc/bindings";
import { counted } from "../../components/format";

interface KindWords {
  title: string;
  about: string;
  /** its repairs change no other rule, so that many of them are one edit */
  together: boolean;
}

export const KIND_WORDS: Record<HealthKind, KindWords> = {
  pinMissing: { title: "Pins of products that are gone", about: "The product is not in the catalog: deleted, or never there. The pin does nothing.", together: true },
  pinHidden: { title: "Pins of hidden products", about: "Hide beats pin, so that these pins do nothing.", together: true },
  pinSoldOut: { title: "Pins of sold-out products", about: "They hold a good place for what nobody can buy.", together: true },
  pinShadowed: { title: "Shadowed pins", about: "Another pin of the same product goes first.", together: true },
  pinsOnePlace: { title: "Two pins for one place", about: "The later of them moves on to the next free place.", together: false },
  noPage: { title: "Rules for empty pages", about: "No product is on their pages.", together: true },
  noSegment: { title: "Rules for segments that do not exist", about: "No shopper is meant, so that they can't be published.", together: true },
  noProduct: { title: "Rules that reach no product", about: "Their conditions fit nothing in the catalog, or nothing on their pages.", together: true },
  never: { title: "Rules whose time never comes", about: "Their weekly hours lie outside their dates.", together: true },
  over: { title: "Rules that are over", about: "They do nothing any more.", together: true },
  cancelsOut: { title: "Rules that cancel out", about: "One gives what the other takes, on the same pages, for the same shoppers and times.", together: false },
};

export interface HealthGroup extends KindWords {
  kind: HealthKind;
  findings: HealthFinding[];
}

/** In the order in which they are told. */
export function groupsOf(findings: readonly HealthFinding[]): HealthGroup[] {
  const kinds = [...new Set(findings.map((finding) => finding.kind))];
  return kinds.map((kind) => ({ kind, ...KIND_WORDS[kind], findings: findings.filter((finding) => finding.kind === kind) }));
}

/** The suggested repair of each, as one edit. */
export function repairAll(group: HealthGroup): { label: string; changes: EntityChange[] } {
  return { label: `Repair ${counted(group.findings.length, "rule")}: ${group.title.toLowerCase()}`, changes: group.findings.flatMap((finding) => finding.repairs[0]?.changes ?? []) };
}
