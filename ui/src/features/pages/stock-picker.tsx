/* Which stock a preview is shown with: as counted, or sold out, restocked, selling so many a day. Never touches data. */
import { Button } from "../../components/button";
import { NumberField } from "../../components/fields";
import { Icon } from "../../components/icon";
import { PopoverButton } from "../../components/overlays";
import { ProductList } from "../../components/product-list";
import type { StockScenario } from "../../ipc/bindings";
import { AS_COUNTED, scenarioOr } from "./look";

interface StockPickerProps {
  stock: StockScenario | null;
  onStock: (stock: StockScenario | null) => void;
  /** the product that is chosen on the page */
  chosen: string | null;
}

const MOST_UNITS = 1_000_000;

export function StockPicker({ stock, onStock, chosen }: StockPickerProps) {
  const current = stock ?? AS_COUNTED;
  const change = (part: Partial<StockScenario>) => onStock(scenarioOr({ ...current, ...part }));
  const list = (name: "soldOut" | "restocked", label: string, other: "soldOut" | "restocked") => (
    <section aria-label={label}>
      <div className="row g2">
        <span className="cap sp">{label}</span>
        {chosen && !current[name].includes(chosen) && (
          <Button size="small" kind="quiet" onPress={() => change({ [name]: [...current[name], chosen], [other]: current[other].filter((id) => id !== chosen) })} data-testid={`${name}-chosen`}>
            The chosen product
          </Button>
        )}
      </div>
      <ProductList label={label} ids={current[name]} onChange={(ids) => change({ [name]: ids, [other]: current[other].filter((id) => !ids.includes(id)) })} testId={name} />
    </section>
  );
  return (
    <PopoverButton
      label="Stock"
      placement="bottom start"
      className="stock-popover"
      trigger={
        <Button size="small" kind={stock ? "plain" : "quiet"} icon="stock" className={stock ? "on" : ""} data-testid="stock-button">
          {stock ? "Other stock" : "Stock as counted"}
          <Icon name="chevron-down" size="s" />
        </Button>
      }
    >
      {(close) => (
        <div className="stock-picker">
          <p className="t12 t2">See the page before it happens. Nothing of this is kept.</p>
          {list("soldOut", "Sold out: these", "restocked")}
          {list("restocked", "Restocked: these", "soldOut")}
          {current.restocked.length > 0 && (
            <NumberField label="Restocked to" value={current.restockedTo} unit="pcs" min={1} max={MOST_UNITS} width={120} onChange={(units) => units !== null && units > 0 && units <= MOST_UNITS && change({ restockedTo: units })} testId="restocked-to" />
          )}
          <NumberField
            label="Each other product sells a day, until the instant shown"
            value={current.perDay}
            unit="pcs"
            min={0}
            max={MOST_UNITS}
            width={120}
            onChange={(units) => change({ perDay: units !== null && units >= 0 && units <= MOST_UNITS ? units : 0 })}
            testId="per-day"
          />
          <div className="row g2">
            <span className="sp" />
            <Button
              size="small"
              isDisabled={stock === null}
              onPress={() => {
                onStock(null);
                close();
              }}
            >
              Stock as counted
            </Button>
          </div>
        </div>
      )}
    </PopoverButton>
  );
}
