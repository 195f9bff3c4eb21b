/* What can be done with a rule of the page: copied, duplicated for another segment or page, taken off this page, removed; and rules and products that are copied or pasted here. */
import { useCallback, useMemo } from "react";
import { pasteProducts } from "../../app/bulk/bulk-state";
import { type Edit } from "../../app/edits";
import { copyRules, openPaste, useRuleClipboard } from "../../app/rules-clipboard/paste-state";
import { navigate, routeHref } from "../../app/routes";
import { keyCaps } from "../../app/shortcuts";
import { patternOf } from "../../components/acts";
import { sameJson } from "../../components/same-json";
import type { MenuEntry } from "../../components/overlays";
import { useHeldRules } from "../../components/rule-clipboard";
import type { PageRule, Rule, RuleSetDocument } from "../../ipc/bindings";

export interface RuleActs {
  entriesFor: (rule: string) => MenuEntry[];
  /** for the rules of this page and lane that are about one product alone */
  ownEntries: (product: string, rules: readonly PageRule[] | undefined) => MenuEntry[];
}

/** Rules that are about one product alone, of those that match a page for a segment. */
export function ownRules(document: RuleSetDocument, rules: readonly PageRule[], lane: string, product: string): Rule[] {
  const here = new Set(rules.filter((rule) => rule.segments.includes(lane)).map((rule) => rule.id));
  const isOwn = ({ action }: Rule) => (action.type === "pin" ? action.product === product : "products" in action && sameJson(action.products, { products: [product] }));
  return document.rules.filter((rule) => here.has(rule.id) && isOwn(rule));
}

const NONE: readonly Rule[] = [];

/** `products`: the ids of those that are chosen */
export function useRuleActs(document: RuleSetDocument, page: string, lane: string, edit: Edit, products: () => readonly string[]): RuleActs {
  const held = useHeldRules();
  const place = useCallback((rules: readonly Rule[], verb: string) => openPaste({ rules, verb, page, segment: lane }), [page, lane]);
  useRuleClipboard({ chosen: () => NONE, onPaste: (rules) => place(rules, "Paste"), products, onPasteText: (text) => void pasteProducts(text) });
  return useMemo(
    () => ({
      ownEntries: (product, rules) => {
        const own = ownRules(document, rules ?? [], lane, product);
        if (own.length === 0) return [];
        return [
          ...own.map((rule, index): MenuEntry => ({ id: `remove-${rule.id}`, name: rule.action.type === "pin" ? "Remove the pin" : "Remove the rule", note: rule.name, icon: "trash", apart: index === 0, onAction: () => void edit(`Remove “${rule.name}”`, [{ op: "remove", entity: "rule", id: rule.id }]) })),
          { id: "copy-rule", name: own.length === 1 ? "Copy rule" : `Copy ${own.length} rules`, icon: "copy", onAction: () => void copyRules(own) },
          { id: "duplicate-rule", name: "Duplicate for another segment…", icon: "plus", opens: true, onAction: () => openPaste({ rules: own, verb: "Duplicate", page: null, segment: lane }) },
        ];
      },
      entriesFor: (id) => {
        const rule = document.rules.find((each) => each.id === id);
        if (!rule) return [];
        const own = patternOf(page);
        const others = (rule.pages ?? []).filter((pattern) => !sameJson(pattern, own));
        const leaves = others.length > 0 && others.length < (rule.pages ?? []).length;
        return [
          { id: "edit", name: "Edit", icon: "edit", onAction: () => navigate(routeHref("rules", {}, "rule", id)) },
          { id: "copy", name: "Copy", icon: "copy", onAction: () => void copyRules([rule]) },
          ...(held.length > 0 ? [{ id: "paste", name: held.length === 1 ? `Paste “${held[0]?.name ?? ""}” here…` : `Paste ${held.length} rules here…`, icon: "return" as const, hint: keyCaps("Mod+v"), opens: true, onAction: () => place(held, "Paste") }] : []),
          { id: "duplicate", name: "Duplicate for another segment or page…", icon: "plus", opens: true, onAction: () => openPaste({ rules: [rule], verb: "Duplicate", page: null, segment: lane }) },
          ...(leaves ? [{ id: "leave", name: "Take it off this page", icon: "close" as const, apart: true, onAction: () => void edit(`Take “${rule.name}” off this page`, [{ op: "putRule", rule: { ...rule, pages: others }, index: null }]) }] : []),
          { id: "remove", name: "Remove", icon: "trash", danger: true, apart: !leaves, onAction: () => void edit(`Remove “${rule.name}”`, [{ op: "remove", entity: "rule", id }]) },
        ];
      },
    }),
    [document, page, lane, edit, held, place],
  );
}
