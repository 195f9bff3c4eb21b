/* Note, author, catalog, and the one button; where it cannot be pressed, the reason and the way out. */
import { useState } from "react";
import type { EnvironmentStatus } from "../../ipc/bindings";
import { usePreferences } from "../../ipc/queries";
import { usePreferencesChange } from "../../ipc/mutations";
import { useShortcuts } from "../../app/keys";
import { environmentTitle } from "../../app/environments";
import { Button } from "../../components/button";
import { Checkbox } from "../../components/choices";
import { TextField } from "../../components/fields";
import { counted } from "../../components/format";
import { Icon } from "../../components/icon";
import { changesWords } from "./review-words";
import type { Before, Readiness } from "./readiness";

export interface PublishFormAsk {
  note: string;
  author: string;
}

const MOD_ENTER = /Mac/.test(navigator.userAgent) ? "⌘↵" : "Ctrl ↵";

export interface PublishFormProps {
  environment: string;
  status: EnvironmentStatus | null;
  changes: number;
  products: number;
  ready: Readiness;
  running: boolean;
  note: string;
  onNote: (note: string) => void;
  pushCatalog: boolean;
  onPushCatalog: (push: boolean) => void;
  onPublish: (ask: PublishFormAsk) => void;
  /** The environment that this draft should see first; null where it has, or where there is none. */
  before: Before | null;
  /** null where it cannot be published there now */
  onPublishBefore: ((ask: PublishFormAsk) => void) | null;
}

/** What is said of the environment before this one, and how to publish there first. */
function firstOf({ ready, before, onPublishBefore }: PublishFormProps) {
  const said = ready.kind === "ready" ? before : null;
  return { before: said, first: said === null ? null : onPublishBefore };
}

const allowedOf = ({ ready, running }: PublishFormProps): boolean => ready.kind === "ready" && !running;

const FORM = "publish-form";

/** The foremost button of the form once more, where the form is folded away. */
export function ForemostButton(props: PublishFormProps) {
  const { before, first } = firstOf(props);
  return (
    <Button kind="primary" type="submit" form={FORM} isDisabled={!allowedOf(props)} data-testid="publish-foremost">
      {before !== null && first !== null ? `Publish to ${before.environment} first` : label(props)}
    </Button>
  );
}

export function PublishForm(props: PublishFormProps) {
  const { environment, status, note, onNote, pushCatalog, onPushCatalog, onPublish } = props;
  const { before, first } = firstOf(props);
  const preferences = usePreferences().data;
  const keep = usePreferencesChange();
  const [author, setAuthor] = useState<string | null>(null);
  const name = author ?? preferences?.author ?? "";
  const allowed = allowedOf(props);
  const publish = (send: (ask: PublishFormAsk) => void) => {
    if (!allowed) return;
    if (preferences !== undefined && name !== preferences.author) keep.mutate({ ...preferences, author: name });
    send({ note: note.trim(), author: name.trim() });
  };
  // The keys do what the foremost button does.
  const foremost = () => publish(first ?? onPublish);
  useShortcuts({ "Mod+Enter": foremost });
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) foremost();
  };
  return (
    <form className="pf" id={FORM} aria-label="Publish" onSubmit={(event) => { event.preventDefault(); foremost(); }}>
      <TextField label="Note for the history" lines={2} value={note} onChange={onNote} onKeyDown={onKeyDown} placeholder="What changes, and why" testId="publish-note" />
      <TextField label="Published by" value={name} onChange={setAuthor} placeholder="Your name" testId="publish-author" />
      <Checkbox isSelected={pushCatalog} onChange={onPushCatalog} testId="publish-catalog">
        <span>Send the catalog too<span className="t11 t3 pf-note">{catalogWords(environment, status, props.products)}</span></span>
      </Checkbox>
      <div className="pf-go">
        {before !== null && <p className="pf-before" data-testid="publish-before"><Icon name="warning" /><span>{before.words}</span></p>}
        {before !== null && first !== null && <Button kind="primary" size="large" type="submit" hint={MOD_ENTER} isDisabled={!allowed} data-testid="publish-before-run">Publish to {before.environment} first</Button>}
        {first === null ? (
          <Button kind="primary" size="large" type="submit" hint={MOD_ENTER} isDisabled={!allowed} data-testid="publish-run">{label(props)}</Button>
        ) : (
          <Button size="large" isDisabled={!allowed} onPress={() => publish(onPublish)} data-testid="publish-run">{label(props)}</Button>
        )}
        <p className="t12 t3 pf-foot">{status?.revision == null ? `${environmentTitle(environment)} comes into being with its first revision.` : `Revision ${status.revision} can be restored at any time.`}</p>
      </div>
    </form>
  );
}

function label({ environment, changes, pushCatalog, ready, running }: PublishFormProps): string {
  if (running) return "Publishing…";
  if (ready.kind === "invalid") return `${counted(ready.findings, "error")} to put right first`;
  if (changes > 0) return `Publish ${changesWords(changes)} to ${environment}`;
  return pushCatalog ? `Send the catalog to ${environment}` : `Publish to ${environment}`;
}

export function catalogWords(environment: string, status: EnvironmentStatus | null, products: number): string {
  const mine = counted(products, "product");
  if (status === null || !status.reachable) return mine;
  if (status.catalogInStep && products === 0) return `There are none yet, neither here nor on ${environment}.`;
  if (status.catalogInStep) return `It holds the same ${mine} already.`;
  return status.products === null || status.products === 0 ? `It has no products yet; ${mine} here.` : `It differs: ${counted(status.products, "product")} there, ${mine} here.`;
}
