/* Buttons: a word, an icon, or both; the shortcut stands on the button. */
import type { ReactNode } from "react";
import { Button as AriaButton, Tooltip, TooltipTrigger, type ButtonProps as AriaProps } from "react-aria-components";
import { Icon, type IconName } from "./icon";

export interface ButtonProps extends Omit<AriaProps, "children" | "className"> {
  kind?: "plain" | "primary" | "quiet" | "danger";
  size?: "small" | "large";
  icon?: IconName;
  /** a shortcut shown at the end */
  hint?: string;
  className?: string;
  children?: ReactNode;
}

export function Button({ kind = "plain", size, icon, hint, className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={["btn", kind, size, className].filter(Boolean).join(" ")}>
      {icon && <Icon name={icon} size="m" />}
      {children}
      {hint && <kbd aria-hidden="true">{hint}</kbd>}
    </AriaButton>
  );
}

export interface IconButtonProps extends Omit<AriaProps, "children" | "className"> {
  icon: IconName;
  label: string;
  hint?: string;
  size?: "small";
  className?: string;
}

export function IconButton({ icon, label, hint, size, className, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton {...rest} aria-label={label} className={["icbtn", size, className].filter(Boolean).join(" ")}>
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className="tooltip" offset={4}>
        {hint ? `${label} · ${hint}` : label}
      </Tooltip>
    </TooltipTrigger>
  );
}
