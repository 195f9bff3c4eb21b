/* Impact: which pages look different for whom once the draft is live, in pictures; at the moments when changed rules begin, too. */
import { useQueries } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { lanesQuery, useDraft, useImpact, useStatus } from "../../ipc/queries";
import { routeHref } from "../../app/routes";
import { MoveMark } from "../../components/badge";
import { Button } from "../../components/button";
import { Segmented } from "../../components/choices";
import { count, counted, localClock, percentPoints, wallClock } from "../../components/format";
import { Icon } from "../../components/icon";
import { Picture } from "../../components/picture";
import { EVERYONE } from "../../components/segment-picker";
import { Skeleton } from "../../components/states";
import { useMinute } from "../../components/use-minute";
import type { Impact as ImpactFound, ImpactMoment } from "../../ipc/bindings";
import { alike, beginWords, goneBy, goneWords, momentWords, mostMoved, movedWords, moves, PLACES, stripOf, viewOf, whomWords, type AlikeViews } from "./impact";
import { ImpactShoppers } from "./impact-shoppers";

const SHOWN = 5;
const NO_RULES = "no rules at all";
const NOW = "now";
const COMPARED = { gone: true, figures: { places: PLACES, attentionBp: 9500 } };

interface ImpactProps {
  environment: string;
  /** null before the first */
  revision: number | null;
  /** a segment is among what changes */
  segmentsChange: boolean;
}

export function Impact({ environment, revision, segmentsChange }: ImpactProps) {
  const { data: found, error } = useImpact(environment);
  const [chosen, setChosen] = useState(NOW);
  const against = revision === null ? NO_RULES : `${environment}, revision ${revision}`;
  if (error) return <Framed><p className="im-words">{unknown(environment)}</p></Framed>;
  if (found === undefined) return <Framed><Skeleton lines={4} height={14} /></Framed>;
  const moment = found.moments.find(({ at }) => at === chosen) ?? null;
  const isCompared = found.pages.length > 0;
  return (
    <Framed words={isCompared ? `first ${PLACES} places, against ${against}` : undefined}>
      {segmentsChange && <ImpactShoppers environment={environment} revision={revision} />}
      {isCompared && found.moments.length > 0 && <Moments moments={found.moments} chosen={moment?.at ?? NOW} onChoose={setChosen} />}
      {isCompared ? <Pages key={moment?.at} found={found} moment={moment} environment={environment} isFirst={revision === null} onMoment={setChosen} /> : <p className="im-words">{segmentsChange ? "No page changes: a segment decides who sees a page, not what is on it." : "No page changes: nothing here moves a product."}</p>}
    </Framed>
  );
}

/** Now, or when rules of the draft begin. */
function Moments({ moments, chosen, onChoose }: { moments: readonly ImpactMoment[]; chosen: string; onChoose: (at: string) => void }) {
  const now = useStoreClock();
  const at = moments.find((moment) => moment.at === chosen);
  return (
    <div className="im-when">
      <Segmented label="Compared as of" small value={chosen} onChange={onChoose} choices={[{ id: NOW, name: "Now" }, ...moments.map((moment) => ({ id: moment.at, name: wallClock(moment.local, now), label: momentWords(moment, now) }))]} />
      {at && <span className="t12 t2">{beginWords(at)}</span>}
    </div>
  );
}

/** What clocks in the store show. */
function useStoreClock(): string {
  const timeZone = useStatus().data?.facts.time_zone ?? "UTC";
  return localClock(useMinute(), timeZone);
}

