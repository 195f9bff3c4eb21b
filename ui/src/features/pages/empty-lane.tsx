/* A lane with nothing in it: which rules did it, and their switches. */
import { counted } from "../../components/format";
import { Icon } from "../../components/icon";
import { Switch } from "../../components/choices";
import type { LaneView } from "./lane-rows";

interface EmptyLaneProps {
  lane: Pick<LaneView, "segment" | "name" | "hiddenBy">;
  pageName: string;
  /** products of the page before any rule */
  products: number | null;
  /** left out where they are only named: those of the live page are none of the draft's */
  onSwitch?: (rule: string, on: boolean) => void;
}

export function emptyWords(rules: number, products: number | null, pageName: string, segmentName: string): string {
  const who = rules === 1 ? "1 rule hides" : `${rules} rules hide`;
  const all = products === null ? "all products" : products === 1 ? "the one product" : `all ${counted(products, "product")}`;
  return `${who} ${all} of ${pageName} from ${segmentName}. Shoppers would see an empty page.`;
}

export function EmptyLane({ lane, pageName, products, onSwitch }: EmptyLaneProps) {
  if (lane.hiddenBy.length === 0)
    return (
      <div className="msg" data-testid={`empty-${lane.segment}`}>
        <Icon name="catalog" size="l" />
        <h2>No product is on this page</h2>
        <p>{pageName} has no products in the catalog. A pin can bring one in from elsewhere.</p>
      </div>
    );
  return (
    <div data-testid={`empty-${lane.segment}`}>
      <div className="msg">
        <Icon name="hide" size="l" />
        <h2>Nothing is left to show</h2>
        <p>{emptyWords(lane.hiddenBy.length, products, pageName, lane.name)}</p>
      </div>
      <ul className="hiders">
        {lane.hiddenBy.map((hider) => (
          <li key={hider.rule}>
            <Icon name="hide" size="m" />
            <span className="sp">
              <b className="md">{hider.name}</b> <span className="t2">hides {counted(hider.products, "product")}</span>
            </span>
            {onSwitch && <Switch isSelected onChange={(on) => onSwitch(hider.rule, on)} label={`${hider.name} is on`} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
