/* What was found out about the file. Each guess can be changed; the file is then read again. */
import { useState, type ReactNode } from "react";
import { Button } from "../../../components/button";
import { Select } from "../../../components/choices";
import { bytes, count } from "../../../components/format";
import { Icon } from "../../../components/icon";
import {
  DATE_ORDERS, DECIMALS, decimalsWords, DELIMITERS, ENCODINGS, HEADER_ROWS, headerWords, LIST_SEPARATORS, PATH_SEPARATORS, rowsWords, withCurrent, type FactChoice,
} from "./import-words";
import type { FileFacts, MappingState } from "./mapping";

interface FileFactsCardProps {
  state: MappingState;
  rereading: boolean;
  onChange: (facts: Partial<FileFacts>) => void;
}

export function FileFactsCard({ state, rereading, onChange }: FileFactsCardProps) {
  const [changing, setChanging] = useState(false);
  const { inspection, mapping } = state;
  const csv = mapping.format === "csv";
  return (
    <section className="card ff" aria-label="The file" aria-busy={rereading}>
      <div className="ff-row">
        <div className="ff-file">
          <Icon name="file" size="l" />
          <div>
            <b className="el" title={inspection.path}>{inspection.fileName}</b>
            <span className="t11 t3">{bytes(inspection.bytes)}{mapping.shopify ? " · Shopify export" : ""}</span>
          </div>
        </div>
        <dl>
          {csv && <Fact name="Encoding">{inspection.encodingWords}</Fact>}
          {csv ? <Fact name="Delimiter">{inspection.delimiterWords}</Fact> : <Fact name="Format">NDJSON, a product a line</Fact>}
          <Fact name="Decimals">{decimalsWords(mapping)}</Fact>
          {csv && <Fact name="Header">{headerWords(mapping.headerRow)}</Fact>}
          <Fact name="Rows">{rowsWords(inspection)}</Fact>
          <Fact name="Columns">{count(inspection.columns.length)}</Fact>
        </dl>
        <Button kind="quiet" size="small" aria-expanded={changing} onPress={() => setChanging(!changing)} data-testid="import-facts-change">
          {changing ? "Done" : "Change"}
        </Button>
      </div>
      {changing && (
        <div className="ff-edit">
          {csv && (
            <>
              <FactSelect label="Encoding" choices={ENCODINGS} value={mapping.encoding} words={inspection.encodingWords} onChange={(encoding) => onChange({ encoding })} />
              <FactSelect label="Delimiter" choices={DELIMITERS} value={mapping.delimiter} words={inspection.delimiterWords} onChange={(delimiter) => onChange({ delimiter })} />
              <FactSelect label="Header row" choices={HEADER_ROWS} value={String(mapping.headerRow)} onChange={(row) => onChange({ headerRow: Number(row) })} />
            </>
          )}
          <FactSelect label="Decimals" choices={DECIMALS} value={mapping.decimals} onChange={(d) => onChange({ decimals: d === "comma" ? "comma" : "point" })} />
          <FactSelect label="Dates" choices={DATE_ORDERS} value={mapping.dateOrder} onChange={(order) => onChange({ dateOrder: order === "dmy" || order === "mdy" ? order : "ymd" })} />
          <FactSelect label="Category levels split at" choices={PATH_SEPARATORS} value={mapping.pathSeparator} onChange={(pathSeparator) => onChange({ pathSeparator })} />
          <FactSelect label="Lists split at" choices={LIST_SEPARATORS} value={mapping.listSeparator} onChange={(listSeparator) => onChange({ listSeparator })} />
        </div>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FactSelectProps {
  label: string;
  choices: readonly FactChoice[];
  value: string;
  words?: string;
  onChange: (value: string) => void;
}

function FactSelect({ label, choices, value, words, onChange }: FactSelectProps) {
  return <Select label={label} choices={withCurrent(choices, value, words)} value={value} onChange={(next) => { if (next !== value) onChange(next); }} testId={`import-fact-${label.split(" ")[0]?.toLowerCase() ?? label}`} />;
}
