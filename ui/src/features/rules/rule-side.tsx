/* Beside the form: the rule as a sentence, what is wrong with it, and a look at the products it is about. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import { useRested } from "../../components/conditions/use-fields";
import { counted } from "../../components/format";
import { Icon } from "../../components/icon";
import { ProductRow } from "../../components/product-row";
import type { Finding, Predicate, RuleWords } from "../../ipc/bindings";
import { catalogSlice } from "../../ipc/queries";
import type { ActionDraft } from "./rule-draft";
import { selectedBy } from "./selection";

interface RuleSideProps {
  action: ActionDraft;
  words: RuleWords | null;
  findings: Finding[];
  stale: boolean;
  /** what the rule would change */
  effect: ReactNode;
}

export function RuleSide({ action, words, findings, stale, effect }: RuleSideProps) {
  const predicate = useRested(useMemo(() => selectedBy(action), [action]), 200);
  return (
    <div className="rule-side">
      <section aria-label="In words">
        <h2 className="h">In words</h2>
        {words ? (
          <div className={stale ? "said stale" : "said"} aria-live="polite" data-testid="rule-words">
            <p className="said-action">{words.action}</p>
            <p className="t12 t2">{words.scope}</p>
            <p className="t12 t2">{words.when}</p>
          </div>
        ) : (
          <p className="t12 t3">Fill in what is missing to read the rule as a sentence.</p>
        )}
      </section>
      {findings.length > 0 && (
        <section aria-label="To put right" className="faults">
          <h2 className="h">To put right</h2>
          <ul>
            {findings.map((finding) => (
              <li key={finding.pointer + finding.reason} className="t12">
                <Icon name="warning" size="m" />
                <span>{finding.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {effect}
      {predicate && <Selected predicate={predicate} />}
    </div>
  );
}

const LOOK = 8;

/** The number of products a predicate selects, and the first of them. */
export function Selected({ predicate, title = "Products it is about" }: { predicate: Predicate; title?: string }) {
  const found = useQuery({ ...catalogSlice("", predicate, null, 0, LOOK), placeholderData: keepPreviousData, retry: false });
  if (found.isError || !found.data) return null;
  const { total, rows } = found.data;
  return (
    <section aria-label={title}>
      <h2 className="h">{title}</h2>
      <p className="t12 t2" data-testid="selected-count">
        {total === 0 ? "No product of the catalog, at present." : `${counted(total, "product")} of the whole catalog${total > LOOK ? `, the first ${LOOK}:` : ":"}`}
      </p>
      <ul className="look">
        {rows.map((row) => (
          <li key={row.id}>
            <ProductRow id={row.id} title={row.title} imageUrl={row.imageUrl} facts={[row.brand, row.id].filter(Boolean).join(" · ")} size={32} />
          </li>
        ))}
      </ul>
    </section>
  );
}
