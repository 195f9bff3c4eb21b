/* What there is to look at and not to use: Tab leads to it, and keys that nobody else takes scroll it. */
import { type ReactNode, useRef } from "react";
import { useShortcuts } from "../app/keys";

interface ScrollRegionProps {
  label: string;
  className: string;
  testId: string;
  children: ReactNode;
}

/** px */
const LINE = 48;
/** Of what is in sight, so much goes by with a page. */
const PAGE = 0.875;

export function ScrollRegion({ label, className, testId, children }: ScrollRegionProps) {
  const region = useRef<HTMLDivElement>(null);
  const by = (way: (region: HTMLElement) => number) => () => {
    region.current?.focus({ preventScroll: true });
    region.current?.scrollBy({ top: way(region.current) });
  };
  const on = by(({ clientHeight }) => clientHeight * PAGE);
  const back = by(({ clientHeight }) => -clientHeight * PAGE);
  useShortcuts({
    ArrowDown: by(() => LINE),
    ArrowUp: by(() => -LINE),
    PageDown: on,
    PageUp: back,
    " ": on,
    "Shift+ ": back,
    Home: by(({ scrollTop }) => -scrollTop),
    End: by(({ scrollHeight }) => scrollHeight),
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div ref={region} className={className} role="region" aria-label={label} tabIndex={0} data-testid={testId}>
      {children}
    </div>
  );
}
