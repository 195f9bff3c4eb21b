import { EmptyState } from "../../components/states";

export function CatalogScreen() {
  return <EmptyState title="Catalog" centred />;
}
