// Where copied rules go, as it is chosen: their pages and their shoppers, each as they were unless another is chosen.
import { useState } from "react";
import { patternOf } from "../../components/acts";
import { sentence } from "../../components/format";
import { type Target, unknownNames } from "../../components/rule-clipboard";
import { flatPages } from "../../features/pages/tree-find";
import type { Draft } from "../../ipc/bindings";
import { usePages } from "../../ipc/queries";
import { useInView } from "../in-view";
import type { PasteStart } from "./paste-state";

export const AS_COPIED = "as-copied";
export const EVERY = "*";
export const HERE = "here";
export const ANOTHER = "another";

export type PasteTarget = ReturnType<typeof usePasteTarget>;

export function usePasteTarget(start: PasteStart, draft: Draft) {
  const view = useInView();
  const index = usePages().data;
  const [where, setWhere] = useState(start.page ? HERE : AS_COPIED);
  const [typed, setTyped] = useState("");
  const [who, setWho] = useState(start.segment ?? AS_COPIED);
  const here = start.page ?? view?.page ?? null;
  const pages = index ? flatPages(index) : [];
  const other = pages.find((page) => page.path === typed || page.page === typed);
  const page = where === HERE ? here : where === ANOTHER ? (other?.page ?? null) : null;
  const target: Target = {
    pages: where === AS_COPIED ? undefined : where === EVERY ? [] : page ? [patternOf(page)] : undefined,
    segments: who === AS_COPIED ? undefined : who === EVERY ? [] : [who],
  };
  const unknown = unknownNames(draft.document, start.rules, target);
  return {
    target,
    /** why nothing can be put there */
    problem: where === ANOTHER && !other ? "Choose a page." : unknown.length > 0 ? sentence(`this rule set has no ${unknown.join(", no ")}`) : null,
    /** the page and the lane for which it is told what would change */
    shown: page ?? here,
    lane: who === AS_COPIED || who === EVERY ? (view?.lane ?? "everyone") : who,
    /** the page that they come to unasked; null where none is in view */
    here,
    where,
    setWhere,
    /** all pages, and what was typed to name one of them */
    pages,
    typed,
    setTyped,
    who,
    setWho,
  };
}
