/* How the lanes are looked at: the places that figures are about, what movement is told against, and what its marks mean. */
import type { ReactNode } from "react";
import { Button } from "../../components/button";
import { Segmented, Select } from "../../components/choices";
import { NumberField } from "../../components/fields";
import { Icon } from "../../components/icon";
import { PopoverButton } from "../../components/overlays";
import type { StockScenario } from "../../ipc/bindings";
import { useEnvironments } from "../../ipc/queries";
import { againstId, againstName, againstOf, type Look, PLACES, scenarioWords } from "./look";

interface LookBarProps {
  look: Look;
  onLook: (look: Look) => void;
  segments: readonly { id: string; name: string }[];
  /** what the answers were compared with, in words; null: nothing, undefined: not answered yet */
  compared: string | null | undefined;
  /** whether rows with movement are shown at all */
  moves: boolean;
  stock: ReactNode;
}

/** The choice that is made has the focus, not the first one. */
const focusChosen = (choices: HTMLElement | null) => choices?.querySelector<HTMLElement>("input:checked")?.focus();

function FiguresChoice({ look, onLook }: Pick<LookBarProps, "look" | "onLook">) {
  const { figures } = look;
  return (
    <PopoverButton
      label="Figures"
      placement="bottom start"
      trigger={
        <Button size="small" kind="quiet" data-testid="figures-button">
          Figures: first {figures.places} places
          <Icon name="chevron-down" size="s" />
        </Button>
      }
    >
      {() => (
        <div className="figures-choice" ref={focusChosen}>
          <span className="cap">Figures of the first places</span>
          <Segmented
            label="Places"
            small
            value={String(figures.places)}
            onChange={(places) => onLook({ ...look, figures: { ...figures, places: Number(places) } })}
            choices={PLACES.map((places) => ({ id: String(places), name: String(places), label: `${places} places` }))}
          />
          <NumberField
            label="Of those who see a place, see the next one too"
            value={figures.attentionBp}
            digits={2}
            unit="%"
            min={0}
            max={10_000}
            width={96}
            onChange={(attention) => attention !== null && attention >= 0 && attention <= 10_000 && onLook({ ...look, figures: { ...figures, attentionBp: attention } })}
            testId="attention"
          />
          <p className="t11 t3">Expected profit is margin × conversion × this share for each place, of 1,000 shoppers who open the page.</p>
        </div>
      )}
    </PopoverButton>
  );
}

function AgainstChoice({ look, onLook, segments }: Pick<LookBarProps, "look" | "onLook" | "segments">) {
  const environments = useEnvironments().data ?? [];
  const choices = [
    { id: "live", name: againstName({ kind: "live" }, []) },
    ...environments.filter((each) => each.name !== "production").map((each) => ({ id: `environment:${each.name}`, name: each.name })),
    ...(["lastWeek", "noRules", "none"] as const).map((kind) => ({ id: kind, name: againstName({ kind }, []) })),
    ...segments.map((segment) => ({ id: `lane:${segment.id}`, name: segment.name, section: "Another lane" })),
  ];
  return <Select label="Movement against" labelHidden lead="Against" soft choices={choices} value={againstId(look.against)} onChange={(id) => onLook({ ...look, against: againstOf(id) })} testId="against" />;
}

const MARKS = [
  { icon: "up" as const, mark: "3", words: "up 3 places" },
  { icon: "down" as const, mark: "2", words: "down 2" },
];

export function LookBar(props: LookBarProps) {
  const { look, compared } = props;
  return (
    <div className="legend" data-testid="look-bar">
      <FiguresChoice look={look} onLook={props.onLook} />
      {props.stock}
      {props.moves && <AgainstChoice {...props} />}
      {/* What the answers tell comes later: nothing stands behind it that could be pushed. */}
      <span className="el compared" data-testid="compared">
        {!props.moves ? "" : compared ?? (look.against.kind === "none" || compared === undefined ? "" : look.against.kind === "environment" ? `Nothing is published to ${look.against.name} yet` : "Nothing is published yet")}
      </span>
      <span className="sp" />
      {props.moves && compared != null && (
        <span className="marks">
          {MARKS.map((each) => (
            <span key={each.icon}>
              <span className="mv" aria-hidden="true">
                <Icon name={each.icon} />
                {each.mark}
              </span>
              {each.words}
            </span>
          ))}
          <span>
            <span className="bd accent" aria-hidden="true">
              new
            </span>
            not shown there
          </span>
        </span>
      )}
    </div>
  );
}

/** Says plainly that what is shown is not the stock as counted. */
export function ScenarioStrip({ stock, at, onEnd }: { stock: StockScenario; at: string | null; onEnd: () => void }) {
  return (
    <div className="scenario" role="status" data-testid="scenario">
      <Icon name="stock" size="m" />
      <span className="el">
        <b>Other stock:</b> {scenarioWords(stock, at)}. Nothing of it is kept.
      </span>
      <span className="sp" />
      <Button size="small" onPress={onEnd}>
        Stock as counted
      </Button>
    </div>
  );
}
