/* What stands beside the answer: drawn a moment after what it stands beside, so that the first draw is short and what it asks for is asked early. */
import { type ReactNode, useDeferredValue } from "react";

/** `meanwhile` takes the same room: nothing moves when the rest comes. */
export function Later({ children, meanwhile = null }: { children: ReactNode; meanwhile?: ReactNode }) {
  return useDeferredValue(true, false) ? children : meanwhile;
}
