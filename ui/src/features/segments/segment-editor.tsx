/* One segment: its name, its conditions, and what can be done with it. Nothing is in the draft before Keep. */
import { useMemo, useState } from "react";
import { useEdit } from "../../app/edits";
import { navigate, routeHref } from "../../app/routes";
import { Button, IconButton } from "../../components/button";
import { ConditionBuilder } from "../../components/conditions/condition-builder";
import { predicateWords } from "../../components/conditions/predicate-words";
import { blocking, problemsOf } from "../../components/conditions/problems";
import { useMoney, useSubjectFields } from "../../components/conditions/use-fields";
import { copyName, EVERYONE, freshId, idProblem } from "../../components/entity-id";
import { TextField } from "../../components/fields";
import { counted } from "../../components/format";
import { KeepForm } from "../../components/keep-form";
import { Menu } from "../../components/overlays";
import { findingsOf, reasonAt, within } from "../../components/pointers";
import { rulesNaming } from "../../components/removal";
import { RemoveDialog } from "../../components/remove-dialog";
import { setUnkept, useUnkept } from "../../components/unkept-edits";
import type { Draft, Segment } from "../../ipc/bindings";
import { draftOf, freshDraft, FRESH, placeWords, segmentOf, type SegmentDraft } from "./segment-draft";
import { useMoveSegment } from "./segment-list";
import { SegmentRules } from "./segment-rules";

export function SegmentEditor({ draft, segment }: { draft: Draft; segment: Segment | null }) {
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
    if (!segment) navigate(routeHref("segments", {}, id), true);
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
        {segment ? <Tools draft={draft} segment={segment} /> : null}
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
        testId="conditions"
      />
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
      {segment && <SegmentRules document={draft.document} id={segment.id} name={segment.name} />}
    </KeepForm>
  );
}

function Tools({ draft, segment }: { draft: Draft; segment: Segment }) {
  const edit = useEdit();
  const move = useMoveSegment();
  const [asking, setAsking] = useState(false);
  const { segments } = draft.document;
  const index = segments.findIndex((each) => each.id === segment.id);
  const named = rulesNaming(draft.document, "segment", segment.id);
  const duplicate = async () => {
    const name = copyName(segment.name, segments.map((each) => each.name));
    const id = freshId(name, segments.map((each) => each.id), "segment");
    if (await edit(`Duplicate segment ${segment.name}`, [{ op: "putSegment", segment: { ...segment, id, name }, index: index + 1 }])) navigate(routeHref("segments", {}, id));
  };
  const leave = () => {
    setUnkept(`segment:${segment.id}`, null);
    navigate(routeHref("segments", {}, segments[index + 1]?.id ?? segments[index - 1]?.id ?? EVERYONE), true);
  };
  const remove = async () => {
    if (named.length > 0) setAsking(true);
    else if (await edit(`Remove segment ${segment.name}`, [{ op: "remove", entity: "segment", id: segment.id }])) leave();
  };
  return (
    <>
      <Button kind="quiet" size="small" icon="copy" onPress={() => void duplicate()} data-testid="segment-duplicate">
        Duplicate
      </Button>
      <Menu
        label="More for this segment"
        trigger={<IconButton icon="more" label="More for this segment" data-testid="segment-more" />}
        entries={[
          { id: "up", name: "Move up", icon: "up", hint: "⌥↑", isDisabled: index === 0, onAction: () => move(segments, segment.id, index - 1) },
          { id: "down", name: "Move down", icon: "down", hint: "⌥↓", isDisabled: index === segments.length - 1, onAction: () => move(segments, segment.id, index + 1) },
          { id: "remove", name: "Remove", icon: "trash", danger: true, apart: true, onAction: () => void remove() },
        ]}
      />
      <RemoveDialog
        kind="segment"
        id={segment.id}
        name={segment.name}
        document={draft.document}
        isOpen={asking}
        onClose={() => setAsking(false)}
        onRemove={(removal) => {
          setAsking(false);
          void edit(`Remove segment ${segment.name}`, removal.changes).then((kept) => kept && leave());
        }}
      />
    </>
  );
}
