/* A group: how its conditions join, the rows in it, and what can be added. */
import { Button } from "../button";
import { Select } from "../choices";
import { useBuilder } from "./builder-context";
import { ConditionCount, CountHead } from "./condition-count";
import { ConditionRow, OddRow } from "./condition-row";
import { DEEPEST, depthOf, type ConditionNode, type GroupNode, type Join } from "./condition-tree";
import { DoubleNot, NodeTools, Reasons } from "./node-tools";
import { ProductsRow } from "./products-row";
import { addTo, freshCondition, freshGroup, freshProducts, replaceNode } from "./tree-edits";

type JoinChoice = "all" | "any" | "notAll" | "none";
const JOINS: readonly { id: JoinChoice; name: string; note: string }[] = [
  { id: "all", name: "all", note: "every one holds" },
  { id: "any", name: "any", note: "at least one holds" },
  { id: "none", name: "none", note: "not one holds" },
  { id: "notAll", name: "not all", note: "at least one does not hold" },
];

function joinChoice(group: GroupNode): JoinChoice {
  const turned = group.not % 2 === 1;
  if (group.join === "all") return turned ? "notAll" : "all";
  return turned ? "none" : "any";
}

export function ConditionGroup({ group, depth }: { group: GroupNode; depth: number }) {
  const builder = useBuilder();
  const { tree, change, fields, testId, reasons } = builder;
  const root = group.key === tree.root.key;
  const who = fields.subject === "product" ? "A product" : "A shopper";
  const setJoin = (choice: JoinChoice) => {
    const join: Join = choice === "all" || choice === "notAll" ? "all" : "any";
    const next: GroupNode = { ...group, join, not: choice === "notAll" || choice === "none" ? 1 : 0 };
    const changed = replaceNode(tree, group.key, next);
    change(root ? { ...changed, bare: false } : changed);
  };
  return (
    <div className={root ? "grp" : "grp inner"} role="group" aria-label={root ? "All conditions" : "Group of conditions"}>
      <div className="grp-head">
        {root && <span>{who} that matches</span>}
        <Select
          label="How the conditions join"
          labelHidden
          choices={JOINS}
          value={joinChoice(group)}
          onChange={setJoin}
          testId={`${testId}-join-${depth}`}
          autoFocus={builder.focus === group.key}
        />
        <span>of these</span>
        {group.not > 1 && <DoubleNot node={group} />}
        <span className="sp" />
        {root && <CountHead />}
        <ConditionCount node={group} />
        {root ? <span className="icbtn-gap" /> : <NodeTools node={group} what="group" />}
      </div>
      {group.items.length === 0 && <p className="grp-empty">{emptyWords(joinChoice(group), fields.subject === "product" ? "product" : "shopper")}</p>}
      <ol className="grp-items">
        {group.items.map((node, index) => (
          <li key={node.key} className="grp-item">
            {index > 0 && <span className="visually-hidden">{group.join === "all" ? "and" : "or"}</span>}
            <NodeView node={node} depth={depth} />
          </li>
        ))}
      </ol>
      <Reasons reasons={reasons.get(group.key) ?? []} />
      <AddBar group={group} depth={depth} />
    </div>
  );
}

function emptyWords(choice: JoinChoice, what: string): string {
  const every = choice === "all" || choice === "none";
  return every ? `No condition yet: every ${what} matches.` : `No condition yet: no ${what} matches.`;
}

function NodeView({ node, depth }: { node: ConditionNode; depth: number }) {
  if (node.kind === "group") return <ConditionGroup group={node} depth={depth + 1} />;
  if (node.kind === "products") return <ProductsRow node={node} />;
  if (node.kind === "odd") return <OddRow node={node} />;
  return <ConditionRow node={node} />;
}

function AddBar({ group, depth }: { group: GroupNode; depth: number }) {
  const { tree, change, fields, testId } = useBuilder();
  const first = fields.list[0];
  if (!first) return null;
  const add = (node: ConditionNode) => change(addTo(tree, group.key, node), node.kind === "group" ? node.items[0]?.key : node.key);
  const tooDeep = depth + 1 + depthOf(tree.root) > DEEPEST * 2 || depth + 3 > DEEPEST;
  return (
    <div className="grp-add">
      <Button kind="quiet" size="small" icon="plus" id={`add-${group.key}`} data-testid={`${testId}-add-${depth}`} onPress={() => add(freshCondition(first))}>
        Condition
      </Button>
      <Button kind="quiet" size="small" icon="plus" isDisabled={tooDeep} data-testid={`${testId}-add-group-${depth}`} onPress={() => add(freshGroup(group.join === "all" ? "any" : "all", first))}>
        Group
      </Button>
      {fields.subject === "product" && (
        <Button kind="quiet" size="small" icon="plus" data-testid={`${testId}-add-products-${depth}`} onPress={() => add(freshProducts())}>
          Products by name
        </Button>
      )}
    </div>
  );
}
