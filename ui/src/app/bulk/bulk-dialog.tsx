/* Many products at once: ids or SKUs pasted or read from a CSV file, pinned in order, hidden, boosted or buried. */
import { useMemo, useRef, useState } from "react";
import { ACT_VERBS, type Act, actChanges, type ActKind, actLabel, actProblem, ALL_SHOPPERS, DEFAULT_POINTS, roomOf } from "../../components/acts";
import { roomWords } from "../../components/pin-room";
import { Button } from "../../components/button";
import { Segmented, Select } from "../../components/choices";
import { useRested } from "../../components/conditions/use-fields";
import { NumberField, TextField } from "../../components/fields";
import { counted } from "../../components/format";
import { Icon } from "../../components/icon";
import { Dialog } from "../../components/overlays";
import { EVERYONE } from "../../components/segment-picker";
import { columnsOf } from "../../components/table-text";
import type { Draft } from "../../ipc/bindings";
import { NOW, useDraft, useEffectOf, useLookup, useProduct } from "../../ipc/queries";
import { useEdit } from "../edits";
import { type InView, useInView } from "../in-view";
import { BulkFound } from "./bulk-found";
import { type BulkStart, openBulk, useBulkStart } from "./bulk-state";
import "./bulk.css";

const KINDS = (Object.keys(ACT_VERBS) as ActKind[]).map((id) => ({ id, name: id === "pin" ? "Pin in order" : ACT_VERBS[id], icon: id }));
const EVERYWHERE = "*";

/** The text of a chosen file. */
function FileButton({ onText }: { onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button size="small" icon="file" onPress={() => input.current?.click()}>From a CSV file…</Button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        className="visually-hidden"
        tabIndex={-1}
        aria-label="A CSV file with ids or SKUs"
        data-testid="bulk-file"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) void file.text().then(onText);
        }}
      />
    </>
  );
}

function Bulk({ start, draft, view }: { start: BulkStart; draft: Draft; view: InView | null }) {
  const edit = useEdit();
  const [text, setText] = useState(start.text);
  const [chosen, setColumn] = useState<number | null>(null);
  const [kind, setKind] = useState(start.kind);
  const [position, setPosition] = useState<number | null>(1);
  const [points, setPoints] = useState<number | null>(DEFAULT_POINTS);
  const [page, setPage] = useState(view?.page ?? EVERYWHERE);
  const [shoppers, setShoppers] = useState(view?.lane ?? ALL_SHOPPERS);
  const columns = useMemo(() => columnsOf(text), [text]);
  const column = chosen !== null && chosen < columns.names.length ? chosen : columns.likely;
  const lines = useRested(useMemo(() => columns.cells[column] ?? [], [columns, column]), 150);
  const looked = useLookup(lines);
  const products = useMemo(() => (looked.data?.found ?? []).map((each) => ({ id: each.id, title: each.title ?? each.id })), [looked.data]);
  // Opened from elsewhere: the page that the first product belongs to is offered as well.
  const [category] = useProduct(products[0]?.id ?? null).data?.categories ?? [];
  const own = category && `category:${category}` !== view?.page ? [{ id: `category:${category}`, name: `on ${category.replaceAll(" > ", " › ")}` }] : [];
  const act: Act = { kind, products, position: position ?? 0, points: points ?? 0, page: page === EVERYWHERE ? null : page, shoppers };
  const everywhere = kind === "pin" && page === EVERYWHERE ? "Choose the page on which they are pinned." : null;
  const problem = everywhere ?? actProblem(act);
  const segments = [...draft.document.segments, EVERYONE];
  const effect = useEffectOf(act.page ?? view?.page ?? "", [shoppers === ALL_SHOPPERS ? (view?.lane ?? "everyone") : shoppers], NOW, (act.page ?? view) === null || problem ? null : actChanges(draft.document, act, "draft"), null);
  const room = problem ? null : roomWords(draft.document, roomOf(draft.document, act));
  const close = () => openBulk(null);
  const keep = () => {
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
            {lines.length === 0 ? "" : problem ? <span className="problem">{problem}</span> : effect.isError ? <span className="problem">{effect.error.message}</span> : [effect.data?.sentence, room].filter(Boolean).join(" ")}
          </span>
          <Button onPress={close}>Cancel</Button>
          <Button kind="primary" isDisabled={problem !== null || looked.isPlaceholderData} onPress={keep} data-testid="bulk-keep">
            {products.length === 0 ? ACT_VERBS[kind] : `${ACT_VERBS[kind]} ${counted(products.length, "product")}`}
          </Button>
        </>
      }
    >
      <div className="bulk">
        <TextField label="Ids or SKUs, one a line" lines={7} value={text} onChange={setText} autoFocus={start.text === ""} placeholder="Paste a column of a spreadsheet" testId="bulk-text" />
        <div className="row g2 wrap">
          <FileButton onText={setText} />
          {columns.names.length > 1 && (
            <Select label="Column with ids" lead="Column" labelHidden choices={columns.names.map((name, index) => ({ id: String(index), name }))} value={String(column)} onChange={(next) => setColumn(Number(next))} testId="bulk-column" />
          )}
        </div>
        {looked.isError && <p className="problem" role="alert">{looked.error.message}</p>}
        {lines.length > 0 && looked.data && <BulkFound looked={looked.data} />}
        <Segmented label="What to do with them" value={kind} onChange={setKind} choices={KINDS} />
        <div className="row g2 wrap bulk-how">
          {kind === "pin" && <NumberField label="From position" value={position} min={1} max={1000} onChange={setPosition} width={110} testId="bulk-position" />}
          {(kind === "boost" || kind === "bury") && <NumberField label="By" unit="points" value={points} min={1} max={100_000} onChange={setPoints} width={130} testId="bulk-points" />}
          <Select label="Pages" choices={[...(view ? [{ id: view.page, name: `on ${view.pageName}` }] : []), ...own, { id: EVERYWHERE, name: "on every page" }]} value={page} onChange={setPage} testId="bulk-page" />
          <Select label="Shoppers" choices={[{ id: ALL_SHOPPERS, name: "all shoppers" }, ...segments]} value={shoppers} onChange={setShoppers} testId="bulk-shoppers" />
        </div>
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
