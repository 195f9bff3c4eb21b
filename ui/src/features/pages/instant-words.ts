/* The store's wall clock in words. */
const words = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** "2026-11-24T10:42" → "Tue 24 Nov, 10:42" */
export function instantWords(local: string): string {
  const parts = words.formatToParts(new Date(`${local.slice(0, 16)}:00Z`));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("weekday")} ${part("day")} ${part("month")}, ${part("hour")}:${part("minute")}`;
}
