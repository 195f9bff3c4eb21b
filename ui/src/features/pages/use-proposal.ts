/* The one edit that is being proposed on a page, and what becomes of it. */
import { useEdit } from "../../app/edits";
import type { EntityChange, Rule, RuleSetDocument } from "../../ipc/bindings";
import { existingRule, type Proposal, proposalName, withExisting } from "./proposals";
import { useOfPage } from "./pages-state";
import type { Drag } from "./row-drag";
import type { Trial } from "./use-trial";

/** The question, and how it is asked and answered. */
export type PageQuestion = ReturnType<typeof useProposal>;

export function useProposal(page: string, document: RuleSetDocument, trial: Trial) {
  const edit = useEdit();
  const [proposal, change] = useOfPage<Proposal | null>(page, null);
  const [held, hold] = useOfPage<Drag | null>(page, null);
  const close = () => {
    change(null);
    hold(null);
  };
  const keep = (label: string, changes: EntityChange[]) => {
    close();
    void trial.keep(changes, edit(label, changes));
  };
  return {
    proposal,
    /** the drop that waits for its answer */
    held,
    change,
    close,
    /** Asks; what a rule says already fills the question. */
    start: (next: Proposal, drop: Drag | null = null) => {
      hold(drop);
      change(withExisting(next, existingRule(document, next)));
    },
    keep: (kept: Proposal, changes: EntityChange[]) => keep(proposalName(kept), changes),
    remove: (rule: Rule) => keep(`Remove “${rule.name}”`, [{ op: "remove", entity: "rule", id: rule.id }]),
    switchRule: (id: string, on: boolean): Promise<boolean> => {
      const rule = document.rules.find((each) => each.id === id);
      if (!rule) return Promise.resolve(false);
      return edit(`Turn ${on ? "on" : "off"} “${rule.name}”`, [{ op: "putRule", rule: { ...rule, enabled: on }, index: null }]);
    },
  };
}
