/* The third step: what the file would do to the catalog, and the rows that cannot be read. */
import { useState } from "react";
import type { ImportMapping, ImportSummary } from "../../../ipc/bindings";
import { failureWords, ipc } from "../../../ipc/client";
import { chooseSavePath, CSV_FILES } from "../../../ipc/files";
import { Button } from "../../../components/button";
import { count, counted } from "../../../components/format";
import { Icon } from "../../../components/icon";
import { RefusalCard, type Refusal } from "../../../components/import-steps/refusal-card";
import { changesAnything, MODES, readWords, removalWarning, productsOf } from "./import-words";
import { RejectsTable } from "../../../components/import-steps/rejects-table";

interface CompareStepProps {
  summary: ImportSummary;
  mode: ImportMapping["mode"];
  products: number;
  fileName: string;
  stopped: boolean;
  failed: Refusal | null;
  onImport: () => void;
}

export function CompareStep({ summary, mode, products, fileName, stopped, failed, onImport }: CompareStepProps) {
  const warning = removalWarning(summary, products, mode);
  return (
    <div className="imp-wide">
      {failed !== null && <RefusalCard refusal={failed} />}
      {stopped && <p className="imp-note" role="status"><Icon name="info" />The import was stopped. The catalog is as it was.</p>}
      <Outcome summary={summary} mode={mode} products={products} onImport={onImport} />
      {warning !== null && <p className="imp-warn" role="alert"><Icon name="warning" />{warning}</p>}
      <Rejects summary={summary} fileName={fileName} />
    </div>
  );
}

function Outcome({ summary, mode, products, onImport }: Pick<CompareStepProps, "summary" | "mode" | "products" | "onImport">) {
  const after = mode === "replace" ? productsOf(summary) : products + summary.created - summary.removed;
  const parts = [
    { key: "created", words: "new", value: summary.created, className: "b-new" },
    { key: "changed", words: "changed", value: summary.changed, className: "b-changed" },
    { key: "same", words: "the same", value: summary.same, className: "b-same" },
    { key: "removed", words: "removed", value: summary.removed, className: "b-removed" },
    { key: "rejected", words: "rows with problems", value: summary.rejected, className: "b-problem" },
  ];
  const whole = Math.max(1, parts.reduce((sum, part) => sum + part.value, 0));
  return (
    <section className="card outcome" aria-label="Against the catalog" data-testid="import-outcome">
      <header><h2 className="h">Against the catalog</h2><span className="t12 t2">{readWords(summary)}</span></header>
      <dl>
        {parts.map((part) => (
          <div key={part.key} data-zero={part.value === 0 || undefined}>
            <dd data-testid={`import-${part.key}`}>{count(part.value)}</dd>
            <dt><i className={part.className} aria-hidden="true" />{part.words}</dt>
          </div>
        ))}
      </dl>
      <div className="stack" aria-hidden="true">
        {parts.filter((part) => part.value > 0).map((part) => <i key={part.key} className={part.className} style={{ flexGrow: part.value / whole }} />)}
      </div>
      <footer>
        <p className="t12 t2">{MODES.find((m) => m.id === mode)?.words} {changesAnything(summary) ? `The catalog would go from ${count(products)} to ${counted(after, "product")}.` : "The catalog holds exactly this already."}</p>
        <Button kind="primary" size="large" isDisabled={productsOf(summary) === 0} onPress={onImport} data-testid="import-run">Import {counted(productsOf(summary), "product")}</Button>
      </footer>
    </section>
  );
}

function Rejects({ summary, fileName }: { summary: ImportSummary; fileName: string }) {
  const [said, setSaid] = useState<string | null>(null);
  const save = async () => {
    const path = await chooseSavePath("Save the rows with problems", `${fileName.replace(/\.[^.]+$/, "")}-problems.csv`, CSV_FILES);
    if (path === null) return;
    try {
      setSaid(`${counted(await ipc.importSaveRejects(path), "row")} saved to ${path}`);
    } catch (failure) {
      setSaid(`Not saved: ${failureWords(failure)}`);
    }
  };
  if (summary.rejected === 0) {
    return <p className="imp-note"><span className="c-ok"><Icon name="check" /></span>Every row can be read.</p>;
  }
  return (
    <section className="card rejects" aria-label="Rows with problems">
      <header>
        <h2 className="h">Rows with problems</h2>
        <span className="t12 t2">{count(summary.rejected)}, left out of the import{summary.rejects.length < summary.rejected ? `; the first ${count(summary.rejects.length)} are shown` : ""}</span>
        <span className="sp" />
        <span className="t12 t2 el" role="status">{said}</span>
        <Button size="small" onPress={() => void save()} data-testid="import-save-rejects">Save as CSV</Button>
      </header>
      <RejectsTable rejects={summary.rejects} />
    </section>
  );
}
