/* What a person does on a page: proposals by key, menu and drop, other segments, and the keys of all that. */
import { navigate, routeHref } from "../../app/routes";
import { useShortcuts } from "../../app/keys";
import { EVERYONE } from "../../components/entity-id";
import type { Draft } from "../../ipc/bindings";
import { picksOf } from "./picks";
import { boostOf, inScopeOf, type ProposalKind, propose } from "./proposals";
import type { Drag } from "./row-drag";
import { placeOf } from "./row-places";
import type { PageChoice } from "./use-page-choice";
import type { PageFacts } from "./use-page-facts";
import type { PageQuestion } from "./use-proposal";

interface PageActsOn {
  page: string;
  draft: Draft;
  choice: PageChoice;
  facts: PageFacts;
  question: PageQuestion;
  /** gives the focus to a part of the inspector */
  focusOn: (selector: string) => void;
}

export function usePageActs({ page, draft, choice, facts, question, focusOn }: PageActsOn) {
  const { selection, setSelection, product, lane } = choice;
  const { here, known } = facts;
  const rules = draft.document.rules;

  const proposeFor = (kind: ProposalKind) => {
    if (!product) return;
    const picks = picksOf(selection);
    if (picks.length > 1) {
      const [head, ...also] = picks;
      return question.start({ ...propose(kind, page, lane, head?.id ?? product, placeOf(head?.id ?? product), also), product: head ?? { id: product, title: product } });
    }
    const next = propose(kind, page, lane, product, here?.position ?? Math.max(1, (selection?.index ?? 0) + 1));
    question.start(kind === "pin" ? inScopeOf(next, rules.find((rule) => rule.id === here?.pin?.rule)) : next);
  };
  const newRule = () => navigate(routeHref("rules", { new: "choose", page, segment: lane === EVERYONE ? null : lane }));
  useShortcuts({
    p: () => proposeFor("pin"),
    h: () => proposeFor("hide"),
    b: () => proposeFor("boost"),
    "Shift+B": () => proposeFor("bury"),
    w: () => focusOn("#why-heading"),
    n: newRule,
    f: () => focusOn("[data-testid=find-on-page]"),
    l: () => document.querySelector<HTMLElement>("[data-testid=lanes-button]")?.click(),
  });

  return {
    proposeFor,
    newRule,
    boostBy: (points: number) => {
      if (product) question.change(boostOf(draft.document, propose("boost", page, lane, product, null), here, points));
    },
    find: (id: string) => setSelection({ lane, product: id, index: -1 }),
    dropped: (drag: Drag) => {
      const picks = drag.lane === null ? drag.all.map((id) => ({ id, title: id })) : picksOf(selection).filter((pick) => drag.all.includes(pick.id));
      const many = drag.all.length > 1 && picks.length > 1;
      setSelection({ lane: drag.over, product: drag.product, index: drag.position - 1, ...(many ? { more: { picks, anchor: drag.position - 1 } } : {}) });
      const [head, ...also] = many ? picks : [];
      question.start({ ...propose("pin", page, drag.over, head?.id ?? drag.product, drag.position, also), down: !many && drag.gap === drag.position }, drag);
    },
    pinFor: (segment: string, id: string) => {
      setSelection({ lane: segment, product: id, index: 0 });
      question.start(propose("pin", page, segment, id, 1));
    },
    showFor: (segment: string) => {
      if (choice.view !== "compare") choice.setSingle(segment);
      if (selection) setSelection({ ...selection, lane: segment, index: (known.get(segment) ?? 1) - 1 });
    },
  };
}
