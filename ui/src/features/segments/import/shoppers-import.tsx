/* Importing anonymous shoppers: file → columns → check → import. Nothing changes before the last step. */
import { useEffect, useRef, useState } from "react";
import { isStoreFile, takeDropped } from "../../../app/dropped-file";
import { navigate, routeHref } from "../../../app/routes";
import { Button } from "../../../components/button";
import { Icon } from "../../../components/icon";
import "../../../components/import-steps/import-steps.css";
import { Stepper } from "../../../components/import-steps/stepper";
import { useShoppers } from "../../../ipc/queries";
import { useFileDrop } from "../../../ipc/shell-events";
import { mappingProblem, stepsOf } from "./course";
import { CheckedStep, ColumnsStep, DoneStep, ShoppersFileStep, Waiting } from "./steps";
import { useShoppersImport, type ShoppersFlow } from "./use-shoppers-import";

export function ShoppersImport() {
  const flow = useShoppersImport();
  const { at } = flow.course;
  const busy = at === "checking" || at === "importing";
  const isOver = useFileDrop((path) => {
    if (!busy && !isStoreFile(path)) flow.read(path);
  });
  const [dropped] = useState(takeDropped);
  useReadOnce(dropped, flow);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Each step begins at its heading for those who listen; the first focuses its own button.
    if (at !== "choose" && at !== "reading") heading.current?.focus();
  }, [at]);
  return (
    <main className="imp" data-testid="shoppers-import" data-course={at}>
      <header className="imp-head">
        <h1 className="h-page" tabIndex={-1} ref={heading}>
          Import shoppers
        </h1>
        <Stepper steps={stepsOf(flow.course)} />
        <span className="sp" />
        {at !== "importing" && (
          <Button kind="quiet" onPress={() => navigate(routeHref("segments"))}>
            Back to the segments
          </Button>
        )}
      </header>
      <div className="imp-body">
        <StepBody flow={flow} isOver={isOver} />
      </div>
      <Footer flow={flow} />
      {isOver && at !== "choose" && !busy && (
        <div className="imp-over" aria-hidden="true">
          Let go to read this file instead
        </div>
      )}
    </main>
  );
}

function useReadOnce(path: string | null, flow: ShoppersFlow) {
  const read = useRef<string | null>(null);
  useEffect(() => {
    if (path === null || read.current === path) return;
    read.current = path;
    flow.read(path);
  }, [path, flow]);
}

function StepBody({ flow, isOver }: { flow: ShoppersFlow; isOver: boolean }) {
  const { course } = flow;
  const now = useShoppers().data?.count ?? 0;
  switch (course.at) {
    case "choose":
    case "reading":
      return <ShoppersFileStep course={course} isOver={isOver} onFile={flow.read} />;
    case "columns":
      return <ColumnsStep course={course} flow={flow} />;
    case "checking":
      return <Waiting label="Checking rows" words="Every row is read, and nothing is kept." progress={null} onStop={flow.stop} />;
    case "checked":
      return <CheckedStep course={course} now={now} onImport={flow.run} />;
    case "importing":
      return <Waiting label="Importing" words="All of it, or nothing: the shoppers change in one step at the end." progress={course.progress} onStop={flow.stop} />;
    case "done":
      return <DoneStep course={course} onAgain={flow.again} />;
  }
}

function Footer({ flow }: { flow: ShoppersFlow }) {
  const { course } = flow;
  if (course.at === "done") return null;
  const problem = course.at === "columns" ? mappingProblem(course.columns.mapping) : null;
  return (
    <footer className="imp-bar">
      {course.at === "checked" && (
        <Button size="large" onPress={flow.back} data-testid="shoppers-back">
          Back
        </Button>
      )}
      <span className="safe">
        <Icon name="shield-check" size="m" />
        {course.at === "importing" ? "Stop, and nothing has changed" : "Nothing changes until you press Import"}
      </span>
      <span className="sp" />
      {course.at === "columns" && (
        <>
          {problem !== null && <span className="t12 c-soldout">{problem}</span>}
          <Button size="large" onPress={flow.back}>
            Back
          </Button>
          <Button kind="primary" size="large" isDisabled={problem !== null} onPress={flow.check} data-testid="shoppers-check">
            Check the rows
            <Icon name="arrow-right" size="m" />
          </Button>
        </>
      )}
    </footer>
  );
}
