/* All that makes a page look like the merchant's own, in four groups. */
import { type ReactNode, useId } from "react";
import { Checkbox, Segmented, Select, Switch } from "../../components/choices";
import { count, rating } from "../../components/format";
import { useCount } from "../../ipc/queries";
import { ColourField } from "./colour-field";
import { contrast, FIRST_COLOURS, READS_WELL, type ShopColours } from "./shop-colours";
import { ALIGNMENTS, CARD_PARTS, type CardPart, CORNERS, IN_A_ROW, SHAPES, type ShopLook, TYPES } from "./shop-look";

interface GroupProps {
  look: ShopLook;
  change: (part: Partial<ShopLook>) => void;
}

const AS_FIT = "fit";

function Group({ name, children }: { name: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="col g2">
      <h3 className="h" id={id}>
        {name}
      </h3>
      {children}
    </div>
  );
}

/** A few choices side by side, beneath their name. */
function Few<T extends string>({ label, choices, value, onChange }: { label: string; choices: readonly { id: T; name: string }[]; value: T; onChange: (value: T) => void }) {
  return (
    <div>
      <span className="label" aria-hidden="true">
        {label}
      </span>
      <Segmented label={label} fill value={value} choices={choices} onChange={onChange} />
    </div>
  );
}

function Rows({ look, change }: GroupProps) {
  return (
    <Group name="Rows and pictures">
      <Select
        label="Products in a row on a desktop"
        wide
        value={look.desktop === null ? AS_FIT : String(look.desktop)}
        choices={[{ id: AS_FIT, name: "As many as fit" }, ...IN_A_ROW.desktop.map((columns) => ({ id: String(columns), name: count(columns) }))]}
        onChange={(columns) => change({ desktop: columns === AS_FIT ? null : Number(columns) })}
        testId="row-desktop"
      />
      <Few label="Products in a row on a phone" value={String(look.phone)} choices={IN_A_ROW.phone.map((columns) => ({ id: String(columns), name: count(columns) }))} onChange={(columns) => change({ phone: Number(columns) })} />
      <Select label="Pictures" wide value={look.shape} choices={SHAPES} onChange={(shape) => change({ shape })} testId="shape" />
      <Checkbox isSelected={look.fills} onChange={(fills) => change({ fills })} testId="fills">
        Pictures fill their frame
      </Checkbox>
    </Group>
  );
}

function Type({ look, change }: GroupProps) {
  return (
    <Group name="Type and corners">
      <Select label="Type" wide value={look.type} choices={TYPES} onChange={(type) => change({ type })} testId="shop-type" />
      <Few label="Corners of pictures" value={look.corners} choices={CORNERS} onChange={(corners) => change({ corners })} />
      <Few label="Text beneath a picture" value={look.align} choices={ALIGNMENTS} onChange={(align) => change({ align })} />
    </Group>
  );
}

const COLOURS: { id: keyof ShopColours; name: string; what: string }[] = [
  { id: "page", name: "Page", what: "" },
  { id: "text", name: "Text", what: "Text" },
  { id: "price", name: "Price", what: "A price" },
  { id: "sale", name: "Reduced price", what: "A reduced price" },
];

/** Rounded down: what does not suffice must not be told as if it did. */
const contrastWords = (seen: number): string => rating(Math.floor(seen * 10) * 10);

/** "A price is hard to read on this page: contrast 2.9, and 4.5 reads well." */
function warningOf(colours: ShopColours, id: keyof ShopColours, what: string): string | null {
  const seen = contrast(colours[id], colours.page);
  return id === "page" || seen >= READS_WELL ? null : `${what} is hard to read on this page: contrast ${contrastWords(seen)}, and ${contrastWords(READS_WELL)} reads well.`;
}

function Colours({ look, change }: GroupProps) {
  const { colours } = look;
  return (
    <Group name="Colours">
      <Switch isSelected={colours !== null} onChange={(own) => change({ colours: own ? FIRST_COLOURS : null })} testId="own-colours">
        Your shop’s own colours
      </Switch>
      <p className="t11 t3">{colours ? "They stay as they are, whether Endcap is light or dark." : "Without them, pages are light or dark as Endcap is."}</p>
      {colours && (
        <div className="colours">
          {COLOURS.map(({ id, name, what }) => (
            <ColourField key={id} label={name} value={colours[id]} onChange={(colour) => change({ colours: { ...colours, [id]: colour } })} warning={warningOf(colours, id, what)} testId={`colour-${id}`} />
          ))}
        </div>
      )}
    </Group>
  );
}

function Card({ look, change }: GroupProps) {
  const rated = useCount({ field: "rating", known: true }).data?.products ?? 0;
  const toggle = (part: CardPart, on: boolean) => change({ card: CARD_PARTS.map(({ id }) => id).filter((id) => (id === part ? on : look.card.includes(id))) });
  return (
    <Group name="What a card shows">
      <div className="card-parts">
        {CARD_PARTS.filter(({ id }) => id !== "rating" || rated > 0).map(({ id, name }) => (
          <Checkbox key={id} isSelected={look.card.includes(id)} onChange={(on) => toggle(id, on)} testId={`card-${id}`}>
            {name}
          </Checkbox>
        ))}
      </div>
      <p className="t11 t3">In Grid, tiles keep what you need to place them.</p>
    </Group>
  );
}

export function ShopForm(props: GroupProps) {
  return (
    <div className="shop-groups">
      <Rows {...props} />
      <Colours {...props} />
      <Type {...props} />
      <Card {...props} />
    </div>
  );
}
