/* Which pages a rule's patterns name, as the contract has it: the same as the core decides, for what must not wait for it. Pure. */
import type { PagePattern, Rule } from "../ipc/bindings";
import { pageOf } from "./acts";

const MOST_TOKENS = 32;

/** The words of a search text: small, without accents and apostrophes. */
export function tokens(text: string): string[] {
  const small = [...text.normalize("NFKD")].map((letter) => letter.toLowerCase()).join("").replaceAll("ς", "σ");
  return small.replace(/['‘’ʼ\p{Mn}\p{Me}\p{Cf}]/gu, "").match(/[\p{L}\p{N}\p{Mc}]+/gu) ?? [];
}

const isRunOf = (part: readonly string[], whole: readonly string[]) => part.length > 0 && whole.some((_, from) => part.every((token, at) => whole[from + at] === token));

function matches(pattern: PagePattern, page: string): boolean {
  if ("category" in pattern) return page === pageOf(pattern) || (pattern.subtree === true && page.startsWith(`${pageOf(pattern)} > `));
  if (!("search" in pattern)) return page === pageOf(pattern);
  if (!page.startsWith("search:")) return false;
  const asked = tokens(page.slice("search:".length)).slice(0, MOST_TOKENS);
  if ("contains" in pattern.search) return isRunOf(tokens(pattern.search.contains), asked);
  const named = tokens(pattern.search.is);
  return named.length === asked.length && named.every((token, at) => token === asked[at]);
}

/** Whether one of the patterns names the page; no pattern names every page, and is no concern of this. */
export const isNamed = (pages: Rule["pages"], page: string): boolean => (pages ?? []).some((pattern) => matches(pattern, page));
