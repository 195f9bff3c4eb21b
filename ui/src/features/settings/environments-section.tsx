/* Environments: where rule sets are published to. */
import { useState } from "react";
import { useRoute } from "../../app/routes";
import type { Environment } from "../../ipc/bindings";
import { useEnvironments } from "../../ipc/queries";
import { giveLost } from "../../components/lost-focus";
import { Button } from "../../components/button";
import { ErrorState, Skeleton } from "../../components/states";
import { EnvironmentCard } from "./environment-card";
import { EnvironmentEditor } from "./environment-editor";
import { Section } from "./section";

export function EnvironmentsSection({ localGateway }: { localGateway: string | null }) {
  const { data, error, refetch } = useEnvironments();
  const { connect } = useRoute().params;
  const [adding, setAdding] = useState(connect !== undefined);
  const names = (data ?? []).map((environment: Environment) => environment.name);
  const close = () => {
    setAdding(false);
    giveLost("[data-testid=environment-add]");
  };
  return (
    <Section title="Environments" words="Where you publish: a name on a gateway, such as staging and production. Tokens are kept in this computer’s keyring, never in the store." testId="settings-environments">
      {error !== null && <ErrorState title="The environments cannot be read" failure={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton lines={3} />}
      {data !== undefined && (
        <ul className="set-envs">
          {data.map((environment) => <EnvironmentCard key={environment.name} environment={environment} others={names.filter((name) => name !== environment.name)} localGateway={localGateway} />)}
          {data.length === 0 && !adding && <li className="t12 t2">None yet. Add one to publish to.</li>}
        </ul>
      )}
      {adding ? (
        <EnvironmentEditor environment={null} others={names} localGateway={localGateway} onDone={close} />
      ) : (
        <div><Button icon="plus" onPress={() => setAdding(true)} data-testid="environment-add">Environment</Button></div>
      )}
    </Section>
  );
}
