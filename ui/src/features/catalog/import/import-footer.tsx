/* The bar at the foot of the import: the promise, and the way back and forth. */
import { Button } from "../../../components/button";
import { counted } from "../../../components/format";
import { Icon } from "../../../components/icon";
import { changesAnything, productsOf } from "./import-words";
import { mappingProblems } from "./mapping";
import type { ImportFlow } from "./use-import";

export function ImportFooter({ flow }: { flow: ImportFlow }) {
  const { course } = flow;
  if (course.at === "done") return null;
  return (
    <footer className="imp-bar">
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
          <Button size="large" onPress={flow.back}>Back</Button>
          <Button kind="primary" size="large" isDisabled={open > 0 || flow.rereading} onPress={flow.compare} data-testid="import-compare">
            Compare with the catalog<Icon name="arrow-right" size="m" />
          </Button>
        </>
      );
    }
    case "checking":
      return <Button size="large" onPress={flow.stop} data-testid="import-stop">Stop</Button>;
    case "checked":
      return (
        <>
          {!changesAnything(course.summary) && <span className="t12 t2">The catalog holds exactly this already.</span>}
          <Button size="large" onPress={flow.back}>Back</Button>
          <Button kind="primary" size="large" isDisabled={productsOf(course.summary) === 0} onPress={flow.run} data-testid="import-run">
            Import {counted(productsOf(course.summary), "product")}
          </Button>
        </>
      );
    case "importing":
      return <Button size="large" onPress={flow.stop} data-testid="import-stop">Stop</Button>;
    default:
      return null;
  }
}
