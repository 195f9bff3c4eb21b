/* What would change a product's place: the least boost that does, and each rule taken away. All of it ranked, none guessed. */
import { useState } from "react";
import { routeHref } from "../../app/routes";
import { Button } from "../../components/button";
import { useRested } from "../../components/conditions/use-fields";
import { NumberField } from "../../components/fields";
import { count, counted } from "../../components/format";
import { Icon } from "../../components/icon";
import type { Lift, WhatIf } from "../../ipc/bindings";
import { useWhatIf, type WhatIfQuestion } from "../../ipc/queries";
import { ACTION_ICONS } from "./page-rules";

interface WhatIfProps {
  question: WhatIfQuestion;
  /** proposes a boost of so many points more */
  onBoost: (points: number) => void;
}

/** The place that is offered first: a step towards the top that people think in. */
export function placeToOffer(position: number | null): number {
  if (position === null || position <= 4) return 1;
  return position > 24 ? 24 : position > 12 ? 12 : 4;
}

/** "11, ↓ 5", "not shown", "here all the same" */
export function withoutWords(position: number | null, now: number | null): string {
  if (position === null) return now === null ? "still not shown" : "not shown";
  if (now === null) return `at ${count(position)}`;
  if (position === now) return "here all the same";
  return `at ${count(position)}, ${position < now ? "up" : "down"} ${count(Math.abs(position - now))}`;
}

function LiftLine({ name, lift, onBoost, testId }: { name: React.ReactNode; lift: Lift | null; onBoost: WhatIfProps["onBoost"]; testId: string }) {
  if (!lift) return null;
  return (
    <div className="lift" data-testid={testId}>
      <span className="sp">{name}</span>
      {lift.kind === "boost" ? (
        <>
          <span className="t12 t2 nw">least boost</span>
          <Button size="small" onPress={() => onBoost(lift.points)} aria-label={`Boost by ${counted(lift.points, "point")}, to position ${lift.position}`}>
            <span className="c-boost">
              <Icon name="boost" size="s" />
            </span>
            +{count(lift.points)}
          </Button>
        </>
      ) : (
        <span className="t12 t3 reason">{lift.kind === "unneeded" ? "It stands there or higher." : lift.reason}</span>
      )}
    </div>
  );
}

function Without({ answer }: { answer: WhatIf }) {
  if (answer.without.length === 0) return null;
  return (
    <ul className="without" aria-label="Without a rule" data-testid="without-rules">
      {answer.without.map((each) => {
        const better = each.position !== null && (answer.position === null || each.position < answer.position);
        const same = each.position === answer.position;
        return (
          <li key={each.rule}>
            <Icon name={ACTION_ICONS[each.actionType] ?? "rules"} size="s" />
            <span className="el">
              Without{" "}
              <a className="link" href={routeHref("rules", {}, "rule", each.rule)} title={each.name}>
                {each.name}
              </a>
            </span>
            <span className={same ? "t3 nw" : better ? "c-boost nw" : "c-bury nw"}>{withoutWords(each.position, answer.position)}</span>
          </li>
        );
      })}
    </ul>
  );
}

export function WhatIfPanel({ question: asked, onBoost }: WhatIfProps) {
  // Whoever walks from product to product asks once they stay.
  const question = { ...asked, product: useRested(asked.product, 120) };
  const [typed, setTyped] = useState<number | null>(null);
  // The first answer says where it is; the place that is offered follows from it.
  const answer = useWhatIf({ ...question, place: typed }).data;
  const offered = placeToOffer(answer?.position ?? null);
  const toOffered = useWhatIf(typed === null && answer?.next ? { ...question, place: offered } : null).data;
  if (!answer || question.product !== asked.product) return null;
  const toPlace = typed === null ? (toOffered?.toPlace ?? null) : answer.toPlace;
  const movable = answer.next !== null;
  return (
    <section className="wif" aria-label="What would change it" data-testid="what-if" data-of={question.product}>
      {movable && (
        <>
          <h4 className="cap">What would change it</h4>
          <LiftLine name="The next place up" lift={answer.next} onBoost={onBoost} testId="lift-next" />
          {answer.next?.kind === "boost" && (
            <div className="lift-to">
              <LiftLine
                testId="lift-place"
                name={
                  <span className="row g1">
                    To position
                    <NumberField label="Position to bring it to" labelHidden width={52} value={typed ?? offered} min={1} max={100_000} onChange={(place) => place !== null && place > 0 && setTyped(place)} testId="lift-to" />
                  </span>
                }
                lift={toPlace ?? { kind: "unneeded" }}
                onBoost={onBoost}
              />
            </div>
          )}
        </>
      )}
      <Without answer={answer} />
    </section>
  );
}
