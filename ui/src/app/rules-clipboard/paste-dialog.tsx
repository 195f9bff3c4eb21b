/* Where copied rules go: for which page and which shoppers. One edit; nothing is in the draft before Keep. */
import { useState } from "react";
import { patternOf } from "../../components/acts";
import { ActionMark } from "../../components/action-mark";
import { Button } from "../../components/button";
import { Select } from "../../components/choices";
import { ComboField } from "../../components/combo-field";
import { counted, sentence } from "../../components/format";
import { Icon } from "../../components/icon";
import { Dialog } from "../../components/overlays";
import { pasteChanges, type Target, unknownNames } from "../../components/rule-clipboard";
import { EVERYONE } from "../../components/segment-picker";
import { flatPages } from "../../features/pages/tree-find";
import type { Draft } from "../../ipc/bindings";
import { NOW, useDraft, useEffectOf, usePages } from "../../ipc/queries";
import { useEdit } from "../edits";
import { useInView } from "../in-view";
import { pageWords } from "../place-words";
import { openPaste, type PasteStart, usePasteStart } from "./paste-state";

const AS_COPIED = "as-copied";
const EVERY = "*";
const ANOTHER = "another";

function Paste({ start, draft }: { start: PasteStart; draft: Draft }) {
  const { rules, verb } = start;
  const edit = useEdit();
  const view = useInView();
  const index = usePages().data;
  const here = start.page ?? view?.page ?? null;
  const [where, setWhere] = useState(start.page ? "here" : AS_COPIED);
  const [typed, setTyped] = useState("");
  const [who, setWho] = useState(start.segment ?? AS_COPIED);
  const pages = index ? flatPages(index) : [];
  const other = pages.find((page) => page.path === typed || page.page === typed);
  const page = where === "here" ? here : where === ANOTHER ? (other?.page ?? null) : null;
  const target: Target = {
    pages: where === AS_COPIED ? undefined : where === EVERY ? [] : page ? [patternOf(page)] : undefined,
    segments: who === AS_COPIED ? undefined : who === EVERY ? [] : [who],
  };
  const unknown = unknownNames(draft.document, rules, target);
  const problem = where === ANOTHER && !other ? "Choose a page." : unknown.length > 0 ? sentence(`this rule set has no ${unknown.join(", no ")}`) : null;
  const { changes, label } = pasteChanges(draft.document, rules, target);
  const shown = page ?? here ?? null;
  const lane = who === AS_COPIED || who === EVERY ? (view?.lane ?? "everyone") : who;
  const effect = useEffectOf(shown ?? "", [lane], NOW, shown === null || problem ? null : changes, null);
  const close = () => openPaste(null);
  const keep = () => {
    close();
    void edit(label.replace("Paste", verb), changes);
  };
  const [only] = rules;
  return (
    <Dialog
      title={rules.length === 1 && only ? `${verb} “${only.name}”` : `${verb} ${counted(rules.length, "rule")}`}
      isOpen
      onClose={close}
      footer={
        <>
          <span className="t12 t2 sp" style={{ textAlign: "left" }} aria-live="polite">
            {problem ? <span className="problem">{problem}</span> : effect.isError ? <span className="problem">{effect.error.message}</span> : (effect.data?.sentence ?? "")}
          </span>
          <Button onPress={close}>Cancel</Button>
          <Button kind="primary" isDisabled={problem !== null} onPress={keep} data-testid="paste-keep">
            {verb}
          </Button>
        </>
      }
    >
      <ul className="paste-rules" aria-label="Rules">
        {rules.slice(0, 8).map((rule) => (
          <li key={rule.id} className="row g2">
            <ActionMark type={rule.action.type} />
            <span className="el">{rule.name}</span>
          </li>
        ))}
        {rules.length > 8 && <li className="t12 t3">and {rules.length - 8} more</li>}
      </ul>
      <div className="row g2 wrap" style={{ alignItems: "flex-end" }}>
        <Select
          label="Pages"
          autoFocus
          value={where}
          onChange={setWhere}
          testId="paste-pages"
          choices={[
            { id: AS_COPIED, name: rules.length === 1 ? "as the rule says" : "as each rule says" },
            ...(here ? [{ id: "here", name: `on ${pageWords(here, draft.document)}` }] : []),
            { id: ANOTHER, name: "on another page…" },
            { id: EVERY, name: "on every page" },
          ]}
        />
        <Select
          label="Shoppers"
          value={who}
          onChange={setWho}
          testId="paste-shoppers"
          choices={[{ id: AS_COPIED, name: rules.length === 1 ? "as the rule says" : "as each rule says" }, ...draft.document.segments, EVERYONE, { id: EVERY, name: "all shoppers" }]}
        />
      </div>
      {where === ANOTHER && <ComboField label="Page" value={typed} onChange={setTyped} suggestions={pages.map((each) => ({ id: each.path, note: each.kind === "category" ? undefined : each.kind }))} placeholder="Clothing › Jackets" testId="paste-page" autoFocus />}
      <p className="t12 t3 row g1">
        <Icon name="info" size="s" /> The original stays as it is.
      </p>
    </Dialog>
  );
}

export function PasteDialog() {
  const start = usePasteStart();
  const draft = useDraft().data;
  if (!start || !draft) return null;
  return <Paste key={start.rules.map((rule) => rule.id).join(" ")} start={start} draft={draft} />;
}
