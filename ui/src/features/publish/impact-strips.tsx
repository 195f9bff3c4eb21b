/* Impact: which pages look different for whom once the draft is live, in pictures. */
import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { lanesQuery, useDraft, usePages } from "../../ipc/queries";
import { routeHref } from "../../app/routes";
import { MoveMark } from "../../components/badge";
import { Button } from "../../components/button";
import { count, counted, percentPoints } from "../../components/format";
import { Picture } from "../../components/picture";
import { EVERYONE } from "../../components/segment-picker";
import { changedPages, mostMoved, movedWords, moves, PAGES_COMPARED, PLACES, stripOf, viewOf, type ChangedView } from "./impact";

const SHOWN = 5;
const COMPARED = { outlook: { at: null, stock: null }, figures: { places: PLACES, attentionBp: 9500 } };

export function Impact({ environment, revision }: { environment: string; revision: number | null }) {
  const index = usePages(environment).data;
  const against = { kind: "environment" as const, name: environment };
  const segments = (useDraft().data?.document.segments ?? []).map((segment) => segment.id);
  const [all, setAll] = useState(false);
  const pages = index === undefined ? [] : changedPages(index);
  const compared = pages.slice(0, PAGES_COMPARED);
  const asked = [...segments, EVERYONE.id];
  const answers = useQueries({ queries: compared.map(({ page }) => lanesQuery({ page, segments: asked, against, ...COMPARED }, 0, PLACES)) });
  const views = compared.flatMap((page, place) => (answers[place]?.data?.lanes ?? []).map((lane) => viewOf(page, lane)));
  if (compared.length === 0 || views.length === 0) return null;
  // Before the first publication there is nothing to compare with.
  const known = views.some((view) => view.rows.some((row) => row.move.kind !== "none"));
  if (!known) return null;
  const changed = mostMoved(views);
  return (
    <section className="im" aria-label="Impact" data-testid="impact">
      <header>
        <h2 className="h">Impact</h2>
        <span className="t12 t3">first {PLACES} places, against {environment}, revision {revision}</span>
      </header>
      <p className="im-words">
        <b>{count(changed.length)}</b> of {counted(views.length, "view")} change: {counted(compared.length, "page")} with other rules × {counted(asked.length, "segment")}
        {pages.length > compared.length && <span className="t3">; {counted(pages.length - compared.length, "further page")} not compared here</span>}
      </p>
      {changed.length === 0 && <p className="t12 t2">No product of these places moves now. Rules that begin later move them later.</p>}
      <ul>
        {(all ? changed : changed.slice(0, SHOWN)).map((view) => <View key={`${view.page.page} ${view.segment}`} view={view} />)}
      </ul>
      {changed.length > SHOWN && !all && <Button kind="quiet" size="small" onPress={() => setAll(true)}>Show all {count(changed.length)} views</Button>}
    </section>
  );
}

function View({ view }: { view: ChangedView }) {
  const { page, segmentName, room, marginBp } = view;
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
            {moves(row) && <MoveMark move={row.move} />}
          </li>
        ))}
      </ol>
    </li>
  );
}
