/* One box for everything: go to a page, product, segment, rule or screen; do what was typed. Recent things first. */
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from "react";
import { Dialog as AriaDialog, Modal, ModalOverlay } from "react-aria-components";
import { Icon } from "../../components/icon";
import { Picture } from "../../components/picture";
import type { StoreStatus } from "../../ipc/bindings";
import { NOW, useDraft, useEffectOf, usePages } from "../../ipc/queries";
import { useEdit } from "../edits";
import { closest } from "../../features/pages/tree-find";
import { closeFloating } from "../floating";
import { useInView } from "../in-view";
import { type Entry, type Group, groupsFor, indexed, plain } from "./entries";
import { documentEntries, instantEntries, pageEntries, screenEntries } from "./go-entries";
import { recentIds, remember } from "./recent";
import { useCommands } from "./use-commands";
import { useActs, useProductEntries, useProductsAhead, useRecentProducts } from "./use-products";
import "./palette.css";

/** What is offered before anything is typed. */
const OFFERED: ReadonlySet<string> = new Set(["Do", "Go to"]);
const PRODUCT = "product:";
const MEANT = "Did you mean";

/** What fits, and what was typed once all of it does. */
function useGroups(status: StoreStatus, typed: string): { groups: Group[]; found: string | undefined } {
  const [recent] = useState(() => recentIds(status.path));
  const view = useInView();
  const draft = useDraft().data;
  const index = usePages().data;
  const edit = useEdit();
  const commands = useCommands(status);
  const acts = useActs(typed, view, draft, (label, changes) => void edit(label, changes));
  const { entries: products, isCurrent } = useProductEntries(typed, view);
  const recentProducts = useRecentProducts(recent.filter((id) => id.startsWith(PRODUCT)).slice(0, 6).map((id) => id.slice(PRODUCT.length)), view);
  const pages = useMemo(() => indexed(pageEntries(index)), [index]);
  const parts = useMemo(() => indexed(documentEntries(draft?.document, new Set(draft?.changed.map(({ kind, id }) => `${kind}:${id}`)))), [draft]);
  // The page's list may be long; typing goes on while it is searched.
  const settled = useDeferredValue(typed);
  const own = indexed([...commands, ...screenEntries(), ...instantEntries(view, status.facts.time_zone)]);
  const wanted = settled.trim() === "" ? indexed(recentProducts) : [];
  const fitting = groupsFor([...own, ...pages, ...parts, ...wanted], settled, recent, OFFERED);
  // Products come as the catalog found them: it knows more words of them than stand here.
  const groups = products.length > 0 ? [...fitting.filter((group) => group.name !== "Products"), { name: "Products", entries: products }] : fitting;
  const sorted = acts.length > 0 ? [{ name: "On this page", entries: acts }, ...groups] : bestFirst(groups, settled);
  const isKnown = isCurrent && settled === typed;
  const guess = isKnown && sorted.length === 0 ? closest([...pages, ...parts], ({ entry }) => entry.name.split(" › ").at(-1) ?? "", typed) : null;
  return { groups: guess ? [{ name: MEANT, entries: [guess.entry] }] : sorted, found: isKnown ? typed.trim() : undefined };
}

/** A product whose name or id begins with what was typed goes before a page that merely holds it. */
function bestFirst(groups: Group[], typed: string): Group[] {
  const whole = plain(typed.trim());
  const begins = (group: Group) => whole !== "" && group.entries.some((entry) => plain(entry.name).startsWith(whole) || entry.id.toLowerCase() === `${PRODUCT}${whole}`);
  return groups.toSorted((a, b) => Number(begins(b)) - Number(begins(a)));
}

/** The letters that were typed, made bold in a name. */
function Marked({ name, typed }: { name: string; typed: string }) {
  const word = typed.trim().toLowerCase();
  const at = word === "" ? -1 : name.toLowerCase().indexOf(word);
  if (at < 0) return name;
  return (
    <>
      {name.slice(0, at)}
      <mark>{name.slice(at, at + word.length)}</mark>
      {name.slice(at + word.length)}
    </>
  );
}

