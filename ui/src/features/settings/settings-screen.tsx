import { EmptyState } from "../../components/states";

export function SettingsScreen() {
  return <EmptyState title="Settings" centred />;
}
