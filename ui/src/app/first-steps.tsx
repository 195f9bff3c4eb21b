/* What an empty store leads to: products of one's own, the demo, or the gateway that serves the shop. */
import { Button } from "../components/button";
import { ipc } from "../ipc/client";
import { useStoreChange } from "../ipc/mutations";
import { attempt } from "./edits";
import { navigate, routeHref } from "./routes";

/** To the settings, where a gateway is asked for at once. */
export const CONNECT = routeHref("settings", { connect: "gateway" });

export function FirstSteps({ autoFocus = false }: { autoFocus?: boolean }) {
  const demo = useStoreChange(() => ipc.storeOpenDemo());
  return (
    <>
      <Button kind="primary" autoFocus={autoFocus} onPress={() => navigate(routeHref("catalog", {}, "import"))} data-testid="catalog-import">
        Import products
      </Button>
      <Button onPress={() => navigate(CONNECT)} data-testid="connect">
        Connect a gateway
      </Button>
      <Button isDisabled={demo.isPending} onPress={() => void attempt(demo.mutateAsync())} data-testid="open-demo">
        {demo.isPending ? "Making the demo store…" : "Open the demo store"}
      </Button>
    </>
  );
}
