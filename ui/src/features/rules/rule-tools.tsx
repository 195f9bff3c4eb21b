/* What can be done with a kept rule: switch it, duplicate it, remove it. */
import { Button, IconButton } from "../../components/button";
import { Switch } from "../../components/choices";
import { Menu } from "../../components/overlays";
import type { Draft, Rule } from "../../ipc/bindings";
import { useRuleActs, useSwitchRule } from "./rule-acts";

export function RuleTools({ draft, rule }: { draft: Draft; rule: Rule }) {
  const acts = useRuleActs(draft);
  const flip = useSwitchRule();
  return (
    <>
      <Switch isSelected={rule.enabled !== false} onChange={(enabled) => flip(rule, enabled)} label={`${rule.name} is on`} testId="rule-enabled" />
      <Button kind="quiet" size="small" icon="copy" onPress={() => void acts.duplicate(rule)} data-testid="rule-duplicate">
        Duplicate
      </Button>
      <Menu label="More for this rule" trigger={<IconButton icon="more" label="More for this rule" data-testid="rule-more" />} entries={acts.entriesFor(rule)} />
    </>
  );
}
