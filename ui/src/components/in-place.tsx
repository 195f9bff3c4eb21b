/* A form or a question that opens where it was asked for: Esc leaves it. */
import type { ReactNode } from "react";

interface InPlaceProps {
  className: string;
  /** where what is in it has no name of its own */
  label?: string;
  onLeave: () => void;
  children: ReactNode;
}

export function InPlace({ className, label, onLeave, children }: InPlaceProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={className}
      {...(label === undefined ? {} : { role: "group", "aria-label": label })}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      {children}
    </div>
  );
}
