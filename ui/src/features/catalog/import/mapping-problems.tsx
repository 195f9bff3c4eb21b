/* What stands between the mapping and the comparison, each with its remedy. */
import type { ReactNode } from "react";
import type { StoreFacts } from "../../../ipc/bindings";
import { useMoney } from "../../../components/conditions/use-fields";
import { Icon } from "../../../components/icon";
import { giveLost } from "../../../components/lost-focus";
import { counted, percent, sentence } from "../../../components/format";
import { ipc } from "../../../ipc/client";
import { useStoreChange } from "../../../ipc/mutations";
import { useStatus } from "../../../ipc/queries";
import { attempt } from "../../../app/edits";
import { fieldLabel } from "../product-fields";
import { choiceOf, columnCounts, columnsShown, LEVEL, otherCurrencies, type MappingAction, type MappingProblem, type MappingState } from "./mapping";

interface MappingProblemsProps {
  state: MappingState;
  problems: MappingProblem[];
  onChange: (action: MappingAction) => void;
}

export function MappingProblems({ state, problems, onChange }: MappingProblemsProps) {
  const clashing = problems.flatMap((problem) => (problem.kind === "twice" ? problem.columns.map((column) => column.index) : []));
  const { currency } = useMoney();
  const foreign = otherCurrencies(state, currency);
  const countIn = useCountIn();
  // One question for a column: its currency goes before its field.
  const asked = new Set([...clashing, ...foreign.map(({ column }) => column.index)]);
  const unsure = columnsShown(state, "confirm").filter((column) => !asked.has(column.index));
  const { warnings } = state.inspection;
  const counts = columnCounts(state);
  const points = problems.length + foreign.length + unsure.length + warnings.length;
  const settled = points === 0;
  return (
    <div className="pb-box">
      <header><h2 className="h">To settle</h2><span className="t12 t2">{settled ? "nothing" : counted(points, "point")}</span></header>
      <ul className="pb" aria-label="To settle">
        {problems.map((problem) => <Blocking key={keyOf(problem)} problem={problem} onChange={onChange} />)}
        {foreign.map(({ column, seems }) => (
          <Point key={`currency-${column.index}`} tone="low" title={`Is ${column.name} in ${currency}?`} where={column.samples.find(Boolean)}
            fixes={[...countIn(seems), { words: `It is ${currency}`, onPress: () => onChange({ type: "confirm", index: column.index }) }, { words: "Leave out", onPress: () => onChange({ type: "field", index: column.index, field: null }) }]}>
            The store counts in {currency}, this column seems to be {seems}. Nothing is converted: an amount of 10 {seems} would become 10 {currency}.
          </Point>
        ))}
        {unsure.map((column) => (
          <Point key={column.index} tone="low" title={`Is ${column.name} ${choiceWords(choiceOf(state.mapping, column.index))}?`} where={percent(column.confidence * 100, 0)}
            fixes={[{ words: "Yes", onPress: () => onChange({ type: "confirm", index: column.index }) }, { words: "Leave out", onPress: () => onChange({ type: "field", index: column.index, field: null }) }]}>
            {column.why}
          </Point>
        ))}
        {warnings.map((warning) => <Point key={warning} tone="low" title="In the file">{sentence(warning)}</Point>)}
        {settled && <Point tone="ok" title="The mapping is settled">{counted(counts.mapped, "column")} to fields, {counts.leftOut} left out.</Point>}
      </ul>
    </div>
  );
}

/** An empty store has no prices that could turn into others: it may take the currency of its first file. */
function useCountIn(): (currency: string) => Fix[] {
  const store = useStatus().data;
  const save = useStoreChange((next: StoreFacts) => ipc.storeUpdate(next));
  if (!store || store.products > 0) return () => [];
  return (currency) => [{ words: `Let the store count in ${currency}`, onPress: () => void attempt(save.mutateAsync({ ...store.facts, currency })) }];
}

function choiceWords(choice: string | null): string {
  if (choice === LEVEL) return "a level of the categories";
  return choice?.startsWith("attr.") ? "an attribute" : `the ${fieldLabel(choice ?? "").toLowerCase()}`;
}

function keyOf(problem: MappingProblem): string {
  return problem.kind === "twice" ? `twice-${problem.field}` : problem.kind === "noId" ? "noId" : `attribute-${problem.index}`;
}

function Blocking({ problem, onChange }: { problem: MappingProblem; onChange: (action: MappingAction) => void }) {
  switch (problem.kind) {
    case "noId":
      return <Point tone="stop" title="Which column is the product id?">Every product needs one. Choose “Product id” for the column that differs in every row.</Point>;
    case "attributeName":
      return <Point tone="stop" title="An attribute needs a name" where={problem.name}>1 to 100 characters, such as colour.</Point>;
    case "twice":
      return (
        <Point tone="stop" title={`${problem.columns.length === 2 ? "Two" : String(problem.columns.length)} columns are ${fieldLabel(problem.field)}`} where={problem.columns.map((c) => c.name).join(", ")}
          fixes={problem.columns.map((column) => ({ words: `Use ${column.name}`, onPress: () => onChange({ type: "only", index: column.index, field: problem.field }) }))}>
          A field takes one column. The other is left out.
        </Point>
      );
  }
}

interface Fix {
  words: string;
  onPress: () => void;
}

interface PointProps {
  tone: "stop" | "low" | "ok";
  title: string;
  where?: string | undefined;
  children: ReactNode;
  fixes?: Fix[];
}

const LOOK = { stop: { icon: "close", colour: "c-soldout" }, low: { icon: "warning", colour: "c-low" }, ok: { icon: "check", colour: "c-ok" } } as const;

/** What is settled goes away: the next thing to settle has the focus, then what leads on. */
function settle({ onPress }: Fix) {
  onPress();
  giveLost(".pb .fx button", "[data-testid=import-compare]");
}

function Point({ tone, title, where, children, fixes }: PointProps) {
  return (
    <li>
      <span className={LOOK[tone].colour}><Icon name={LOOK[tone].icon} /></span>
      <b className="md">{title}</b>
      {where !== undefined && <span className="wh">{where}</span>}
      <p>{children}</p>
      {fixes !== undefined && (
        <span className="fx">{fixes.map((fix) => <button type="button" key={fix.words} className="link" onClick={() => settle(fix)}>{fix.words}</button>)}</span>
      )}
    </li>
  );
}
