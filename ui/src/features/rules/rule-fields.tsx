/* The fields of a rule: its name, then what it does, where, for whom, when, and which goes first. */
import type { ReactNode, RefObject } from "react";
import { ActionMark } from "../../components/action-mark";
import { Select, Switch } from "../../components/choices";
import { NumberField, TextField } from "../../components/fields";
import { reasonAt } from "../../components/pointers";
import type { Draft, Rule, RuleSetDocument } from "../../ipc/bindings";
import { ActionForm } from "./action-form";
import { ACTION_KINDS, actionKind, RANGES } from "./action-kinds";
import { PagesEditor } from "./pages-editor";
import type { RuleDraft, RuleFinding } from "./rule-draft";
import { RuleTools } from "./rule-tools";
import { ScheduleEditor } from "./schedule-editor";
import { withType } from "./selection";
import { ShoppersEditor } from "./shoppers-editor";

interface RuleFieldsProps {
  shown: RuleDraft;
  change: (part: Partial<RuleDraft>) => void;
  told: RuleFinding[];
  document: RuleSetDocument;
}

type RuleNameProps = Omit<RuleFieldsProps, "document"> & { draft: Draft; rule: Rule | null; box: RefObject<HTMLInputElement | null> };

export function RuleName({ draft, rule, shown, change, told, box }: RuleNameProps) {
  return (
    <>
      <div className="entity-title">
        <ActionMark type={shown.action.type} size="l" />
        <TextField label="Name of the rule" labelHidden value={shown.name} onChange={(name) => change({ name })} problem={reasonAt(told, "/name")} inputRef={box} testId="rule-name" />
        {rule ? <RuleTools draft={draft} rule={rule} /> : <Switch isSelected={shown.enabled} onChange={(enabled) => change({ enabled })} label="The rule is on" />}
      </div>
      <p className="entity-place">{rule ? `id ${rule.id}` : "Not in the draft yet."}</p>
    </>
  );
}

export function RuleFields({ shown, change, told, document }: RuleFieldsProps) {
  return (
    <>
      <What shown={shown} change={change} told={told} document={document} />
      <Part title="Where">
        <PagesEditor pages={shown.pages} onChange={(pages) => change({ pages })} document={document} findings={told} />
      </Part>
      <Part title="For whom">
        <ShoppersEditor value={shown.segments} onChange={(segments) => change({ segments })} segments={document.segments} findings={told} />
      </Part>
      <Part title="When">
        <ScheduleEditor schedule={shown.schedule} onChange={(schedule) => change({ schedule })} timeZone={document.store.time_zone} findings={told} />
      </Part>
      <Part title="Precedence">
        <NumberField label="Priority" value={shown.priority} onChange={(priority) => change({ priority })} min={RANGES.priority.min} max={RANGES.priority.max} width={160} problem={reasonAt(told, "/priority")} testId="rule-priority" />
        <p className="t12 t3">A higher priority goes first; most rules stay at 0. Among equals the more specific page goes first, then rules for named segments, then scheduled ones, then by id.</p>
      </Part>
    </>
  );
}

function What({ shown, change, told, document }: RuleFieldsProps) {
  const kind = actionKind(shown.action.type);
  return (
    <Part title="What">
      <Select
        label="Action"
        labelHidden
        choices={ACTION_KINDS.map(({ type, label, intent }) => ({ id: type, name: label, section: intent }))}
        value={kind.type}
        onChange={(type) => change({ action: withType(shown.action, type, document.formulas[0]?.id ?? null) })}
        testId="rule-action"
      />
      <p className="t12 t3">{kind.effect}</p>
      <ActionForm key={kind.type} action={shown.action} onChange={(action) => change({ action })} document={document} findings={told} />
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="part" aria-label={title}>
      <h2 className="h">{title}</h2>
      <div className="part-body">{children}</div>
    </section>
  );
}
