/* The last step's end: what the catalog holds now, and where to go on. */
import type { ImportSummary } from "../../../ipc/bindings";
import { Button } from "../../../components/button";
import { counted } from "../../../components/format";
import { Icon } from "../../../components/icon";
import { navigate, routeHref } from "../../../app/routes";
import { outcomeWords, productsOf, unlistedWords } from "./import-words";

interface DoneStepProps {
  summary: ImportSummary;
  products: number;
  fileName: string;
  onAgain: () => void;
}

export function DoneStep({ summary, products, fileName, onAgain }: DoneStepProps) {
  return (
    <div className="imp-wide">
      <section className="card imp-done" aria-label="Imported" data-testid="import-done">
        <span className="ring"><Icon name="check" size="l" /></span>
        <h2>{counted(productsOf(summary), "product")} imported</h2>
        <p>From {fileName}: {outcomeWords(summary)}{summary.rejected > 0 ? `; ${counted(summary.rejected, "row")} with problems left out` : ""}. {summary.unlisted > 0 && `${unlistedWords(summary)} `}The catalog holds {counted(products, "product")}.</p>
        <p className="t3">Shoppers see nothing of it before you publish with the catalog.</p>
        <div className="actions">
          <Button kind="primary" autoFocus onPress={() => navigate(routeHref("catalog"))} data-testid="import-open-catalog">Open the catalog</Button>
          <Button onPress={() => navigate(routeHref("pages"))}>Go to pages</Button>
          <Button kind="quiet" onPress={onAgain}>Import another file</Button>
        </div>
      </section>
    </div>
  );
}
