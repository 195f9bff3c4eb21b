/* On which screen the shop is looked at, and how that shop sets its products. */
import { useState } from "react";
import { Button } from "../../components/button";
import { Segmented } from "../../components/choices";
import { Icon } from "../../components/icon";
import { PopoverButton } from "../../components/overlays";
import { sameJson } from "../../components/same-json";
import { ShopForm } from "./shop-form";
import { FIRST_SHOP, type Shop, type ShopLook } from "./shop-look";
import "./shop-choices.css";

function Look({ look, onLook }: { look: ShopLook; onLook: (look: ShopLook) => void }) {
  const [isBack, setBack] = useState(false);
  const isFirst = sameJson(look, FIRST_SHOP);
  return (
    <div className="col g3">
      <p className="t12 t2">Let pages look as your shop does. Kept on this computer, for this store; your shop itself does not change.</p>
      <ShopForm look={look} change={(part) => onLook({ ...look, ...part })} />
      <div className="row">
        <span className="sp t12 t3" role="status">
          {isBack && isFirst ? "All is as it was at first." : ""}
        </span>
        <Button
          size="small"
          onPress={() => {
            onLook(FIRST_SHOP);
            setBack(true);
          }}
        >
          Reset
        </Button>
      </div>
    </div>
  );
}

/** The choices open beside the page, so that what they change is seen. */
export function ShopChoices({ shop }: { shop: Shop }) {
  return (
    <div className="row g2 nw">
      <PopoverButton
        label="Like your shop"
        placement="right top"
        className="shop-look"
        trigger={
          <Button size="small" kind="quiet" data-testid="shop-look">
            Like your shop
            <Icon name="chevron-down" size="s" />
          </Button>
        }
      >
        {() => <Look look={shop.look} onLook={shop.setLook} />}
      </PopoverButton>
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
