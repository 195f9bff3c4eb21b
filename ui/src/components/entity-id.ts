// Ids of rules, segments, collections and formulas: [A-Za-z0-9_.-]{1,100}, unique per kind.

const PATTERN = /^[A-Za-z0-9_.-]{1,100}$/;

/** The segment of a shopper whom no listed segment matches; always exists. */
export const EVERYONE = "everyone";

/** An id made of a name, unlike all that are taken: "Deep discounts first" → "deep-discounts-first". */
export function freshId(name: string, taken: Iterable<string>, fallback: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  const stem = plain === "" ? fallback : plain;
  const used = new Set(taken);
  used.add(EVERYONE);
  if (!used.has(stem)) return stem;
  let number = 2;
  while (used.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** What is wrong with an id that a person typed; null if nothing is. */
export function idProblem(id: string, taken: Iterable<string>): string | null {
  if (!PATTERN.test(id)) return "Letters, digits, dot, dash and underscore, at most 100.";
  if (id === EVERYONE) return "“everyone” is reserved for shoppers whom no segment matches.";
  return new Set(taken).has(id) ? "This id is taken." : null;
}

/** "VIP" → "VIP copy", then "VIP copy 2" */
export function copyName(name: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const stem = `${name} copy`;
  if (!used.has(stem)) return stem;
  let number = 2;
  while (used.has(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}
