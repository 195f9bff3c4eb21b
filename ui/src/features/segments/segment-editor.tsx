/* One segment: its name, its conditions, and what can be done with it. Nothing is in the draft before Keep. */
import { ConditionBuilder } from "../../components/conditions/condition-builder";
import { predicateWords } from "../../components/conditions/predicate-words";
import { useMoney, useSubjectFields } from "../../components/conditions/use-fields";
import { TextField } from "../../components/fields";
import { KeepForm } from "../../components/keep-form";
import { reasonAt, within } from "../../components/pointers";
import type { Draft, Predicate, Segment } from "../../ipc/bindings";
import { placeWords } from "./segment-draft";
import { SampleTable } from "./sample-table";
import { DeltaSummary } from "./delta-summary";
import { SegmentRules } from "./segment-rules";
import { SegmentTools } from "./segment-tools";
import { type SegmentForm, useSegmentForm } from "./use-segment-form";
import { useSpread } from "./use-spread";
import type { Sized } from "./use-sizes";

interface SegmentEditorProps {
  draft: Draft;
  /** null: a fresh one */
  segment: Segment | null;
  /** null: no shoppers are known */
  sized: Sized | null;
}

export function SegmentEditor({ draft, segment, sized }: SegmentEditorProps) {
  const form = useSegmentForm(draft, segment);
  const { shown, next, findings, change } = form;
  const name = shown.name.trim() || "This segment";
  const [counting, spread] = useSpread(shown.when, form.base.when, sized, (when) => change({ when }));
  return (
    <KeepForm
      label={segment ? `Segment ${segment.name}` : "A fresh segment"}
      dirty={form.dirty}
      blocked={form.blocked}
      saving={form.saving}
      onKeep={form.keep}
      onCancel={form.cancel}
      keep={segment ? "Keep" : "Add segment"}
      {...(sized ? { summary: <DeltaSummary sized={sized} id={segment?.id ?? ""} /> } : {})}
      testId="segment"
    >
      <SegmentName draft={draft} segment={segment} form={form} />
      <ConditionBuilder
        label={`Conditions of ${shown.name || "the segment"}`}
        subject="shopper"
        tree={shown.when}
        onChange={(when) => change({ when })}
        findings={within(findings, "/when")}
        {...counting}
        testId="conditions"
      />
      {spread}
      {next && <SegmentWords name={name} when={next.when} />}
      {findings.filter((finding) => finding.pointer === "" || finding.pointer === "/id").map((finding) => (
        <p key={finding.reason} className="problem" role="alert">
          {finding.reason}
        </p>
      ))}
      {sized && !sized.counted && <div className="sample" aria-busy="true" />}
      {sized?.counted && <SampleTable candidate={sized.counted} known={sized.shoppers.fields} nameOf={(of) => (of === (segment?.id ?? "") ? name : (draft.document.segments.find((each) => each.id === of)?.name ?? "Everyone"))} />}
      {segment && <SegmentRules document={draft.document} id={segment.id} name={segment.name} pagesToo={sized === null} />}
    </KeepForm>
  );
}

/** What it is called, where it stands in the list, and the id of a fresh one. */
function SegmentName({ draft, segment, form }: { draft: Draft; segment: Segment | null; form: SegmentForm }) {
  const { segments } = draft.document;
  return (
    <>
      <div className="entity-title">
        <TextField
          label="Name of the segment"
          labelHidden
          value={form.shown.name}
          onChange={(name) => form.change({ name })}
          placeholder="Name of the segment"
          autoFocus={segment === null}
          problem={form.nameProblem ?? reasonAt(form.findings, "/name")}
          testId="segment-name"
        />
        {segment ? <SegmentTools draft={draft} segment={segment} /> : null}
      </div>
      <p className="entity-place">
        {segment ? `${placeWords(segments.findIndex(({ id }) => id === segment.id), segments.length)} · id ${segment.id}` : "It is added last, before Everyone; drag it up afterwards."}
      </p>
      {!segment && (
        <div className="entity-id">
          <TextField label="Id, as the shop asks for it" value={form.id} onChange={(id) => form.change({ id })} problem={form.idProblem} width={260} testId="segment-id" />
        </div>
      )}
    </>
  );
}

/** The conditions as a sentence. */
function SegmentWords({ name, when }: { name: string; when: Predicate }) {
  const fields = useSubjectFields("shopper");
  const money = useMoney();
  return (
    <p className="entity-words">
      <b>{name}</b>: {predicateWords(when, { fields, money })}.
    </p>
  );
}
