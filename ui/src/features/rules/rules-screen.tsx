import { EmptyState } from "../../components/states";

export function RulesScreen() {
  return <EmptyState title="Rules" centred />;
}
