/* One condition: a field, an operator, and the values that the operator asks for. */
import { Select } from "../choices";
import { TextField } from "../fields";
import { useBuilder } from "./builder-context";
import { ConditionCount } from "./condition-count";
import { DoubleNot, NodeTools, Reasons } from "./node-tools";
import type { FieldNode, OddNode, Test } from "./condition-tree";
import { OPEN_GROUP, OPEN_NOUN, OPEN_PREFIX, type Field } from "./fields";
import { operatorKey, operatorsFor, withField, withOperator } from "./operators";
import { replaceNode } from "./tree-edits";
import { TestEditor } from "./test-editor";

const OTHER = "*other";

export function ConditionRow({ node }: { node: FieldNode }) {
  const { tree, change, fields, reasons, attend, looked, testId } = useBuilder();
  const field = fields.get(node.field);
  const put = (next: FieldNode) => change(replaceNode(tree, node.key, next));
  const changeTest = (test: Test) => {
    attend(node.key);
    put({ ...node, test });
  };
  const problems = reasons.get(node.key) ?? [];
  const notice = (event: React.FocusEvent) => {
    if (event.target instanceof HTMLInputElement) attend(node.key);
  };
  return (
    // Only noticed: the condition whose value has the focus is the one that is looked at.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className={["cd", problems.some((reason) => !reason.missing) && "wrong", looked === node.key && "looked"].filter(Boolean).join(" ")} onFocus={notice} role="group" aria-label={`Condition on ${field.label || "a field"}`} data-testid={`${testId}-row`}>
      <div className="cd-line">
        <span className="cd-what">
          <FieldPicker node={node} field={field} />
          <Select
            label="Operator"
            labelHidden
            soft
            choices={operatorsFor(field, node).map(({ id, words, negated }) => ({ id, name: words, ...(negated ? { section: "The opposite" } : {}) }))}
            value={operatorKey(node)}
            onChange={(key) => put(withOperator(node, key, field.type))}
            testId={`${testId}-operator`}
          />
        </span>
        <TestEditor key={node.field} node={node} field={field} onChange={changeTest} />
        {node.not > 1 && <DoubleNot node={node} />}
        <span className="cd-end">
          <ConditionCount node={node} />
          <NodeTools node={node} what="condition" />
        </span>
      </div>
      <Reasons reasons={problems} />
    </div>
  );
}

function FieldPicker({ node, field }: { node: FieldNode; field: Field }) {
  const { tree, change, fields, focus, testId } = useBuilder();
  const prefix = OPEN_PREFIX[fields.subject];
  const known = fields.has(node.field);
  const open = !known && node.field.startsWith(prefix);
  const put = (next: FieldNode) => change(replaceNode(tree, node.key, next), node.key);
  const noun = OPEN_NOUN[fields.subject];
  const choices = [
    ...fields.list.map(({ name, label, group }) => ({ id: name, name: label, section: group })),
    { id: OTHER, name: `Another ${noun}…`, section: OPEN_GROUP[fields.subject] },
  ];
  if (!known && !open) choices.push({ id: node.field, name: node.field, section: "Unknown" });
  return (
    <>
      <Select
        label="Field"
        labelHidden
        choices={choices}
        value={open ? OTHER : node.field}
        autoFocus={focus === node.key && !open}
        onChange={(name) => put(withField(node, fields.get(name === OTHER ? prefix : name)))}
        testId={`${testId}-field`}
      />
      {open && (
        <TextField
          label={`Name of the ${noun}`}
          labelHidden
          value={field.label === prefix ? "" : node.field.slice(prefix.length)}
          onChange={(name) => change(replaceNode(tree, node.key, { ...node, field: prefix + name }))}
          placeholder={`${noun} name`}
          width={140}
          autoFocus={focus === node.key}
          testId={`${testId}-open-name`}
        />
      )}
    </>
  );
}

/** Something that is no condition, kept as the document has it. */
export function OddRow({ node }: { node: OddNode }) {
  const problems = useBuilder().reasons.get(node.key) ?? [];
  return (
    <div className={problems.length > 0 ? "cd wrong" : "cd"}>
      <div className="cd-line">
        <code className="t12 t2 el">{JSON.stringify(node.value)}</code>
        <span className="cd-end">
          <NodeTools node={node} what="condition" />
        </span>
      </div>
      {problems.length === 0 && <p className="cd-problem t12 t3">Compares with something that is no text, whole number or yes/no, so it never holds. Kept as it is.</p>}
      <Reasons reasons={problems} />
    </div>
  );
}
