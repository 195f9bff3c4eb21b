/* The page as shoppers see it: live beside the draft, with what differs outlined. */
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { environmentTitle } from "../../app/environments";
import { count, counted, type Currency, money, percent, rating } from "../../components/format";
import { Icon } from "../../components/icon";
import { Picture } from "../../components/picture";
import { ScrollRegion } from "../../components/scroll-region";
import { ErrorState, useSlow } from "../../components/states";
import type { Lane, LaneRow, Outlook } from "../../ipc/bindings";
import { IpcFailure } from "../../ipc/client";
import { catalogSlice, lanesQuery, useLivePage, useStatus } from "../../ipc/queries";
import { EmptyLane } from "./empty-lane";
import { FIRST_LOOK } from "./look";
import { ShopChoices } from "./shop-choices";
import { type Difference, differencesBetween, differenceWords, SHOP_PLACES } from "./shop-differences";
import { type CardPart, drawnAs, type Shop, type ShopLook, useShop } from "./shop-look";
import "./shop.css";

interface ShopViewProps {
  page: string;
  pageName: string;
  segment: string;
  name: string;
  outlook: Outlook;
  currency: Currency;
  /** of a rule of the draft */
  onSwitch: (rule: string, on: boolean) => void;
}

type Side = "live" | "draft";

interface ProductProps {
  row: LaneRow;
  side: Side;
  live: string;
  difference: Difference | undefined;
  currency: Currency;
  card: readonly CardPart[];
  /** hundredths; undefined: unknown, or not shown */
  rated: number | undefined;
}

function Product({ row, side, live, difference, currency, card, rated }: ProductProps) {
  return (
    <li className={difference && `differs ${difference.kind}`} data-product={row.id} data-differs={difference?.kind}>
      <div className="im">
        <Picture src={row.imageUrl} size={120} gone={row.soldOut} className="bare" />
        {difference && <Differs difference={difference} side={side} live={live} />}
      </div>
      {card.includes("brand") && <span className="brand el">{row.brand}</span>}
      <span className="name" title={row.title ?? row.id}>
        {row.title ?? row.id}
      </span>
      {rated !== undefined && (
        <span className="rated">
          <Icon name="star" size="s" />
          {rating(rated)} <span className="visually-hidden">of 5</span>
        </span>
      )}
      <Price row={row} currency={currency} card={card} />
    </li>
  );
}

/** On a small picture the place alone: it must not cover the product, and whose it is tells the pointer. */
function Differs({ difference, side, live }: Pick<ProductProps, "side" | "live"> & { difference: Difference }) {
  const [place, whose] = differenceWords(difference, side, live);
  return (
    <span className={difference.kind === "shifted" ? "room" : "bd accent"} title={`${place} ${whose}`}>
      {place} <span className="whose">{whose}</span>
    </span>
  );
}

function Price({ row: { price, listPrice, soldOut }, currency, card }: Pick<ProductProps, "row" | "currency" | "card">) {
  const was = price !== null && listPrice !== null && listPrice > price ? listPrice : null;
  const off = was === null || price === null ? 0 : Math.round(((was - price) / was) * 100);
  return (
    <span className={was === null ? "price" : "price reduced"}>
      {price !== null && card.includes("price") && <b>{money(price, currency)}</b>} {was !== null && card.includes("former") && <s>{money(was, currency)}</s>}{" "}
      {off > 0 && card.includes("discount") && <span className="off">{percent(-off * 100, 0)}</span>} {soldOut && card.includes("soldOut") && <em>Sold out</em>}
    </span>
  );
}

function columnsOf({ look, screen }: Shop) {
  const columns = look[screen];
  return columns === null ? undefined : { gridTemplateColumns: `repeat(${columns}, minmax(${screen === "phone" ? 0 : 64}px, 1fr))` };
}

interface FrontProps {
  side: Side;
  /** as the shop's page is headed */
  heading: string;
  lane: Lane;
  differences: ReadonlyMap<string, Difference>;
  shop: Shop;
  currency: Currency;
  /** what is compared with where production has nothing yet: an environment's name */
  instead: string | null;
  onSwitch: (rule: string, on: boolean) => void;
}

function Front({ side, heading, lane, differences, shop, currency, instead, onSwitch }: FrontProps) {
  const { screen, look } = shop;
  const { classes, style } = useMemo(() => drawnAs(look, screen), [look, screen]);
  const ratings = useRatings(lane.rows, look);
  const name = side === "draft" ? "Draft" : instead === null ? "Live" : environmentTitle(instead);
  return (
    <section className={`shop ${classes}`} style={style} aria-label={name} data-testid={`shop-${side}`}>
      <header>
        <h2 className="h">{name}</h2>
        <span className="t12 t3">{side === "draft" ? "what shoppers would see" : instead === null ? "what shoppers see" : "what it serves; nothing is live yet"}</span>
      </header>
      <div className="page">
        <p className="front">
          <b>{heading}</b> <span className="t12">{counted(lane.total, "product")}</span>
        </p>
        {lane.total === 0 && <EmptyLane lane={lane} pageName={heading} products={null} {...(side === "draft" && { onSwitch })} />}
        <ol style={columnsOf(shop)}>
          {lane.rows.map((row) => (
            <Product key={row.id} row={row} side={side} live={instead === null ? "live" : `on ${instead}`} difference={differences.get(row.id)} currency={currency} card={look.card} rated={ratings.get(row.id)} />
          ))}
        </ol>
      </div>
    </section>
  );
}

