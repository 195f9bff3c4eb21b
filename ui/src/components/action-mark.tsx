/* The icon and colour of an action; always beside its word. */
import type { Action } from "../ipc/bindings";
import { Icon, type IconName } from "./icon";

const MARKS: Record<Action["type"], [icon: IconName, colour: string]> = {
  pin: ["pin", "c-pin"],
  hide: ["hide", "c-hide"],
  only: ["only", "c-hide"],
  boost: ["boost", "c-boost"],
  bury: ["bury", "c-bury"],
  top: ["top", "c-boost"],
  bottom: ["bottom", "c-bury"],
  score: ["score", "t2"],
  formula: ["formula", "t2"],
  margin_floor: ["margin", "c-hide"],
  out_of_stock: ["sold-out", "c-soldout"],
  low_stock: ["warning", "c-low"],
  overstock: ["stock", "c-boost"],
  max_per: ["spread", "t2"],
};

export function ActionMark({ type, size = "m" }: { type: Action["type"]; size?: "s" | "m" | "l" }) {
  const [icon, colour] = MARKS[type];
  return (
    <span className={`action-mark ${colour}`}>
      <Icon name={icon} size={size} />
    </span>
  );
}
