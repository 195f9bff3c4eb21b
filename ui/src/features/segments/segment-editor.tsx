/* One segment: its name, its conditions, and what can be done with it. Nothing is in the draft before Keep. */
import { useMemo, useState } from "react";
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { ConditionBuilder } from "../../components/conditions/condition-builder";
import { predicateWords } from "../../components/conditions/predicate-words";
import { blocking, problemsOf } from "../../components/conditions/problems";
import { useMoney, useSubjectFields } from "../../components/conditions/use-fields";
import { freshId, idProblem } from "../../components/entity-id";
import { TextField } from "../../components/fields";
import { counted } from "../../components/format";
import { KeepForm } from "../../components/keep-form";
import { findingsOf, reasonAt, within } from "../../components/pointers";
import { focusRow } from "../../components/row-focus";
import { useUnkept } from "../../components/unkept-edits";
import type { Draft, Segment } from "../../ipc/bindings";
import { draftOf, freshDraft, FRESH, placeWords, segmentOf, type SegmentDraft } from "./segment-draft";
import { SampleTable } from "./sample-table";
import { DeltaSummary } from "./delta-summary";
import { SegmentRules } from "./segment-rules";
import { SegmentTools } from "./segment-tools";
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
  const edit = useEdit();
  const fields = useSubjectFields("shopper");
  const money = useMoney();
  const [saving, setSaving] = useState(false);
  const [unkept, setUnkeptDraft] = useUnkept<SegmentDraft>(`segment:${segment?.id ?? FRESH}`);
  // The query cache keeps a segment's identity while it is the same, and with it the keys of its conditions.
  const base = useMemo(() => (segment ? draftOf(segment) : freshDraft()), [segment]);
  const shown = unkept ?? base;
  const next = segmentOf(shown);
  const dirty = segment === null || (unkept !== null && JSON.stringify(next) !== JSON.stringify(segmentOf(base)));
  const taken = draft.document.segments.map((each) => each.id);
  const id = segment?.id ?? (shown.id || freshId(shown.name, taken, "segment"));
  const findings = unkept || !segment ? [] : findingsOf(draft.findings, draft.document, "segment", segment.id);
  const nameProblem = shown.name.trim() === "" ? "Give the segment a name." : null;
  const idWrong = segment ? null : idProblem(id, taken);
  const problems = blocking(problemsOf(shown.when, fields));
  const blocked = nameProblem ?? idWrong ?? (problems.length > 0 ? `${counted(problems.length, "condition")} to finish.` : null);
  const change = (part: Partial<SegmentDraft>) => setUnkeptDraft({ ...shown, ...part });
  const [counting, spread] = useSpread(shown.when, base.when, sized, (when) => change({ when }));
  const cancel = () => {
    setUnkeptDraft(null);
    if (!segment) navigate(routeHref("segments"), true);
  };
  const keep = async () => {
    if (!next) return;
    setSaving(true);
    const kept = await edit(segment ? `Change segment ${next.name}` : `Add segment ${next.name}`, [{ op: "putSegment", segment: { ...next, id }, index: null }]);
    setSaving(false);
    if (!kept) return;
    setUnkeptDraft(null);
    if (segment) return;
    navigate(routeHref("segments", {}, id), true);
    focusRow(`segment-list-${id}`);
  };
  return (
    <KeepForm
      label={segment ? `Segment ${segment.name}` : "A fresh segment"}
      dirty={dirty}
      blocked={blocked}
      saving={saving}
      onKeep={() => void keep()}
      onCancel={cancel}
      keep={segment ? "Keep" : "Add segment"}
      {...(sized ? { summary: <DeltaSummary sized={sized} id={segment?.id ?? ""} /> } : {})}
      testId="segment"
    >
      <div className="entity-title">
        <TextField
          label="Name of the segment"
          labelHidden
          value={shown.name}
          onChange={(name) => change({ name })}
          placeholder="Name of the segment"
          autoFocus={segment === null}
          problem={unkept !== null ? (nameProblem ?? reasonAt(findings, "/name")) : reasonAt(findings, "/name")}
          testId="segment-name"
        />
        {segment ? <SegmentTools draft={draft} segment={segment} /> : null}
      </div>
      <p className="entity-place">
        {segment ? `${placeWords(taken.indexOf(segment.id), taken.length)} · id ${segment.id}` : "It is added last, before Everyone; drag it up afterwards."}
      </p>
      {!segment && (
        <div className="entity-id">
          <TextField label="Id, as the shop asks for it" value={id} onChange={(typed) => change({ id: typed })} problem={unkept ? idWrong : null} width={260} testId="segment-id" />
        </div>
      )}
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
      {next && (
        <p className="entity-words">
          <b>{shown.name.trim() || "This segment"}</b>: {predicateWords(next.when, { fields, money })}.
        </p>
      )}
      {findings.filter((finding) => finding.pointer === "" || finding.pointer === "/id").map((finding) => (
        <p key={finding.reason} className="problem" role="alert">
          {finding.reason}
        </p>
      ))}
      {sized && !sized.counted && <div className="sample" aria-busy="true" />}
      {sized?.counted && <SampleTable candidate={sized.counted} known={sized.shoppers.fields} nameOf={(of) => (of === (segment?.id ?? "") ? shown.name.trim() || "This segment" : (draft.document.segments.find((each) => each.id === of)?.name ?? "Everyone"))} />}
      {segment && <SegmentRules document={draft.document} id={segment.id} name={segment.name} pagesToo={sized === null} />}
    </KeepForm>
  );
}
