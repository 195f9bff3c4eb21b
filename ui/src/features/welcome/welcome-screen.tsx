/* First run, or no store open: the demo, an empty store, or a file. */
import { useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { attempt } from "../../app/edits";
import { NewStore } from "../../app/new-store";
import { useOpenStore } from "../../app/store-menu";
import { Icon, type IconName } from "../../components/icon";
import { ipc } from "../../ipc/client";
import { useStoreChange } from "../../ipc/mutations";
import { useRecent } from "../../ipc/queries";
import "./welcome.css";

interface WayProps {
  icon: IconName;
  title: string;
  words: string;
  testId: string;
  isDisabled?: boolean;
  onPress: () => void;
}

function Way({ icon, title, words, testId, isDisabled = false, onPress }: WayProps) {
  return (
    <AriaButton className="way" onPress={onPress} isDisabled={isDisabled} data-testid={testId}>
      <Icon name={icon} size="l" />
      <div>
        <b>{title}</b>
        <span>{words}</span>
      </div>
      <Icon name="chevron-right" />
    </AriaButton>
  );
}

export function WelcomeScreen() {
  const [creating, setCreating] = useState(false);
  const demo = useStoreChange(() => ipc.storeOpenDemo());
  const { openPath, chooseAndOpen } = useOpenStore();
  const recent = useRecent().data ?? [];
  return (
    <main className="welcome">
      <div className="panel">
        <div>
          <h1>Decide what each kind of shopper sees</h1>
          <p className="lead">Order the pages of your shop by segment, see the result at once, and publish exactly what you saw.</p>
        </div>
        <div className="ways">
          <Way
            icon="catalog"
            title={demo.isPending ? "Making the demo store…" : "Open the demo store"}
            words="An outdoor shop with about 2,400 products, six segments and a dozen rules. It can be reset at any time."
            testId="open-demo"
            isDisabled={demo.isPending}
            onPress={() => void attempt(demo.mutateAsync())}
          />
          <Way icon="plus" title="Start an empty store" words="Then import a product file: CSV or NDJSON, a Shopify export or a product feed." testId="new-store" onPress={() => setCreating(true)} />
          <Way icon="folder" title="Open a store" words="A store is one file on this computer." testId="open-store" onPress={() => void chooseAndOpen()} />
        </div>
        {recent.length > 0 && (
          <div className="recent">
            <h2 className="cap" style={{ padding: "0 8px 4px" }}>
              Opened lately
            </h2>
            {recent.slice(0, 5).map((store) => (
              <AriaButton key={store.path} onPress={() => void openPath(store.path)}>
                <span className="md nw">{store.name}</span>
                <span className="t11 t3 el">{store.path}</span>
              </AriaButton>
            ))}
          </div>
        )}
      </div>
      <NewStore isOpen={creating} onClose={() => setCreating(false)} />
    </main>
  );
}
