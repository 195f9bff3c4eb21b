/* Name and gateway of an environment, new or changed. */
import { useState } from "react";
import type { Environment } from "../../ipc/bindings";
import { failureWords, ipc } from "../../ipc/client";
import { useChange } from "../../ipc/mutations";
import { Button } from "../../components/button";
import { Segmented } from "../../components/choices";
import { InPlace } from "../../components/in-place";
import { TextField } from "../../components/fields";
import { check, inputOf, plainTextWarning, urlOf, type EnvironmentProblems } from "./environment-form";

interface EnvironmentEditorProps {
  /** null: a new one */
  environment: Environment | null;
  others: string[];
  localGateway: string | null;
  /** with its name, where it is kept */
  onDone: (kept?: string) => void;
}

export function EnvironmentEditor({ environment, others, localGateway, onDone }: EnvironmentEditorProps) {
  const [input, setInput] = useState(() => inputOf(environment));
  const [problems, setProblems] = useState<EnvironmentProblems>({});
  const save = useChange(() => ipc.environmentSave(input.name.trim(), urlOf(input), environment?.name ?? null), "environments");
  const change = (part: Partial<typeof input>) => {
    setInput({ ...input, ...part });
    setProblems({});
  };
  const submit = async () => {
    const found = check(input, others);
    setProblems(found);
    if (found.name !== undefined || found.url !== undefined) return;
    await save.mutateAsync(undefined);
    onDone(input.name.trim());
  };
  return (
    <InPlace className="set-edit" onLeave={onDone}>
      <form className="col g3" aria-label={environment === null ? "New environment" : `Edit ${environment.name}`} noValidate onSubmit={(event) => { event.preventDefault(); submit().catch(() => undefined); }}>
        <div className="set-row">
          <TextField label="Name" value={input.name} width={180} autoFocus problem={problems.name} placeholder="staging" onChange={(name) => change({ name })} testId="environment-name" />
          <div className="field">
            <span className="label" aria-hidden="true">Gateway</span>
            <Segmented<"local" | "url"> label="Gateway" value={input.local ? "local" : "url"} onChange={(kind) => change({ local: kind === "local" })}
              choices={[{ id: "local", name: "On this computer" }, { id: "url", name: "At an address" }]} />
          </div>
          {!input.local && <TextField label="Address" type="url" value={input.url} width={300} problem={problems.url} placeholder="https://gateway.example.com" onChange={(url) => change({ url })} testId="environment-url" />}
        </div>
        {input.local && <p className="t12 t2">The gateway that Endcap runs itself{localGateway === null ? "" : `, at ${localGateway}`}. Only this computer reaches it.</p>}
        {plainTextWarning(input) && <p className="set-warn t12">Over http a token can be read on the way. Use https unless the network is your own.</p>}
        {save.error !== null && <p className="problem" role="alert">Not saved: {failureWords(save.error)}</p>}
        <div className="row g2 set-end">
          <Button onPress={() => onDone()}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={save.isPending} data-testid="environment-save">{environment === null ? "Add" : "Save"}</Button>
        </div>
      </form>
    </InPlace>
  );
}
