/* Sixty made-up products of an outdoor shop, with drawn pictures. The same each time. */

import type { Outlook } from "../ipc/bindings";

export interface FakeProduct {
  id: string;
  title: string;
  brand: string;
  categories: string[];
  tags: string[];
  price: number;
  list_price: number | null;
  cost: number | null;
  stock: number;
  variants: number;
  variants_in_stock: number;
  launched: string;
  rating: number;
  views: number;
  orders: number;
  units_sold: number;
  returned_units: number;
  image_url: string | null;
  attributes: Record<string, string>;
}

const SHAPES: Record<string, string> = {
  jacket: "M24 9l7 3 6 5 4 17-6 2-3-9v14H16V27l-3 9-6-2 4-17 6-5z",
  trousers: "M15 8h18l3 32h-9l-3-20-3 20h-9z",
  boots: "M14 8h12v16l10 6v8H14z",
  tent: "M24 9l18 30H6zM24 20l-6 19h12z",
  pack: "M16 14a8 7 0 0116 0l2 24a3 3 0 01-3 3H17a3 3 0 01-3-3z",
};
const COLOURS = { teal: "#2c7c79", clay: "#b5714f", navy: "#2e4a73", ochre: "#cf9a33", graphite: "#5d636d", forest: "#2f5d43", sky: "#5b94c4", rust: "#b9542f", burgundy: "#7a2e3d" } as const;

function picture(shape: string, colour: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><path d="${SHAPES[shape] ?? ""}" fill="${colour}" stroke="rgba(0,0,0,.25)"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const KINDS = [
  { name: "Shell Jacket", category: "Clothing > Jackets", shape: "jacket", price: 25100 },
  { name: "Rain Jacket", category: "Clothing > Jackets", shape: "jacket", price: 11800 },
  { name: "Parka", category: "Clothing > Jackets", shape: "jacket", price: 40900 },
  { name: "Softshell", category: "Clothing > Jackets", shape: "jacket", price: 13900 },
  { name: "Fleece Jacket", category: "Clothing > Jackets", shape: "jacket", price: 8200 },
  { name: "Down Jacket", category: "Clothing > Jackets", shape: "jacket", price: 16000 },
  { name: "Winter Trousers", category: "Clothing > Trousers", shape: "trousers", price: 12900 },
  { name: "Alpine Boots", category: "Footwear > Boots", shape: "boots", price: 18900 },
  { name: "Dome Tent 2", category: "Camping > Tents", shape: "tent", price: 32900 },
  { name: "45 Backpack", category: "Backpacks", shape: "pack", price: 13950 },
] as const;
const LINES = ["Skarv", "Brekka", "Hovden", "Tinde", "Kvist", "Stob"];
const BRANDS = ["Fjellform", "Nordkamm", "Skogar", "Cairn & Co", "Halden", "Ridgewright", "Tarnlight", "Northwind"];

/** A number in 0…n−1 that looks like chance and is always the same. */
function chance(seed: number, n: number): number {
  let x = (seed + 1) * 2_654_435_761;
  x ^= x >>> 15;
  x = Math.imul(x, 2_246_822_519);
  x ^= x >>> 13;
  return (x >>> 0) % n;
}

function product(index: number): FakeProduct {
  const kind = KINDS[index % KINDS.length] ?? KINDS[0];
  const line = LINES[Math.floor(index / KINDS.length) % LINES.length] ?? "Skarv";
  const colours = Object.entries(COLOURS);
  const [colour, ink] = colours[chance(index, colours.length)] ?? colours[0] ?? ["teal", "#2c7c79"];
  const price = kind.price + (chance(index * 7, 9) - 4) * 1000;
  const units = chance(index * 13, 90);
  const stock = index % 17 === 5 ? 0 : index % 13 === 4 ? 4 : 20 + chance(index * 3, 380);
  return {
    id: `NW-${1000 + index * 11}`,
    title: `${line} ${kind.name}`,
    brand: BRANDS[chance(index * 5, BRANDS.length)] ?? "Halden",
    categories: [kind.category],
    tags: index % 4 === 0 ? ["new"] : [],
    price,
    list_price: index % 3 === 0 ? price + 2000 : null,
    cost: index % 19 === 7 ? null : Math.round(price * (0.42 + chance(index * 11, 24) / 100)),
    stock,
    variants: 10,
    variants_in_stock: stock === 0 ? 0 : 4 + chance(index, 7),
    launched: `2026-${String(1 + chance(index * 2, 11)).padStart(2, "0")}-12`,
    rating: 360 + chance(index * 17, 130),
    views: 400 + chance(index * 19, 5000),
    orders: units,
    units_sold: units,
    returned_units: chance(index * 23, 8),
    image_url: index % 29 === 9 ? null : picture(kind.shape, ink),
    attributes: { colour, season: index % 2 ? "winter" : "all year" },
  };
}

export const PRODUCTS: readonly FakeProduct[] = Array.from({ length: 60 }, (_, index) => product(index));

/** Asks while the products have another stock, as a scenario says. */
export function withStock<T>({ stock }: Outlook, ask: () => T): T {
  if (!stock) return ask();
  const counted = PRODUCTS.map((item) => item.stock);
  for (const item of PRODUCTS) item.stock = stock.restocked.includes(item.id) ? stock.restockedTo : stock.soldOut.includes(item.id) ? 0 : Math.max(0, item.stock - stock.perDay);
  try {
    return ask();
  } finally {
    for (const [index, item] of PRODUCTS.entries()) item.stock = counted[index] ?? 0;
  }
}

type Derived = Record<string, number | null>;
const METRICS_DAYS = 28;

/** The integer fields, derived ones too; null is unknown. */
export function figuresOf(item: FakeProduct): Derived {
  const { price, list_price, cost, stock, units_sold, variants, variants_in_stock, views, orders } = item;
  return {
    price,
    list_price,
    cost,
    stock,
    variants,
    variants_in_stock,
    rating: item.rating,
    views,
    orders,
    units_sold,
    returned_units: item.returned_units,
    margin: cost === null ? null : price - cost,
    margin_bp: cost === null ? null : Math.floor(((price - cost) * 10_000) / price),
    discount_bp: list_price === null ? null : Math.max(0, Math.floor(((list_price - price) * 10_000) / list_price)),
    cover_days: stock === 0 ? 0 : units_sold === 0 ? 99_999 : Math.min(99_999, Math.floor((stock * METRICS_DAYS) / units_sold)),
    variant_cover_bp: Math.floor((variants_in_stock * 10_000) / variants),
    conversion_bp: Math.floor((orders * 10_000) / views),
    sell_through_bp: units_sold + stock === 0 ? null : Math.floor((units_sold * 10_000) / (units_sold + stock)),
  };
}
