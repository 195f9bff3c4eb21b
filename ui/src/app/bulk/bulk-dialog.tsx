/* Many products at once: ids or SKUs pasted or read from a CSV file, pinned in order, hidden, boosted or buried. */
import { useState } from "react";
import { ACT_VERBS, type Act, actChanges, type ActKind, actLabel, actProblem, ALL_SHOPPERS, DEFAULT_POINTS, roomOf } from "../../components/acts";
import { roomWords } from "../../components/pin-room";
import { Button } from "../../components/button";
import { Segmented, Select } from "../../components/choices";
import { NumberField } from "../../components/fields";
import { counted } from "../../components/format";
import { Icon } from "../../components/icon";
import { Dialog } from "../../components/overlays";
import { EVERYONE } from "../../components/segment-picker";
import { scheduleProblem, tidySchedule } from "../../components/schedules";
import { WhenFields } from "../../components/when-fields";
import { scheduleWords } from "../../features/pages/proposals";
import type { Draft, Schedule } from "../../ipc/bindings";
import { NOW, useDraft, useEffectOf, useProduct, useStatus } from "../../ipc/queries";
import { useEdit } from "../edits";
import { keyCaps } from "../shortcuts";
import { type InView, useInView } from "../in-view";
import { type BulkStart, openBulk, useBulkStart } from "./bulk-state";
import { PastedLines, usePastedProducts } from "./pasted-lines";
import "./bulk.css";

const KINDS = (Object.keys(ACT_VERBS) as ActKind[]).map((id) => ({ id, name: id === "pin" ? "Pin in order" : ACT_VERBS[id], icon: id }));
const EVERYWHERE = "*";

type BulkAct = ReturnType<typeof useBulkAct>;

/** What is done with the products, where and for whom, as it is chosen. */
function useBulkAct(begun: ActKind, view: InView | null, products: Act["products"]) {
  const [kind, setKind] = useState(begun);
  const [position, setPosition] = useState<number | null>(1);
  const [points, setPoints] = useState<number | null>(DEFAULT_POINTS);
  const [page, setPage] = useState(view?.page ?? EVERYWHERE);
  const [shoppers, setShoppers] = useState(view?.lane ?? ALL_SHOPPERS);
  const [schedule, setSchedule] = useState<Schedule | null>(null);
  const act: Act = { kind, products, position: position ?? 0, points: points ?? 0, page: page === EVERYWHERE ? null : page, shoppers, schedule: tidySchedule(schedule) };
  const everywhere = kind === "pin" && page === EVERYWHERE ? "Choose the page on which they are pinned." : null;
  return { act, problem: everywhere ?? actProblem(act) ?? scheduleProblem(schedule), kind, setKind, position, setPosition, points, setPoints, page, setPage, shoppers, setShoppers, schedule, setSchedule };
}

/** `autoFocus`: the products are known already. */
function BulkActFields({ choice, draft, view, autoFocus }: { choice: BulkAct; draft: Draft; view: InView | null; autoFocus: boolean }) {
  const { kind } = choice;
  // Opened from elsewhere: the page that the first product belongs to is offered as well.
  const [category] = useProduct(choice.act.products[0]?.id ?? null).data?.categories ?? [];
  const own = category && `category:${category}` !== view?.page ? [{ id: `category:${category}`, name: `on ${category.replaceAll(" > ", " › ")}` }] : [];
  const segments = [...draft.document.segments, EVERYONE];
  const timeZone = useStatus().data?.facts.time_zone ?? "";
  return (
    <>
      <Segmented label="What to do with them" value={kind} onChange={choice.setKind} choices={KINDS} />
      <div className="row g2 wrap bulk-how">
        {kind === "pin" && <NumberField label="From position" autoFocus={autoFocus} value={choice.position} min={1} max={1000} onChange={choice.setPosition} width={110} testId="bulk-position" />}
        {(kind === "boost" || kind === "bury") && <NumberField label="By" unit="points" autoFocus={autoFocus} value={choice.points} min={1} max={100_000} onChange={choice.setPoints} width={130} testId="bulk-points" />}
        <Select label="Pages" autoFocus={autoFocus && kind === "hide"} choices={[...(view ? [{ id: view.page, name: `on ${view.pageName}` }] : []), ...own, { id: EVERYWHERE, name: "on every page" }]} value={choice.page} onChange={choice.setPage} testId="bulk-page" />
        <Select label="Shoppers" choices={[{ id: ALL_SHOPPERS, name: "all shoppers" }, ...segments]} value={choice.shoppers} onChange={choice.setShoppers} testId="bulk-shoppers" />
        <Select label="When" choices={[{ id: "always", name: "always" }, { id: "dated", name: choice.schedule === null ? "dated…" : scheduleWords(choice.schedule) }]} value={choice.schedule === null ? "always" : "dated"} onChange={(when) => choice.setSchedule(when === "dated" ? {} : null)} testId="bulk-when" />
      </div>
      {choice.schedule !== null && <WhenFields schedule={choice.schedule} onChange={choice.setSchedule} timeZone={timeZone} testId="bulk" />}
    </>
  );
}

function Bulk({ start, draft, view }: { start: BulkStart; draft: Draft; view: InView | null }) {
  const edit = useEdit();
  const pasted = usePastedProducts(start.text);
  const { looked, products } = pasted;
  const choice = useBulkAct(start.kind, view, products);
  const { act, problem } = choice;
  const effect = useEffectOf(act.page ?? view?.page ?? "", [act.shoppers === ALL_SHOPPERS ? (view?.lane ?? "everyone") : act.shoppers], NOW, (act.page ?? view) === null || problem ? null : actChanges(draft.document, act, "draft"), null);
  const room = problem ? null : roomWords(draft.document, roomOf(draft.document, act));
  const close = () => openBulk(null);
  const canKeep = problem === null && !looked.isPlaceholderData && !looked.isPending;
  const keep = () => {
    if (!canKeep) return;
    close();
    void edit(actLabel(act), actChanges(draft.document, act));
  };
  return (
    <Dialog
      title="Many products at once"
      isOpen
      onClose={close}
      wide
      footer={
        <>
          <span className="t12 t2 sp bulk-effect" aria-live="polite" data-testid="bulk-effect">
            {pasted.isEmpty || looked.isPending ? "" : problem ? <span className="problem">{problem}</span> : effect.isError ? <span className="problem">{effect.error.message}</span> : [effect.data?.sentence, room].filter(Boolean).join(" ")}
          </span>
          <Button onPress={close}>Cancel</Button>
          <Button kind="primary" hint={keyCaps("Mod+Enter")} isDisabled={!canKeep} onPress={keep} data-testid="bulk-keep">
            {products.length === 0 ? ACT_VERBS[act.kind] : `${ACT_VERBS[act.kind]} ${counted(products.length, "product")}`}
          </Button>
        </>
      }
    >
      <div className="bulk" onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && keep()}>
        <PastedLines pasted={pasted} autoFocus={start.text === ""} />
        <BulkActFields choice={choice} draft={draft} view={view} autoFocus={start.text !== ""} />
        {looked.data && looked.data.missing.length > 0 && products.length > 0 && (
          <p className="t12 t2 row g1">
            <Icon name="info" size="s" /> Only the products that were found are taken; the other lines are left out.
          </p>
        )}
      </div>
    </Dialog>
  );
}

export function BulkDialog() {
  const start = useBulkStart();
  const draft = useDraft().data;
  const view = useInView();
  if (!start || !draft) return null;
  return <Bulk start={start} draft={draft} view={view} />;
}
