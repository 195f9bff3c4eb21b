/* The chooser: what a person wants first, then the form of that action. */
import type { CSSProperties } from "react";
import { Button as AriaButton } from "react-aria-components";
import { navigate, routeHref } from "../../app/routes";
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

export function NewRule({ draft, page, segment }: { draft: Draft; page: string | null; segment: string | null }) {
  return (
    <div className="chooser" data-testid="rule-chooser">
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
