/* Why is it here: the points of a product for one segment, its tier, pin and spread, and one sentence. */
import { Fragment, type ReactNode } from "react";
import { routeHref } from "../../app/routes";
import { Segmented } from "../../components/choices";
import { count, signed } from "../../components/format";
import { Icon } from "../../components/icon";
import { Skeleton } from "../../components/states";
import type { Why } from "../../ipc/bindings";
import { waterfall } from "./waterfall";

interface WhyPanelProps {
  why: Why[] | undefined;
  /** why there is no answer */
  failure: Error | null;
  names: ReadonlyMap<string, string>;
  ruleNames: ReadonlyMap<string, string>;
  segment: string;
  onSegment: (segment: string) => void;
  /** what would change its place for a segment */
  whatIf: ReactNode;
}

const TIERS: Record<number, string> = { 1: "top", 0: "ordinary", [-1]: "bottom" };

function RuleLinks({ rules, names }: { rules: readonly string[]; names: ReadonlyMap<string, string> }) {
  return rules.map((rule, index) => (
    <Fragment key={rule}>
      {index > 0 && ", "}
      <a className="link" href={routeHref("rules", {}, "rule", rule)}>
        {names.get(rule) ?? rule}
      </a>
    </Fragment>
  ));
}

function Bars({ why }: { why: Why }) {
  const { bars, total } = waterfall(why.contributions, why.points);
  return (
    <ul className="wf" data-testid="waterfall">
      {bars.map((bar, index) => (
        <li key={`${bar.label}-${bar.rule ?? ""}-${bar.note ?? ""}`}>
          <span className="nm" title={bar.note ?? bar.label}>
            {(bar.tone === "boost" || bar.tone === "bury") && (
              <span className={`c-${bar.tone}`}>
                <Icon name={bar.tone} size="s" />
              </span>
            )}
            <span className="el">{bar.label}</span>
          </span>
          <span className="tr">
            <span className={`b ${bar.tone}`} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
            {index < bars.length - 1 && <span className="k" style={{ left: `${bar.end}%` }} />}
          </span>
          <span className={bar.points < 0 ? "v c-bury" : bar.tone === "boost" ? "v c-boost" : "v"}>{signed(bar.points)}</span>
        </li>
      ))}
      <li className="sum">
        <span className="nm">Points</span>
        <span className="tr">
          <span className="b" style={{ left: `${total.left}%`, width: `${total.width}%` }} />
        </span>
        <span className="v" data-testid="why-points">
          {count(total.points)}
        </span>
      </li>
    </ul>
  );
}

function Facts({ why, ruleNames }: { why: Why; ruleNames: ReadonlyMap<string, string> }) {
  const spread = why.maxPer.length === 0 ? (why.withoutMaxPer !== null && why.position !== null && why.withoutMaxPer > why.position ? "moved up" : "not moved") : "moved down";
  return (
    <div className="kv">
      <span title={why.tierRules.map((rule) => ruleNames.get(rule) ?? rule).join(", ") || undefined}>
        Tier <b>{`${why.tier < 0 ? "\u2212" : ""}${Math.abs(why.tier)}, ${TIERS[why.tier] ?? ""}`}</b>
      </span>
      <span title={why.pin ? (ruleNames.get(why.pin.rule) ?? why.pin.rule) : undefined}>
        Pin <b>{why.pin ? `at ${why.pin.asked}` : "none"}</b>
      </span>
      <span title={why.maxPer.map((rule) => ruleNames.get(rule) ?? rule).join(", ") || undefined}>
        Spread <b>{spread}</b>
      </span>
    </div>
  );
}

export function WhyPanel({ why, failure, names, ruleNames, segment, onSegment, whatIf }: WhyPanelProps) {
  if (!why && failure) return <p className="problem" role="alert">{failure.message}</p>;
  if (!why) return <Skeleton lines={5} />;
  const current = why.find((each) => each.segment === segment) ?? why[0];
  if (!current) return null;
  return (
    <>
      <Segmented
        label="Segment"
        fill
        value={current.segment}
        onChange={onSegment}
        choices={why.map((each) => ({
          id: each.segment,
          name: (
            <>
              <span className="el">{names.get(each.segment) ?? each.segment}</span> {each.position === null ? "–" : count(each.position)}
            </>
          ),
        }))}
      />
      {current.shown ? (
        <>
          <Bars why={current} />
          <Facts why={current} ruleNames={ruleNames} />
        </>
      ) : (
        <p className="t12 t2" style={{ marginTop: 8 }}>
          Not shown for {names.get(current.segment) ?? current.segment}
          {current.because.length > 0 && (
            <>
              {" "}
              because of <RuleLinks rules={current.because} names={ruleNames} />
            </>
          )}
          .
        </p>
      )}
      {current.sentence && (
        <div className="wi" data-testid="why-sentence">
          <Icon name="idea" size="m" />
          <span>{current.sentence}</span>
        </div>
      )}
      {whatIf}
    </>
  );
}
