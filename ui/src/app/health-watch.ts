/* The health of all rules, looked at anew once edits have rested: no edit waits for it. */
import { useRested } from "../components/conditions/use-fields";
import { counted } from "../components/format";
import type { HealthFinding, StoreStatus } from "../ipc/bindings";
import { useHealth } from "../ipc/queries";

const REST = 1200;

export function useRestedHealth(status: StoreStatus) {
  return useHealth(useRested(status.draftVersion, REST));
}

/** How many rules it finds something about. */
export const ailingOf = (findings: readonly HealthFinding[]): number => new Set(findings.map((finding) => finding.rule)).size;

/** "1 rule needs a look", "3 rules need a look" */
export const ailingWords = (ailing: number): string => `${counted(ailing, "rule needs", "rules need")} a look`;
