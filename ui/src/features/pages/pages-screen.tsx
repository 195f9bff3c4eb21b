import { EmptyState } from "../../components/states";

export function PagesScreen() {
  return <EmptyState title="Pages" centred />;
}
