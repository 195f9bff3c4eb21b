/* "Who am I?": a made-up shopper, the segment it belongs to, and why. */
import { Button } from "../../components/button";
import { EVERYONE } from "../../components/entity-id";
import { Icon } from "../../components/icon";
import { useRested } from "../../components/conditions/use-fields";
import { useUnkept } from "../../components/unkept-edits";
import type { Segment } from "../../ipc/bindings";
import { useSegmentTest } from "../../ipc/queries";
import { NOBODY, shopperOf, type MadeUp } from "./made-up-shopper";
import { ShopperForm } from "./shopper-form";

export function ShopperTest({ segments }: { segments: Segment[] }) {
  const [kept, setKept] = useUnkept<MadeUp>("shopper");
  const shopper = kept ?? NOBODY;
  return (
    <section aria-label="Which segment is a shopper in?" className="who">
      <div className="row g2">
        <h2 className="h sp">Which segment is a shopper in?</h2>
        {kept && (
          <Button kind="quiet" size="small" onPress={() => setKept(null)}>
            Clear
          </Button>
        )}
      </div>
      <Verdict shopper={shopper} segments={segments} />
      <ShopperForm shopper={shopper} onChange={setKept} />
    </section>
  );
}

function Verdict({ shopper, segments }: { shopper: MadeUp; segments: Segment[] }) {
  const test = useSegmentTest(useRested(shopperOf(shopper)));
  if (test.isError)
    return (
      <p className="problem" role="alert">
        {test.error.message}
      </p>
    );
  if (!test.data) return <p className="t12 t3">…</p>;
  const { segment, reasons } = test.data;
  const nameOf = (id: string) => segments.find((each) => each.id === id)?.name ?? (id === EVERYONE ? "Everyone" : id);
  const own = reasons.findIndex((reason) => reason.segment === segment);
  return (
    <div className="verdict" aria-live="polite" data-testid="who-am-i" data-segment={segment}>
      <p className="verdict-name">
        <b>{nameOf(segment)}</b>
        <span className="t2">{segment === EVERYONE ? "no segment matches" : `because ${reasons[own]?.words ?? "it matches"}`}</span>
      </p>
      <ol className="reasons">
        {reasons.filter((reason) => reason.segment !== EVERYONE).map((reason, index) => (
          <li key={reason.segment} className={reason.segment === segment ? "own" : ""}>
            <Icon name={reason.matches ? "check" : "close"} size="s" />
            <span className="md">{nameOf(reason.segment)}</span>
            <span className="visually-hidden">{reason.matches ? "matches:" : "does not match:"}</span>
            <span className="t3">
              {reason.words}
              {reason.matches && own >= 0 && index > own ? " · comes later" : ""}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
