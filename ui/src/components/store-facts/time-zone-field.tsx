/* A time zone, found by any of its words; each shows its clock, so that a choice can be checked. */
import { useMemo, useState } from "react";
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { Icon } from "../icon";
import { timeZones, zoneClock, zoneMatches } from "./store-facts";

const MOST_SHOWN = 80;

interface TimeZoneFieldProps {
  value: string;
  onChange: (zone: string) => void;
  problem: string | undefined;
}

export function TimeZoneField({ value, onChange, problem }: TimeZoneFieldProps) {
  const [typed, setTyped] = useState(value);
  const [now] = useState(() => new Date());
  const zones = useMemo(() => timeZones(), []);
  const searching = typed !== value;
  const shown = zones.filter((zone) => !searching || zoneMatches(zone, typed)).slice(0, searching ? MOST_SHOWN : undefined);
  return (
    <ComboBox className="field tz" menuTrigger="focus" allowsCustomValue inputValue={typed} isInvalid={problem !== undefined} items={shown.map((id) => ({ id }))} defaultFilter={() => true}
      onInputChange={(text) => {
        setTyped(text);
        if (zones.includes(text)) onChange(text);
      }}
      value={zones.includes(value) ? value : null} onChange={(key) => { if (key !== null) { setTyped(String(key)); onChange(String(key)); } }}
      onBlur={() => onChange(typed)}>
      <Label className="label">Time zone</Label>
      <div className={problem === undefined ? "input" : "input invalid"}>
        <Input data-testid="store-time-zone" spellCheck={false} placeholder="Such as Copenhagen" />
        <Button aria-label="Show time zones"><Icon name="chevron-down" size="s" /></Button>
      </div>
      <FieldError className="problem">{problem}</FieldError>
      <Popover className="popover tz-list" offset={4}>
        <ListBox<{ id: string }> className="listbox" renderEmptyState={() => <p className="tz-none t12 t2">No time zone is called that.</p>}>
          {({ id }) => (
            <ListBoxItem className="item" textValue={id}>
              <span className="text">{id.replaceAll("_", " ")}</span>
              <small className="t3">{zoneClock(id, now)}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
