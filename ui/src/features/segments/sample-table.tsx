/* Some shoppers who match, with what is known of them and the segment each belongs to. */
import { useState } from "react";
import { Button } from "../../components/button";
import { useMoney, useSubjectFields } from "../../components/conditions/use-fields";
import { isNumeric } from "../../components/conditions/value-units";
import type { Fields } from "../../components/conditions/fields";
import { count, counted } from "../../components/format";
import type { Predicate, SampledShopper, SegmentCandidate } from "../../ipc/bindings";
import { useShopperSample } from "../../ipc/queries";
import { factOf, factWords } from "./facts";
import { fieldsIn } from "./made-up-shopper";
import { partAt } from "./sizes";

const A_PAGE = 6;
const COLUMNS = 5;
const USUAL = ["orders", "lifetime_value", "average_order_value", "days_since_last_visit", "visits"];

/** What the table shows of a shopper: what the conditions ask for, then what is usual. */
export function columnsFor(when: Predicate, known: readonly string[], most = COLUMNS): string[] {
  return [...new Set([...fieldsIn(when), ...USUAL])].filter((field) => known.includes(field)).slice(0, most);
}

const hasChoice = (when: Predicate): boolean => "any" in when || ("all" in when && when.all.some(hasChoice));

/** The conditions that a shopper matches by, where there is a choice: those under an "any". */
export function matchedBy(when: Predicate, by: readonly string[], fields: Fields): string {
  const labels = by.filter((pointer) => pointer.includes("/any/")).map((pointer) => {
    const part = partAt(when, pointer);
    return typeof part === "object" && part !== null && "field" in part ? fields.get(String(part.field)).label.toLowerCase() : "";
  });
  return [...new Set(labels.filter(Boolean))].join(", ");
}

interface SampleTableProps {
  candidate: SegmentCandidate;
  known: readonly string[];
  nameOf: (id: string) => string;
  /** of how many they are: "shoppers who match" */
  whose?: string;
}

export function SampleTable({ candidate, known, nameOf, whose = "who match" }: SampleTableProps) {
  const [page, setPage] = useState(0);
  const sample = useShopperSample(candidate, page);
  if (sample.isError)
    return (
      <p className="problem" role="alert">
        No sample: {sample.error.message}
      </p>
    );
  const { matching = 0, shoppers = [] } = sample.data ?? {};
  const pages = Math.ceil(matching / A_PAGE);
  return (
    <section className="sample" aria-label="Sample shoppers" data-testid="sample">
      <header className="row g2">
        <h2 className="h">Sample shoppers</h2>
        <span className="t12 t3 sp el">{!sample.data ? "" : matching === 0 ? "nobody matches" : `${count(shoppers.length)} of ${counted(matching, "shopper")} ${whose}`}</span>
        {pages > 1 && (
          <Button kind="quiet" size="small" icon="refresh" onPress={() => setPage(page + 1 < pages ? page + 1 : 0)} data-testid="sample-others">
            Others
          </Button>
        )}
      </header>
      {shoppers.length > 0 && <Sampled shoppers={shoppers} candidate={candidate} known={known} nameOf={nameOf} />}
    </section>
  );
}

function Sampled({ shoppers, candidate, known, nameOf }: Pick<SampleTableProps, "candidate" | "known" | "nameOf"> & { shoppers: readonly SampledShopper[] }) {
  const fields = useSubjectFields("shopper");
  const money = useMoney();
  const choice = hasChoice(candidate.when);
  const columns = columnsFor(candidate.when, known, choice ? COLUMNS - 1 : COLUMNS);
  const side = (name: string) => (isNumeric(fields.get(name).type) ? "right" : "");
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Shopper</th>
          {columns.map((name) => (
            <th key={name} scope="col" className={side(name)} title={fields.get(name).label}>
              {fields.get(name).label}
            </th>
          ))}
          {choice && <th scope="col">Matches by</th>}
          <th scope="col">Belongs to</th>
        </tr>
      </thead>
      <tbody>
        {shoppers.map((shopper) => (
          <tr key={shopper.id}>
            <th scope="row" className="selectable" title={shopper.id}>
              {shopper.id}
            </th>
            {columns.map((name) => (
              <td key={name} className={factOf(shopper.facts, name) === undefined ? `${side(name)} t3` : side(name)}>
                {factWords(factOf(shopper.facts, name), fields.get(name), money, true)}
              </td>
            ))}
            {choice && <td className="t2">{matchedBy(candidate.when, shopper.by, fields)}</td>}
            <Belongs shopper={shopper} own={candidate.id ?? ""} nameOf={nameOf} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Belongs({ shopper, own, nameOf }: { shopper: SampledShopper; own: string; nameOf: (id: string) => string }) {
  return shopper.belongs === own ? <td className="c-accent md">{nameOf(own)}</td> : <td className="t2">{nameOf(shopper.belongs)}, earlier</td>;
}
