/* The second step: which column fills which field, and what to settle before comparing. */
import { useState } from "react";
import { Button } from "../../../components/button";
import { Segmented } from "../../../components/choices";
import { Badge } from "../../../components/badge";
import { counted } from "../../../components/format";
import { Icon } from "../../../components/icon";
import { FileFactsCard } from "./file-facts-card";
import { RefusalCard } from "../../../components/import-steps/refusal-card";
import { MappingProblems } from "./mapping-problems";
import { MappingTable } from "./mapping-table";
import { ModeChoice } from "./mode-choice";
import { columnCounts, columnsShown, droppedWithValues, mappingProblems, pathExample, type ColumnFilter, type FileFacts, type MappingAction, type MappingState } from "./mapping";
import type { Refusal } from "../../../components/import-steps/refusal-card";

interface MappingStepProps {
  state: MappingState;
  rereading: boolean;
  failed: Refusal | null;
  products: number;
  onChange: (action: MappingAction) => void;
  onFacts: (facts: Partial<FileFacts>) => void;
}

export function MappingStep({ state, rereading, failed, products, onChange, onFacts }: MappingStepProps) {
  const [filter, setFilter] = useState<ColumnFilter>("all");
  const counts = columnCounts(state);
  const problems = mappingProblems(state.mapping);
  const clashing = new Set(problems.flatMap((p) => (p.kind === "twice" ? p.columns.map((c) => c.index) : [])));
  const path = pathExample(state);
  const dropped = droppedWithValues(state).length;
  return (
    <div className="imp-two">
      <div className="imp-left">
        {failed !== null && <RefusalCard refusal={failed} />}
        <FileFactsCard state={state} rereading={rereading} onChange={onFacts} />
        <div className="imp-cols">
          <h2 className="h">Columns</h2>
          <span className="t12 t2">{counts.mapped} of {counts.all} mapped</span>
          {counts.confirm > 0 && <Badge kind="low" icon="warning">{counts.confirm} to confirm</Badge>}
          <span className="sp" />
          {dropped > 0 && <Button kind="quiet" size="small" onPress={() => onChange({ type: "keepAll" })} data-testid="import-keep-all">Keep {dropped} as {dropped === 1 ? "an attribute" : "attributes"}</Button>}
          <Segmented<ColumnFilter> small label="Columns shown" value={filter} onChange={setFilter}
            choices={[{ id: "all", name: `All ${counts.all}` }, { id: "confirm", name: `To confirm ${counts.confirm}` }, { id: "leftOut", name: `Left out ${counts.leftOut}` }]} />
        </div>
        {path !== null && (
          <p className="imp-path t12 t2"><Icon name="info" size="m" />{counted(state.mapping.categoryColumns.length, "column")} {state.mapping.categoryColumns.length === 1 ? "makes" : "make"} one category path, such as <b className="md">{path}</b></p>
        )}
        <MappingTable state={state} columns={columnsShown(state, filter)} clashing={clashing} onChange={onChange} />
      </div>
      <section className="imp-side" aria-label="Before comparing">
        <MappingProblems state={state} problems={problems} onChange={onChange} />
        <ModeChoice mode={state.mapping.mode} products={products} onChange={(mode) => onChange({ type: "mode", mode })} />
      </section>
    </div>
  );
}
