/* What can be done with a row or a group: alternatives beside it, simplifying, removing. */
import { Button, IconButton } from "../button";
import { counted } from "../format";
import { Menu } from "../overlays";
import { useBuilder, type Reason } from "./builder-context";
import type { ConditionNode, GroupNode, Join } from "./condition-tree";
import { addTo, freshCondition, removeNode, simplifyNot, wrapInGroup } from "./tree-edits";

/** Beside a row or group: put alternatives beside it, duplicate, remove. */
export function NodeTools({ node, what }: { node: ConditionNode; what: "condition" | "group" | "products" }) {
  const { tree, change, fields } = useBuilder();
  const remove = () => {
    const parent = parentKey(tree.root, node.key) ?? tree.root.key;
    change(removeNode(tree, node.key));
    requestAnimationFrame(() => document.getElementById(`add-${parent}`)?.focus());
  };
  const wrap = (join: Join) => {
    const first = fields.list[0];
    const wrapped = wrapInGroup(tree, node.key, join);
    const group = parentKey(wrapped.root, node.key);
    if (!first || !group) return;
    const fresh = freshCondition(first);
    change(addTo(wrapped, group, fresh), fresh.key);
  };
  return (
    <>
      <Menu
        label={`More for this ${what}`}
        trigger={<IconButton icon="more" size="small" label={`More for this ${what}`} />}
        entries={[
          { id: "or", name: "Or …", note: "put an alternative beside it", onAction: () => wrap("any") },
          { id: "and", name: "And …", note: "put another that must hold with it", onAction: () => wrap("all") },
          { id: "remove", name: "Remove", icon: "trash", danger: true, apart: true, onAction: remove },
        ]}
      />
      <IconButton icon="close" size="small" label={`Remove this ${what}`} onPress={remove} />
    </>
  );
}

function parentKey(group: GroupNode, key: string): string | null {
  for (const item of group.items) {
    if (item.key === key) return group.key;
    const found = item.kind === "group" ? parentKey(item, key) : null;
    if (found) return found;
  }
  return null;
}

/** Several `not` around one node, from an imported document: shown, and simplified on request. */
export function DoubleNot({ node }: { node: ConditionNode }) {
  const { tree, change } = useBuilder();
  return (
    <span className="row g1 t11 t3">
      turned round {counted(node.not, "time")}
      <Button kind="quiet" size="small" onPress={() => change(simplifyNot(tree, node.key))}>
        Simplify
      </Button>
    </span>
  );
}

/** What is wrong with a node, or only to be filled in still. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  return reasons.map(({ text, missing }) =>
    missing ? (
      <p className="cd-problem t12 t3" key={text}>
        {text}
      </p>
    ) : (
      <p className="problem cd-problem" role="alert" key={text}>
        {text}
      </p>
    ),
  );
}
