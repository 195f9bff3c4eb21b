/* The live engines: for each environment what answers, what it holds, and whether it is what was published. */
import type { StoreStatus } from "../../ipc/bindings";
import { useEnvironments } from "../../ipc/queries";
import { useRoute } from "../../app/routes";
import { EngineCard } from "./engine-card";
import { Section } from "./section";

export function LiveEngineSection({ status }: { status: StoreStatus }) {
  const { data } = useEnvironments();
  const asked = useRoute().params["environment"];
  return (
    <Section title="Live engine" words="What shoppers’ pages come from. Verify asks it a thousand pages and compares each answer with the preview, product by product." testId="settings-engine">
      {data !== undefined && data.length === 0 && <p className="t12 t2">Not set up: add an environment above, and what answers there is shown here.</p>}
      {data !== undefined && data.length > 0 && (
        <ul className="set-envs">
          {data.map((environment) => <EngineCard key={environment.name} environment={environment} status={status} isAsked={environment.name === asked} />)}
        </ul>
      )}
    </Section>
  );
}
