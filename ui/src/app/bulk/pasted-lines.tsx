/* Lines that are pasted, typed or read from a file, which of their columns holds the ids, and what was found by them. */
import { useMemo, useRef, useState } from "react";
import { Button } from "../../components/button";
import { Select } from "../../components/choices";
import { useRested } from "../../components/conditions/use-fields";
import { TextField } from "../../components/fields";
import { type Columns, columnsOf } from "../../components/table-text";
import { useLookup, useLookups } from "../../ipc/queries";
import { BulkFound } from "./bulk-found";

type Pasted = ReturnType<typeof usePastedProducts>;

/** Cells of a column that are looked for to see whether it names products. */
const SAMPLE = 30;
const MOST_COLUMNS = 12;

/** Where no heading says which column names products: the first of those in which the catalog knows most. */
function useKnownColumn({ names, cells, isNamed }: Columns): number | null {
  const isAsked = !isNamed && names.length > 1;
  const samples = useRested(useMemo(() => (isAsked ? cells.slice(0, MOST_COLUMNS).map((column) => column.slice(0, SAMPLE)) : []), [isAsked, cells]), 150);
  const found = useLookups(samples).map(({ data }) => data?.found.length ?? 0);
  const most = Math.max(0, ...found);
  return isAsked && most > 0 ? found.indexOf(most) : null;
}

export function usePastedProducts(begun: string) {
  const [text, setText] = useState(begun);
  const [chosen, setColumn] = useState<number | null>(null);
  const columns = useMemo(() => columnsOf(text), [text]);
  const known = useKnownColumn(columns);
  const column = chosen !== null && chosen < columns.names.length ? chosen : (known ?? columns.likely);
  const lines = useRested(useMemo(() => columns.cells[column] ?? [], [columns, column]), 150);
  const looked = useLookup(lines);
  const products = useMemo(() => (looked.data?.found ?? []).map((each) => ({ id: each.id, title: each.title ?? each.id })), [looked.data]);
  return { text, setText, names: columns.names, column, setColumn, isEmpty: lines.length === 0, looked, products };
}

export function PastedLines({ pasted, autoFocus }: { pasted: Pasted; autoFocus: boolean }) {
  const { text, setText, names, column, setColumn, looked } = pasted;
  return (
    <>
      <TextField label="Ids or SKUs, one a line" lines={7} value={text} onChange={setText} autoFocus={autoFocus} placeholder="Paste a column of a spreadsheet" testId="bulk-text" />
      <div className="row g2 wrap">
        <FileButton onText={setText} />
        {names.length > 1 && (
          <Select label="Column with ids" lead="Column" labelHidden choices={names.map((name, index) => ({ id: String(index), name }))} value={String(column)} onChange={(next) => setColumn(Number(next))} testId="bulk-column" />
        )}
      </div>
      {looked.isError && <p className="problem" role="alert">{looked.error.message}</p>}
      {!pasted.isEmpty && looked.data && <BulkFound looked={looked.data} />}
    </>
  );
}

/** The text of a chosen file. */
function FileButton({ onText }: { onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" icon="file" onPress={() => input.current?.click()}>From a CSV file…</Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="A CSV file with ids or SKUs"
        data-testid="bulk-file"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void file.text().then(onText);
        }}
      />
    </>
  );
}
