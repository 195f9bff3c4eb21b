/* Where copied rules go: for which page and which shoppers. One edit; nothing is in the draft before Keep. */
import { ActionMark } from "../../components/action-mark";
import { Button } from "../../components/button";
import { Select } from "../../components/choices";
import { ComboField } from "../../components/combo-field";
import { counted } from "../../components/format";
import { Icon } from "../../components/icon";
import { Dialog } from "../../components/overlays";
import { pasteChanges } from "../../components/rule-clipboard";
import { EVERYONE } from "../../components/segment-picker";
import type { Draft, Rule } from "../../ipc/bindings";
import { NOW, useDraft, useEffectOf } from "../../ipc/queries";
import { useEdit } from "../edits";
import { pageWords } from "../place-words";
import { openPaste, type PasteStart, usePasteStart } from "./paste-state";
import { ANOTHER, AS_COPIED, EVERY, HERE, type PasteTarget, usePasteTarget } from "./use-paste-target";

function Paste({ start, draft }: { start: PasteStart; draft: Draft }) {
  const { rules, verb } = start;
  const edit = useEdit();
  const choice = usePasteTarget(start, draft);
  const { problem, shown, lane } = choice;
  const { changes, label } = pasteChanges(draft.document, rules, choice.target);
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
      <CopiedRules rules={rules} />
      <TargetFields choice={choice} draft={draft} asCopied={rules.length === 1 ? "as the rule says" : "as each rule says"} />
      <p className="t12 t3 row g1">
        <Icon name="info" size="s" /> The original stays as it is.
      </p>
    </Dialog>
  );
}

const MOST_LISTED = 8;

function CopiedRules({ rules }: { rules: readonly Rule[] }) {
  return (
    <ul className="paste-rules" aria-label="Rules">
      {rules.slice(0, MOST_LISTED).map((rule) => (
        <li key={rule.id} className="row g2">
          <ActionMark type={rule.action.type} />
          <span className="el">{rule.name}</span>
        </li>
      ))}
      {rules.length > MOST_LISTED && <li className="t12 t3">and {rules.length - MOST_LISTED} more</li>}
    </ul>
  );
}

/** `asCopied`: the words for leaving pages or shoppers as they are */
function TargetFields({ choice, draft, asCopied }: { choice: PasteTarget; draft: Draft; asCopied: string }) {
  const { here, where, setWhere, who, setWho, typed, setTyped } = choice;
  const unchanged = { id: AS_COPIED, name: asCopied };
  return (
    <>
      <div className="row g2 wrap" style={{ alignItems: "flex-end" }}>
        <Select
          label="Pages"
          autoFocus
          value={where}
          onChange={setWhere}
          testId="paste-pages"
          choices={[
            unchanged,
            ...(here ? [{ id: HERE, name: `on ${pageWords(here, draft.document)}` }] : []),
            { id: ANOTHER, name: "on another page…" },
            { id: EVERY, name: "on every page" },
          ]}
        />
        <Select label="Shoppers" value={who} onChange={setWho} testId="paste-shoppers" choices={[unchanged, ...draft.document.segments, EVERYONE, { id: EVERY, name: "all shoppers" }]} />
      </div>
      {where === ANOTHER && <ComboField label="Page" value={typed} onChange={setTyped} suggestions={choice.pages.map((each) => ({ id: each.path, note: each.kind === "category" ? undefined : each.kind }))} placeholder="Clothing › Jackets" testId="paste-page" autoFocus />}
    </>
  );
}

export function PasteDialog() {
  const start = usePasteStart();
  const draft = useDraft().data;
  if (!start || !draft) return null;
  return <Paste key={start.rules.map((rule) => rule.id).join(" ")} start={start} draft={draft} />;
}
