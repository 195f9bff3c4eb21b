/* What a segment amounts to: its size, what earlier segments take of it, and how the segments overlap. */
import { EVERYONE } from "../../components/entity-id";
import { count } from "../../components/format";
import { Icon } from "../../components/icon";
import { Skeleton } from "../../components/states";
import type { SegmentSize, SegmentSizes } from "../../ipc/bindings";
import { OverlapTable } from "./overlap-table";
import { deltaOf, placeInsight, shoppersWords, sizeOf, takersOf } from "./sizes";
import { shareWords } from "../../components/shares";
import type { Sized } from "./use-sizes";

interface SizeSideProps {
  sized: Sized;
  /** a fresh one is "" */
  chosen: string;
  nameOf: (id: string) => string;
}

export function SizeSide({ sized, chosen, nameOf }: SizeSideProps) {
  const { sizes, failure } = sized;
  if (failure)
    return (
      <section className="size" aria-label="Size">
        <h2 className="h">Size</h2>
        <p className="problem" role="alert">
          Not counted: {failure.message}
        </p>
      </section>
    );
  if (!sizes) return <Skeleton lines={8} />;
  const size = sizeOf(sizes, chosen);
  return (
    <>
      {size && <Size sizes={sizes} size={size} />}
      {size && chosen !== EVERYONE && <Taken sizes={sizes} size={size} nameOf={nameOf} />}
      <OverlapTable sizes={sizes} chosen={chosen === EVERYONE ? null : chosen} nameOf={nameOf} />
    </>
  );
}

function Size({ sizes, size }: { sizes: SegmentSizes; size: SegmentSize }) {
  const delta = sizes.chosen && deltaOf(size.belongs, sizes.chosen.inDraft, sizes.shoppers);
  const against = () => {
    if (size.segment === EVERYONE) return "Whoever no segment matches.";
    if (!delta) return "Not in the draft yet.";
    return delta.way === "same" ? "As in the draft." : null;
  };
  return (
    <section className="size" aria-label="Size" data-testid="segment-size">
      <h2 className="h">Size</h2>
      <p className="size-line">
        <b data-testid="segment-size-count">{count(size.belongs)}</b> <span className="t2">of {shoppersWords(sizes.shoppers)}</span> <b className="size-share">{shareWords(size.belongs, sizes.shoppers)}</b>
      </p>
      <p className="t12 t2" data-testid="segment-size-delta">
        {against() ?? (
          <>
            <span className="c-accent sb">{delta?.figures}</span> against the draft
          </>
        )}
      </p>
    </section>
  );
}

function Taken({ sizes, size, nameOf }: { sizes: SegmentSizes; size: SegmentSize; nameOf: (id: string) => string }) {
  if (!sizes.chosen) return null;
  const takers = takersOf(sizes, size, nameOf);
  const whole = Math.max(1, size.matches);
  const place = sizes.segments.findIndex((each) => each.segment === size.segment) + 1;
  const share = (shoppers: number) => shareWords(shoppers, sizes.shoppers);
  return (
    <section aria-label="What earlier segments take" data-testid="segment-taken">
      <h2 className="h">What earlier segments take</h2>
      <ol className="taken">
        <li>
          <span className="el">Match the conditions</span>
          <Bar from={0} width={size.matches / whole} />
          <span className="v">{`${count(size.matches)} · ${share(size.matches)}`}</span>
        </li>
        {takers.map((taker) => (
          <li key={taker.segment} className="taker">
            <span className="el" title={taker.name}>
              <span className="t3">{taker.place}</span> {taker.name} takes
            </span>
            <Bar from={taker.from / whole} width={taker.shoppers / whole} />
            <span className="v c-bury">{`−${count(taker.shoppers)} · ${share(taker.shoppers)}`}</span>
          </li>
        ))}
        <li className="own">
          <span className="el" title={nameOf(size.segment)}>
            <span>{place}</span> {nameOf(size.segment)}
          </span>
          <Bar from={0} width={size.belongs / whole} />
          <span className="v">{`${count(size.belongs)} · ${share(size.belongs)}`}</span>
        </li>
      </ol>
      <p className="insight">
        <Icon name="idea" size="m" />
        <span>{placeInsight(sizes, size, takers)}</span>
      </p>
    </section>
  );
}

function Bar({ from, width }: { from: number; width: number }) {
  return (
    <span className="taken-bar" aria-hidden="true">
      <i style={{ left: `${from * 100}%`, width: `${width * 100}%` }} />
    </span>
  );
}
