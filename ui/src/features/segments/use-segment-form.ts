// One segment as it is edited: the form that it shares with formulas and collections, and what is wrong with it.
import { useMemo } from "react";
import { routeHref } from "../../app/routes";
import { blocking, problemsOf } from "../../components/conditions/problems";
import { useSubjectFields } from "../../components/conditions/use-fields";
import { counted } from "../../components/format";
import { findingsOf } from "../../components/pointers";
import { focusRow } from "../../components/row-focus";
import { useEntityForm } from "../../components/use-entity-form";
import type { Draft, Segment } from "../../ipc/bindings";
import { draftOf, freshDraft, segmentOf } from "./segment-draft";

export type SegmentForm = ReturnType<typeof useSegmentForm>;

/** `segment` null: a fresh one */
export function useSegmentForm(draft: Draft, segment: Segment | null) {
  const fields = useSubjectFields("shopper");
  // The query cache keeps a segment's identity while it is the same, and with it the keys of its conditions.
  const base = useMemo(() => (segment ? draftOf(segment) : freshDraft()), [segment]);
  const form = useEntityForm({
    kind: "segment",
    entity: segment,
    base,
    entityOf: segmentOf,
    putOf: (entity) => ({ op: "putSegment", segment: entity, index: null }),
    all: draft.document.segments,
    hrefOf: (id) => routeHref("segments", {}, ...(id === null ? [] : [id])),
    onAdded: (id) => focusRow(`segment-list-${id}`),
  });
  const { shown, touched } = form;
  const nameProblem = shown.name.trim() === "" ? "Give the segment a name." : null;
  const problems = blocking(problemsOf(shown.when, fields));
  return {
    ...form,
    base,
    /** why it cannot be kept yet */
    blocked: nameProblem ?? form.idProblem ?? (problems.length > 0 ? `${counted(problems.length, "condition")} to finish.` : null),
    // Told at their fields once something was typed.
    nameProblem: touched ? nameProblem : null,
    idProblem: touched ? form.idProblem : null,
    /** what the back end found in the draft; of an edit it knows nothing yet */
    findings: touched || !segment ? [] : findingsOf(draft.findings, draft.document, "segment", segment.id),
  };
}
