// The unkept edit of one rule, or of the one that is being made.
import { useUnkept } from "../../components/unkept-edits";
import type { RuleDraft } from "./rule-draft";

export const useRuleEdit = (id: string) => useUnkept<RuleDraft>(`rule:${id}`);
