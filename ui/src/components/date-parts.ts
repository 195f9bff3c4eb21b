/* What is typed into a date field part by part, read from its parts: a day without a time is told of by the field only once it is whole. */
import { type FocusEvent, type KeyboardEvent, useRef, useState } from "react";
import { flushSync } from "react-dom";

const pad = (figure: number, length = 2) => String(figure).padStart(length, "0");

/** The figure that stands in a part; null: none yet. Undefined: the field has no such part. */
function figureOf(field: Element, type: string): number | null | undefined {
  const part = field.querySelector(`[data-type="${type}"]`);
  if (!part) return undefined;
  const now = part.getAttribute("aria-valuenow");
  return part.hasAttribute("data-placeholder") || now === null ? null : Number(now);
}

/** A day whose time nobody typed begins at 00:00, and an hour at its first minute; null where the day itself is not whole, or nothing is missing. */
export function completedTime(field: Element): string | null {
  const [year, month, day] = ["year", "month", "day"].map((type) => figureOf(field, type));
  const [hour, minute] = ["hour", "minute"].map((type) => figureOf(field, type));
  if (year == null || month == null || day == null || hour === undefined || minute === undefined) return null;
  if (hour !== null && minute !== null) return null;
  // 11 in the morning or at night is told by another part.
  if (hour !== null && figureOf(field, "dayPeriod") !== undefined) return null;
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${pad(hour ?? 0)}:${pad(minute ?? 0)}`;
}

/** Something is typed, and something is missing. */
function isUnfinished(field: Element): boolean {
  const parts = [...field.querySelectorAll("[role=spinbutton]")];
  const open = parts.filter((part) => part.hasAttribute("data-placeholder"));
  return open.length > 0 && open.length < parts.length;
}

export const UNFINISHED = "Type the whole of it, or leave it empty.";

/**
 * For the group around the parts: what is left is completed, and Enter keeps the form around it, as in every other field.
 * What can't be completed is said, for it would hold for nothing.
 */
export function useDateParts(onChange: (value: string) => void) {
  const field = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** Whether what stands there is whole, or empty. */
  const finish = (): boolean => {
    const whole = field.current && completedTime(field.current);
    if (whole !== null) onChange(whole);
    const isOpen = whole === null && field.current !== null && isUnfinished(field.current);
    setProblem(isOpen ? UNFINISHED : null);
    return !isOpen;
  };
  const onBlurCapture = ({ relatedTarget }: FocusEvent) => {
    if (!(relatedTarget instanceof Node && field.current?.contains(relatedTarget))) finish();
  };
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof Element) || event.target.getAttribute("role") !== "spinbutton") return;
    const form = event.target.closest("form");
    if (!form) return;
    event.preventDefault();
    if (flushSync(finish)) form.requestSubmit();
  };
  return { problem, group: { ref: field, onBlurCapture, onKeyDownCapture } };
}
