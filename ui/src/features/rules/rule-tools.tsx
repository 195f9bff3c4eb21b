/* What can be done with a kept rule: switch it, duplicate it, remove it. */
import { useEdit } from "../../app/edits";
import { copyRules, openPaste } from "../../app/rules-clipboard/paste-state";
import { keyCaps } from "../../app/shortcuts";
import { navigate, routeHref } from "../../app/routes";
import { Button, IconButton } from "../../components/button";
import { Switch } from "../../components/choices";
import { copyName, freshId } from "../../components/entity-id";
import { Menu } from "../../components/overlays";
import { focusRow, rowBeside } from "../../components/row-focus";
import { setUnkept } from "../../components/unkept-edits";
import type { Draft, Rule } from "../../ipc/bindings";

export function useSwitchRule() {
  const edit = useEdit();
  return (rule: Rule, enabled: boolean) => void edit(`Switch ${rule.name} ${enabled ? "on" : "off"}`, [{ op: "putRule", rule: { ...rule, enabled }, index: null }]);
}

export function RuleTools({ draft, rule }: { draft: Draft; rule: Rule }) {
  const edit = useEdit();
  const flip = useSwitchRule();
  const { rules } = draft.document;
  const duplicate = async () => {
    const name = copyName(rule.name, rules.map((each) => each.name));
    const id = freshId(name, rules.map((each) => each.id), "rule");
    if (await edit(`Duplicate rule ${rule.name}`, [{ op: "putRule", rule: { ...rule, id, name, enabled: false }, index: null }])) navigate(routeHref("rules", {}, "rule", id));
  };
  const remove = async () => {
    const beside = rowBeside(`rule-${rule.id}`);
    if (!(await edit(`Remove rule ${rule.name}`, [{ op: "remove", entity: "rule", id: rule.id }]))) return;
    setUnkept(`rule:${rule.id}`, null);
    navigate(routeHref("rules"), true);
    focusRow(beside);
  };
  return (
    <>
      <Switch isSelected={rule.enabled !== false} onChange={(enabled) => flip(rule, enabled)} label={`${rule.name} is on`} testId="rule-enabled" />
      <Button kind="quiet" size="small" icon="copy" onPress={() => void duplicate()} data-testid="rule-duplicate">
        Duplicate
      </Button>
      <Menu
        label="More for this rule"
        trigger={<IconButton icon="more" label="More for this rule" data-testid="rule-more" />}
        entries={[
          { id: "copy", name: "Copy", icon: "copy", hint: keyCaps("Mod+c"), onAction: () => void copyRules([rule]) },
          { id: "elsewhere", name: "Duplicate for another segment or page…", icon: "plus", onAction: () => openPaste({ rules: [rule], verb: "Duplicate", page: null, segment: null }) },
          { id: "remove", name: "Remove", icon: "trash", danger: true, apart: true, onAction: () => void remove() },
        ]}
      />
    </>
  );
}
