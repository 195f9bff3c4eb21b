/* What stands above the rows: the page's name and views, its time, and how it is looked at. In a small window two lines of it, the rest on demand. */
import { routeHref, navigate } from "../../app/routes";
import { useEdit } from "../../app/edits";
import { Button } from "../../components/button";
import { Select } from "../../components/choices";
import { Fold } from "../../components/fold";
import { speak } from "../../components/spoken";
import type { Draft, PageRule, StockScenario } from "../../ipc/bindings";
import { formulaChange, formulaOf } from "./formula-choice";
import type { SegmentRef } from "./lanes-view";
import { againstName, type Look, lookWords } from "./look";
import { LookBar, ScenarioStrip } from "./look-bar";
import { FormulaChoice, LanePicker, PageHead, type View } from "./page-head";
import { StockPicker } from "./stock-picker";
import { TimeBar } from "./time-bar";
import type { ScheduledRule } from "./timeline";

interface PageTopProps {
  page: string;
  path: string[];
  products: number | null;
  draft: Draft;
  rules: readonly PageRule[] | undefined;
  scheduled: readonly ScheduledRule[];
  segments: SegmentRef[];
  view: View;
  onView: (view: View) => void;
  onNewRule: () => void;
  /** those of the view, and what chooses them */
  lanes: string[];
  onLanes: (lanes: string[]) => void;
  single: string;
  onSingle: (segment: string) => void;
  at: string | null;
  onAt: (at: string | null) => void;
  now: Date;
  timeZone: string;
  look: Look;
  onLook: (look: Look) => void;
  compared: string | null | undefined;
  stock: StockScenario | null;
  onStock: (stock: StockScenario | null) => void;
  product: string | null;
  folded: boolean;
  /** whether the inspector can be seen; it is called and put away where there is no room for it all the time */
  isWhyShown: boolean;
  onWhy: (isShown: boolean) => void;
}

export function PageTop(props: PageTopProps) {
  const { page, path, view, draft, segments, look, stock, folded } = props;
  const edit = useEdit();
  const moves = view === "compare" || view === "grid";
  const chooseFormula = (next: string) => {
    const change = formulaChange(draft.document, page, path.at(-1) ?? page, next);
    void edit(change.label, change.changes);
  };
  const formula = <FormulaChoice formulas={draft.document.formulas} formula={formulaOf(draft.document, props.rules, props.lanes)} onFormula={chooseFormula} />;
  const lanes =
    view === "compare" ? (
      <LanePicker segments={segments} lanes={props.lanes} onLanes={props.onLanes} />
    ) : (
      <Select label="Segment" labelHidden lead="Segment" soft choices={segments} value={props.single} onChange={props.onSingle} testId="grid-segment" />
    );
  const time = <TimeBar page={page} segments={props.lanes} rules={props.scheduled} at={props.at} onAt={props.onAt} now={props.now} timeZone={props.timeZone} />;
  const setStock = (next: StockScenario | null) => {
    if (stock && !next) speak("Stock as counted.");
    props.onStock(next);
  };
  const endStock = () => {
    // The button for it goes away with what it ends.
    document.querySelector<HTMLElement>("[data-testid=stock-button]")?.focus();
    setStock(null);
  };
  const strip = stock && <ScenarioStrip stock={stock} at={props.at} onEnd={endStock} />;
  const looking = <LookBar look={look} onLook={props.onLook} segments={segments} compared={props.compared} moves={moves} stock={<StockPicker stock={stock} onStock={setStock} chosen={props.product} />} />;
  const head = { path, products: props.products, view, onView: props.onView, onNewRule: props.onNewRule };
  if (!folded)
    return (
      <>
        <PageHead {...head}>{formula}</PageHead>
        <div className="tb">
          {time}
          {lanes}
        </div>
        {strip}
        {looking}
      </>
    );
  const why = (
    <Button icon="idea" hint="W" aria-expanded={props.isWhyShown} aria-controls="inspector" onPress={() => props.onWhy(!props.isWhyShown)} data-testid="why-button">
      Why
    </Button>
  );
  return (
    <>
      <PageHead {...head} end={why} />
      <div className="fold-bar">
        <Fold label="How the page is looked at" icon="clock" words={lookWords(props.at, look, stock, moves ? againstName(look.against, segments) : null)} testId="look-fold">
          <div className="tb">{time}</div>
          {looking}
          {formula}
        </Fold>
        {lanes}
      </div>
      {strip}
    </>
  );
}

/** Another view of the same page. */
export const openView = (page: string, view: View): void => navigate(routeHref("pages", { page }, ...(view === "compare" ? [] : [view])));
