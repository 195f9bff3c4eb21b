// The course of one import: reads the file, compares it, imports it; each long step can be stopped.
import { useReducer, useState } from "react";
import { useStopOnLeave } from "../../../components/import-steps/stop-on-leave";
import type { ImportMapping, ImportProgress } from "../../../ipc/bindings";
import { errorOf, ipc } from "../../../ipc/client";
import { listening } from "../../../ipc/listening";
import { useChange } from "../../../ipc/mutations";
import { mappingReducer, startMapping, type FileFacts, type MappingAction, type MappingState } from "./mapping";
import { courseReducer, START, type Course, type CourseAction } from "./steps";

export interface ImportFlow {
  course: Course;
  mapping: MappingState | null;
  /** The file is being read again with other facts. */
  rereading: boolean;
  inspect: (path: string) => void;
  changeMapping: (action: MappingAction) => void;
  changeFacts: (facts: Partial<FileFacts>) => void;
  compare: () => void;
  run: () => void;
  stop: () => void;
  back: () => void;
  again: () => void;
}

interface Asked {
  path: string;
  mapping: ImportMapping;
}

export function useImport(): ImportFlow {
  const [course, dispatch] = useReducer(courseReducer, START);
  const [mapping, setMapping] = useState<MappingState | null>(null);
  const [rereading, setRereading] = useState(false);
  const importing = useChange(({ path, mapping: asked }: Asked) => ipc.importRun(path, asked, telling(dispatch)), "catalog");
  useStopOnLeave(course.at === "checking");

  const attempt = async (path: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (failure) {
      dispatch({ type: "refused", path, error: errorOf(failure) });
    }
  };
  const withMapping = (work: (asked: Asked) => void) => {
    if (mapping !== null) work({ path: mapping.inspection.path, mapping: mapping.mapping });
  };

  return {
    course,
    mapping,
    rereading,
    inspect: (path) => {
      dispatch({ type: "inspect", path });
      void attempt(path, async () => {
        setMapping(startMapping(await ipc.importInspect(path, null)));
        dispatch({ type: "inspected" });
      });
    },
    changeMapping: (action) => setMapping((now) => (now === null ? now : mappingReducer(now, action))),
    changeFacts: (facts) =>
      withMapping(({ path, mapping: now }) => {
        setRereading(true);
        void attempt(path, async () => {
          const inspection = await ipc.importInspect(path, { ...now, ...facts });
          setMapping((before) => (before === null ? before : mappingReducer(before, { type: "inspected", inspection })));
          dispatch({ type: "inspected" });
        }).finally(() => setRereading(false));
      }),
    compare: () =>
      withMapping(({ path, mapping: asked }) => {
        dispatch({ type: "check" });
        void attempt(path, async () => {
          dispatch({ type: "checked", summary: await ipc.importCheck(path, asked, telling(dispatch)) });
        });
      }),
    run: () =>
      withMapping((asked) => {
        dispatch({ type: "import" });
        void attempt(asked.path, async () => {
          dispatch({ type: "imported", summary: await importing.mutateAsync(asked) });
        });
      }),
    stop: () => void ipc.importCancel(),
    back: () => dispatch({ type: "back" }),
    again: () => dispatch({ type: "again" }),
  };
}

function telling(dispatch: (action: CourseAction) => void) {
  return listening((progress: ImportProgress) => dispatch({ type: "progress", progress }));
}