/** What the palette proposes is told as of now, with the stock as counted. */

function Consequence({ entry }: { entry: Entry | undefined }) {
  const proposes = entry?.proposes;
  const effect = useEffectOf(proposes?.page ?? "", proposes?.segments ?? [], NOW, proposes?.changes ?? null, proposes?.product ?? null);
  if (!proposes) return null;
  return (
    <p className="palette-effect" aria-live="polite" data-testid="palette-effect">
      {effect.isError ? <span className="problem">{effect.error.message}</span> : (effect.data?.sentence ?? "\u00a0")}
      {effect.data?.warning && (
        <span className="c-low">
          <Icon name="warning" size="s" /> {effect.data.warning}
        </span>
      )}
    </p>
  );
}

export function Palette({ status }: { status: StoreStatus }) {
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const askAhead = useProductsAhead();
  const { groups, found } = useGroups(status, typed);
  const entries = groups.flatMap((group) => group.entries);
  const active = Math.min(at, entries.length - 1);
  const current = entries[active];
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, typed]);
  const run = (entry: Entry) => {
    closeFloating();
    if (!entry.id.startsWith("act:")) remember(status.path, entry.id);
    entry.run();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const last = entries.length - 1;
    const to = { ArrowDown: active >= last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1, PageDown: Math.min(last, active + 8), PageUp: Math.max(0, active - 8) }[event.key];
    if (to !== undefined) setAt(to);
    else if (event.key === "Enter" && current) run(current);
    else return;
    event.preventDefault();
  };
  return (
    <ModalOverlay className="overlay palette-over" isDismissable isOpen onOpenChange={(open) => !open && closeFloating()}>
      <Modal className="palette">
        <AriaDialog aria-label="Find anything, do anything">
          <div className="palette-box">
            <Icon name="search" />
            <input
              autoFocus
              role="combobox"
              aria-label="Find anything, do anything"
              aria-expanded
              aria-controls={`${id}-list`}
              aria-autocomplete="list"
              aria-activedescendant={current ? `${id}-${active}` : undefined}
              placeholder="A page, product, rule; or “pin SKU-12 at 3”"
              value={typed}
              spellCheck={false}
              autoComplete="off"
              data-testid="palette-input"
              onChange={(event) => {
                askAhead(event.target.value);
                setTyped(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
            />
            <kbd aria-hidden="true">Esc</kbd>
          </div>
          <div className="palette-list" role="listbox" aria-label="Found" id={`${id}-list`} ref={list} tabIndex={-1} data-found={found}>
            {groups.map((group) => (
              <div key={group.name} role="group" aria-label={group.name}>
                <p className="cap" aria-hidden="true">
                  {group.name}
                </p>
                {group.entries.map((entry) => {
                  const index = entries.indexOf(entry);
                  return (
                    <div
                      key={entry.id}
                      id={`${id}-${index}`}
                      role="option"
                      tabIndex={-1}
                      aria-selected={index === active}
                      className="palette-entry"
                      data-testid={`palette-${entry.id}`}
                      onPointerMove={() => index !== active && setAt(index)}
                      onClick={() => run(entry)}
                    >
                      {entry.picture !== undefined ? <Picture src={entry.picture} size={28} padding={1} /> : <Icon name={entry.icon} />}
                      <span className="el nm">
                        <Marked name={entry.name} typed={typed} />
                      </span>
                      {entry.note && <span className="el note">{entry.note}</span>}
                      {entry.hint && <kbd aria-hidden="true">{entry.hint}</kbd>}
                      {index === active && !entry.hint && <kbd aria-hidden="true">↵</kbd>}
                    </div>
                  );
                })}
              </div>
            ))}
          </div>
          {(entries.length === 0 || groups[0]?.name === MEANT) && (
            <p className="palette-none" role="status">
              Nothing is called “{typed.trim()}”. {entries[0] ? `Did you mean ${entries[0].name}?` : "Try fewer letters, an id, or an act: pin, hide, boost, bury."}
            </p>
          )}
          <Consequence entry={current} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
