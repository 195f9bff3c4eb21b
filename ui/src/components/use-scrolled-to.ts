// A list scrolls to what is chosen, when that came from a link and not from the list.
import { useEffect } from "react";

export function useScrolledTo(testId: string | null): void {
  useEffect(() => {
    if (testId === null) return;
    document.querySelector(`[data-testid="${CSS.escape(testId)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [testId]);
}
