/* Where the store lies, and the rule set as a file. */
import { useState } from "react";
import type { Finding, StoreStatus } from "../../ipc/bindings";
import { failureWords, ipc, IpcFailure } from "../../ipc/client";
import { chooseFile, chooseSavePath, RULE_SET_FILES } from "../../ipc/files";
import { useDraftChange } from "../../ipc/mutations";
import { attempt } from "../../app/edits";
import { showToast } from "../../app/toasts";
import { giveLost } from "../../components/lost-focus";
import { Button } from "../../components/button";
import { Confirm } from "./confirm";
import { Section } from "./section";

const FINDINGS_SHOWN = 8;

export function FilesSection({ status }: { status: StoreStatus }) {
  const [path, setPath] = useState<string | null>(null);
  const [failure, setFailure] = useState<{ words: string; findings: Finding[] } | null>(null);
  const load = useDraftChange((from: string) => ipc.draftImport(from));
  const close = () => {
    setPath(null);
    giveLost("[data-testid=rules-import]");
  };
  const save = async () => {
    const to = await attempt(chooseSavePath("Save the rule set", `${status.facts.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-rules.json`, RULE_SET_FILES));
    if (to) await attempt(ipc.draftExport(to), `The rule set is saved to ${to}`);
  };
  const choose = async () => {
    setFailure(null);
    setPath(await attempt(chooseFile("Open a rule set", RULE_SET_FILES)));
  };
  const take = async (from: string) => {
    try {
      await load.mutateAsync(from);
      showToast({ kind: "done", words: "The draft is now the rule set of the file." });
    } catch (error) {
      setFailure({ words: failureWords(error), findings: error instanceof IpcFailure && error.error.kind === "invalid" ? error.error.findings : [] });
    }
    close();
  };
  return (
    <Section title="Files" words="The store is one file: products, draft, history. Copy it to keep a copy of all." testId="settings-files">
      <div>
        <span className="label">This store</span>
        <p className="set-path selectable" data-testid="store-path">{status.path}</p>
      </div>
      <div className="set-line">
        <div><b className="md">Rule set as a file</b><p className="t12 t2">Segments, collections, formulas and rules of the draft, as JSON of the contract.</p></div>
        <Button onPress={() => void save()} data-testid="rules-export">Export</Button>
        <Button onPress={() => void choose()} data-testid="rules-import">Import</Button>
      </div>
      {path !== null && (
        <Confirm question={`Replace the draft by the rule set in ${path.split(/[/\\]/).at(-1) ?? path}? It can be undone; nothing is published.`} yes="Replace the draft" testId="rules-import-confirm" onYes={() => void take(path)} onNo={close} />
      )}
      {failure !== null && (
        <div className="set-failure" role="alert">
          <b>{failure.findings.length === 0 ? "The rule set was not taken" : "This is not a valid rule set"}</b>
          {failure.findings.length === 0 ? <p>{failure.words}</p> : (
            <ul>{failure.findings.slice(0, FINDINGS_SHOWN).map((finding) => <li key={`${finding.pointer} ${finding.reason}`}>{finding.reason} <span className="t3">{finding.pointer}</span></li>)}</ul>
          )}
          {failure.findings.length > FINDINGS_SHOWN && <p className="t3">and {failure.findings.length - FINDINGS_SHOWN} more</p>}
        </div>
      )}
    </Section>
  );
}
