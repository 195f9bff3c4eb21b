import { EmptyState } from "../../components/states";

export function SegmentsScreen() {
  return <EmptyState title="Segments" centred />;
}
