/* How the merchant's own shop sets its products: rows, pictures, colours, type, and what a card shows. Kept on this computer, for each store. */
import { type CSSProperties, useMemo } from "react";
import { useStoredList, useStoredNote } from "../../components/stored-list";
import { useStatus } from "../../ipc/queries";
import { colourFrom, FIRST_COLOURS, quietOf, RINGS, type ShopColours } from "./shop-colours";

export type ShopScreen = "desktop" | "phone";

export const SHAPES = [
  { id: "square", name: "Square", ratio: 1 },
  { id: "4:5", name: "Upright, 4:5", ratio: 4 / 5 },
  { id: "3:4", name: "Upright, 3:4", ratio: 3 / 4 },
  { id: "2:3", name: "Upright, 2:3", ratio: 2 / 3 },
  { id: "4:3", name: "Wide, 4:3", ratio: 4 / 3 },
] as const;

/** Families that each system has in some form: nothing is fetched. */
export const TYPES = [
  { id: "endcap", name: "As Endcap’s", stack: "var(--font)" },
  { id: "system", name: "System sans", stack: "system-ui, sans-serif" },
  { id: "humanist", name: "Humanist sans", stack: 'Seravek, "Gill Sans Nova", "Gill Sans", Ubuntu, Calibri, "DejaVu Sans", sans-serif' },
  { id: "geometric", name: "Geometric sans", stack: 'Avenir, Futura, "Century Gothic", Montserrat, "URW Gothic", Corbel, sans-serif' },
  { id: "serif", name: "Serif", stack: 'Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, "DejaVu Serif", serif' },
  { id: "slab", name: "Slab serif", stack: 'Rockwell, "Rockwell Nova", "Roboto Slab", "Sitka Small", "DejaVu Serif", serif' },
  { id: "mono", name: "Monospaced", stack: 'ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, "DejaVu Sans Mono", monospace' },
] as const;

/** `radius` in px, of cards and pictures. */
export const CORNERS = [
  { id: "square", name: "Square", radius: 0 },
  { id: "slight", name: "Slight", radius: 3 },
  { id: "round", name: "Round", radius: 8 },
  { id: "full", name: "Full", radius: 18 },
] as const;

export const ALIGNMENTS = [
  { id: "start", name: "Left" },
  { id: "center", name: "Centre" },
] as const;

/** What a card may show, beside picture and name. */
export const CARD_PARTS = [
  { id: "brand", name: "Brand" },
  { id: "price", name: "Price" },
  { id: "former", name: "Former price" },
  { id: "discount", name: "Discount in %" },
  { id: "soldOut", name: "Sold-out mark" },
  { id: "rating", name: "Rating" },
] as const;

export type CardPart = (typeof CARD_PARTS)[number]["id"];

/** Products in a row. */
export const IN_A_ROW = { desktop: [2, 3, 4, 5, 6, 7, 8], phone: [1, 2, 3] } as const;

export interface ShopLook {
  /** products in a row; null: as many as fit */
  desktop: number | null;
  phone: number;
  shape: (typeof SHAPES)[number]["id"];
  /** a picture is cut to fill its frame, rather than shown whole */
  fills: boolean;
  /** null: as the app is, light or dark */
  colours: ShopColours | null;
  type: (typeof TYPES)[number]["id"];
  corners: (typeof CORNERS)[number]["id"];
  align: (typeof ALIGNMENTS)[number]["id"];
  card: readonly CardPart[];
}

export const FIRST_SHOP: ShopLook = { desktop: null, phone: 2, shape: "square", fills: false, colours: null, type: "endcap", corners: "round", align: "start", card: ["brand", "price", "former", "soldOut"] };

const among = <T,>(list: readonly T[], value: unknown): T | undefined => list.find((each) => each === value);
const idAmong = <T extends string>(list: readonly { id: T }[], value: unknown): T | undefined => list.find((each) => each.id === value)?.id;

/** All four, or none: a page of one colour beneath the text of another theme could not be read. */
function coloursFrom(kept: unknown): ShopColours | null {
  if (typeof kept !== "object" || kept === null) return null;
  const note = kept as { [Name in keyof ShopColours]?: unknown };
  const of = (name: keyof ShopColours) => colourFrom(note[name]) ?? FIRST_COLOURS[name];
  return { page: of("page"), text: of("text"), price: of("price"), sale: of("sale") };
}

/** What was kept, made whole: an older or broken note must not break the page. */
export function shopLookFrom(kept: string | null): ShopLook {
  try {
    const note = (JSON.parse(kept ?? "null") ?? {}) as { [Name in keyof ShopLook]?: unknown };
    const { card } = note;
    return {
      desktop: among<number>(IN_A_ROW.desktop, note.desktop) ?? FIRST_SHOP.desktop,
      phone: among<number>(IN_A_ROW.phone, note.phone) ?? FIRST_SHOP.phone,
      shape: idAmong(SHAPES, note.shape) ?? FIRST_SHOP.shape,
      fills: note.fills === true,
      colours: coloursFrom(note.colours),
      type: idAmong(TYPES, note.type) ?? FIRST_SHOP.type,
      corners: idAmong(CORNERS, note.corners) ?? FIRST_SHOP.corners,
      align: idAmong(ALIGNMENTS, note.align) ?? FIRST_SHOP.align,
      card: Array.isArray(card) ? CARD_PARTS.map(({ id }) => id).filter((id) => card.includes(id)) : FIRST_SHOP.card,
    };
  } catch {
    return FIRST_SHOP;
  }
}

/** Width through height of a picture's frame. */
export const ratioOf = (look: ShopLook) => SHAPES.find((each) => each.id === look.shape)?.ratio ?? 1;

/** What a page in the shop's look is drawn by. */
export function drawnAs(look: ShopLook, screen: ShopScreen): { classes: string; style: CSSProperties } {
  const { colours } = look;
  const radius = CORNERS.find((each) => each.id === look.corners)?.radius ?? 8;
  const style: { [name: `--${string}`]: string | number } = {
    "--shape": ratioOf(look),
    "--shop-type": TYPES.find((each) => each.id === look.type)?.stack ?? "var(--font)",
    "--shop-corners": `${radius}px`,
  };
  if (colours) Object.assign(style, { "--shop-page": colours.page, "--shop-text": colours.text, "--shop-quiet": quietOf(colours), "--shop-price": colours.price, "--shop-sale": colours.sale, "--ring-light": RINGS[0], "--ring-dark": RINGS[1] });
  return { classes: [screen, look.fills && "fills", colours && "own", look.align === "center" && "centred"].filter(Boolean).join(" "), style: style as CSSProperties };
}

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
