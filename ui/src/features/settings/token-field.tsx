/* The token of an environment: set, replaced or removed. It goes into the keyring and is never shown again. */
import { useState } from "react";
import type { Environment } from "../../ipc/bindings";
import { failureWords, ipc } from "../../ipc/client";
import { useChange } from "../../ipc/mutations";
import { giveLost } from "../../components/lost-focus";
import { Button } from "../../components/button";
import { InPlace } from "../../components/in-place";
import { TextField } from "../../components/fields";
import { Icon } from "../../components/icon";

export function TokenField({ environment }: { environment: Environment }) {
  const { name, hasToken } = environment;
  const [typed, setTyped] = useState<string | null>(null);
  const keep = useChange((token: string | null) => ipc.environmentSetToken(name, token), "environments");
  const close = () => {
    setTyped(null);
    giveLost(`[data-testid="token-set-${CSS.escape(name)}"]`);
  };
  const submit = async (token: string | null) => {
    await keep.mutateAsync(token);
    close();
  };
  return (
    <form className="set-token" aria-label={`Token of ${name}`} onSubmit={(event) => { event.preventDefault(); if (typed !== null && typed.trim() !== "") submit(typed.trim()).catch(() => undefined); }}>
      {typed === null ? (
        <>
          <span className="t12 t2 row g1"><Icon name="lock" size="m" />{hasToken ? "A token is in the keyring" : "No token"}</span>
          <Button kind="quiet" size="small" onPress={() => setTyped("")} data-testid={`token-set-${name}`} aria-label={`${hasToken ? "Replace" : "Set a token"} for ${name}`}>{hasToken ? "Replace" : "Set a token"}</Button>
          {hasToken && <Button kind="quiet" size="small" isDisabled={keep.isPending} onPress={() => void submit(null).catch(() => undefined)} data-testid={`token-remove-${name}`} aria-label={`Remove the token of ${name}`}>Remove</Button>}
        </>
      ) : (
        <InPlace className="row g2" onLeave={close}>
          <TextField label={`New token of ${name}`} labelHidden type="password" value={typed} onChange={setTyped} autoFocus width={300} placeholder="Paste the token" testId={`token-${name}`} />
          <Button kind="primary" size="small" type="submit" isDisabled={typed.trim() === "" || keep.isPending} data-testid={`token-save-${name}`}>Keep in the keyring</Button>
          <Button size="small" onPress={close}>Cancel</Button>
        </InPlace>
      )}
      {keep.error !== null && <p className="problem" role="alert">{failureWords(keep.error)}</p>}
    </form>
  );
}
