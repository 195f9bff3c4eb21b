/* The bar at the foot of the import: the promise, and the way back and forth. Import itself stands with the
   comparison, away from what was pressed before: a double click must not import. */
import { Button } from "../../../components/button";
import { counted } from "../../../components/format";
import { Icon } from "../../../components/icon";
import { mappingProblems } from "./mapping";
import type { ImportFlow } from "./use-import";

export function ImportFooter({ flow }: { flow: ImportFlow }) {
  const { course } = flow;
  if (course.at === "done") return null;
  return (
    <footer className="imp-bar">
      {course.at === "checked" && <Button size="large" onPress={flow.back} data-testid="import-back">Back</Button>}
      <span className="safe"><Icon name="shield-check" size="m" />{course.at === "importing" ? "Stop, and nothing has changed" : "Nothing changes until you press Import"}</span>
      <span className="sp" />
      <FooterActions flow={flow} />
    </footer>
  );
}

function FooterActions({ flow }: { flow: ImportFlow }) {
  const { course, mapping } = flow;
  switch (course.at) {
    case "mapping": {
      const open = mapping === null ? 0 : mappingProblems(mapping.mapping).length;
      return (
        <>
          {open > 0 && <span className="t12 c-soldout" id="import-open">{counted(open, "point")} to settle first</span>}
          <Button size="large" onPress={flow.back} data-testid="import-back">Back</Button>
          <Button kind="primary" size="large" isDisabled={open > 0 || flow.rereading} onPress={flow.compare} data-testid="import-compare">
            Compare with the catalog<Icon name="arrow-right" size="m" />
          </Button>
        </>
      );
    }
    default:
      return null;
  }
}
