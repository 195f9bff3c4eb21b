/* Impact: which pages look different for whom once the draft is live, in pictures. */
import { useQueries } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { lanesQuery, useDraft, usePages } from "../../ipc/queries";
import { routeHref } from "../../app/routes";
import { MoveMark } from "../../components/badge";
import { Button } from "../../components/button";
import { count, counted, percentPoints } from "../../components/format";
import { Icon } from "../../components/icon";
import { Picture } from "../../components/picture";
import { EVERYONE } from "../../components/segment-picker";
import { Skeleton } from "../../components/states";
import { changedPages, goneBy, goneWords, mostMoved, movedWords, moves, PAGES_COMPARED, PLACES, stripOf, viewOf, type ChangedView } from "./impact";

const SHOWN = 5;
const NO_RULES = "no rules at all";
const COMPARED = { gone: true, outlook: { at: null, stock: null }, figures: { places: PLACES, attentionBp: 9500 } };

export function Impact({ environment, revision }: { environment: string; revision: number | null }) {
  const index = usePages(environment).data;
  // Before the first publication there is no page to compare with but the one that no rule touches.
  const isFirst = revision === null;
  const against = isFirst ? ({ kind: "noRules" } as const) : ({ kind: "environment", name: environment } as const);
  const segments = (useDraft().data?.document.segments ?? []).map((segment) => segment.id);
  const [all, setAll] = useState(false);
  const pages = index === undefined ? [] : changedPages(index);
  const compared = pages.slice(0, PAGES_COMPARED);
  const asked = [...segments, EVERYONE.id];
  const answers = useQueries({ queries: compared.map(({ page }) => lanesQuery({ page, segments: asked, against, ...COMPARED }, 0, PLACES)) });
  const views = compared.flatMap((page, place) => (answers[place]?.data?.lanes ?? []).map((lane) => viewOf(page, lane)));
  const awaited = answers.filter((answer) => answer.isPending).length;
  const found = index === undefined || (views.length === 0 && awaited > 0) ? "awaited" : pages.length === 0 ? "no page" : answers.every((answer) => !answer.data?.against) ? "unknown" : "compared";
  const changed = mostMoved(views);
  if (found !== "compared") return <Uncompared found={found} environment={environment} />;
  return (
    <Framed words={`first ${PLACES} places, against ${isFirst ? NO_RULES : `${environment}, revision ${revision}`}`}>
      {isFirst && <p className="t12 t2">Nothing is published to {environment} yet. These pages are compared with what they would be by {NO_RULES}.</p>}
      <p className="im-words">
        <b>{count(changed.length)}</b> of {counted(views.length, "view")} change: {counted(compared.length - awaited, "page")} with {isFirst ? "rules" : "other rules"} × {counted(asked.length, "segment")}
        {awaited > 0 && <span className="t3">; {counted(awaited, "page")} still to compare</span>}
        {pages.length > compared.length && <span className="t3">; {counted(pages.length - compared.length, "further page")} not compared here</span>}
      </p>
      {changed.length === 0 && <p className="t12 t2">No product of these places moves now. Rules that begin later move them later.</p>}
      <ul>
        {(all ? changed : changed.slice(0, SHOWN)).map((view) => <View key={`${view.page.page} ${view.segment}`} view={view} against={isFirst ? `the page by ${NO_RULES}` : "the published page"} />)}
      </ul>
      {changed.length > SHOWN && !all && <Button kind="quiet" size="small" onPress={() => setAll(true)}>Show all {count(changed.length)} views</Button>}
    </Framed>
  );
}

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

/** Where nothing is compared: not yet, or why not. */
function Uncompared({ found, environment }: { found: "awaited" | "no page" | "unknown"; environment: string }) {
  if (found === "awaited") return <Framed><Skeleton lines={4} height={14} /></Framed>;
  return <Framed><p className="im-words">{found === "no page" ? "None of the changed rules names a page. What a rule for every page, a segment or a formula changes is not compared here." : `What ${environment} shows is not known here, so no page is compared with it.`}</p></Framed>;
}

function View({ view, against }: { view: ChangedView; against: string }) {
  const { page, segmentName, room, gone, marginBp } = view;
  return (
    <li>
      <p className="im-head">
        <a className="link el" href={routeHref("pages", { page: page.page })}>{page.name}</a>
        <span className="t12 t3">for {segmentName}</span>
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
