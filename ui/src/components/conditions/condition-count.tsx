/* How many products or shoppers one condition or group selects by itself. */
import { use, useMemo } from "react";
import { useCount } from "../../ipc/queries";
import { count } from "../format";
import { CountingContext } from "./builder-context";
import { nodePredicate, type ConditionNode } from "./condition-tree";
import { useRested } from "./use-fields";

/** Says above the counts what they count, where that is not plain. */
export function CountHead() {
  const { counts } = use(CountingContext);
  return counts instanceof Map ? <span className="t11 t3 cd-counted">shoppers matching</span> : null;
}

export function ConditionCount({ node }: { node: ConditionNode }) {
  const { counts } = use(CountingContext);
  if (counts === null) return null;
  if (counts === "products") return <Counted node={node} />;
  const shoppers = counts.get(node.key);
  return (
    <span className="cd-count shoppers" title="Shoppers who match this alone">
      {shoppers !== undefined && (
        <>
          {count(shoppers)}
          <span className="visually-hidden"> {shoppers === 1 ? "shopper matches this alone" : "shoppers match this alone"}</span>
        </>
      )}
    </span>
  );
}

function Counted({ node }: { node: ConditionNode }) {
  const predicate = useRested(useMemo(() => nodePredicate(node), [node]));
  const answer = useCount(predicate);
  if (!predicate || answer.isError || !answer.data) return <span className="cd-count" />;
  return (
    <span className="cd-count" title="Products that match this alone">
      {count(answer.data.products)}
      <span className="visually-hidden"> products match this alone</span>
    </span>
  );
}
