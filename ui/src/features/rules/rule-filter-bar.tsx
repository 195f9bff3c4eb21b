/* Finding rules: a text, filters behind one button, and the order. */
import { Button } from "../../components/button";
import { Checkbox, Select } from "../../components/choices";
import { EVERYONE } from "../../components/entity-id";
import { TextField } from "../../components/fields";
import { counted } from "../../components/format";
import { PopoverButton } from "../../components/overlays";
import type { RuleSetDocument } from "../../ipc/bindings";
import { ACTION_KINDS, type ActionType } from "./action-kinds";
import { ALL_SHOPPERS, EVERYTHING, filterCount, namedPages, type RuleSort, type RuleState, type RuleWish } from "./rule-filter";

const SORTS: readonly { id: RuleSort; name: string }[] = [
  { id: "precedence", name: "by precedence" },
  { id: "name", name: "by name" },
  { id: "action", name: "by action" },
  { id: "changed", name: "changed first" },
];
export const STATES: readonly { id: RuleState; name: string }[] = [
  { id: "active", name: "active now" },
  { id: "scheduled", name: "to come" },
  { id: "over", name: "over" },
  { id: "off", name: "off" },
];
const ANY = "*any";

interface RuleFilterProps {
  wish: RuleWish;
  onChange: (wish: RuleWish) => void;
  document: RuleSetDocument;
  shown: number;
}

export function RuleFilter({ wish, onChange, document, shown }: RuleFilterProps) {
  const set = filterCount(wish);
  return (
    <div className="rule-filter">
      <TextField label="Find a rule" labelHidden value={wish.text} onChange={(text) => onChange({ ...wish, text })} placeholder="Find a rule" icon="search" type="search" testId="rule-find" />
      <div className="row g1">
        <PopoverButton
          label="Filter rules"
          className="filter-popover"
          trigger={
            <Button size="small" icon="only" data-testid="rule-filter">
              {set === 0 ? "Filter" : counted(set, "filter")}
            </Button>
          }
        >
          {() => <Filters wish={wish} onChange={onChange} document={document} />}
        </PopoverButton>
        {set > 0 && (
          <Button size="small" kind="quiet" onPress={() => onChange({ ...EVERYTHING, text: wish.text, sort: wish.sort })}>
            Clear
          </Button>
        )}
        <span className="sp" />
        <span className="t11 t3 nw" aria-live="polite">
          {shown === document.rules.length ? counted(shown, "rule") : `${shown} of ${counted(document.rules.length, "rule")}`}
        </span>
        <Select label="Order of the list" labelHidden soft choices={SORTS} value={wish.sort} onChange={(sort) => onChange({ ...wish, sort })} testId="rule-sort" />
      </div>
    </div>
  );
}

function Filters({ wish, onChange, document }: Omit<RuleFilterProps, "shown">) {
  const any = { id: ANY, name: "any" };
  const value = (chosen: string | null) => chosen ?? ANY;
  const wanted = (id: string) => (id === ANY ? null : id);
  return (
    <div className="filters">
      <Select label="Action" wide choices={[any, ...ACTION_KINDS.map(({ type, label, intent }) => ({ id: type as string, name: label, section: intent }))]} value={value(wish.action)} onChange={(id) => onChange({ ...wish, action: wanted(id) as ActionType | null })} testId="rule-filter-action" />
      <Select label="Page" wide choices={[any, { id: "", name: "every page" }, ...namedPages(document.rules).map((name) => ({ id: name, name }))]} value={value(wish.page)} onChange={(id) => onChange({ ...wish, page: wanted(id) })} testId="rule-filter-page" />
      <Select
        label="Segment"
        wide
        choices={[any, { id: ALL_SHOPPERS, name: "all shoppers" }, ...document.segments.map(({ id, name }) => ({ id, name })), { id: EVERYONE, name: "Everyone" }]}
        value={value(wish.segment)}
        onChange={(id) => onChange({ ...wish, segment: wanted(id) })}
        testId="rule-filter-segment"
      />
      <Select label="State" wide choices={[any, ...STATES.map(({ id, name }) => ({ id: id as string, name }))]} value={value(wish.state)} onChange={(id) => onChange({ ...wish, state: wanted(id) as RuleState | null })} testId="rule-filter-state" />
      <Checkbox isSelected={wish.changedOnly} onChange={(changedOnly) => onChange({ ...wish, changedOnly })} testId="rule-filter-changed">
        Only those changed in the draft
      </Checkbox>
    </div>
  );
}
