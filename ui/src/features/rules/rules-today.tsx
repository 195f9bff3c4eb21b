/* What stands beside the list until a rule is chosen: how many rules work today, what they do, and which begin or end next. */
import type { ReactNode } from "react";
import { ailingOf, ailingWords, useRestedHealth } from "../../app/health-watch";
import { routeHref } from "../../app/routes";
import { ActionMark } from "../../components/action-mark";
import { Button } from "../../components/button";
import { count, counted, localClock, wallClock } from "../../components/format";
import { Icon } from "../../components/icon";
import { EmptyState, Skeleton } from "../../components/states";
import { useMinute } from "../../components/use-minute";
import type { Draft, StoreStatus } from "../../ipc/bindings";
import { useRules, useStatus } from "../../ipc/queries";
import { ACTION_KINDS } from "./action-kinds";
import { EVERYTHING, linesOf, type RuleLine, type RuleWish } from "./rule-filter";
import { STATES } from "./rule-filter-bar";
import { turnsAfter } from "./turns";

const MOST_TURNS = 6;

interface TodayProps {
  draft: Draft;
  /** what the list beside it is narrowed to */
  wish: RuleWish;
  onWish: (wish: RuleWish) => void;
  onAdd: () => void;
}

type Narrowing = Pick<RuleWish, "state" | "action">;

/** Narrows the list to what it counts; pressed again, the list is whole. */
function Narrows({ to, wish, onWish, className, children }: Pick<TodayProps, "wish" | "onWish"> & { to: Narrowing; className: string; children: ReactNode }) {
  const isOn = wish.state === to.state && wish.action === to.action;
  return (
    <button type="button" className={className} aria-pressed={isOn} onClick={() => onWish({ ...EVERYTHING, sort: wish.sort, ...(isOn ? {} : to) })}>
      {children}
    </button>
  );
}

function States({ lines, ...narrowing }: Pick<TodayProps, "wish" | "onWish"> & { lines: readonly RuleLine[] }) {
  return (
    <div className="today-states" role="group" aria-label="Rules by whether they work now">
      {STATES.map(({ id, name }) => (
        <Narrows key={id} to={{ state: id, action: null }} className="today-state" {...narrowing}>
          <b>{count(lines.filter((line) => line.state === id).length)}</b> <span>{name}</span>
        </Narrows>
      ))}
    </div>
  );
}

function Actions({ lines, ...narrowing }: Pick<TodayProps, "wish" | "onWish"> & { lines: readonly RuleLine[] }) {
  const active = lines.filter((line) => line.state === "active");
  const kinds = ACTION_KINDS.map((kind) => ({ ...kind, rules: active.filter((line) => line.rule.action.type === kind.type).length })).filter(({ rules }) => rules > 0);
  const most = Math.max(...kinds.map(({ rules }) => rules));
  if (kinds.length === 0) return <p className="t12 t2">No rule is active now: every page has the order of its formula alone.</p>;
  return (
    <ul className="today-actions">
      {kinds.map(({ type, label, rules }) => (
        <li key={type}>
          <Narrows to={{ state: "active", action: type }} className="today-action" {...narrowing}>
            <ActionMark type={type} />
            <span className="el">{label}</span>{" "}
            <span className="today-bar" aria-hidden="true">
              <i style={{ width: `${(rules / most) * 100}%` }} />
            </span>
            <b>{count(rules)}</b>
          </Narrows>
        </li>
      ))}
    </ul>
  );
}

function Turns({ draft, timeZone }: { draft: Draft; timeZone: string }) {
  const now = localClock(useMinute(), timeZone);
  const turns = turnsAfter(now, draft.document.rules);
  if (turns.length === 0) return <p className="t12 t2">No rule begins or ends by a date.</p>;
  return (
    <>
      <ul className="today-turns">
        {turns.slice(0, MOST_TURNS).map(({ rule, at, begins }) => (
          <li key={`${rule.id} ${begins}`}>
            <time dateTime={at}>{wallClock(at, now)}</time>
            <span className="t3">{begins ? "begins" : "ends"}</span>
            <ActionMark type={rule.action.type} />
            <a className="el" href={routeHref("rules", {}, "rule", rule.id)}>
              {rule.name}
            </a>
          </li>
        ))}
      </ul>
      <p className="t11 t3">
        {timeZone} time. {turns.length > MOST_TURNS && `${counted(turns.length - MOST_TURNS, "more date")} later.`}
      </p>
    </>
  );
}

/** How many rules Health has something to say of, with the way there. */
function ToHealth({ status }: { status: StoreStatus }) {
  const ailing = ailingOf(useRestedHealth(status).data?.findings ?? []);
  if (ailing === 0) return null;
  return (
    <a className="today-health" href={routeHref("health")}>
      <Icon name="warning" size="m" />
      {ailingWords(ailing)}
    </a>
  );
}

export function RulesToday({ draft, wish, onWish, onAdd }: TodayProps) {
  const status = useStatus().data;
  const rows = useRules().data;
  const add = (kind: "primary" | "plain") => (
    <Button kind={kind} icon="plus" hint="N" onPress={onAdd}>
      Rule
    </Button>
  );
  if (draft.document.rules.length === 0)
    return (
      <EmptyState title="No rule yet" icon="rules" centred actions={add("primary")}>
        A rule pins, hides, lifts, lowers or spreads products, on some pages or all, for some shoppers or all, always or by a schedule.
      </EmptyState>
    );
  if (!rows || !status) return <Skeleton lines={6} />;
  const lines = linesOf(draft, rows);
  return (
    <div className="today" data-testid="rules-today">
      <header>
        <h2 className="h-page">Rules today</h2>
        <ToHealth status={status} />
        <span className="sp" />
        {add("plain")}
      </header>
      <States lines={lines} wish={wish} onWish={onWish} />
      <div className="today-parts">
        <section aria-labelledby="today-actions">
          <h3 className="h" id="today-actions">What they do</h3>
          <Actions lines={lines} wish={wish} onWish={onWish} />
        </section>
        <section aria-labelledby="today-turns">
          <h3 className="h" id="today-turns">Begin or end next</h3>
          <Turns draft={draft} timeZone={status.facts.time_zone} />
        </section>
      </div>
    </div>
  );
}
