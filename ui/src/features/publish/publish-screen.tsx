import { EmptyState } from "../../components/states";

export function PublishScreen() {
  return <EmptyState title="Publish" centred />;
}
