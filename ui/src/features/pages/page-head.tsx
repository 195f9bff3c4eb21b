/* The page's name, the formula that orders it, and the lanes. */
import type { ReactNode } from "react";
import { routeHref } from "../../app/routes";
import { Button } from "../../components/button";
import { Checkbox, Segmented, Select } from "../../components/choices";
import { counted } from "../../components/format";
import { PopoverButton } from "../../components/overlays";
import { MAX_LANES } from "./lane-rows";

export type View = "compare" | "grid" | "shop" | "plots";

interface PageHeadProps {
  path: string[];
  products: number | null;
  view: View;
  onView: (view: View) => void;
  onNewRule: () => void;
  /** before the views */
  children?: ReactNode;
  end?: ReactNode;
}

export function PageHead(props: PageHeadProps) {
  const { path, products, view, onView } = props;
  const above = path.slice(0, -1);
  return (
    <div className="ph">
      <h1 data-testid="page-title" title={path.join(" › ")}>
        {above.map((name, index) => (
          <span key={`${index}-${name}`} className="el">
            <a href={routeHref("pages", { page: `category:${above.slice(0, index + 1).join(" > ")}` })}>{name}</a> ›{"\u00a0"}
          </span>
        ))}
        <b className="el">{path.at(-1)}</b>
      </h1>
      <span className="t12 t3 nw">{products !== null && counted(products, "product")}</span>
      <span className="sp" />
      {props.children}
      <Segmented
        label="View"
        value={view}
        onChange={onView}
        choices={[
          { id: "compare", name: "Compare", icon: "compare" },
          { id: "grid", name: "Grid", icon: "grid" },
          { id: "shop", name: "Shop", icon: "show" },
          { id: "plots", name: "Plots", icon: "plots" },
        ]}
      />
      <Button icon="plus" hint="N" onPress={props.onNewRule} data-testid="new-rule">
        Rule
      </Button>
      {props.end}
    </div>
  );
}

interface FormulaChoiceProps {
  formulas: readonly { id: string; name: string }[];
  formula: string | null;
  onFormula: (formula: string) => void;
}

export function FormulaChoice({ formulas, formula, onFormula }: FormulaChoiceProps) {
  if (formulas.length === 0) return null;
  return <Select label="Formula that orders this page" labelHidden lead="Formula" soft choices={formulas} value={formula} onChange={onFormula} testId="page-formula" />;
}

interface LanePickerProps {
  segments: readonly { id: string; name: string }[];
  lanes: readonly string[];
  onLanes: (lanes: string[]) => void;
}

/** Which segments stand side by side. */
export function LanePicker({ segments, lanes, onLanes }: LanePickerProps) {
  const full = lanes.length >= MAX_LANES;
  return (
    <PopoverButton
      label="Lanes"
      placement="bottom end"
      trigger={
        <Button icon="compare" hint="L" data-testid="lanes-button">
          {counted(lanes.length, "lane")}
        </Button>
      }
    >
      {() => (
        <div className="lane-picker">
          <p className="cap">Up to six segments side by side</p>
          {segments.map((segment) => {
            const shown = lanes.includes(segment.id);
            return (
              <Checkbox
                key={segment.id}
                isSelected={shown}
                isDisabled={shown ? lanes.length === 1 : full}
                onChange={(on) => onLanes(on ? [...lanes, segment.id] : lanes.filter((lane) => lane !== segment.id))}
                testId={`lane-choice-${segment.id}`}
              >
                {segment.name}
              </Checkbox>
            );
          })}
        </div>
      )}
    </PopoverButton>
  );
}
