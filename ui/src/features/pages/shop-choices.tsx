/* On which screen the shop is looked at, and how that shop sets its products. */
import { Button } from "../../components/button";
import { Checkbox, Segmented, Select } from "../../components/choices";
import { count } from "../../components/format";
import { Icon } from "../../components/icon";
import { PopoverButton } from "../../components/overlays";
import { FIRST_SHOP, IN_A_ROW, SHAPES, type Shop, type ShopLook } from "./shop-look";
import "./shop-choices.css";

const AS_FIT = "fit";

function LookPicker({ look, onLook }: { look: ShopLook; onLook: (look: ShopLook) => void }) {
  const change = (part: Partial<ShopLook>) => onLook({ ...look, ...part });
  return (
    <PopoverButton
      label="Like your shop"
      placement="bottom end"
      className="shop-look"
      trigger={
        <Button size="small" kind="quiet" data-testid="shop-look">
          Like your shop
          <Icon name="chevron-down" size="s" />
        </Button>
      }
    >
      {() => (
        <div className="col g3">
          <p className="t12 t2">Set the products as your shop does, to see which ones share a row and which come first. Kept on this computer, for this store.</p>
          <Select
            label="Products in a row on a desktop"
            wide
            value={look.desktop === null ? AS_FIT : String(look.desktop)}
            choices={[{ id: AS_FIT, name: "As many as fit" }, ...IN_A_ROW.desktop.map((columns) => ({ id: String(columns), name: count(columns) }))]}
            onChange={(columns) => change({ desktop: columns === AS_FIT ? null : Number(columns) })}
            testId="row-desktop"
          />
          <div>
            <span className="label" aria-hidden="true">
              Products in a row on a phone
            </span>
            <Segmented label="Products in a row on a phone" value={String(look.phone)} choices={IN_A_ROW.phone.map((columns) => ({ id: String(columns), name: count(columns) }))} onChange={(columns) => change({ phone: Number(columns) })} />
          </div>
          <Select label="Pictures" wide value={look.shape} choices={SHAPES} onChange={(shape) => change({ shape })} testId="shape" />
          <Checkbox isSelected={look.fills} onChange={(fills) => change({ fills })} testId="fills">
            Pictures fill their frame
          </Checkbox>
          <div className="row">
            <span className="sp" />
            <Button size="small" onPress={() => onLook(FIRST_SHOP)}>
              Reset
            </Button>
          </div>
        </div>
      )}
    </PopoverButton>
  );
}

export function ShopChoices({ shop }: { shop: Shop }) {
  return (
    <div className="row g2 nw">
      <LookPicker look={shop.look} onLook={shop.setLook} />
      <Segmented
        label="Screen"
        small
        value={shop.screen}
        onChange={shop.setScreen}
        choices={[
          { id: "desktop", name: "Desktop" },
          { id: "phone", name: "Phone" },
        ]}
      />
    </div>
  );
}