function Pages({ found, moment, environment, isFirst, onMoment }: { found: ImpactFound; moment: ImpactMoment | null; environment: string; isFirst: boolean; onMoment: (at: string) => void }) {
  // Before the first publication there is no page to compare with but the one that no rule touches.
  const against = isFirst ? ({ kind: "noRules" } as const) : ({ kind: "environment", name: environment } as const);
  const segments = (useDraft().data?.document.segments ?? []).map((segment) => segment.id);
  const [all, setAll] = useState(false);
  const { pages, further } = found;
  const asked = [...segments, EVERYONE.id];
  const outlook = { at: moment?.at ?? null, stock: null };
  const answers = useQueries({ queries: pages.map(({ page }) => lanesQuery({ page, segments: asked, against, outlook, ...COMPARED }, 0, PLACES)) });
  const views = pages.flatMap((page, place) => (answers[place]?.data?.lanes ?? []).map((lane) => viewOf(page, lane)));
  const awaited = answers.filter((answer) => answer.isPending).length;
  if (views.length === 0 && awaited > 0) return <Skeleton lines={4} height={14} />;
  if (answers.every((answer) => !answer.data?.against)) return <p className="im-words">{unknown(environment)}</p>;
  const changed = mostMoved(views);
  const groups = alike(changed);
  const named = pages.filter((page) => page.named).length;
  return (
    <>
      {isFirst && <p className="t12 t2">Nothing is published to {environment} yet. These pages are compared with what they would be by {NO_RULES}.</p>}
      <p className="im-words">
        <b>{count(changed.length)}</b> of {counted(views.length, "view")} change: {counted(pages.length - awaited, "page")} × {counted(asked.length, "segment")}
        {awaited > 0 && <span className="t3">; {counted(awaited, "page")} still to compare</span>}
        {further > 0 && <span className="t3">; {counted(further, "further page")} not compared here</span>}
      </p>
      {named < pages.length && <p className="t12 t2 im-reach">{reachWords(named, pages.length - named)}</p>}
      {changed.length === 0 && awaited === 0 && <Nothing moment={moment} next={found.moments[0]} onMoment={onMoment} />}
      <ul>
        {(all ? groups : groups.slice(0, SHOWN)).map((group) => <View key={`${group.view.page.page} ${group.view.segment}`} group={group} segments={asked.length} against={isFirst ? `the page by ${NO_RULES}` : "the published page"} />)}
      </ul>
      {groups.length > SHOWN && !all && <Button kind="quiet" size="small" onPress={() => setAll(true)}>Show all {count(changed.length)} views</Button>}
    </>
  );
}

/** Pages that no changed rule names: which of them are compared. */
function reachWords(named: number, reached: number): string {
  const which = `${counted(reached, "page")} ${reached === 1 ? "is" : "are"}`;
  return named === 0 ? "What changes names no page and reaches many: searches, placements and the largest pages are compared." : `${which} not named by any rule that changes, but reached by one for every page, or by a formula.`;
}

function Nothing({ moment, next, onMoment }: { moment: ImpactMoment | null; next: ImpactMoment | undefined; onMoment: (at: string) => void }) {
  const now = useStoreClock();
  if (moment !== null) return <p className="t12 t2">No product of these places moves then.</p>;
  return (
    <p className="t12 t2 im-nothing">
      No product of these places moves now.
      {next && <Button kind="quiet" size="small" onPress={() => onMoment(next.at)}>{momentWords(next, now)}</Button>}
    </p>
  );
}

const unknown = (environment: string) => `What ${environment} shows is not known here, so no page is compared with it.`;

function Framed({ words, children }: { words?: string; children: ReactNode }) {
  return (
    <section className="im" aria-label="Impact" data-testid={words === undefined ? "impact-none" : "impact"}>
      <header>
        <h2 className="h">Impact</h2>
        {words !== undefined && <span className="t12 t3">{words}</span>}
      </header>
      {children}
    </section>
  );
}

function View({ group: { view, segmentNames }, segments, against }: { group: AlikeViews; segments: number; against: string }) {
  const { page, room, gone, marginBp } = view;
  return (
    <li>
      <p className="im-head">
        <a className="link el" href={routeHref("pages", { page: page.page })}>{page.name}</a>
        <span className="t12 t3 el" title={segmentNames.join(", ")}>for {whomWords(segmentNames, segments)}</span>
        <span className="sp" />
        <span className="t12 t2 nw">{movedWords(view)}{marginBp === null || marginBp === 0 ? "" : ` · margin ${percentPoints(marginBp)}`}</span>
      </p>
      <ol className="im-strip">
        {stripOf(view).map((row) => (
          <li key={row.id} className={room.has(row.id) ? "room" : moves(row) ? "moved" : undefined} data-product={row.id} title={row.title ?? row.id}>
            <Picture src={row.imageUrl} size={40} padding={2} gone={row.soldOut} />
            <span className="visually-hidden">{row.position}: {row.title ?? row.id}</span>
            {moves(row) && <MoveMark move={row.move} against={against} />}
          </li>
        ))}
      </ol>
      {gone.length > 0 && (
        <ul className="im-strip im-gone" aria-label="Not shown any more">
          {gone.map((product) => (
            <li key={product.id} data-gone={product.id} title={goneWords(product)}>
              <Picture src={product.imageUrl} size={40} padding={2} gone />
              <span className="im-mark"><Icon name="hide" size="s" /></span>
              <span className="visually-hidden">{goneWords(product)}</span>
            </li>
          ))}
          <li className="t12 t2 im-why">{gone.length === 1 && gone[0] !== undefined ? goneWords(gone[0]) : goneBy(gone)}</li>
        </ul>
      )}
    </li>
  );
}
