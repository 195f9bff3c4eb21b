/* Settings: the store's facts, environments, appearance, files, the demo. */
import { EmptyState } from "../../components/states";
import { useStatus } from "../../ipc/queries";
import { version } from "../../../package.json";
import { DemoSection } from "./demo-section";
import { EnvironmentsSection } from "./environments-section";
import { FilesSection } from "./files-section";
import { LiveEngineSection } from "./live-engine-section";
import { Section } from "./section";
import "./settings.css";
import { StoreSection } from "./store-section";
import { YouSection } from "./you-section";

export function SettingsScreen() {
  const status = useStatus().data;
  if (!status) return <EmptyState title="No store is open" centred />;
  return (
    <main className="set" data-testid="settings-screen">
      <header className="set-head"><h1 className="h-page">Settings</h1></header>
      <div className="set-body">
        <div className="set-half">
          <StoreSection status={status} />
          <EnvironmentsSection localGateway={status.localGateway} />
          <LiveEngineSection status={status} />
        </div>
        <div className="set-half">
          <YouSection />
          <FilesSection status={status} />
          <DemoSection isDemo={status.isDemo} />
          <Section title="About" words="What runs here.">
            <p>Endcap {version}. <span className="t2">It decides what each kind of shopper sees, and proves that the live page is what was decided.</span></p>
            <p className="t12 t3">Free software; the licence lies beside the program. Nothing is sent anywhere but to your own gateways.</p>
          </Section>
        </div>
      </div>
    </main>
  );
}