const NONE: ReadonlyMap<string, number> = new Map();

/** How these products are rated, in hundredths; asked for where the shop's cards show it. */
function useRatings(rows: readonly LaneRow[], look: ShopLook): ReadonlyMap<string, number> {
  const isShown = look.card.includes("rating");
  const asked = useQuery({ ...catalogSlice("", { products: rows.map(({ id }) => id) }, null, 0, rows.length), enabled: isShown && rows.length > 0 });
  const { data } = asked;
  return useMemo(() => (isShown && data ? new Map(data.rows.flatMap(({ id, figures }): [string, number][] => (figures["rating"] === undefined ? [] : [[id, figures["rating"]]]))) : NONE), [isShown, data]);
}

const WAITING = Array.from({ length: 12 }, (_, index) => index);

/** Both pages by their places, until they are ranked: what is known of the shop stands already. */
function Waiting({ shop, sides }: { shop: Shop; sides: readonly Side[] }) {
  const slow = useSlow(true);
  const { classes, style } = drawnAs(shop.look, shop.screen);
  const columns = columnsOf(shop);
  return (
    <div className="shops">
      <div className="row g2 head">
        <span className="sp" />
        <ShopChoices shop={shop} />
      </div>
      <div className="pair" role="status" aria-label="Loading">
        {slow &&
          sides.map((side) => (
            <div key={side} className={`shop ${classes}`} style={style}>
              <header>
                <span className="sk" style={{ width: 140, height: 12, marginBlock: 4 }} />
              </header>
              <div className="page">
                <p className="front">
                  <span className="sk" style={{ width: 180, height: 14, marginBlock: 4 }} />
                </p>
                <ol style={columns}>
                  {WAITING.map((place) => (
                    <li key={place}>
                      <div className="im sk" />
                      <span className="sk" style={{ width: "70%", height: 10, marginBlock: 3 }} />
                    </li>
                  ))}
                </ol>
              </div>
            </div>
          ))}
      </div>
    </div>
  );
}

const isNothing = (failure: unknown) => failure instanceof IpcFailure && failure.error.kind === "notFound";

export function ShopView({ page, pageName, segment, name, outlook, currency, onSwitch }: ShopViewProps) {
  const shop = useShop();
  const asked = useMemo(() => ({ page, segments: [segment], outlook }), [page, segment, outlook]);
  const draft = useQuery(lanesQuery({ ...asked, ...FIRST_LOOK }, 0, SHOP_PLACES));
  const live = useLivePage({ page, segment, outlook }, SHOP_PLACES);
  const against = useStatus().data?.against ?? [];
  const mine = draft.data?.lanes[0];
  const theirs = live.data?.lanes[0];
  const differences = useMemo(() => differencesBetween(theirs?.rows ?? [], mine?.rows ?? []), [theirs, mine]);
  if (draft.isError) return <ErrorState title="The page could not be ranked" failure={draft.error} onRetry={() => void draft.refetch()} />;
  if (live.isError && !isNothing(live.error)) return <ErrorState title="The live page could not be ranked" failure={live.error} onRetry={() => void live.refetch()} />;
  if (!mine || live.isPending) return <Waiting shop={shop} sides={against.length > 0 ? ["live", "draft"] : ["draft"]} />;
  const both = [...differences.live, ...differences.draft];
  const changed = new Set(both.filter(([, { kind }]) => kind !== "shifted").map(([id]) => id)).size;
  const shifted = new Set(both.filter(([, { kind }]) => kind === "shifted").map(([id]) => id)).size;
  const instead = against.some(({ environment }) => environment === "production") ? null : (against[0]?.environment ?? null);
  const shared = { heading: pageName, shop, currency, instead, onSwitch };
  return (
    <ScrollRegion label="Shop" className="shops" testId="shops">
      <div className="row g2 head">
        <p className="t12 t2" role="status">
          {theirs ? (changed === 0 ? `${name} sees the same with the draft: the first ${count(SHOP_PLACES)} places are equal.` : `For ${name}, ${counted(changed, "product")} of the first ${count(SHOP_PLACES)} places ${changed === 1 ? "moves, comes or goes" : "move, come or go"}; ${count(shifted)} more only ${shifted === 1 ? "makes" : "make"} room.`) : `Nothing of this page is live for ${name} yet.`}
        </p>
        <span className="sp" />
        <ShopChoices shop={shop} />
      </div>
      <div className="pair">
        {theirs && <Front side="live" lane={theirs} differences={differences.live} {...shared} />}
        <Front side="draft" lane={mine} differences={theirs ? differences.draft : new Map()} {...shared} />
      </div>
    </ScrollRegion>
  );
}
