// A file is compared for whoever looks on; leaving the import ends that.
import { useEffect, useRef } from "react";
import { ipc } from "../../ipc/client";

/** A comparison that nobody waits for is stopped; an import, once begun, runs to its end. */
export function useStopOnLeave(isChecking: boolean): void {
  const checking = useRef(false);
  useEffect(() => {
    checking.current = isChecking;
  });
  useEffect(
    () => () => {
      if (checking.current) void ipc.importCancel();
    },
    [],
  );
}
