/* Choosing: one of many, on or off, one of a few in a row. */
import { type ReactNode, useRef } from "react";
import {
  Button as AriaButton,
  Checkbox as AriaCheckbox,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Radio,
  RadioGroup,
  Select as AriaSelect,
  SelectValue,
  Switch as AriaSwitch,
} from "react-aria-components";
import { Icon, type IconName } from "./icon";

export interface Choice<T extends string = string> {
  id: T;
  name: string;
  icon?: IconName;
  /** a second, smaller line */
  note?: string;
  /** a heading; choices of one section stand together */
  section?: string;
}

export interface SelectProps<T extends string> {
  label: string;
  labelHidden?: boolean;
  /** words before the value: "Formula" */
  lead?: string;
  choices: readonly Choice<T>[];
  value: T | null;
  onChange: (value: T) => void;
  placeholder?: string;
  isDisabled?: boolean;
  autoFocus?: boolean;
  wide?: boolean;
  soft?: boolean;
  testId?: string;
}

function ChoiceItem({ choice }: { choice: Choice }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.name} className="item">
      <span className="tick">
        <Icon name="check" size="s" />
      </span>
      {choice.icon && <Icon name={choice.icon} size="m" />}
      <span className="text">
        {choice.name}
        {choice.note && <small>{choice.note}</small>}
      </span>
    </ListBoxItem>
  );
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { label, labelHidden, lead, choices, value, onChange, placeholder = "Choose…", wide, soft } = props;
  const sections = [...new Set(choices.map((choice) => choice.section ?? ""))];
  const chosen = choices.find((choice) => choice.id === value);
  return (
    <AriaSelect
      className={wide ? "select wide" : "select"}
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key) as T);
      }}
      isDisabled={props.isDisabled ?? false}
    >
      <Label className={labelHidden ? "visually-hidden" : "label"}>{label}</Label>
      <AriaButton
        className={["sel", wide && "wide", soft && "soft"].filter(Boolean).join(" ")}
        data-testid={props.testId}
        autoFocus={props.autoFocus ?? false}
      >
        <SelectValue className="value">
          {lead && <span className="t3">{lead} </span>}
          {chosen?.name ?? value ?? placeholder}
        </SelectValue>
        <Icon name="chevron-down" size="s" />
      </AriaButton>
      <Popover className="popover" offset={4}>
        <ListBox className="listbox">
          {sections.map((section) => {
            const items = choices
              .filter((choice) => (choice.section ?? "") === section)
              .map((choice) => <ChoiceItem key={choice.id} choice={choice} />);
            return section ? (
              <ListBoxSection key={section} id={`section-${section}`}>
                <Header>{section}</Header>
                {items}
              </ListBoxSection>
            ) : (
              items
            );
          })}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

interface OnOffProps {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  children?: ReactNode;
  /** when there are no words beside it */
  label?: string;
  isDisabled?: boolean;
  testId?: string;
}

export function Checkbox({ isSelected, onChange, children, label, isDisabled = false, testId }: OnOffProps) {
  return (
    <AriaCheckbox
      className="check"
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(label ? { "aria-label": label } : {})}
      data-testid={testId}
    >
      <span className="box">
        <Icon name="check" size="s" />
      </span>
      {children}
    </AriaCheckbox>
  );
}

export function Switch({ isSelected, onChange, children, label, isDisabled = false, testId }: OnOffProps) {
  return (
    <AriaSwitch
      className="switch"
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(label ? { "aria-label": label } : {})}
      data-testid={testId}
    >
      <span className="tg" />
      {children}
    </AriaSwitch>
  );
}

export interface SegmentedProps<T extends string> {
  label: string;
  choices: readonly { id: T; name: ReactNode; icon?: IconName; label?: string }[];
  value: T;
  onChange: (value: T) => void;
  fill?: boolean;
  small?: boolean;
}

/** One of a few, side by side. The pointer leaves the focus where it was: the arrows go on to mean what they meant. */
export function Segmented<T extends string>({ label, choices, value, onChange, fill, small }: SegmentedProps<T>) {
  const group = useRef<HTMLDivElement>(null);
  const had = useRef<Element | null>(null);
  return (
    <RadioGroup
      ref={group}
      onPointerDownCapture={() => {
        had.current = document.activeElement;
      }}
      onClick={() => {
        const [was, now] = [had.current, document.activeElement];
        had.current = null;
        if (!(now instanceof HTMLElement) || !group.current?.contains(now) || group.current.contains(was)) return;
        if (was instanceof HTMLElement && was.isConnected && was !== document.body) was.focus({ preventScroll: true });
        else now.blur();
      }}
      aria-label={label}
      orientation="horizontal"
      className={["seg", fill && "fill", small && "small"].filter(Boolean).join(" ")}
      value={value}
      onChange={(next) => onChange(next as T)}
    >
      {choices.map((choice) => (
        <Radio key={choice.id} value={choice.id} {...(choice.label ? { "aria-label": choice.label } : {})}>
          {choice.icon && <Icon name={choice.icon} size="m" />}
          {choice.name}
        </Radio>
      ))}
    </RadioGroup>
  );
}
