/* On which screen the shop is looked at: a desktop's width or a phone's. Remembered. */
import { Segmented } from "../../components/choices";
import { useStoredList } from "../../components/stored-list";

export type ShopScreen = "desktop" | "phone";

/** px between the edges of a common phone and its first and last tile */
export const PHONE_WIDTH = 358;

export function useShopScreen(): [ShopScreen, (screen: ShopScreen) => void] {
  const [kept, keep] = useStoredList("endcap.screen");
  return [kept?.[0] === "phone" ? "phone" : "desktop", (screen) => keep([screen])];
}

export function ScreenChoice({ screen, onScreen }: { screen: ShopScreen; onScreen: (screen: ShopScreen) => void }) {
  return (
    <Segmented
      label="Screen"
      small
      value={screen}
      onChange={onScreen}
      choices={[
        { id: "desktop", name: "Desktop" },
        { id: "phone", name: "Phone" },
      ]}
    />
  );
}
