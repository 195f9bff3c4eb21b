/* Makes an empty store: its name, currency, time zone and the days its metrics cover. */
import { useState } from "react";
import { Button } from "../components/button";
import { Dialog } from "../components/overlays";
import { emptyInput, factsOf, type StoreFactsProblems } from "../components/store-facts/store-facts";
import { StoreFactsFields } from "../components/store-facts/store-facts-fields";
import type { StoreFacts } from "../ipc/bindings";
import { failureWords, ipc } from "../ipc/client";
import { useStoreChange } from "../ipc/mutations";
import { isDropped } from "./dropped-file";
import { navigate, routeHref, watchMoves } from "./routes";

/** `then`: where it leads instead of to the catalog */
export function NewStoreForm({ onDone, then }: { onDone: () => void; then?: string | undefined }) {
  const [input, setInput] = useState(emptyInput);
  const [problems, setProblems] = useState<StoreFactsProblems>({});
  const create = useStoreChange((made: StoreFacts) => ipc.storeCreate(made, null));
  const submit = async () => {
    const checked = factsOf(input);
    if ("problems" in checked) {
      setProblems(checked.problems);
      return;
    }
    const hasMoved = watchMoves();
    await create.mutateAsync(checked.facts);
    onDone();
    // The store is open before all its answers are there: who went elsewhere meanwhile stays there.
    if (!hasMoved()) navigate(isDropped() ? routeHref("catalog", {}, "import") : (then ?? routeHref("catalog")));
  };
  return (
    <form
      className="col g3"
      aria-label="New store"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // The failure is shown below the fields.
        submit().catch(() => undefined);
      }}
    >
      <StoreFactsFields
        value={input}
        problems={problems}
        autoFocus
        onChange={(next) => {
          setInput(next);
          setProblems({});
        }}
      />
      <p className="t12 t3">The store is one file on this computer. Nothing is sent anywhere before you publish.</p>
      {create.error && (
        <p className="problem" role="alert">
          {failureWords(create.error)}
        </p>
      )}
      <div className="row g2" style={{ justifyContent: "flex-end" }}>
        <Button onPress={onDone}>Cancel</Button>
        <Button kind="primary" type="submit" isDisabled={create.isPending} data-testid="create-store">
          Make the store
        </Button>
      </div>
    </form>
  );
}

export function NewStore({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Dialog title="New store" isOpen={isOpen} onClose={onClose}>
      <NewStoreForm onDone={onClose} />
    </Dialog>
  );
}
