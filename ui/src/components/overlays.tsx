/* What floats: menus, popovers, dialogs. They hold the focus and give it back. */
import { type ReactElement, type ReactNode, useEffect, useRef } from "react";
import {
  Dialog as AriaDialog,
  type DialogProps as AriaDialogProps,
  DialogTrigger,
  Heading,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Modal,
  ModalOverlay,
  Popover as AriaPopover,
  Separator,
  type PopoverProps,
} from "react-aria-components";
import { IconButton } from "./button";
import { Icon, type IconName } from "./icon";
import { useKeptFocus } from "./kept-focus";

export interface MenuEntry {
  id: string;
  name: string;
  icon?: IconName;
  note?: string;
  hint?: string;
  danger?: boolean;
  isDisabled?: boolean;
  /** a line above this entry */
  apart?: boolean;
  /** it opens a dialog, which gives the focus back to where the menu was asked for */
  opens?: boolean;
  onAction: () => void;
}

interface MenuListProps {
  label: string;
  entries: MenuEntry[];
  autoFocus?: "first";
  onClose?: () => void;
}

/** The entries, wherever they float. */
export function MenuList({ label, entries, autoFocus, onClose }: MenuListProps) {
  return (
    <AriaMenu className="menu" aria-label={label} {...(autoFocus ? { autoFocus } : {})} {...(onClose ? { onClose } : {})}>
      {entries.flatMap((entry) => [
        ...(entry.apart ? [<Separator key={`${entry.id}-line`} className="separator" />] : []),
        <MenuItem
          key={entry.id}
          id={entry.id}
          textValue={entry.name}
          className={entry.danger ? "item danger" : "item"}
          isDisabled={entry.isDisabled ?? false}
          onAction={entry.onAction}
          data-testid={`menu-${entry.id}`}
        >
          {entry.icon && <Icon name={entry.icon} size="m" />}
          <span className="text">
            {entry.name}
            {entry.note && <small>{entry.note}</small>}
          </span>
          {entry.hint && <kbd aria-hidden="true">{entry.hint}</kbd>}
        </MenuItem>,
      ])}
    </AriaMenu>
  );
}

/** `trigger` is a button; the entries open below it. */
export function Menu({ trigger, label, entries }: { trigger: ReactElement; label: string; entries: MenuEntry[] }) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className="popover" offset={4}>
        <MenuList label={label} entries={entries} />
      </AriaPopover>
    </MenuTrigger>
  );
}

/** What every popover and dialog holds: the keys stay in it as long as it is open. */
export function Floating(props: AriaDialogProps) {
  return <AriaDialog {...props} ref={useKeptFocus()} />;
}

const FIRST = "input:not(:disabled), button:not(:disabled), a[href], [tabindex='0']";

/** Stands last in what floats: its first control has the focus, unless another asked for it. */
function StartsInside() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const floating = mark.current?.closest("[role=dialog]");
    if (floating && !floating.contains(document.activeElement)) floating.querySelector<HTMLElement>(FIRST)?.focus({ preventScroll: true });
  }, []);
  return <span ref={mark} hidden />;
}

interface PopoverShared {
  label: string;
  placement?: PopoverProps["placement"];
  className?: string;
}

/** A popover that its own button opens. */
export function PopoverButton({
  trigger,
  label,
  placement = "bottom start",
  className,
  children,
}: PopoverShared & { trigger: ReactElement; children: (close: () => void) => ReactNode }) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={["popover", className].filter(Boolean).join(" ")} placement={placement} offset={4}>
        <Floating aria-label={label}>
          {({ close }) => (
            <>
              {children(close)}
              <StartsInside />
            </>
          )}
        </Floating>
      </AriaPopover>
    </DialogTrigger>
  );
}

export interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  /** buttons, at the end */
  footer?: ReactNode;
  wide?: boolean;
  /** there is only to read: what there is has the focus, so that keys scroll it */
  toRead?: boolean;
}

const focusIt = (text: HTMLElement | null) => text?.focus();

export function Dialog({ title, isOpen, onClose, children, footer, wide, toRead }: DialogProps) {
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={wide ? "dialog wide" : "dialog"}>
        <Floating>
          <header>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton icon="close" label="Close" hint="Esc" size="small" onPress={onClose} />
          </header>
          <div className="body" {...(toRead && { role: "region", "aria-label": title, tabIndex: 0, ref: focusIt })}>
            {children}
          </div>
          {footer && <footer>{footer}</footer>}
        </Floating>
      </Modal>
    </ModalOverlay>
  );
}
