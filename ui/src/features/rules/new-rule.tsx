/* The chooser: what a person wants first, then the form of that action. */
import type { CSSProperties, KeyboardEvent } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useShortcuts } from "../../app/keys";
import { go, navigate, routeHref, useWay } from "../../app/routes";
import { ActionMark } from "../../components/action-mark";
import { pageParts } from "../../components/format";
import { FRESH, setUnkept } from "../../components/unkept-edits";
import type { Draft } from "../../ipc/bindings";
import { ACTION_KINDS, INTENTS, type ActionKind } from "./action-kinds";
import { startingAction, type PatternDraft, type RuleDraft } from "./rule-draft";

/** A page of the shop as the pattern that names it alone. */
export function patternOfPage(page: string): PatternDraft {
  const { kind } = pageParts(page);
  return { kind: kind === "search" ? "searchIs" : kind, value: page.slice(page.indexOf(":") + 1) };
}

export function beginRule(kind: ActionKind, draft: Draft, page: string | null, segment: string | null): void {
  const fresh: RuleDraft = {
    id: FRESH,
    name: kind.label,
    enabled: true,
    priority: 0,
    pages: page ? [patternOfPage(page)] : [],
    segments: segment ? [segment] : [],
    schedule: null,
    action: startingAction(kind.type, draft.document.formulas[0]?.id ?? null),
  };
  setUnkept(`rule:${FRESH}`, fresh);
  navigate(routeHref("rules", { new: kind.type }), true);
}

/** The arrows lead from card to card as they lie. */
function stepAmongKinds(event: KeyboardEvent<HTMLDivElement>): void {
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>(".kind")];
  const from = cards.find((card) => card === event.target)?.getBoundingClientRect();
  if (!from) return;
  const isBeyond = (box: DOMRect) => ({ ArrowRight: box.left > from.left && box.top === from.top, ArrowLeft: box.left < from.left && box.top === from.top, ArrowDown: box.top > from.top, ArrowUp: box.top < from.top })[event.key] === true;
  // A line further off weighs more than a step aside.
  const off = (box: DOMRect) => Math.abs(box.top - from.top) * 8 + Math.abs(box.left - from.left);
  const [next] = cards.filter((card) => isBeyond(card.getBoundingClientRect())).toSorted((a, b) => off(a.getBoundingClientRect()) - off(b.getBoundingClientRect()));
  if (!next) return;
  event.preventDefault();
  next.focus();
}

export function NewRule({ draft, page, segment }: { draft: Draft; page: string | null; segment: string | null }) {
  const { back } = useWay();
  // To where it was asked for.
  useShortcuts({ Escape: () => (back === null ? navigate(routeHref("rules"), true) : go("back")) });
  return (
    <div className="chooser" data-testid="rule-chooser" onKeyDown={stepAmongKinds}>
      <h1 className="h-page">What should the rule do?</h1>
      <p className="t12 t2">Choose an action; pages, shoppers and times come next. Nothing is in the draft before you keep it.</p>
      <div className="intents">
        {INTENTS.map((intent) => {
          const kinds = ACTION_KINDS.filter((kind) => kind.intent === intent);
          return (
            <section key={intent} aria-label={intent} style={{ "--kinds": kinds.length } as CSSProperties}>
              <h2 className="cap">{intent}</h2>
              <div className="kinds">
                {kinds.map((kind) => (
                  <AriaButton key={kind.type} className="kind" autoFocus={kind === ACTION_KINDS[0]} onPress={() => beginRule(kind, draft, page, segment)} data-testid={`new-${kind.type}`}>
                    <ActionMark type={kind.type} size="l" />
                    <span>
                      <b>{kind.label}</b>
                      <span className="t12 t2">{kind.effect}</span>
                    </span>
                  </AriaButton>
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </div>
  );
}
