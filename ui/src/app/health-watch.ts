/* The health of all rules, looked at anew once edits have rested: no edit waits for it. */
import { useRested } from "../components/conditions/use-fields";
import type { StoreStatus } from "../ipc/bindings";
import { useHealth } from "../ipc/queries";

const REST = 1200;

export function useRestedHealth(status: StoreStatus) {
  return useHealth(useRested(status.draftVersion, REST));
}
