// When a form says what is wrong: a wrong value at once; what only is missing once its field was left, or once it was
// tried to keep the rule without it. Fields name their member in `data-at`.
import { type FocusEvent, useState } from "react";
import type { RuleFinding } from "./rule-draft";

const isAt = (pointer: string, member: string) => pointer === member || pointer.startsWith(`${member}/`);

export function useTold<F extends RuleFinding>(findings: readonly F[]) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const missing = findings.filter((finding) => finding.missing);
  return {
    told: findings.filter((finding) => !finding.missing || tried || [...left].some((member) => isAt(finding.pointer, member))),
    /** for a form's `onBlur`: what floats above a field still is the field */
    onLeave: ({ target, relatedTarget }: FocusEvent) => {
      const field = target.closest<HTMLElement>("[data-at]");
      const member = field?.dataset["at"];
      if (!field || member === undefined || !(relatedTarget instanceof Element)) return;
      if (!field.contains(relatedTarget) && relatedTarget.closest(".popover, [role=listbox]") === null) setLeft((was) => new Set(was).add(member));
    },
    /** Whether nothing is missing; otherwise all of it is told, and the focus goes to the first. */
    isWhole: (): boolean => {
      const [first] = missing;
      if (!first) return true;
      setTried(true);
      const field = [...document.querySelectorAll<HTMLElement>("[data-at]")].find((each) => isAt(first.pointer, each.dataset["at"] ?? ""));
      field?.querySelector<HTMLElement>("input, button")?.focus();
      return false;
    },
    isMissing: missing.length > 0,
  };
}
