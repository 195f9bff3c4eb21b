/* All rules: found by text, narrowed by filters, in order of precedence or another, each with its switch. */
import { useState } from "react";
import { GridList, GridListItem } from "react-aria-components";
import { navigate, routeHref } from "../../app/routes";
import { ActionMark } from "../../components/action-mark";
import { Badge, DraftBadge } from "../../components/badge";
import { Button } from "../../components/button";
import { Switch } from "../../components/choices";
import { count, counted } from "../../components/format";
import { Icon } from "../../components/icon";
import { LooseEntry } from "../../components/ordered-list";
import type { MenuEntry } from "../../components/overlays";
import { listFindings } from "../../components/pointers";
import { useArrowsInto, useRowChoice } from "../../components/row-focus";
import { RowMenus } from "../../components/row-menus";
import { EmptyState } from "../../components/states";
import { FRESH, useUnkeptKeys } from "../../components/unkept-edits";
import { useScrolledTo } from "../../components/use-scrolled-to";
import type { Draft } from "../../ipc/bindings";
import { useRules } from "../../ipc/queries";
import { actionKind } from "./action-kinds";
import { chosenLines, EVERYTHING, linesOf, patternWords, shoppersWords, type RuleLine, type RuleWish } from "./rule-filter";
import { RuleFilter } from "./rule-filter-bar";
import { useRuleActs, useSwitchRule } from "./rule-acts";

interface RuleListProps {
  draft: Draft;
  chosen: string | null;
  fresh: boolean;
  wish: RuleWish;
  onWish: (wish: RuleWish) => void;
}

/** More rows than this are drawn only when asked for. */
const MOST_AT_FIRST = 200;

export function RuleList({ draft, chosen, fresh, wish, onWish }: RuleListProps) {
  const rows = useRules().data ?? [];
  const unkept = useUnkeptKeys("rule:");
  const lines = linesOf(draft, rows);
  const shown = chosenLines(lines, wish);
  const [all, setAll] = useState(false);
  const most = all ? shown.length : Math.max(MOST_AT_FIRST, shown.findIndex((line) => line.rule.id === chosen) + 1);
  useScrolledTo(chosen === null ? null : `rule-${chosen}`);
  useArrowsInto("rule-list");
  const choice = useRowChoice(chosen, (id) => navigate(routeHref("rules", {}, "rule", id)));
  return (
    <>
      <RuleFilter wish={wish} onChange={onWish} document={draft.document} shown={shown.length} />
      {listFindings(draft.findings, "rule").map((finding) => (
        <p key={finding.reason} className="problem list-problem" role="alert">
          <Icon name="warning" size="m" />
          {finding.reason}
        </p>
      ))}
      <div className="side-scroll" {...choice.around}>
        {unkept.has(FRESH) && <LooseEntry name="A rule not kept yet" mark={<Icon name="plus" size="s" />} isChosen={fresh} onChoose={() => navigate(routeHref("rules", { new: "rule" }))} />}
        {shown.length === 0 ? (
          <NoRules any={lines.length > 0} onClear={() => onWish({ ...EVERYTHING, sort: wish.sort })} />
        ) : (
          <GridList
            aria-label="Rules"
            className="ordered rules"
            items={shown.slice(0, most).map((line) => ({ line, id: line.rule.id }))}
            dependencies={[shown, most, unkept.size]}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={chosen !== null ? [chosen] : []}
            onSelectionChange={choice.onSelectionChange}
            data-testid="rule-list"
          >
            {({ line }) => <RuleItem line={line} draft={draft} unkept={unkept.has(line.rule.id)} />}
          </GridList>
        )}
        {shown.length > most && (
          <Button kind="quiet" size="small" className="list-more" onPress={() => setAll(true)}>
            Show {counted(shown.length - most, "more rule")}
          </Button>
        )}
      </div>
      <RuleMenus draft={draft} />
    </>
  );
}

function RuleMenus({ draft }: { draft: Draft }) {
  const acts = useRuleActs(draft);
  const flip = useSwitchRule();
  const ruleOf = (id: string) => draft.document.rules.find((rule) => rule.id === id);
  const entriesFor = (id: string): MenuEntry[] => {
    const rule = ruleOf(id);
    if (!rule) return [];
    const isOn = rule.enabled !== false;
    return [
      { id: "open", name: "Edit", icon: "edit", onAction: () => navigate(routeHref("rules", {}, "rule", id)) },
      { id: "switch", name: isOn ? "Turn off" : "Turn on", icon: isOn ? "pause" : "play", onAction: () => flip(rule, !isOn) },
      { id: "double", name: "Duplicate", icon: "copy", apart: true, onAction: () => void acts.duplicate(rule) },
      ...acts.entriesFor(rule),
    ];
  };
  const remove = (id: string) => {
    const rule = ruleOf(id);
    if (rule) void acts.remove(rule);
  };
  return <RowMenus prefix="rule-" nameOf={(id) => ruleOf(id)?.name ?? id} entriesFor={entriesFor} onRemove={remove} />;
}

function NoRules({ any, onClear }: { any: boolean; onClear: () => void }) {
  if (any)
    return (
      <EmptyState title="No rule fits" actions={<button type="button" className="link" onClick={onClear}>Show all rules</button>}>
        Another word, or fewer filters, may find it.
      </EmptyState>
    );
  return <p className="t12 t2 no-rules">Without rules, every shopper sees each page by the first formula alone.</p>;
}

const STATES = { active: null, off: "off", scheduled: "to come", over: "over" } as const;

function RuleItem({ line, draft, unkept }: { line: RuleLine; draft: Draft; unkept: boolean }) {
  const { rule, state, words, products, changed, wrong } = line;
  const flip = useSwitchRule();
  const nameOf = (id: string) => draft.document.segments.find((segment) => segment.id === id)?.name ?? id;
  const collection = (id: string) => draft.document.collections.find((each) => each.id === id)?.name ?? id;
  const pages = rule.pages ?? [];
  const [page] = pages;
  const where = page ? patternWords(page, collection) + (pages.length > 1 ? ` and ${pages.length - 1} more` : "") : "every page";
  return (
    <GridListItem id={rule.id} textValue={rule.name} className={state === "active" ? "entry rule" : "entry rule idle"} data-testid={`rule-${rule.id}`}>
      <ActionMark type={rule.action.type} />
      <span className="nm">
        <span className="el">{rule.name}</span>
        {wrong > 0 && (
          <Badge kind="soldout" icon="warning">
            wrong
          </Badge>
        )}
        {unkept ? <Badge kind="accent">not kept</Badge> : changed && <DraftBadge />}
        {STATES[state] && state !== "off" && <Badge kind="hide">{STATES[state]}</Badge>}
        {(rule.priority ?? 0) !== 0 && <span className="t11 t3 nw" title="Priority">{`first ${count(rule.priority ?? 0)}`}</span>}
      </span>
      <Switch isSelected={rule.enabled !== false} onChange={(enabled) => flip(rule, enabled)} label={`${rule.name} is on`} testId={`rule-switch-${rule.id}`} />
      <span className="sub el">
        {words?.action ?? actionKind(rule.action.type).label}
        {products !== null && rule.action.type !== "pin" ? ` · ${counted(products, "product")}` : ""}
      </span>
      <span className="sub el">
        {shoppersWords(rule.segments ?? [], nameOf)} · {where}
        {rule.schedule && words ? ` · ${words.when}` : ""}
      </span>
    </GridListItem>
  );
}
