/* The demo store: as new, or opened beside your own. */
import { useState } from "react";
import { ipc } from "../../ipc/client";
import { useStoreChange } from "../../ipc/mutations";
import { attempt } from "../../app/edits";
import { giveLost } from "../../components/lost-focus";
import { Button } from "../../components/button";
import { Confirm } from "./confirm";
import { Section } from "./section";

export function DemoSection({ isDemo }: { isDemo: boolean }) {
  const [asking, setAsking] = useState(false);
  const open = useStoreChange(() => ipc.storeOpenDemo());
  const reset = useStoreChange(() => ipc.storeResetDemo());
  const close = () => {
    setAsking(false);
    giveLost("[data-testid=demo-reset]");
  };
  return (
    <Section title="Demo store" words="A made-up outdoor shop, the same each time, to try things without harm." testId="settings-demo">
      <div className="set-line">
        <div><b className="md">{isDemo ? "You are in the demo store" : "The demo store is another store"}</b><p className="t12 t2">{isDemo ? "Reset makes its products, segments and rules as they were at first." : "Your store stays as it is and can be opened again at any time."}</p></div>
        {isDemo ? <Button onPress={() => setAsking(true)} isDisabled={asking} data-testid="demo-reset">Reset</Button> : <Button isDisabled={open.isPending} onPress={() => void attempt(open.mutateAsync())} data-testid="demo-open">Open the demo store</Button>}
      </div>
      {asking && (
        <Confirm danger question="Your edits in the demo store are lost; other stores stay as they are." yes="Reset the demo store" testId="demo-reset-confirm" isBusy={reset.isPending}
          onYes={() => void attempt(reset.mutateAsync(), "The demo store is as new.").then(close)} onNo={close} />
      )}
    </Section>
  );
}
