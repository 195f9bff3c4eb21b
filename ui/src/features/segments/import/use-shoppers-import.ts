// Runs the course of one import of shoppers. What nobody waits for any more is not taken in.
import { useEffect, useReducer, useRef } from "react";
import type { ImportProgress, ShopperMapping } from "../../../ipc/bindings";
import { failureWords, ipc, IpcFailure } from "../../../ipc/client";
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

const errorOf = (failure: unknown) => (failure instanceof IpcFailure ? failure.error : ({ kind: "storage", reason: failureWords(failure) } as const));

export function useShoppersImport(): ShoppersFlow {
  const [course, dispatch] = useReducer(courseReducer, START);
  const importing = useChange(({ path, mapping, progress }: Asked) => ipc.shoppersImport(path, mapping, listening(progress)), "shoppers", "catalog");
  const turn = useRef(0);
  // A check that nobody waits for is stopped; an import, once begun, runs to its end.
  const checking = useRef(false);
  useEffect(() => {
    checking.current = course.at === "checking";
  });
  useEffect(
    () => () => {
      if (checking.current) void ipc.importCancel();
    },
    [],
  );
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
