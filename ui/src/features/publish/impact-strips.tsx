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
import { changedPages, mostMoved, PAGES_COMPARED, PLACES, tells, viewOf, type ChangedView } from "./impact";

const SHOWN = 5;
const STRIP = 12;
const COMPARED = { outlook: { at: null, stock: null }, against: { kind: "published" as const }, figures: { places: PLACES, attentionBp: 9500 } };

export function Impact() {
  const index = usePages().data;
  const segments = (useDraft().data?.document.segments ?? []).map((segment) => segment.id);
  const [all, setAll] = useState(false);
  const pages = index === undefined ? [] : changedPages(index);
  const compared = pages.slice(0, PAGES_COMPARED);
  const asked = [...segments, EVERYONE.id];
  const answers = useQueries({ queries: compared.map(({ page }) => lanesQuery({ page, segments: asked, ...COMPARED }, 0, PLACES)) });
  const views = compared.flatMap((page, place) => (answers[place]?.data?.lanes ?? []).map((lane) => viewOf(page, lane)));
  if (compared.length === 0 || views.length === 0) return null;
  const known = views.some((view) => view.rows.some((row) => row.move.kind !== "none"));
  if (!known) return null;
  const changed = mostMoved(views);
  return (
    <section className="im" aria-label="Impact" data-testid="impact">
      <header>
        <h2 className="h">Impact</h2>
        <span className="t12 t3">first {PLACES} places, against what was last published</span>
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
  const { page, segmentName, moved, places, marginBp, rows } = view;
  return (
    <li>
      <p className="im-head">
        <a className="link el" href={routeHref("pages", { page: page.page })}>{page.name}</a>
        <span className="t12 t3">for {segmentName}</span>
        <span className="sp" />
        <span className="t12 t2 nw">{moved} of {places} {moved === 1 ? "moves" : "move"}{marginBp === null || marginBp === 0 ? "" : ` · margin ${percentPoints(marginBp)}`}</span>
      </p>
      <ol className="im-strip">
        {rows.slice(0, STRIP).map((row) => (
          <li key={row.id} className={tells(row) ? "moved" : undefined} title={row.title ?? row.id}>
            <Picture src={row.imageUrl} size={40} padding={2} gone={row.soldOut} />
            <span className="visually-hidden">{row.position}: {row.title ?? row.id}</span>
            {tells(row) && <MoveMark move={row.move} />}
          </li>
        ))}
      </ol>
    </li>
  );
}
