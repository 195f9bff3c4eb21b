/* The rules of the page in order of precedence, inherited ones included: scope, switch, health. */
import { useState } from "react";
import { routeHref } from "../../app/routes";
import { DraftBadge } from "../../components/badge";
import { Switch } from "../../components/choices";
import { Icon, type IconName } from "../../components/icon";
import { Button as AriaButton } from "react-aria-components";
import { count, counted } from "../../components/format";
import { Menu } from "../../components/overlays";
import type { PageRule, Touch } from "../../ipc/bindings";
import type { RuleActs } from "./use-rule-acts";

export const ACTION_ICONS: Record<string, IconName> = {
  pin: "pin",
  hide: "hide",
  only: "only",
  boost: "boost",
  bury: "bury",
  top: "top",
  bottom: "bottom",
  score: "score",
  formula: "formula",
  margin_floor: "margin",
  out_of_stock: "sold-out",
  low_stock: "warning",
  overstock: "stock",
  max_per: "spread",
};

const TONES: Record<string, string> = { pin: "c-pin", boost: "c-boost", overstock: "c-boost", top: "c-boost", bury: "c-bury", low_stock: "c-bury", bottom: "c-bury" };

interface PageRulesProps {
  rules: readonly PageRule[];
  /** where nothing is published yet all is draft, and a mark on everything marks nothing */
  hasPublished: boolean;
  onSwitch: (rule: string, on: boolean) => Promise<boolean>;
  /** how far each reaches, by lane; empty until it is known */
  touches: readonly Touch[];
  names: ReadonlyMap<string, string>;
  acts: RuleActs;
}

/** "12 products, 8 places" for each lane; one line where all lanes agree. */
export function reachWords(touches: readonly Touch[], nameOf: (segment: string) => string): { words: string; title: string }[] {
  const line = ({ products, places }: Touch) => `${products === null ? "" : `${counted(products, "product")}, `}${counted(places, "place")}`;
  const lines = [...new Set(touches.map(line))];
  const products = [...new Set(touches.map((touch) => touch.products))];
  const title = "Products of this page that it is about; places of the first 100 that would hold another product without it";
  const [only] = lines;
  if (lines.length === 1 && only) return [{ words: only, title }];
  const [same] = products;
  if (products.length === 1)
    return [...(same == null ? [] : [{ words: counted(same, "product"), title }]), ...touches.map((touch) => ({ words: `${nameOf(touch.segment)} ${counted(touch.places, "place")}`, title }))];
  return touches.map((touch) => ({ words: `${nameOf(touch.segment)} ${line(touch)}`, title }));
}

/** More lanes than this are told as a span, and each on request. */
const TOLD = 3;

/** "18 to 22 places" */
export function spanWords(touches: readonly Touch[]): string {
  const places = touches.map((touch) => touch.places);
  return `${count(Math.min(...places))} to ${counted(Math.max(...places), "place")}`;
}

function Reach({ rule, touches, names }: { rule: string; touches: readonly Touch[]; names: ReadonlyMap<string, string> }) {
  const lines = reachWords(touches, (segment) => names.get(segment) ?? segment);
  const line = ({ words, title }: { words: string; title: string }) => (
    <span key={words} title={title}>
      {words}
    </span>
  );
  const same = lines.length > touches.length ? lines.slice(0, 1) : [];
  return (
    <span className="reach" data-testid={`reach-${rule}`}>
      {lines.length <= TOLD + 1 ? (
        lines.map(line)
      ) : (
        <>
          {same.map(line)}
          <details>
            <summary>{spanWords(touches)}, by lane</summary>
            {lines.slice(same.length).map(line)}
          </details>
        </>
      )}
    </span>
  );
}

function RuleLine({ rule, order, marked, onSwitch, touches, names, acts }: Omit<PageRulesProps, "rules" | "hasPublished"> & { rule: PageRule; order: number; marked: boolean }) {
  // The switch moves in the same frame; the answer follows.
  const [asked, setAsked] = useState<boolean | null>(null);
  const on = asked ?? rule.enabled;
  const quiet = [rule.words.action, rule.words.scope, rule.words.when].filter((words) => words && words !== "always").join(" · ");
  return (
    <li className={on && rule.activeNow ? undefined : "off"} data-rule={rule.id}>
      <span className="o">{order}</span>
      <span className={TONES[rule.actionType] ?? "t3"}>
        <Icon name={ACTION_ICONS[rule.actionType] ?? "rules"} size="m" />
      </span>
      <span className="n">
        <a className="el" href={routeHref("rules", {}, "rule", rule.id)} title={rule.name}>
          {rule.name}
        </a>
        {marked && <DraftBadge />}
        {on && !rule.activeNow && asked === null && <span className="t11 t3 nw">not now</span>}
      </span>
      <Switch
        isSelected={on}
        label={`${rule.name} is on`}
        testId={`switch-${rule.id}`}
        onChange={(next) => {
          setAsked(next);
          void onSwitch(rule.id, next).then(() => setTimeout(() => setAsked(null), 400));
        }}
      />
      <Menu
        label={`Menu of ${rule.name}`}
        entries={acts.entriesFor(rule.id)}
        trigger={
          <AriaButton className="icbtn small more" aria-label={`Menu of ${rule.name}`} data-testid={`rule-menu-${rule.id}`}>
            <Icon name="more" size="m" />
          </AriaButton>
        }
      />
      <span className="w">{quiet}</span>
      {touches.length > 0 && <Reach rule={rule.id} touches={touches} names={names} />}
      {rule.warning && (
        <span className="warn">
          <Icon name="warning" size="s" />
          {rule.warning}
        </span>
      )}
    </li>
  );
}

export function PageRules({ rules, hasPublished, touches, ...shared }: PageRulesProps) {
  if (rules.length === 0) return <p className="t12 t3" style={{ padding: "0 16px 12px" }}>No rule is meant for this page. The formula alone orders it.</p>;
  return (
    <ol className="rl" data-testid="page-rules">
      {rules.map((rule, index) => (
        <RuleLine key={rule.id} rule={rule} order={index + 1} marked={hasPublished && rule.changed} touches={touches.filter((touch) => touch.rule === rule.id)} {...shared} />
      ))}
    </ol>
  );
}
