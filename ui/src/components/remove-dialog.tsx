/* Before something goes that rules name: which rules change, and which go with it. */
import type { EntityKind, Rule, RuleSetDocument } from "../ipc/bindings";
import { Button } from "./button";
import { counted } from "./format";
import { Dialog } from "./overlays";
import { removalOf, type Removal } from "./removal";

interface RemoveDialogProps {
  kind: EntityKind;
  id: string;
  name: string;
  document: RuleSetDocument;
  isOpen: boolean;
  onClose: () => void;
  onRemove: (removal: Removal) => void;
}

export function RemoveDialog({ kind, id, name, document, isOpen, onClose, onRemove }: RemoveDialogProps) {
  const removal = removalOf(document, kind, id);
  return (
    <Dialog
      title={`Remove ${name}?`}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <span className="sp t12 t3">One edit: undo brings all of it back.</span>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="danger" onPress={() => onRemove(removal)} data-testid="confirm-remove">
            Remove{removal.removed.length > 0 ? ` with ${counted(removal.removed.length, "rule")}` : ""}
          </Button>
        </>
      }
    >
      <RuleNames rules={removal.removed} words={`For ${name} alone, so removed as well:`} />
      <RuleNames rules={removal.changed} words={`Stay, without ${name}:`} />
    </Dialog>
  );
}

function RuleNames({ rules, words }: { rules: Rule[]; words: string }) {
  if (rules.length === 0) return null;
  return (
    <div>
      <p className="t12 t2">{words}</p>
      <ul>
        {rules.map((rule) => (
          <li key={rule.id} className="md">
            {rule.name}
          </li>
        ))}
      </ul>
    </div>
  );
}
