/* What a page's plots have no figures for, and which columns of a catalog would bring them. */
import { navigate, routeHref } from "../../app/routes";
import { Button } from "../../components/button";
import type { Distribution, LanePlots } from "../../ipc/bindings";

export const isKnown = ({ page }: Distribution) => page.some((each) => each > 0);

/** Each plot without a figure, and what to import for it. */
export function missingPlots(lane: LanePlots): { name: string; needs: string }[] {
  const margin = isKnown(lane.marginBp) ? [] : [{ name: "Margin", needs: isKnown(lane.price) ? "Cost: what one piece costs you" : "Price and Cost" }];
  const cover = isKnown(lane.coverDays) ? [] : [{ name: "Stock cover", needs: "Stock, and Units sold to see how long it lasts" }];
  return [...(isKnown(lane.price) ? [] : [{ name: "Price", needs: "Price" }]), ...margin, ...cover];
}

const toImport = () => navigate(routeHref("catalog", {}, "import"));

export function PlotsMissing({ lane }: { lane: LanePlots }) {
  const missing = missingPlots(lane);
  if (missing.length === 0) return null;
  return (
    <section className="plots-missing" aria-label="Not in the catalog" data-testid="plots-missing">
      <h2 className="h">Not in the catalog</h2>
      <p className="t12 t2">No product of this page has figures for these plots. A file of products with these columns brings them:</p>
      <dl className="t12">
        {missing.map(({ name, needs }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="t2">{needs}</dd>
          </div>
        ))}
      </dl>
      <Button size="small" icon="file" onPress={toImport} data-testid="plots-import">
        Import products…
      </Button>
    </section>
  );
}
