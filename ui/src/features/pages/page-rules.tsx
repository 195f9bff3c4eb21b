/* The rules of the page in order of precedence, inherited ones included: scope, switch, health. */
import { useState } from "react";
import { routeHref } from "../../app/routes";
import { DraftBadge } from "../../components/badge";
import { Switch } from "../../components/choices";
import { ContextMenu, menuPlace, type MenuPlace, useContextMenu } from "../../components/context-menu";
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
  /** those that are on in the draft, which is there before an edit's answer about the page */
  on: ReadonlySet<string>;
  /** of this page too, for segments that stand in no lane */
  others: readonly PageRule[];
  /** where nothing is published yet all is draft, and a mark on everything marks nothing */
  hasPublished: boolean;
  onSwitch: (rule: string, on: boolean) => Promise<boolean>;
  /** how far each reaches, by lane; empty until it is known */
  touches: readonly Touch[];
  names: ReadonlyMap<string, string>;
  acts: RuleActs;
}

const REACH = "Products of this page that it is about; places, of the first 100 at most, that would hold another product without it";

/** "18 to 22"; "18", where all are. */
function span(figures: readonly number[]): string {
  const [least, most] = [Math.min(...figures), Math.max(...figures)];
  return least === most ? count(least) : `${count(least)} to ${count(most)}`;
}

/** "12 products, 8 of 100 places", of fewer on a shorter page: always one line, for it comes later. Where lanes differ it is a span, and each is named. */
export function reachWords(touches: readonly Touch[], nameOf: (segment: string) => string): { words: string; lanes: string[] } {
  const products = touches.flatMap((touch) => touch.products ?? []);
  const about = products.length === 0 ? "" : `${span(products)} ${Math.max(...products) === 1 ? "product" : "products"}, `;
  const compared = Math.max(...touches.map((touch) => touch.compared));
  const words = `${about}${span(touches.map((touch) => touch.places))} of ${counted(compared, "place")}`;
  const [first] = touches;
  if (touches.every((touch) => touch.products === first?.products && touch.places === first.places)) return { words, lanes: [] };
  const sameProducts = touches.every((touch) => touch.products === first?.products);
  return { words, lanes: touches.map((touch) => `${nameOf(touch.segment)} ${sameProducts || touch.products === null ? "" : `${counted(touch.products, "product")}, `}${count(touch.places)}`) };
}

/** Its line is kept free for it until it is known; of a rule that does not act it says so. A switch moves no line. */
function Reach({ rule, touches, names }: { rule: string; touches: readonly Touch[]; names: ReadonlyMap<string, string> }) {
  if (touches.length === 0) return <span className="reach" />;
  const { words, lanes } = reachWords(touches, (segment) => names.get(segment) ?? segment);
  return (
    <span className="reach" title={REACH} data-testid={`reach-${rule}`}>
      {lanes.length === 0 ? (
        <span className="el">{words}</span>
      ) : (
        <details>
          <summary className="el">{words}</summary>
          {lanes.map((lane) => (
            <span key={lane}>{lane}</span>
          ))}
        </details>
      )}
    </span>
  );
}

function RuleLine({ rule, isOn, order, marked, onSwitch, touches, names, acts }: Omit<PageRulesProps, "rules" | "on" | "others" | "hasPublished"> & { rule: PageRule; isOn: boolean; order: number; marked: boolean }) {
  // The switch moves in the same frame; the draft follows.
  const [asked, setAsked] = useState<{ on: boolean } | null>(null);
  const on = asked?.on ?? isOn;
  // Of a rule that was just switched on it is not known yet whether it acts now.
  const isIdle = rule.enabled && !rule.activeNow;
  const isActing = on && !isIdle;
  const quiet = [rule.words.action, rule.words.scope, rule.words.when].filter((words) => words && words !== "always").join(" · ");
  return (
    <li className={isActing ? undefined : "off"} data-rule={rule.id}>
      <span className="o">{order}</span>
      <span className={TONES[rule.actionType] ?? "t3"}>
        <Icon name={ACTION_ICONS[rule.actionType] ?? "rules"} size="m" />
      </span>
      <span className="n">
        <a className="el" href={routeHref("rules", {}, "rule", rule.id)} title={rule.name}>
          {rule.name}
        </a>
        {marked && <DraftBadge />}
      </span>
      <Switch
        isSelected={on}
        label={`${rule.name} is on`}
        testId={`switch-${rule.id}`}
        onChange={(next) => {
          const ask = { on: next };
          setAsked(ask);
          void onSwitch(rule.id, next).then(() => setAsked((last) => (last === ask ? null : last)));
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
      {isActing ? <Reach rule={rule.id} touches={rule.activeNow ? touches : []} names={names} /> : <span className="reach t3">{on ? "Not now" : "Off"}</span>}
      {rule.warning && (
        <span className="warn">
          <Icon name="warning" size="s" />
          {rule.warning}
        </span>
      )}
    </li>
  );
}

/** What is meant for this page and for none of the lanes: named, so that no rule of the page is out of sight. */
function Others({ rules }: { rules: readonly PageRule[] }) {
  if (rules.length === 0) return null;
  return (
    <details className="rl-others" data-testid="rules-of-others">
      <summary>{rules.length === 1 ? "1 more is" : `${count(rules.length)} more are`} for segments without a lane here</summary>
      <ul>
        {rules.map((rule) => (
          <li key={rule.id}>
            <Icon name={ACTION_ICONS[rule.actionType] ?? "rules"} size="s" />
            <span>
              <a className="link" href={routeHref("rules", {}, "rule", rule.id)}>
                {rule.name}
              </a>{" "}
              <span className="t3">{[rule.words.scope, rule.enabled ? null : "off"].filter(Boolean).join(" · ")}</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

export function PageRules({ rules, on, others, hasPublished, touches, ...shared }: PageRulesProps) {
  const [asked, ask] = useState<{ place: MenuPlace; rule: string } | null>(null);
  useContextMenu("[data-testid=page-rules] > [data-rule]", (event, line) => ask({ place: menuPlace(event, line), rule: line.dataset["rule"] ?? "" }));
  return (
    <>
      <ContextMenu place={asked?.place ?? null} label={`Menu of ${rules.find((rule) => rule.id === asked?.rule)?.name ?? ""}`} entries={asked ? shared.acts.entriesFor(asked.rule) : []} onClose={() => ask(null)} />
      {rules.length === 0 ? (
        <p className="t12 t3" style={{ padding: "0 16px 12px" }}>{others.length === 0 ? "No rule is meant for this page. Its products stand in base order." : "No rule is meant for these lanes. Their products stand in base order."}</p>
      ) : (
        <ol className="rl" data-testid="page-rules">
          {rules.map((rule, index) => (
            <RuleLine key={rule.id} rule={rule} isOn={on.has(rule.id)} order={index + 1} marked={hasPublished && rule.changed} touches={touches.filter((touch) => touch.rule === rule.id)} {...shared} />
          ))}
        </ol>
      )}
      <Others rules={others} />
    </>
  );
}
