/* What chosen products have in common, and a rule made from it: "brand is Skarv and margin is less than 20 %". */
import { useState } from "react";
import { useEdit } from "../../app/edits";
import { type ActKind, ACT_VERBS, DEFAULT_POINTS, patternOf, randomTail, slug } from "../../components/acts";
import { Button } from "../../components/button";
import { Checkbox } from "../../components/choices";
import { useRested } from "../../components/conditions/use-fields";
import { counted } from "../../components/format";
import type { Alike, Predicate, Rule } from "../../ipc/bindings";
import { useAlike, useCount } from "../../ipc/queries";
import type { Pick } from "./picks";

interface AlikePanelProps {
  picks: readonly Pick[];
  page: string;
  pageName: string;
  lane: string;
  laneName: string;
}

const KINDS: readonly Exclude<ActKind, "pin">[] = ["boost", "bury", "hide"];

/** One condition by itself, several all together. */
export function joined(chosen: readonly Alike[]): Predicate | null {
  const [first, ...rest] = chosen.map((each) => each.predicate);
  if (!first) return null;
  return rest.length === 0 ? first : { all: [first, ...rest] };
}

export function alikeRule(kind: Exclude<ActKind, "pin">, chosen: readonly Alike[], { page, pageName, lane }: Pick3, tail = randomTail()): { label: string; rule: Rule } | null {
  const products = joined(chosen);
  if (!products) return null;
  const words = chosen.map((each) => each.words).join(" and ");
  const label = `${ACT_VERBS[kind]} ${words} on ${pageName}`.slice(0, 200);
  const action: Rule["action"] = kind === "hide" ? { type: kind, products } : { type: kind, products, points: DEFAULT_POINTS };
  return { label, rule: { id: `${slug(`${kind} ${words}`).slice(0, 60)}-${tail}`, name: label, enabled: true, priority: 0, pages: [patternOf(page)], segments: [lane], schedule: null, action } };
}

type Pick3 = Omit<AlikePanelProps, "picks" | "laneName">;

export function AlikePanel({ picks, ...place }: AlikePanelProps) {
  const edit = useEdit();
  const ids = useRested(picks.map((pick) => pick.id).join("\n"), 200);
  const alike = useAlike(ids.split("\n"));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const told = alike.data ?? [];
  // The two that fewest others share are chosen to begin with.
  const isChosen = (each: Alike) => (left.has(each.words) ? told.indexOf(each) >= 2 : told.indexOf(each) < 2);
  const chosen = told.filter(isChosen);
  const meets = useCount(joined(chosen));
  if (alike.isError || told.length === 0) return <p className="t12 t3">{alike.isSuccess ? "They have nothing in common that most others have not." : "\u00a0"}</p>;
  const flip = (each: Alike) => {
    const next = new Set(left);
    if (!next.delete(each.words)) next.add(each.words);
    setLeft(next);
  };
  return (
    <div className="alike" role="group" aria-label="What they have in common" data-testid="alike">
      <h3 className="cap">In common</h3>
      {told.map((each) => (
        <Checkbox key={each.words} isSelected={isChosen(each)} onChange={() => flip(each)}>
          <span className="el">{each.words}</span> <span className="t12 t3 nw">{counted(each.products, "product")}</span>
        </Checkbox>
      ))}
      <p className="t12 t2" aria-live="polite" data-testid="alike-count">
        {chosen.length === 0 ? "Choose what the rule is to be about." : meets.data ? `${counted(meets.data.products, "product")} of the catalog meet this, here and later:` : "\u00a0"}
      </p>
      <div className="row g1 wrap">
        {KINDS.map((kind) => (
          <Button
            key={kind}
            size="small"
            icon={kind}
            isDisabled={chosen.length === 0}
            aria-label={`${ACT_VERBS[kind]} them: all like this on ${place.pageName} for ${place.laneName}`}
            onPress={() => {
              const made = alikeRule(kind, chosen, place);
              if (made) void edit(made.label, [{ op: "putRule", rule: made.rule, index: null }]);
            }}
            data-testid={`alike-${kind}`}
          >
            {ACT_VERBS[kind]} them
          </Button>
        ))}
      </div>
    </div>
  );
}
