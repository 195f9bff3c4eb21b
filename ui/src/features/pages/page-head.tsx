/* The page's name, the formula that orders it, the instant that is shown, and the lanes. */
import { useState } from "react";
import { routeHref } from "../../app/routes";
import { Button } from "../../components/button";
import { Checkbox, Segmented, Select } from "../../components/choices";
import { DateTimeField } from "../../components/date-time-field";
import { counted, instant, localClock } from "../../components/format";
import { Icon } from "../../components/icon";
import { PopoverButton } from "../../components/overlays";
import { MAX_LANES } from "./lane-rows";

export type View = "compare" | "grid";

interface PageHeadProps {
  path: string[];
  products: number | null;
  view: View;
  onView: (view: View) => void;
  formulas: readonly { id: string; name: string }[];
  formula: string | null;
  onFormula: (formula: string) => void;
  page: string;
  onNewRule: () => void;
}

export function PageHead(props: PageHeadProps) {
  const { path, products, view, onView, formulas, formula, onFormula } = props;
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
      {formulas.length > 0 && (
        <Select label="Formula that orders this page" labelHidden lead="Formula" soft choices={formulas} value={formula} onChange={onFormula} testId="page-formula" />
      )}
      <Segmented
        label="View"
        value={view}
        onChange={onView}
        choices={[
          { id: "compare", name: "Compare", icon: "compare" },
          { id: "grid", name: "Grid", icon: "grid" },
        ]}
      />
      <Button icon="plus" hint="N" onPress={props.onNewRule} data-testid="new-rule">
        Rule
      </Button>
    </div>
  );
}

interface InstantPickerProps {
  at: string | null;
  onAt: (at: string | null) => void;
  now: Date;
  timeZone: string;
}

/** Now, or a wall-clock time of the store. */
export function InstantPicker({ at, onAt, now, timeZone }: InstantPickerProps) {
  return (
    <div className="instant">
      <Segmented
        label="Instant"
        small
        value={at === null ? "now" : "picked"}
        onChange={(next) => onAt(next === "now" ? null : localClock(now, timeZone))}
        choices={[
          { id: "now", name: "Now", icon: "clock" },
          { id: "picked", name: "Pick an instant" },
        ]}
      />
      {at === null ? (
        <span className="t11 t3 nw" data-testid="shown-at">
          {instant(now, timeZone)}
        </span>
      ) : (
        <div className="row g2" title={`${timeZone} time`}>
          <DateTimeField label={`Instant, ${timeZone} time`} labelHidden value={at} onChange={(next) => next && onAt(next)} testId="instant" />
          <span className="t11 t3 nw" data-testid="shown-at">
            {zoneName(timeZone)}
          </span>
        </div>
      )}
    </div>
  );
}

/** "Copenhagen": the last part of the zone's name is what people know it by. */
const zoneName = (timeZone: string) => (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");

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
          <p className="cap">Up to four segments side by side</p>
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

/** What the marks on the rows mean. */
export function Legend({ compared }: { compared: boolean }) {
  const [words] = useState(() => [
    { icon: "up" as const, mark: "3", words: "up 3 places" },
    { icon: "down" as const, mark: "2", words: "down 2" },
  ]);
  return (
    <div className="legend">
      <span>Figures: first 24 places</span>
      <span className="sp" />
      {compared ? (
        <>
          <span>Against the published page:</span>
          {words.map((each) => (
            <span key={each.icon}>
              <span className="mv" aria-hidden="true">
                <Icon name={each.icon} />
                {each.mark}
              </span>
              {each.words}
            </span>
          ))}
          <span>
            <span className="bd accent" aria-hidden="true">
              new
            </span>
            not shown there
          </span>
        </>
      ) : (
        <span>Nothing is published yet, so there is nothing to compare with</span>
      )}
    </div>
  );
}
