/* Review and publish: what changed, what stands in the way, and the way to production. */
import { Button } from "../../components/button";
import { EmptyState, ErrorState, Skeleton } from "../../components/states";
import { useEnvironments, useStatus } from "../../ipc/queries";
import { environmentAt, environmentOrder } from "../../app/environments";
import { navigate, routeHref, useRoute } from "../../app/routes";
import "./publish.css";
import { Review } from "./review";

export function PublishScreen() {
  const status = useStatus().data;
  const environments = useEnvironments();
  const route = useRoute();
  if (environments.error !== null) return <ErrorState title="The environments cannot be read" failure={environments.error} onRetry={() => void environments.refetch()} />;
  if (environments.data === undefined || !status) return <Skeleton lines={6} height={14} />;
  const names = environmentOrder(environments.data.map((environment) => environment.name));
  const environment = environmentAt(route, names);
  if (environment === null) {
    return (
      <main className="pb-none">
        <h1 className="visually-hidden">Publish</h1>
        <EmptyState icon="publish" centred title="There is no environment to publish to" actions={<Button kind="primary" onPress={() => navigate(routeHref("settings"))}>Add one in Settings</Button>}>
          An environment is a name, such as staging or production, on a gateway.
        </EmptyState>
      </main>
    );
  }
  return <Review status={status} names={names} environment={environment} view={route.params["view"] === "revisions" ? "revisions" : "changes"} />;
}
