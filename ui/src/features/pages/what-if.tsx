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
  change: WhatIfChange;
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

function LiftLine({ name, lift, onBoost, testId }: { name: React.ReactNode; /** undefined: not known yet */ lift: Lift | undefined; onBoost: WhatIfProps["onBoost"]; testId: string }) {
  return (
    <div className="lift" data-testid={testId}>
      <span className="sp">{name}</span>
      {lift === undefined ? null : lift.kind === "boost" ? (
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

export type WhatIfChange = ReturnType<typeof useWhatIfChange>;

/** What would change the product's place; `isWhole` once nothing of it is waited for. */
export function useWhatIfChange(asked: Omit<WhatIfQuestion, "product"> & { product: string | null }) {
  // Whoever walks from product to product asks once they stay.
  const product = useRested(asked.product, 120);
  const question = product === null ? null : { ...asked, product };
  const [typed, setTyped] = useState<{ product: string; place: number } | null>(null);
  const typedPlace = typed?.product === product ? typed.place : null;
  // The first answer says where it is; the place that is offered follows from it.
  const first = useWhatIf(question && { ...question, place: typedPlace });
  const answer = first.data;
  const offered = placeToOffer(answer?.position ?? null);
  const second = useWhatIf(question && typedPlace === null && answer?.next ? { ...question, place: offered } : null);
  const isOfProduct = product === asked.product;
  const [toPlace, isLate] = typedPlace === null ? [second.data?.toPlace, second.isPlaceholderData] : [answer?.toPlace, first.isPlaceholderData];
  return {
    product,
    answer: isOfProduct ? answer : undefined,
    place: typedPlace ?? offered,
    /** to that place; undefined until it is known */
    toPlace: isLate ? undefined : toPlace,
    isWhole: isOfProduct && (first.isError || (answer !== undefined && (answer.next === null || typedPlace !== null || second.isError || second.data !== undefined))),
    setPlace: (place: number) => product !== null && setTyped({ product, place }),
  };
}

/** The least boosts that raise it, and its place without each rule that acts on it. */
export function WhatIfPanel({ change, onBoost }: WhatIfProps) {
  const { answer, place, toPlace } = change;
  if (!answer) return null;
  return (
    <section className="wif" aria-label="What would change it" data-testid="what-if" data-of={change.product}>
      {answer.next !== null && (
        <>
          <h4 className="cap">What would change it</h4>
          <LiftLine name="The next place up" lift={answer.next} onBoost={onBoost} testId="lift-next" />
          {answer.next.kind === "boost" && (
            <div className="lift-to">
              <LiftLine
                testId="lift-place"
                name={
                  <span className="row g1">
                    To position
                    <NumberField label="Position to bring it to" labelHidden width={52} value={place} min={1} max={100_000} onChange={(typed) => typed !== null && typed > 0 && change.setPlace(typed)} testId="lift-to" />
                  </span>
                }
                lift={toPlace === null ? { kind: "unneeded" } : toPlace}
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
