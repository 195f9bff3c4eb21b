/* "Who am I?": a made-up shopper, the segment it belongs to, and why. */
import { Button } from "../../components/button";
import { EVERYONE } from "../../components/entity-id";
import { Icon } from "../../components/icon";
import { predicateWords } from "../../components/conditions/predicate-words";
import { useMoney, useRested, useSubjectFields } from "../../components/conditions/use-fields";
import { useUnkept } from "../../components/unkept-edits";
import type { Segment, Shopper } from "../../ipc/bindings";
import { useSegmentTest } from "../../ipc/queries";
import { factWords } from "./facts";
import { fieldsIn, NOBODY, shopperOf, valueOf, type MadeUp } from "./made-up-shopper";
import { ShopperForm } from "./shopper-form";

export function ShopperTest({ segments, labelHidden }: { segments: Segment[]; labelHidden?: boolean }) {
  const fields = useSubjectFields("shopper");
  const money = useMoney();
  const [kept, setKept] = useUnkept<MadeUp>("shopper");
  const shopper = kept ?? NOBODY;
  return (
    <section aria-label={labelHidden ? "The made-up shopper" : "Which segment is a shopper in?"} className="who">
      <div className="row g2">
        {labelHidden ? <span className="sp" /> : <h2 className="h sp">Which segment is a shopper in?</h2>}
        {kept && (
          <Button kind="quiet" size="small" onPress={() => setKept(null)}>
            Clear
          </Button>
        )}
      </div>
      <Verdict shopper={shopperOf(shopper)} segments={segments} factWordsOf={(name) => factWords(valueOf(shopper, name), fields.get(name), money)} />
      <ShopperForm shopper={shopper} onChange={setKept} />
    </section>
  );
}

interface VerdictProps {
  shopper: Shopper;
  segments: Segment[];
  /** what the shopper has under a field, in words */
  factWordsOf: (field: string) => string;
}

export function Verdict({ shopper, segments, factWordsOf }: VerdictProps) {
  const fields = useSubjectFields("shopper");
  const money = useMoney();
  const test = useSegmentTest(useRested(shopper));
  if (test.isError)
    return (
      <p className="problem" role="alert">
        {test.error.message}
      </p>
    );
  if (!test.data) return <p className="t12 t3">…</p>;
  const { segment, reasons } = test.data;
  const whenOf = (id: string) => segments.find((each) => each.id === id)?.when;
  const words = (id: string, fallback: string) => {
    const when = whenOf(id);
    return when ? predicateWords(when, { fields, money }) : fallback;
  };
  const here = (id: string) => fieldsIn(whenOf(id) ?? { all: [] }).map((name) => `${fields.get(name).label} ${factWordsOf(name)}`);
  const nameOf = (id: string) => segments.find((each) => each.id === id)?.name ?? (id === EVERYONE ? "Everyone" : id);
  const own = reasons.findIndex((reason) => reason.segment === segment);
  return (
    <div className="verdict" aria-live="polite" data-testid="who-am-i" data-segment={segment}>
      <p className="verdict-name">
        <b>{nameOf(segment)}</b>
        <span className="t2">{segment === EVERYONE ? "no segment matches" : `because ${words(segment, reasons[own]?.words ?? "it matches")}`}</span>
      </p>
      {segment !== EVERYONE && <p className="t12 t3">Here: {here(segment).join("; ") || "nothing is asked"}.</p>}
      <ol className="reasons">
        {reasons.filter((reason) => reason.segment !== EVERYONE).map((reason, index) => (
          <li key={reason.segment} className={reason.segment === segment ? "own" : ""}>
            <Icon name={reason.matches ? "check" : "close"} size="s" />
            <span className="md">{nameOf(reason.segment)}</span>
            <span className="visually-hidden">{reason.matches ? "matches:" : "does not match:"}</span>
            <span className="t3">
              {words(reason.segment, reason.words)}
              {reason.matches && own >= 0 && index > own ? " · comes later" : ""}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
