// Runs the course of one import of shoppers. What nobody waits for any more is not taken in.
import { useReducer, useRef } from "react";
import { useStopOnLeave } from "../../../components/import-steps/stop-on-leave";
import type { ImportProgress, ShopperMapping } from "../../../ipc/bindings";
import { errorOf, ipc } from "../../../ipc/client";
import { listening } from "../../../ipc/listening";
import { useChange } from "../../../ipc/mutations";
import { courseReducer, START, type Columns, type Course } from "./course";

export interface ShoppersFlow {
  course: Course;
  read: (path: string) => void;
  map: (column: string, field: string | null) => void;
  check: () => void;
  run: () => void;
  stop: () => void;
  back: () => void;
  again: () => void;
}

interface Asked {
  path: string;
  mapping: ShopperMapping[];
  progress: (progress: ImportProgress) => void;
}

export function useShoppersImport(): ShoppersFlow {
  const [course, dispatch] = useReducer(courseReducer, START);
  const importing = useChange(({ path, mapping, progress }: Asked) => ipc.shoppersImport(path, mapping, listening(progress)), "shoppers", "catalog");
  const turn = useRef(0);
  useStopOnLeave(course.at === "checking");
  const attempt = async (path: string, work: () => Promise<Parameters<typeof dispatch>[0]>) => {
    turn.current += 1;
    const own = turn.current;
    try {
      const told = await work();
      if (own === turn.current) dispatch(told);
    } catch (failure) {
      if (own === turn.current) dispatch({ type: "refused", path, error: errorOf(failure) });
    }
  };
  const withColumns = (work: (columns: Columns) => void) => {
    if ("columns" in course) work(course.columns);
  };
  return {
    course,
    read: (path) => {
      dispatch({ type: "read", path });
      void attempt(path, async () => ({ type: "inspected", path, inspection: await ipc.shoppersInspect(path) }));
    },
    map: (column, field) => dispatch({ type: "map", column, field }),
    check: () =>
      withColumns(({ path, mapping }) => {
        dispatch({ type: "check" });
        void attempt(path, async () => ({ type: "checked", summary: await ipc.shoppersCheck(path, mapping) }));
      }),
    run: () =>
      withColumns(({ path, mapping }) => {
        dispatch({ type: "import" });
        void attempt(path, async () => ({ type: "imported", summary: await importing.mutateAsync({ path, mapping, progress: (progress) => dispatch({ type: "progress", progress }) }) }));
      }),
    stop: () => void ipc.importCancel(),
    back: () => dispatch({ type: "back" }),
    again: () => dispatch({ type: "again" }),
  };
}
