/* Makes an empty store: its name, currency, time zone and the days its metrics cover. */
import { useState } from "react";
import { Button } from "../components/button";
import { NumberField, TextField } from "../components/fields";
import { Dialog } from "../components/overlays";
import type { StoreFacts } from "../ipc/bindings";
import { failureWords, ipc } from "../ipc/client";
import { useStoreChange } from "../ipc/mutations";
import { navigate, routeHref } from "./routes";

const CURRENCIES = ["EUR", "USD", "GBP", "DKK", "SEK", "NOK", "CHF", "PLN", "CZK", "JPY", "CAD", "AUD"];

function timeZones(): string[] {
  return typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : [];
}

/** Why these facts cannot be kept, or null. */
export function factsProblem(facts: StoreFacts): string | null {
  if (facts.name.trim() === "") return "A store needs a name.";
  if (!/^[A-Z]{3}$/.test(facts.currency)) return "A currency is three capital letters, such as EUR.";
  try {
    new Intl.DateTimeFormat("en", { timeZone: facts.time_zone });
  } catch {
    return "This time zone is not known. Such as Europe/Copenhagen.";
  }
  if (!(facts.metrics_days >= 1 && facts.metrics_days <= 366)) return "Metrics cover 1 to 366 days.";
  return null;
}

export function StoreFactsFields({ facts, onChange }: { facts: StoreFacts; onChange: (facts: StoreFacts) => void }) {
  return (
    <>
      <TextField label="Name" value={facts.name} onChange={(name) => onChange({ ...facts, name })} autoFocus testId="store-name" />
      <div className="row g3" style={{ alignItems: "flex-start" }}>
        <TextField label="Currency" value={facts.currency} width={110} options={CURRENCIES} onChange={(currency) => onChange({ ...facts, currency: currency.toUpperCase() })} testId="store-currency" />
        <TextField label="Time zone" value={facts.time_zone} width={220} options={timeZones()} onChange={(time_zone) => onChange({ ...facts, time_zone })} testId="store-time-zone" />
        <NumberField label="Metrics cover" unit="days" width={120} value={facts.metrics_days} min={1} max={366} onChange={(value) => onChange({ ...facts, metrics_days: value ?? 0 })} />
      </div>
    </>
  );
}

export function NewStore({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [facts, setFacts] = useState<StoreFacts>(() => ({
    name: "",
    currency: "EUR",
    time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone || "Europe/Copenhagen",
    metrics_days: 28,
  }));
  const create = useStoreChange((made: StoreFacts) => ipc.storeCreate(made, null));
  const problem = factsProblem(facts);
  const submit = async () => {
    await create.mutateAsync({ ...facts, name: facts.name.trim() });
    onClose();
    navigate(routeHref("catalog"));
  };
  return (
    <Dialog title="New store" isOpen={isOpen} onClose={onClose}>
      <form
        className="col g3"
        onSubmit={(event) => {
          event.preventDefault();
          if (!problem) void submit().catch(() => undefined);
        }}
      >
        <StoreFactsFields facts={facts} onChange={setFacts} />
        <p className="t12 t3">The store is one file on this computer. Then import a product file: nothing is sent anywhere before you publish.</p>
        {create.error && <p className="problem" role="alert">{failureWords(create.error)}</p>}
        {!create.error && problem && facts.name !== "" && <p className="problem">{problem}</p>}
        <div className="row g2" style={{ justifyContent: "flex-end" }}>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" isDisabled={problem !== null || create.isPending} data-testid="create-store">
            Make the store
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
