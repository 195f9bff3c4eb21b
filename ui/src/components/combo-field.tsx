/* A text field that suggests: what is typed counts at once, a suggestion only saves typing. */
import { useState, type ReactNode } from "react";
import { Button as AriaButton, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { Icon } from "./icon";

export interface Suggestion {
  /** what stands in the field when it is chosen */
  id: string;
  note?: string | undefined;
  /** told in place of the id, which is not what people know it by */
  name?: string | undefined;
  picture?: ReactNode;
  /** can be dragged to where its id is wanted */
  lift?: boolean | undefined;
}

export interface ComboFieldProps {
  label: string;
  labelHidden?: boolean | undefined;
  value: string;
  onChange: (value: string) => void;
  /** a suggestion was picked, not typed */
  onPick?: ((value: string) => void) | undefined;
  suggestions: readonly Suggestion[];
  /** suggestions come filtered already */
  filtered?: boolean | undefined;
  placeholder?: string | undefined;
  /** the key that comes here from elsewhere, shown in the field */
  hint?: string | undefined;
  problem?: string | null | undefined;
  autoFocus?: boolean | undefined;
  testId?: string | undefined;
  width?: number | string | undefined;
  /** Enter takes what was typed; without this, Enter belongs to the form around the field */
  onEnter?: ((text: string) => void) | undefined;
  /** said in the list while it is empty; without this, an empty list stays closed. Suggestions that come late need it: the list opens when something is typed, not when they come */
  emptyWords?: string | undefined;
  /** Esc in the field, with no list open: it is left, and empty */
  onLeave?: (() => void) | undefined;
  /** several lines were pasted; a field of one line would run them together */
  onPasteLines?: ((text: string) => void) | undefined;
}

const MOST_SHOWN = 60;

/** The suggestions that fit what was typed; all of them once the list was opened by hand. */
function useFitting({ value, suggestions, filtered }: ComboFieldProps) {
  const [all, showAll] = useState(false);
  const wanted = value.trim().toLowerCase();
  const fitting = filtered || all || wanted === "" ? suggestions : suggestions.filter(({ id, note }) => `${id} ${note ?? ""}`.toLowerCase().includes(wanted));
  return { fitting: fitting.slice(0, MOST_SHOWN), showAll };
}

/** What is typed or pasted into the field and is more than its text. */
function lineEvents({ value, onChange, onEnter, onLeave, onPasteLines }: ComboFieldProps) {
  return {
    onKeyDown: (event: React.KeyboardEvent) => {
      // The first Esc puts the list away.
      if (onLeave && event.key === "Escape" && event.currentTarget.getAttribute("aria-expanded") !== "true") {
        event.preventDefault();
        event.stopPropagation();
        onChange("");
        onLeave();
        return;
      }
      // With a suggestion in focus, Enter picks that.
      if (!onEnter || event.key !== "Enter" || value.trim() === "" || event.currentTarget.getAttribute("aria-activedescendant")) return;
      event.preventDefault();
      event.stopPropagation();
      onEnter(value);
    },
    onPaste: (event: React.ClipboardEvent) => {
      const text = event.clipboardData.getData("text");
      if (!onPasteLines || !/[\n\r\t]/.test(text.trim())) return;
      event.preventDefault();
      onPasteLines(text);
    },
  };
}

export function ComboField(props: ComboFieldProps) {
  const { label, labelHidden, value, onChange, onPick, placeholder, problem, width } = props;
  const { fitting, showAll } = useFitting(props);
  return (
    <ComboBox
      className="field combo"
      style={width === undefined ? {} : { width }}
      items={fitting}
      defaultFilter={() => true}
      inputValue={value}
      onInputChange={(next) => {
        showAll(false);
        if (next !== value) onChange(next);
      }}
      value={null}
      onChange={(key) => {
        if (key === null) return;
        onChange(String(key));
        onPick?.(String(key));
      }}
      onOpenChange={(open, trigger) => showAll(open && trigger === "manual")}
      allowsCustomValue
      allowsEmptyCollection={props.emptyWords !== undefined}
      isInvalid={Boolean(problem)}
      autoFocus={props.autoFocus ?? false}
    >
      <Label className={labelHidden ? "visually-hidden" : "label"}>{label}</Label>
      <div className={problem ? "input invalid" : "input"}>
        <Input placeholder={placeholder ?? ""} data-testid={props.testId} spellCheck={false} autoComplete="off" {...lineEvents(props)} />
        {props.hint !== undefined && <kbd aria-hidden="true">{props.hint}</kbd>}
        {props.suggestions.length > 0 && (
          <AriaButton className="open" aria-label={`Suggestions for ${label}`}>
            <Icon name="chevron-down" size="s" />
          </AriaButton>
        )}
      </div>
      {problem && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
      <Suggestions emptyWords={props.emptyWords} />
    </ComboBox>
  );
}

/** The list below the field; the field around it hands it what fits. */
function Suggestions({ emptyWords }: Pick<ComboFieldProps, "emptyWords">) {
  return (
    <Popover className="popover" offset={4}>
      <ListBox<Suggestion> className="listbox" renderEmptyState={() => <p className="none">{emptyWords}</p>}>
        {(item) => (
          <ListBoxItem id={item.id} textValue={item.id} className="item" {...(item.lift ? { "data-lift": item.id } : {})}>
            {item.picture}
            <span className="text">
              {item.name ?? item.id}
              {item.note && <small>{item.note}</small>}
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
