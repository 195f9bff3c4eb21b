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

/** A product stands in one of both lists at most. */
const OTHER = { soldOut: "restocked", restocked: "soldOut" } as const;

interface ScenarioProps {
  scenario: StockScenario;
  onChange: (part: Partial<StockScenario>) => void;
  chosen: string | null;
}

function ScenarioList({ scenario, onChange, chosen, name, label }: ScenarioProps & { name: keyof typeof OTHER; label: string }) {
  const other = OTHER[name];
  const put = (ids: string[]) => onChange({ [name]: ids, [other]: scenario[other].filter((id) => !ids.includes(id)) });
  return (
    <section aria-label={label}>
      <div className="row g2">
        <span className="cap sp">{label}</span>
        {chosen && !scenario[name].includes(chosen) && (
          <Button size="small" kind="quiet" onPress={() => put([...scenario[name], chosen])} data-testid={`${name}-chosen`}>
            The chosen product
          </Button>
        )}
      </div>
      <ProductList label={label} ids={scenario[name]} onChange={put} testId={name} />
    </section>
  );
}

function ScenarioFields(props: ScenarioProps) {
  const { scenario, onChange } = props;
  return (
    <>
      <p className="t12 t2">See the page before it happens. Nothing of this is kept.</p>
      <ScenarioList {...props} name="soldOut" label="Sold out: these" />
      <ScenarioList {...props} name="restocked" label="Restocked: these" />
      {scenario.restocked.length > 0 && (
        <NumberField label="Restocked to" value={scenario.restockedTo} unit="pcs" min={1} max={MOST_UNITS} width={120} onChange={(units) => units !== null && units > 0 && units <= MOST_UNITS && onChange({ restockedTo: units })} testId="restocked-to" />
      )}
      <NumberField
        label="Each other product sells a day, until the instant shown"
        value={scenario.perDay}
        unit="pcs"
        min={0}
        max={MOST_UNITS}
        width={120}
        onChange={(units) => onChange({ perDay: units !== null && units >= 0 && units <= MOST_UNITS ? units : 0 })}
        testId="per-day"
      />
    </>
  );
}

export function StockPicker({ stock, onStock, chosen }: StockPickerProps) {
  const scenario = stock ?? AS_COUNTED;
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
          <ScenarioFields scenario={scenario} onChange={(part) => onStock(scenarioOr({ ...scenario, ...part }))} chosen={chosen} />
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
