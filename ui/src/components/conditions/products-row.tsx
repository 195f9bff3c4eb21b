/* Products named one by one: searched by title, or pasted as ids. */
import { useBuilder } from "./builder-context";
import { ConditionCount } from "./condition-count";
import { DoubleNot, NodeTools, Reasons } from "./node-tools";
import type { ProductsNode } from "./condition-tree";
import { ProductList } from "../product-list";
import { Select } from "../choices";
import { replaceNode } from "./tree-edits";

export function ProductsRow({ node }: { node: ProductsNode }) {
  const { tree, change, reasons, focus, testId } = useBuilder();
  const problems = reasons.get(node.key) ?? [];
  return (
    <div className={problems.some((reason) => !reason.missing) ? "cd wrong" : "cd"} role="group" aria-label="Products by name" data-testid={`${testId}-products`}>
      <div className="cd-line">
        <span className="cd-token">Product</span>
        <Select
          label="Operator"
          labelHidden
          soft
          choices={[{ id: "is", name: "is one of" }, { id: "not", name: "is none of" }]}
          value={node.not % 2 === 1 ? "not" : "is"}
          onChange={(choice) => change(replaceNode(tree, node.key, { ...node, not: choice === "not" ? 1 : 0 }))}
        />
        {node.not > 1 && <DoubleNot node={node} />}
        <span className="cd-end">
          <ConditionCount node={node} />
          <NodeTools node={node} what="products" />
        </span>
      </div>
      <div className="cd-below">
        <ProductList
          label="Products"
          ids={node.ids}
          onChange={(ids) => change(replaceNode(tree, node.key, { ...node, ids }))}
          autoFocus={focus === node.key}
          testId={`${testId}-product`}
        />
        {node.ids.length === 0 && <p className="t12 t3">No product yet: this matches nothing.</p>}
      </div>
      <Reasons reasons={problems} />
    </div>
  );
}
