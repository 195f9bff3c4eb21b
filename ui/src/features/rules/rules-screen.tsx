/* Rules, formulas and collections: a list at the side, one entity in the middle. */
import { useState, type ReactNode } from "react";
import { Hints } from "../../app/hints";
import { openPaste, useRuleClipboard } from "../../app/rules-clipboard/paste-state";
import { useShortcuts } from "../../app/keys";
import { navigate, routeHref, useRoute } from "../../app/routes";
import { hintOf } from "../../app/shortcuts";
import { Button } from "../../components/button";
import { Segmented } from "../../components/choices";
import { SplitPanel } from "../../components/split-panel";
import { EmptyState, ErrorState, Skeleton } from "../../components/states";
import { FRESH, ownUnkept, useUnkept } from "../../components/unkept-edits";
import type { Draft } from "../../ipc/bindings";
import { useDraft, useStatus } from "../../ipc/queries";
import { CollectionEditor } from "./collection-editor";
import { FormulaEditor } from "./formula-editor";
import { CollectionList, FormulaList } from "./lists";
import { NewRule } from "./new-rule";
import { RuleEditor } from "./rule-editor";
import { EVERYTHING, type RuleWish } from "./rule-filter";
import { RuleList } from "./rule-list";
import { RulesToday } from "./rules-today";
import "../../components/entry-fields.css";
import "./rules.css";

type Tab = "rule" | "formula" | "collection";
const TABS: Record<Tab, { name: string; one: string }> = {
  rule: { name: "Rules", one: "Rule" },
  formula: { name: "Formulas", one: "Formula" },
  collection: { name: "Collections", one: "Collection" },
};
const isTab = (text: string | undefined): text is Tab => text !== undefined && text in TABS;

function keysOf(tab: Tab): [string[], string][] {
  const move: [string[], string][] = tab === "formula" ? [[[hintOf("moveUp"), hintOf("moveDown")], "reorder"]] : [];
  return [[["↑", "↓"], TABS[tab].one.toLowerCase()], [["N"], "add"], ...move, [["U"], "undo"]];
}

// The wish outlives a visit to another screen, as the place in a list should; another store's rules it does not know.
let lastWish: { store: string; wish: RuleWish } = { store: "", wish: EVERYTHING };

function useWish(store: string): [RuleWish, (next: RuleWish) => void] {
  const [held, setHeld] = useState(lastWish);
  const change = (next: RuleWish) => {
    lastWish = { store, wish: next };
    setHeld(lastWish);
  };
  return [held.store === store ? held.wish : EVERYTHING, change];
}

export function RulesScreen() {
  const { path, params } = useRoute();
  const draft = useDraft();
  const store = useStatus().data?.path ?? "";
  useState(() => ownUnkept(store));
  const [wish, setWish] = useWish(store);
  const tab: Tab = isTab(path[0]) ? path[0] : "rule";
  const fresh = params["new"] !== undefined;
  const add = () => navigate(tab === "rule" ? routeHref("rules", { new: "choose" }) : routeHref("rules", { new: tab }, tab));
  useShortcuts({ n: add });
  useRuleClipboard({
    chosen: () => draft.data?.document.rules.filter((rule) => tab === "rule" && rule.id === path[1]) ?? [],
    onPaste: (rules) => openPaste({ rules, verb: "Paste", page: null, segment: null }),
  });
  if (draft.isError) return <ErrorState title="The draft could not be read" failure={draft.error} onRetry={() => void draft.refetch()} />;
  if (!draft.data) return <Skeleton lines={8} />;
  const { document } = draft.data;
  const ids = document[`${tab}s`].map((each) => each.id);
  // A rule is not opened unasked: the list by precedence may begin anywhere.
  const asked = fresh ? null : (path[1] ?? (tab === "rule" ? null : (ids[0] ?? null)));
  return (
    <SplitPanel
      name="rules"
      startLabel={TABS[tab].name}
      startWidth={372}
      start={
        <>
          <div className="side-head">
            <div className="row g2">
              <h1 className="visually-hidden">{TABS[tab].name}</h1>
              <Segmented
                label="What is listed"
                small
                choices={(Object.keys(TABS) as Tab[]).map((id) => ({ id, name: TABS[id].name }))}
                value={tab}
                onChange={(next) => navigate(routeHref("rules", {}, next))}
              />
              <span className="sp" />
              <Button size="small" icon="plus" onPress={add} data-testid={`${tab}-add`}>
                {TABS[tab].one}
              </Button>
            </div>
          </div>
          {tab === "rule" && <RuleList draft={draft.data} chosen={asked} fresh={fresh} wish={wish} onWish={setWish} />}
          {tab === "formula" && <FormulaList draft={draft.data} chosen={asked} fresh={fresh} />}
          {tab === "collection" && <CollectionList draft={draft.data} chosen={asked} fresh={fresh} />}
        </>
      }
    >
      <div className="middle-fill">
        <Middle tab={tab} draft={draft.data} asked={asked} fresh={params["new"] ?? null} add={add} today={<RulesToday draft={draft.data} wish={wish} onWish={setWish} onAdd={add} />} />
        <Hints keys={keysOf(tab)} />
      </div>
    </SplitPanel>
  );
}

interface MiddleProps {
  tab: Tab;
  draft: Draft;
  asked: string | null;
  fresh: string | null;
  add: () => void;
  /** what stands here until a rule is chosen */
  today: ReactNode;
}

function Middle({ tab, draft, asked, fresh, add, today }: MiddleProps): ReactNode {
  const { params } = useRoute();
  const [begun] = useUnkept(`rule:${FRESH}`);
  const { document } = draft;
  if (tab === "rule") {
    if (fresh !== null) return fresh === "choose" || begun === null ? <NewRule draft={draft} page={params["page"] ?? null} segment={params["segment"] ?? null} /> : <RuleEditor key={FRESH} draft={draft} rule={null} />;
    const rule = document.rules.find((each) => each.id === asked);
    if (rule) return <RuleEditor key={rule.id} draft={draft} rule={rule} />;
    if (asked === null) return today;
  } else if (tab === "formula") {
    const formula = document.formulas.find((each) => each.id === asked);
    if (fresh !== null || formula) return <FormulaEditor key={formula?.id ?? FRESH} draft={draft} formula={formula ?? null} />;
  } else {
    const collection = document.collections.find((each) => each.id === asked);
    if (fresh !== null || collection) return <CollectionEditor key={collection?.id ?? FRESH} draft={draft} collection={collection ?? null} />;
  }
  return <Nothing tab={tab} asked={asked} add={add} />;
}

const ABOUT: Record<Tab, string> = {
  rule: "",
  formula: "A formula gives each product points by its figures, and so orders a page. Without one, products stand by their ids.",
  collection: "A collection is a page of its own: the products that its conditions select.",
};

function Nothing({ tab, asked, add }: { tab: Tab; asked: string | null; add: () => void }) {
  const one = TABS[tab].one.toLowerCase();
  return (
    <EmptyState
      title={asked === null ? `No ${one} yet` : `No ${one} is called “${asked}”`}
      icon={tab === "collection" ? "tag" : tab === "formula" ? "formula" : "rules"}
      centred
      actions={
        <Button kind="primary" icon="plus" onPress={add}>
          {TABS[tab].one}
        </Button>
      }
    >
      {asked === null ? ABOUT[tab] : "It may have been removed or undone."}
    </EmptyState>
  );
}
