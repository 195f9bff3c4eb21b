/* What a rule would change if it were kept: told for the page looked at last, where the rule is meant for it, else for the first that it is. */
import { useInView } from "../../app/in-view";
import { pageWords } from "../../app/place-words";
import { pageOf } from "../../components/acts";
import { EVERYONE } from "../../components/entity-id";
import { Icon } from "../../components/icon";
import { isNamed } from "../../components/page-match";
import type { Rule, RuleSetDocument } from "../../ipc/bindings";
import { NOW, useEffectOf, usePages } from "../../ipc/queries";

/** As many as stand side by side. */
const MOST_SEGMENTS = 6;

/** The page that the effect is told for. `looked`: looked at last; `first`: of the store. */
export function effectPage(rule: Rule, looked: string | null, first: string | null): string | null {
  const [pattern] = rule.pages ?? [];
  if (!pattern) return looked ?? first;
  return looked !== null && isNamed(rule.pages, looked) ? looked : pageOf(pattern);
}

/** Those that the rule is for, the lane in view first. */
export function effectSegments(rule: Rule, lane: string | null, all: readonly string[]): string[] {
  const own = rule.segments?.length ? rule.segments : [...all, EVERYONE];
  return [...new Set(lane !== null && own.includes(lane) ? [lane, ...own] : own)].slice(0, MOST_SEGMENTS);
}

interface RuleEffectProps {
  rule: Rule;
  document: RuleSetDocument;
}

function useRuleEffect({ rule, document }: RuleEffectProps) {
  const view = useInView();
  const index = usePages().data;
  const [top] = index?.categories ?? [];
  const page = effectPage(rule, view?.page ?? null, top ? `category:${top.path}` : null);
  const segments = effectSegments(rule, view?.lane ?? null, document.segments.map((each) => each.id));
  const effect = useEffectOf(page ?? "", segments, NOW, page === null ? null : [{ op: "putRule", rule, index: null }], rule.action.type === "pin" ? rule.action.product : null);
  return { page: page === null ? null : pageWords(page, document), sentence: effect.data?.sentence ?? "\u00a0", failure: effect.error, warning: effect.data?.warning ?? null };
}

/** In a line or two, beside the button that keeps the rule. */
export function RuleEffect(props: RuleEffectProps) {
  const { page, sentence, failure } = useRuleEffect(props);
  if (page === null) return <span className="t2">Not in the draft yet.</span>;
  return (
    <span className="rule-effect" data-testid="rule-effect">
      <b>{page}</b> {failure ? <span className="problem">{failure.message}</span> : sentence}
    </span>
  );
}

/** All of it, for every segment. */
export function WholeEffect(props: RuleEffectProps) {
  const { page, sentence, failure, warning } = useRuleEffect(props);
  if (page === null || failure) return null;
  return (
    <section aria-label={`What it would change on ${page}`}>
      <h2 className="h">What it would change</h2>
      <p className="t12 t2 selectable" data-testid="rule-effect-whole">
        <b>{page}</b> {sentence}
      </p>
      {warning !== null && (
        <p className="t12 c-low">
          <Icon name="warning" size="s" /> {warning}
        </p>
      )}
    </section>
  );
}
