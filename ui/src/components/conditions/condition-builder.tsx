/* Conditions as rows and groups: the whole predicate language, for products and for shoppers. */
import { useMemo, useState } from "react";
import type { Finding } from "../../ipc/bindings";
import { useCount, useFields } from "../../ipc/queries";
import { counted } from "../format";
import { useSlow } from "../states";
import { BuilderContext, CountingContext, type Builder, type Counting, type Reason } from "./builder-context";
import { keyAt, predicateOf, type ConditionTree } from "./condition-tree";
import "./conditions.css";
import "../entry-fields.css";
import type { Subject } from "./fields";
import { ConditionGroup } from "./condition-group";
import { predicateWords } from "./predicate-words";
import { problemsOf } from "./problems";
import { useMoney, useRested, useSubjectFields } from "./use-fields";

interface ConditionBuilderProps {
  /** read aloud: "Products to boost" */
  label: string;
  subject: Subject;
  tree: ConditionTree;
  onChange: (tree: ConditionTree) => void;
  /** from the back end, pointers relative to the predicate */
  findings?: Finding[];
  /** false: what is still to be filled in is not said */
  showProblems?: boolean;
  /** how many shoppers match each node, by its key; null: unknown for now */
  counts?: ReadonlyMap<string, number> | null;
  /** the condition that something beside the conditions tells more of */
  looked?: string | null;
  onAttend?: (key: string) => void;
  testId?: string;
}

export function ConditionBuilder({ label, subject, tree, onChange, findings = [], showProblems = true, counts = null, looked = null, onAttend, testId = "conditions" }: ConditionBuilderProps) {
  const fields = useSubjectFields(subject);
  const money = useMoney();
  // Without the fields a row has other words and another editor: it keeps its place, and is seen with them.
  const unknown = useFields().isPending;
  const slow = useSlow(unknown);
  const [focus, setFocus] = useState<string | null>(null);
  const reasons = useMemo(() => {
    const found = new Map<string, Reason[]>();
    const add = (key: string, text: string, missing = false) => found.set(key, [...(found.get(key) ?? []), { text, missing }]);
    for (const { key, reason, missing } of problemsOf(tree, fields)) if (showProblems || !missing) add(key, reason, missing);
    for (const { pointer, reason } of findings) {
      const key = keyAt(tree, pointer);
      if (!found.has(key)) add(key, reason);
    }
    return found;
  }, [tree, fields, findings, showProblems]);
  const builder: Builder = {
    tree,
    change: (next, key) => {
      setFocus(key ?? null);
      onChange(next);
    },
    fields,
    money,
    reasons,
    focus,
    attend: (key) => onAttend?.(key),
    looked,
    testId,
  };
  const counting: Counting = { counts: subject === "product" ? "products" : counts };
  return (
    <BuilderContext value={builder}>
      <CountingContext value={counting}>
        <div className={slow ? "conditions sk" : "conditions"} role="group" aria-label={label} aria-busy={unknown} data-testid={testId}>
          <ConditionGroup group={tree.root} depth={0} />
        </div>
      </CountingContext>
    </BuilderContext>
  );
}

/** How many products a finished set of conditions selects, and what it says in words. */
export function SelectedProducts({ tree }: { tree: ConditionTree }) {
  const fields = useSubjectFields("product");
  const money = useMoney();
  const predicate = useRested(useMemo(() => predicateOf(tree), [tree]));
  const count = useCount(predicate);
  if (!predicate) return <p className="t12 t3">Finish the conditions to see which products they select.</p>;
  return (
    <p className="t12 t2 selected-products" aria-live="polite">
      {count.isError ? (
        <b className="c-soldout">Not counted: {count.error.message}</b>
      ) : (
        <b data-testid="products-selected">{count.data ? counted(count.data.products, "product") : "…"}</b>
      )}{" "}
      <span>{count.data && !count.isPlaceholderData ? count.data.words : predicateWords(predicate, { fields, money })}</span>
    </p>
  );
}
