/* Whether an environment is compared by itself, and how often. */
import type { Environment } from "../../ipc/bindings";
import { ipc } from "../../ipc/client";
import { useChange } from "../../ipc/mutations";
import { attempt } from "../../app/edits";
import { Select, Switch } from "../../components/choices";
import { ago, sentence } from "../../components/format";

const EVERY = [5, 15, 30, 60, 240, 1440] as const;
const NAMES: Record<number, string> = { 5: "5 minutes", 15: "15 minutes", 30: "30 minutes", 60: "hour", 240: "4 hours", 1440: "day" };
const AT_FIRST = 15;

export function WatchField({ environment: { name, watch } }: { environment: Environment }) {
  const change = useChange((minutes: number | null) => ipc.environmentWatch(name, minutes), "environments");
  const set = (minutes: number | null) => void attempt(change.mutateAsync(minutes));
  const every = [...new Set([...EVERY, ...(watch === null ? [] : [watch.everyMinutes])])].toSorted((a, b) => a - b);
  return (
    <div className="eng-watch">
      <Switch isSelected={watch !== null} onChange={(on) => set(on ? AT_FIRST : null)} isDisabled={change.isPending} testId={`watch-${name}`}>{watch === null ? `Verify ${name} by itself` : "Verify by itself every"}</Switch>
      {watch !== null && (
        <>
          <Select<string> label={`How often ${name} is verified`} labelHidden value={String(watch.everyMinutes)} onChange={(minutes) => set(Number(minutes))} testId={`watch-every-${name}`}
            choices={every.map((minutes) => ({ id: String(minutes), name: NAMES[minutes] ?? `${minutes} minutes` }))} />
          <span className="t12 t2">{watch.failure === null ? "and notify when it differs" : `Last try ${watch.triedAt === null ? "" : ago(watch.triedAt)}: ${sentence(watch.failure)}`}</span>
        </>
      )}
    </div>
  );
}
