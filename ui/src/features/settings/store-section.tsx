/* The store's facts. They belong to the rule set and are published with it. */
import { useState } from "react";
import type { StoreFacts, StoreStatus } from "../../ipc/bindings";
import { failureWords, ipc } from "../../ipc/client";
import { useStoreChange } from "../../ipc/mutations";
import { showToast } from "../../app/toasts";
import { Button } from "../../components/button";
import { factsOf, inputOf, sameFacts, type StoreFactsProblems } from "../../components/store-facts/store-facts";
import { StoreFactsFields } from "../../components/store-facts/store-facts-fields";
import { Section } from "./section";

export function StoreSection({ status }: { status: StoreStatus }) {
  const { facts } = status;
  const [input, setInput] = useState(() => inputOf(facts));
  const [problems, setProblems] = useState<StoreFactsProblems>({});
  const save = useStoreChange((next: StoreFacts) => ipc.storeUpdate(next));
  const checked = factsOf(input);
  const changed = "problems" in checked || !sameFacts(checked.facts, facts);
  const submit = async () => {
    if ("problems" in checked) {
      setProblems(checked.problems);
      return;
    }
    await save.mutateAsync(checked.facts);
    showToast({ kind: "done", words: "The store’s facts are saved." });
  };
  return (
    <Section title="Store" words="Schedules follow its time zone, prices its currency. The facts are part of the rule set and are published with it." testId="settings-store">
      <form className="col g3" aria-label="Store" noValidate onSubmit={(event) => { event.preventDefault(); submit().catch(() => undefined); }}>
        <StoreFactsFields value={input} problems={problems} onChange={(next) => { setInput(next); setProblems({}); }} />
        {"facts" in checked && checked.facts.currency !== facts.currency && <p className="t12 t2">Prices keep their figures: 118 {facts.currency} becomes 118 {checked.facts.currency}. Import again if they are other prices.</p>}
        {save.error !== null && <p className="problem" role="alert">Not saved: {failureWords(save.error)}</p>}
        <div className="row g2 set-end">
          {changed && <Button kind="quiet" onPress={() => { setInput(inputOf(facts)); setProblems({}); }}>Undo changes</Button>}
          <Button kind="primary" type="submit" isDisabled={!changed || save.isPending} data-testid="store-save">Save</Button>
        </div>
      </form>
    </Section>
  );
}
