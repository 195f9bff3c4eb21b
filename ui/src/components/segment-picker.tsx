/* Which shoppers: none chosen means all of them, as in a rule. */
import { Button as AriaButton, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { listed } from "./format";
import { Icon } from "./icon";

export interface SegmentName {
  id: string;
  name: string;
}

interface SegmentPickerProps {
  label: string;
  /** in their order, without everyone: it is added */
  segments: readonly SegmentName[];
  /** ids; empty is all shoppers */
  value: readonly string[];
  onChange: (value: string[]) => void;
  wide?: boolean;
}

export const EVERYONE: SegmentName = { id: "everyone", name: "Everyone" };

/** "all shoppers", "VIP", "VIP and Lapsed" */
export function segmentWords(value: readonly string[], segments: readonly SegmentName[]): string {
  if (value.length === 0) return "all shoppers";
  const names = value.map((id) => [...segments, EVERYONE].find((segment) => segment.id === id)?.name ?? id);
  return listed(names);
}

export function SegmentPicker({ label, segments, value, onChange, wide }: SegmentPickerProps) {
  const all = segments.some((segment) => segment.id === EVERYONE.id) ? segments : [...segments, EVERYONE];
  return (
    <DialogTrigger>
      <AriaButton className={wide ? "sel wide" : "sel"} aria-label={`${label}: ${segmentWords(value, all)}`}>
        <Icon name="segments" size="m" />
        <span className="value">{segmentWords(value, all)}</span>
        <Icon name="chevron-down" size="s" />
      </AriaButton>
      <Popover className="popover" offset={4}>
        <Dialog aria-label={label}>
          <ListBox
            aria-label={label}
            className="listbox"
            selectionMode="multiple"
            autoFocus
            selectedKeys={value.length === 0 ? ["*"] : [...value]}
            onSelectionChange={(keys) => {
              const next = keys === "all" ? all.map((segment) => segment.id) : [...keys].map(String);
              const choseAll = next.includes("*") && value.length > 0;
              onChange(choseAll ? [] : all.map((segment) => segment.id).filter((id) => next.includes(id)));
            }}
          >
            {[{ id: "*", name: "all shoppers" }, ...all].map((segment) => (
              <ListBoxItem key={segment.id} id={segment.id} textValue={segment.name} className="item">
                <span className="tick">
                  <Icon name="check" size="s" />
                </span>
                <span className="text">{segment.name}</span>
              </ListBoxItem>
            ))}
          </ListBox>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
