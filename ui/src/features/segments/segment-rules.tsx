/* What the shoppers of a segment get that others do not: the rules that name it, and the pages where they are. */
import { pageWords } from "../../app/place-words";
import { navigate, routeHref } from "../../app/routes";
import { pageOf } from "../../components/acts";
import { ActionMark } from "../../components/action-mark";
import { Badge } from "../../components/badge";
import { Button } from "../../components/button";
import { EVERYONE } from "../../components/entity-id";
import { counted } from "../../components/format";
import { Icon } from "../../components/icon";
import type { Rule, RuleRow, RuleSetDocument, RuleState } from "../../ipc/bindings";
import { useRules } from "../../ipc/queries";

const STATES: Partial<Record<RuleState, string>> = { off: "off", scheduled: "not yet", over: "over" };

/** The pages that rules name, the one with the most rules first. */
export function pagesOf(rules: readonly Rule[]): { page: string; rules: number }[] {
  const counts = new Map<string, number>();
  for (const rule of rules) for (const page of new Set((rule.pages ?? []).map(pageOf))) counts.set(page, (counts.get(page) ?? 0) + 1);
  return [...counts].map(([page, count]) => ({ page, rules: count })).toSorted((a, b) => b.rules - a.rules);
}

function RuleLine({ rule, row }: { rule: Rule; row: RuleRow | undefined }) {
  const state = row && STATES[row.state];
  return (
    <li>
      <ActionMark type={rule.action.type} />
      <div className="words">
        <span className="row g2">
          <a href={routeHref("rules", {}, "rule", rule.id)} className="link md el">
            {rule.name}
          </a>
          {state && <Badge kind="hide">{state}</Badge>}
        </span>
        {row && <p className="t12 t3">{[row.words.action, row.words.scope, row.words.when].filter((words) => words !== "" && words !== "always").join(" · ")}</p>}
      </div>
    </li>
  );
}

interface SegmentUseProps {
  document: RuleSetDocument;
  id: string;
  name: string;
}

const rulesFor = (document: RuleSetDocument, id: string) => document.rules.filter((rule) => rule.segments?.includes(id));

/** `pagesToo`: the pages stand below the rules, where they have no place of their own. */
export function SegmentRules({ document, id, name, pagesToo = true }: SegmentUseProps & { pagesToo?: boolean }) {
  const rows = useRules().data ?? [];
  const own = rulesFor(document, id);
  const general = document.rules.filter((rule) => (rule.segments ?? []).length === 0).length;
  const whom = id === EVERYONE ? "Everyone" : name;
  return (
    <div className="seg-use">
      <section aria-label={`Rules for ${whom}`}>
        <header className="row g2">
          <h2 className="h sp">
            Rules for {whom} <span className="t3">{own.length}</span>
          </h2>
          <Button size="small" kind="quiet" icon="plus" onPress={() => navigate(routeHref("rules", { new: "choose", segment: id }))} data-testid="segment-rule">
            Rule
          </Button>
        </header>
        {own.length === 0 && <p className="t12 t3">No rule names this segment: its shoppers see what all shoppers see.</p>}
        <ul>
          {own.map((rule) => (
            <RuleLine key={rule.id} rule={rule} row={rows.find((row) => row.id === rule.id)} />
          ))}
        </ul>
        {general > 0 && <p className="t12 t3">{`${counted(general, "rule")} for all shoppers ${general === 1 ? "reaches" : "reach"} this segment too.`}</p>}
      </section>
      {pagesToo && <SegmentPages document={document} id={id} name={name} />}
    </div>
  );
}

/** The pages that rules for a segment name. */
export function SegmentPages({ document, id, name }: SegmentUseProps) {
  const pages = pagesOf(rulesFor(document, id));
  if (pages.length === 0) return null;
  return (
    <section aria-label={`Pages of ${id === EVERYONE ? "Everyone" : name}`} className="seg-pages">
      <h2 className="h">
        On pages <span className="t3">{pages.length}</span>
      </h2>
      <ul>
        {pages.map(({ page, rules }) => (
          <li key={page}>
            <Icon name="pages" size="m" />
            <a className="link el words" href={routeHref("pages", { page, segment: id })}>
              {pageWords(page, document)}
            </a>
            <span className="t12 t3 nw">{counted(rules, "rule")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
