/* The steps of importing shoppers, each by itself. */
import { navigate, routeHref } from "../../../app/routes";
import { Button } from "../../../components/button";
import { count, counted } from "../../../components/format";
import { Icon } from "../../../components/icon";
import { FileStep, type Known } from "../../../components/import-steps/file-step";
import { RefusalCard } from "../../../components/import-steps/refusal-card";
import { RejectsTable } from "../../../components/import-steps/rejects-table";
import { Progress, useSlow } from "../../../components/states";
import type { ImportProgress, ShoppersSummary } from "../../../ipc/bindings";
import { SHOPPER_FILES } from "../../../ipc/files";
import { ColumnsTable } from "./columns-table";
import type { Course } from "./course";
import type { ShoppersFlow } from "./use-shoppers-import";

const KNOWN: readonly Known[] = [
  { icon: "check", words: "Segments then show how many shoppers belong to each, what an edit changes, and which of them overlap." },
  { icon: "check", words: "Orders, visits, lifetime value, days since the last order, device, country and the like are recognised by the header." },
  { icon: "lock", words: "Names, e-mail addresses, phone numbers and other personal data are recognised and not read." },
  { icon: "lock", words: "Shoppers stay on this computer: they are no part of what is published." },
];

export function ShoppersFileStep({ course, ...shared }: { course: Extract<Course, { at: "choose" | "reading" }>; isOver: boolean; onFile: (path: string) => void }) {
  return <FileStep {...shared} at={course} icon="segments" what="a file of shoppers" kinds="CSV, TSV, NDJSON or JSON: one row is one shopper." files={SHOPPER_FILES} known={KNOWN} testId="shoppers-choose" />;
}

export function ColumnsStep({ course, flow }: { course: Extract<Course, { at: "columns" }>; flow: ShoppersFlow }) {
  const { columns, failed } = course;
  const read = columns.mapping.filter(({ field }) => field !== null).length;
  const personal = columns.inspection.columns.filter((column) => column.personal).length;
  return (
    <div className="imp-wide shoppers-columns">
      {failed !== null && <RefusalCard refusal={failed} />}
      {!columns.inspection.looksLikeShoppers && (
        <p className="imp-warn" role="status">
          <Icon name="warning" />
          No column looks like something known of a shopper. Is this the right file?
        </p>
      )}
      <header className="row g2">
        <h2 className="h">{columns.inspection.fileName}</h2>
        <span className="t12 t2">
          {counted(columns.inspection.rows, "row")} · {count(read)} of {counted(columns.mapping.length, "column")} read{personal > 0 ? ` · ${count(personal)} personal, not read` : ""}
        </span>
      </header>
      <ColumnsTable columns={columns} onMap={flow.map} />
    </div>
  );
}

export function Waiting({ label, words, progress, onStop }: { label: string; words: string; progress: ImportProgress | null; onStop: () => void }) {
  const slow = useSlow(true);
  if (!slow) return <div />;
  return (
    <div className="imp-wide">
      <section className="card waiting" aria-label={label} data-testid="shoppers-progress">
        <div className="row">
          <h2 className="h sp">{progress?.phase === "saving" ? "Saving" : label}</h2>
          <Button size="small" onPress={onStop} data-testid="shoppers-stop">
            Stop
          </Button>
        </div>
        <p className="t12 t2">{words}</p>
        {progress && <Progress label={label} done={progress.done} total={progress.total} unit="rows" perSecond={progress.rate} secondsLeft={progress.secondsLeft} />}
      </section>
    </div>
  );
}

/** "12,400 rows read: 12,380 shoppers, 12 repeated, 8 left out"; they add up. */
export function readWords({ read, kept, replaced, rejected }: ShoppersSummary): string {
  const parts = [counted(kept, "shopper"), ...(replaced > 0 ? [`${count(replaced)} replaced by a later row of the same id`] : []), ...(rejected > 0 ? [`${count(rejected)} left out`] : [])];
  return `${counted(read, "row")} read: ${parts.join(", ")}.`;
}

export function CheckedStep({ course, now, onImport }: { course: Extract<Course, { at: "checked" }>; now: number; onImport: () => void }) {
  const { summary, failed, stopped } = course;
  return (
    <div className="imp-wide">
      {failed !== null && <RefusalCard refusal={failed} />}
      {stopped && (
        <p className="imp-note" role="status">
          <Icon name="info" />
          The import was stopped. The shoppers are as they were.
        </p>
      )}
      <section className="card outcome shoppers-outcome" aria-label="What the file holds" data-testid="shoppers-outcome">
        <header>
          <h2 className="h">What the file holds</h2>
          <span className="t12 t2">{readWords(summary)}</span>
        </header>
        <dl>
          <Outcome words="shoppers" value={summary.kept} className="b-new" />
          <Outcome words="replaced by a later row" value={summary.replaced} className="b-same" />
          <Outcome words="rows with problems" value={summary.rejected} className="b-problem" />
        </dl>
        <footer>
          <p className="t12 t2">{now === 0 ? "The store has no shoppers yet." : `They take the place of all ${counted(now, "shopper")} of the store.`} It is one step: all of it, or nothing.</p>
          <Button kind="primary" size="large" isDisabled={summary.kept === 0} onPress={onImport} data-testid="shoppers-run">
            Import {counted(summary.kept, "shopper")}
          </Button>
        </footer>
      </section>
      {summary.rejected > 0 && (
        <section className="card rejects" aria-label="Rows with problems">
          <header>
            <h2 className="h">Rows with problems</h2>
            <span className="t12 t2">
              {count(summary.rejected)}, left out of the import{summary.rejects.length < summary.rejected ? `; the first ${count(summary.rejects.length)} are shown` : ""}
            </span>
          </header>
          <RejectsTable rejects={summary.rejects} testId="shoppers-rejects" />
        </section>
      )}
    </div>
  );
}

function Outcome({ words, value, className }: { words: string; value: number; className: string }) {
  return (
    <div data-zero={value === 0 || undefined}>
      <dd>{count(value)}</dd>
      <dt>
        <i className={className} aria-hidden="true" />
        {words}
      </dt>
    </div>
  );
}

export function DoneStep({ course, onAgain }: { course: Extract<Course, { at: "done" }>; onAgain: () => void }) {
  return (
    <div className="imp-wide">
      <section className="card imp-done" aria-label="Imported" data-testid="shoppers-done">
        <span className="ring">
          <Icon name="check" size="l" />
        </span>
        <h2>{counted(course.summary.kept, "shopper")} imported</h2>
        <p>
          From {course.columns.inspection.fileName}. {readWords(course.summary)}
        </p>
        <p className="t3">They stay on this computer; the live shop doesn’t learn of them.</p>
        <div className="actions">
          <Button kind="primary" autoFocus onPress={() => navigate(routeHref("segments"))} data-testid="shoppers-open-segments">
            See the segments
          </Button>
          <Button kind="quiet" onPress={onAgain}>
            Import another file
          </Button>
        </div>
      </section>
    </div>
  );
}
