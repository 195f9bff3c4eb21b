/* Beside what is reviewed: the checks, the way to production, and the button. */
import type { StoreStatus } from "../../ipc/bindings";
import { Button } from "../../components/button";
import { Checks } from "./checks";
import { EnvironmentSteps } from "./environment-steps";
import { PublishForm } from "./publish-form";
import { goToReview, type ReviewProps, type Reviewing } from "./reviewing";
import { ShopButton } from "./run-card";

interface ReviewSideProps extends Pick<ReviewProps, "names" | "environment" | "view"> {
  store: StoreStatus;
  at: Reviewing;
}

export function ReviewSide({ store, names, environment, view, at }: ReviewSideProps) {
  const { review, health, run, form, publishing } = at;
  const isPublished = at.live?.revision != null;
  return (
    <section className="pub-side" aria-label="Publish">
      <div className="pub-checks">{review.data !== undefined && <Checks findings={review.data.findings} health={health} />}</div>
      <div className="pub-way">
        <div className="row g2 pub-title">
          <h2 className="h">Publish</h2>
          <span className="sp" />
          {isPublished && <Button kind="quiet" size="small" icon="shield-check" isDisabled={run.state === "running"} onPress={() => publishing.verify(environment)} data-testid="verify-now">Verify now</Button>}
        </div>
        <EnvironmentSteps store={store} names={names} chosen={environment} run={run} withCatalog={form.pushCatalog} onChoose={(name) => goToReview(name, view)} />
        <PublishForm {...form} />
        <div className="pub-shop">{isPublished && <ShopButton environment={environment} />}</div>
      </div>
    </section>
  );
}
