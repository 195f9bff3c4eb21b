/* What a comparison that ran by itself found: stays until it is put away, and the same drift is told once. */
import type { DriftNotice } from "../ipc/bindings";
import { ipc } from "../ipc/client";
import { useChange } from "../ipc/mutations";
import { useDrifts } from "../ipc/queries";
import { Button } from "../components/button";
import { ago } from "../components/format";
import { Icon } from "../components/icon";
import { attempt } from "./edits";
import { navigate, routeHref } from "./routes";

export function DriftBanner() {
  const drifts = useDrifts().data ?? [];
  if (drifts.length === 0) return null;
  return (
    <aside className="drifts" aria-label="Drift">
      {drifts.map((drift) => <Notice key={drift.environment} drift={drift} />)}
    </aside>
  );
}

function Notice({ drift }: { drift: DriftNotice }) {
  const { environment, words, at } = drift;
  const away = useChange(() => ipc.driftPutAway(environment), "environments");
  return (
    <div className="drift" role="status" data-testid={`drift-${environment}`}>
      <Icon name="warning" size="m" />
      <p><b>{environment.charAt(0).toUpperCase() + environment.slice(1)} is not what was published.</b> {words} <span className="nw">Compared {ago(at)}.</span></p>
      <Button size="small" onPress={() => navigate(routeHref("settings", { environment }))} data-testid={`drift-look-${environment}`}>Look at it</Button>
      <Button kind="quiet" size="small" isDisabled={away.isPending} onPress={() => void attempt(away.mutateAsync(undefined))} aria-label={`Put away: ${environment} is not what was published`} data-testid={`drift-away-${environment}`}>Put away</Button>
    </div>
  );
}
