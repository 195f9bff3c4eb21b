/* Choosing a product of the whole catalog to pin: a pin may bring one in from another page. */
import { Dialog } from "../../components/overlays";
import { ProductSearch } from "../../components/product-list";

interface PinFromCatalogProps {
  /** the segment's name, null when not asked */
  segment: string | null;
  onChoose: (product: string) => void;
  onClose: () => void;
}

export function PinFromCatalog({ segment, onChoose, onClose }: PinFromCatalogProps) {
  return (
    <Dialog title={`Pin a product for ${segment ?? ""}`} isOpen={segment !== null} onClose={onClose}>
      <ProductSearch label="Product" autoFocus onChoose={(ids) => ids[0] && onChoose(ids[0])} testId="pin-product" />
      <p className="t12 t3">Any product of the catalog, from another page too. The position is asked next.</p>
    </Dialog>
  );
}
