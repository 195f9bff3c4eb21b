/* The colours of a merchant's shop: what a text means, how well two can be told apart, and how the page takes them. Pure. */

/** Each as `#rrggbb`. */
export interface ShopColours {
  page: string;
  text: string;
  price: string;
  /** of a price that was higher */
  sale: string;
}

/** What a shop begins with once it has colours of its own. */
export const FIRST_COLOURS: ShopColours = { page: "#ffffff", text: "#1c1c1c", price: "#1c1c1c", sale: "#b3261e" };

/** The least contrast at which text reads well (WCAG 2, AA). */
export const READS_WELL = 4.5;

/** "#1A2B3C", "1a2b3c" and "#abc" as `#rrggbb`; null for all else. */
export function colourFrom(text: unknown): string | null {
  const digits = typeof text === "string" ? /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1]?.toLowerCase() : undefined;
  if (digits === undefined) return null;
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits}`;
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Relative luminance, 0 to 1 (WCAG 2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1, the same, to 21, black on white (WCAG 2). */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** The text's colour, drawn back towards the page as long as it reads well. */
export function quietOf({ page, text }: ShopColours): string {
  const behind = channels(page);
  const mixed = channels(text).map((value, at) => Math.round(value * 0.7 + (behind[at] ?? 0) * 0.3));
  const quiet = `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  return contrast(quiet, page) >= READS_WELL ? quiet : text;
}

/** Of the two rings around what differs: one of them is seen at 3 or more on whatever colour a page has. */
export const RINGS = ["#ffffff", "#12308b"] as const;
