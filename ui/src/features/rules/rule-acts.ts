/* What can be done with a kept rule, from its form, its row's menu and its row's keys. */
import { useEdit } from "../../app/edits";
import { copyRules, openPaste } from "../../app/rules-clipboard/paste-state";
import { navigate, routeHref } from "../../app/routes";
import { hintOf, keyCaps } from "../../app/shortcuts";
import { copyName, freshId } from "../../components/entity-id";
import type { MenuEntry } from "../../components/overlays";
import { focusRow, rowBeside } from "../../components/row-focus";
import { setUnkept } from "../../components/unkept-edits";
import type { Draft, Rule } from "../../ipc/bindings";

export function useSwitchRule() {
  const edit = useEdit();
  return (rule: Rule, enabled: boolean) => void edit(`Switch ${rule.name} ${enabled ? "on" : "off"}`, [{ op: "putRule", rule: { ...rule, enabled }, index: null }]);
}

export function useRuleActs(draft: Draft) {
  const edit = useEdit();
  const { rules } = draft.document;
  const duplicate = async (rule: Rule) => {
    const name = copyName(rule.name, rules.map((each) => each.name));
    const id = freshId(name, rules.map((each) => each.id), "rule");
    if (await edit(`Duplicate rule ${rule.name}`, [{ op: "putRule", rule: { ...rule, id, name, enabled: false }, index: null }])) navigate(routeHref("rules", {}, "rule", id));
  };
  const remove = async (rule: Rule) => {
    const beside = rowBeside(`rule-${rule.id}`);
    if (!(await edit(`Remove rule ${rule.name}`, [{ op: "remove", entity: "rule", id: rule.id }]))) return;
    setUnkept(`rule:${rule.id}`, null);
    navigate(routeHref("rules"), true);
    focusRow(beside);
  };
  return {
    duplicate,
    remove,
    entriesFor: (rule: Rule): MenuEntry[] => [
      { id: "copy", name: "Copy", icon: "copy", hint: keyCaps("Mod+c"), onAction: () => void copyRules([rule]) },
      { id: "elsewhere", name: "Duplicate for another segment or page…", icon: "plus", opens: true, onAction: () => openPaste({ rules: [rule], verb: "Duplicate", page: null, segment: null }) },
      { id: "remove", name: "Remove", icon: "trash", hint: hintOf("remove"), danger: true, apart: true, onAction: () => void remove(rule) },
    ],
  };
}
