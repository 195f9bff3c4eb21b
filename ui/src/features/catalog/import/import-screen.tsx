/* Importing products: file → mapping → compare → import. Nothing changes before the last step. */
import { useEffect, useRef } from "react";
import { Button } from "../../../components/button";
import { Progress, useSlow } from "../../../components/states";
import { useFileDrop } from "../../../ipc/shell-events";
import { useStatus } from "../../../ipc/queries";
import { isStoreFile } from "../../../app/dropped-file";
import { navigate, routeHref } from "../../../app/routes";
import "../../../components/import-steps/import-steps.css";
import { CompareStep } from "./compare-step";
import { DoneStep } from "./done-step";
import { ProductFileStep } from "./file-step";
import { ImportFooter } from "./import-footer";
import { MappingStep } from "./mapping-step";
import { Stepper } from "../../../components/import-steps/stepper";
import { STEPS, stepState } from "./steps";
import { useImport, type ImportFlow } from "./use-import";

/** `droppedFile`: a file that was dropped elsewhere in the window, to be read at once. */
export function ImportScreen({ droppedFile }: { droppedFile: string | null }) {
  const flow = useImport();
  const busy = flow.course.at === "importing" || flow.course.at === "checking";
  const isOver = useFileDrop((path) => { if (!busy && !isStoreFile(path)) flow.inspect(path); });
  useReadOnce(droppedFile, flow);
  const heading = useRef<HTMLHeadingElement>(null);
  const at = flow.course.at;
  useEffect(() => {
    // Each step begins at its heading for those who listen; the first focuses its own button.
    if (at !== "choose" && at !== "inspecting") heading.current?.focus();
  }, [at]);
  return (
    <main className="imp" data-testid="import-screen" data-course={at}>
      <header className="imp-head">
        <h1 className="h-page" tabIndex={-1} ref={heading}>Import products</h1>
        <Stepper steps={STEPS.map((each) => ({ ...each, state: stepState(flow.course, each.step) }))} />
        <span className="sp" />
        {at !== "importing" && <Button kind="quiet" onPress={() => navigate(routeHref("catalog"))}>Back to the catalog</Button>}
      </header>
      <div className="imp-body"><StepBody flow={flow} isOver={isOver} /></div>
      <ImportFooter flow={flow} />
      {isOver && at !== "choose" && !busy && <div className="imp-over" aria-hidden="true">Let go to read this file instead</div>}
    </main>
  );
}

function useReadOnce(path: string | null, flow: ImportFlow) {
  const read = useRef<string | null>(null);
  useEffect(() => {
    if (path === null || read.current === path) return;
    read.current = path;
    flow.inspect(path);
  }, [path, flow]);
}

function StepBody({ flow, isOver }: { flow: ImportFlow; isOver: boolean }) {
  const { course, mapping } = flow;
  const products = useStatus().data?.products ?? 0;
  if (course.at === "choose" || course.at === "inspecting" || mapping === null) {
    return <ProductFileStep course={course.at === "inspecting" || course.at === "choose" ? course : { at: "choose", refused: null }} isOver={isOver} onFile={flow.inspect} />;
  }
  switch (course.at) {
    case "mapping":
      return <MappingStep state={mapping} rereading={flow.rereading} failed={course.failed} products={products} onChange={flow.changeMapping} onFacts={flow.changeFacts} />;
    case "checking":
      return <Waiting words="Every row is read and compared with the catalog." progress={course.progress} label="Checking rows" onStop={flow.stop} />;
    case "checked":
      return <CompareStep summary={course.summary} mode={mapping.mapping.mode} products={products} fileName={mapping.inspection.fileName} stopped={course.stopped} failed={course.failed} onImport={flow.run} />;
    case "importing":
      return <Waiting words="All of it, or nothing: the catalog changes in one step at the end." progress={course.progress} label="Importing" onStop={flow.stop} />;
    case "done":
      return <DoneStep summary={course.summary} products={products} fileName={mapping.inspection.fileName} onAgain={flow.again} />;
  }
}

interface WaitingProps {
  words: string;
  label: string;
  progress: { phase: "reading" | "saving"; done: number; total: number; rate: number; secondsLeft: number | null; rejected: number } | null;
  onStop: () => void;
}

function Waiting({ words, label, progress, onStop }: WaitingProps) {
  const slow = useSlow(true);
  if (!slow) return null;
  return (
    <div className="imp-wide">
      <section className="card waiting" aria-label={label} data-testid="import-progress">
        <div className="row">
          <h2 className="h sp">{progress?.phase === "saving" ? "Saving" : label}</h2>
          <Button size="small" onPress={onStop} data-testid="import-stop">Stop</Button>
        </div>
        <p className="t12 t2">{words}</p>
        <Progress label={label} done={progress?.done ?? 0} total={progress?.total ?? 0} unit="rows" perSecond={progress?.rate ?? null} secondsLeft={progress?.secondsLeft ?? null} />
        <p className="t12 t2">{progress !== null && progress.rejected > 0 ? `${progress.rejected} with problems so far` : "No problems so far"}</p>
      </section>
    </div>
  );
}
