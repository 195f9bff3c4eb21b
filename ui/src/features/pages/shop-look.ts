/* How the merchant's own shop sets its products: how many in a row, and pictures of which shape. Kept on this computer, for each store. */
import { useMemo } from "react";
import { useStoredList, useStoredNote } from "../../components/stored-list";
import { useStatus } from "../../ipc/queries";

export type ShopScreen = "desktop" | "phone";

export const SHAPES = [
  { id: "square", name: "Square", ratio: 1 },
  { id: "4:5", name: "Upright, 4:5", ratio: 4 / 5 },
  { id: "3:4", name: "Upright, 3:4", ratio: 3 / 4 },
  { id: "2:3", name: "Upright, 2:3", ratio: 2 / 3 },
  { id: "4:3", name: "Wide, 4:3", ratio: 4 / 3 },
] as const;

/** Products in a row. */
export const IN_A_ROW = { desktop: [2, 3, 4, 5, 6, 7, 8], phone: [1, 2, 3] } as const;

export interface ShopLook {
  /** products in a row; null: as many as fit */
  desktop: number | null;
  phone: number;
  shape: (typeof SHAPES)[number]["id"];
  /** a picture is cut to fill its frame, rather than shown whole */
  fills: boolean;
}

export const FIRST_SHOP: ShopLook = { desktop: null, phone: 2, shape: "square", fills: false };

const among = <T,>(list: readonly T[], value: unknown): T | undefined => list.find((each) => each === value);

/** What was kept, made whole: an older or broken note must not break the page. */
export function shopLookFrom(kept: string | null): ShopLook {
  try {
    const note = (JSON.parse(kept ?? "null") ?? {}) as { [Name in keyof ShopLook]?: unknown };
    return {
      desktop: among<number>(IN_A_ROW.desktop, note.desktop) ?? FIRST_SHOP.desktop,
      phone: among<number>(IN_A_ROW.phone, note.phone) ?? FIRST_SHOP.phone,
      shape: SHAPES.find((each) => each.id === note.shape)?.id ?? FIRST_SHOP.shape,
      fills: note.fills === true,
    };
  } catch {
    return FIRST_SHOP;
  }
}

/** Width through height of a picture's frame. */
export const ratioOf = (look: ShopLook) => SHAPES.find((each) => each.id === look.shape)?.ratio ?? 1;

export type Shop = ReturnType<typeof useShop>;

/** On which screen the shop is looked at, and how it sets its products there. */
export function useShop() {
  const [kept, keep] = useStoredList("endcap.screen");
  const [note, keepNote] = useStoredNote(`endcap.shop.${useStatus().data?.path ?? ""}`);
  const look = useMemo(() => shopLookFrom(note), [note]);
  const setLook = (next: ShopLook) => keepNote(JSON.stringify(next));
  const screen: ShopScreen = kept?.[0] === "phone" ? "phone" : "desktop";
  return { screen, setScreen: (next: ShopScreen) => keep([next]), look, setLook };
}
