/* One environment under review: the changes or its revisions at the left, checks and the button at the right; in a wide window what the changes move stands between. */
import { useEffect, useRef } from "react";
import { Segmented } from "../../components/choices";
import { useFolded } from "../../components/use-folded";
import { Changes } from "./changes";
import { ConflictCard } from "./conflict-card";
import { Impact } from "./impact-strips";
import { PublishBar } from "./publish-bar";
import { ReviewSide } from "./review-side";
import { changesWords } from "./review-words";
import { goToReview, type ReviewProps, type ReviewView, useReviewing, type Reviewing } from "./reviewing";
import { Revisions } from "./revisions";
import { RunCard } from "./run-card";

export function Review(props: ReviewProps) {
  const { status, names, environment, view } = props;
  const at = useReviewing(props);
  const { review, health, form } = at;
  const folded = useFolded();
  const side = <ReviewSide store={status} names={names} environment={environment} view={view} at={at} />;
  return (
    <main className={folded ? "pub folded" : "pub"} data-testid="publish-screen">
      <header className="pub-head">
        <h1 className="h-page">Review</h1>
        <span className="t12 t3" data-testid="review-words">{headWords(review.data?.against?.revision ?? null, form.changes, review.data === undefined)}</span>
        <span className="sp" />
        <Segmented<ReviewView> label="Shown" value={view} onChange={(next) => goToReview(environment, next)} choices={[{ id: "changes", name: "Changes", icon: "edit" }, { id: "revisions", name: "Revisions", icon: "history" }]} />
      </header>
      {folded && <PublishBar form={form} failure={at.failure} findings={review.data?.findings ?? null} health={health}>{side}</PublishBar>}
      <Reviewed key={environment} {...props} at={at} />
      {!folded && side}
    </main>
  );
}

/** What became of the last publish; then the changes and what they move, or the revisions. */
function Reviewed({ status, names, environment, view, at }: ReviewProps & { at: Reviewing }) {
  const { review, run, publishing } = at;
  const { time_zone: timeZone } = status.facts;
  const told = useToldFromTop(run.state === "running");
  const moving = view === "changes" && review.error === null && review.data !== undefined && review.data.changes.length > 0;
  const again = (name: string) => {
    publishing.dismiss();
    at.askAgain();
    if (run.state === "failed" && run.what === "verify") publishing.verify(name);
  };
  const goOn = (name: string) => {
    publishing.dismiss();
    goToReview(name, "changes");
  };
  return (
    <section className={moving ? "pub-left moving" : "pub-left"} aria-label={view === "changes" ? "Changes" : "Revisions"} ref={told}>
      <div className="pub-list">
        {run.state === "conflict" && <ConflictCard conflict={run.conflict} catalogSent={run.catalogSent} onOverwrite={(etag) => at.publish(run.said, etag)} onDismiss={publishing.dismiss} />}
        <RunCard run={run} next={(name) => names[names.indexOf(name) + 1] ?? null} onNext={goOn} onVerify={publishing.verify} onStop={publishing.stop} timeZone={timeZone} onRestore={publishing.restore} onAgain={again} onDismiss={publishing.dismiss} />
        {view === "changes" ? (
          <Changes review={review} environment={environment} ready={at.ready} status={at.live} conflicting={run.state === "conflict"} onRetry={at.askAgain} />
        ) : (
          <Revisions environment={environment} timeZone={timeZone} busy={run.state === "running"} onRestore={(revision) => publishing.restore(environment, revision)} />
        )}
      </div>
      {moving && <Impact environment={environment} revision={review.data?.against?.revision ?? null} segmentsChange={review.data?.changes.some(({ kind }) => kind === "segment") ?? false} />}
    </section>
  );
}

/** How far a publish is stands at the top: who has scrolled down and publishes is taken there. */
function useToldFromTop(running: boolean) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // In a wide window the list scrolls by itself, otherwise with what stands below it.
    if (running) for (const each of [list.current, list.current?.firstElementChild]) if (each) each.scrollTop = 0;
  }, [running]);
  return list;
}

function headWords(revision: number | null, changes: number, reading: boolean): string {
  if (reading) return "";
  return revision === null ? `${changesWords(changes)}, nothing published yet` : `${changesWords(changes)} since revision ${revision}`;
}
