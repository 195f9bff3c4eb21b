// One segment as it is edited: what is wrong with it, keeping it, leaving it.
import { useMemo, useState } from "react";
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { blocking, problemsOf } from "../../components/conditions/problems";
import { useSubjectFields } from "../../components/conditions/use-fields";
import { freshId, idProblem } from "../../components/entity-id";
import { counted } from "../../components/format";
import { findingsOf } from "../../components/pointers";
import { focusRow } from "../../components/row-focus";
import { useUnkept } from "../../components/unkept-edits";
import type { Draft, Segment } from "../../ipc/bindings";
import { draftOf, freshDraft, FRESH, segmentOf, type SegmentDraft } from "./segment-draft";

export type SegmentForm = ReturnType<typeof useSegmentForm>;

/** `segment` null: a fresh one */
export function useSegmentForm(draft: Draft, segment: Segment | null) {
  const edit = useEdit();
  const fields = useSubjectFields("shopper");
  const [saving, setSaving] = useState(false);
  const [unkept, setUnkept] = useUnkept<SegmentDraft>(`segment:${segment?.id ?? FRESH}`);
  // The query cache keeps a segment's identity while it is the same, and with it the keys of its conditions.
  const base = useMemo(() => (segment ? draftOf(segment) : freshDraft()), [segment]);
  const shown = unkept ?? base;
  const next = segmentOf(shown);
  const taken = draft.document.segments.map((each) => each.id);
  const id = segment?.id ?? (shown.id || freshId(shown.name, taken, "segment"));
  const nameProblem = shown.name.trim() === "" ? "Give the segment a name." : null;
  const idWrong = segment ? null : idProblem(id, taken);
  const problems = blocking(problemsOf(shown.when, fields));
  const cancel = () => {
    setUnkept(null);
    if (!segment) navigate(routeHref("segments"), true);
  };
  const keep = async () => {
    if (!next) return;
    setSaving(true);
    const kept = await edit(segment ? `Change segment ${next.name}` : `Add segment ${next.name}`, [{ op: "putSegment", segment: { ...next, id }, index: null }]);
    setSaving(false);
    if (!kept) return;
    setUnkept(null);
    if (segment) return;
    navigate(routeHref("segments", {}, id), true);
    focusRow(`segment-list-${id}`);
  };
  return {
    base,
    shown,
    /** null while a condition is unfinished */
    next,
    id,
    dirty: segment === null || (unkept !== null && JSON.stringify(next) !== JSON.stringify(segmentOf(base))),
    saving,
    /** why it cannot be kept yet */
    blocked: nameProblem ?? idWrong ?? (problems.length > 0 ? `${counted(problems.length, "condition")} to finish.` : null),
    // Told at their fields once something was typed.
    nameProblem: unkept ? nameProblem : null,
    idProblem: unkept ? idWrong : null,
    /** what the back end found in the draft; of an edit it knows nothing yet */
    findings: unkept || !segment ? [] : findingsOf(draft.findings, draft.document, "segment", segment.id),
    change: (part: Partial<SegmentDraft>) => setUnkept({ ...shown, ...part }),
    keep: () => void keep(),
    cancel,
  };
}
