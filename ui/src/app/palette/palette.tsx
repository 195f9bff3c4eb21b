/* One box for everything: go to a page, product, segment, rule or screen; do what was typed. Recent things first. */
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { Dialog as AriaDialog, Modal, ModalOverlay } from "react-aria-components";
import { Icon } from "../../components/icon";
import { afterFocus } from "../../components/lost-focus";
import type { StoreStatus } from "../../ipc/bindings";
import { NOW, useDraft, useEffectOf, usePages } from "../../ipc/queries";
import { useEdit } from "../edits";
import { closest } from "../../features/pages/tree-find";
import { closeFloating } from "../floating";
import { useInView } from "../in-view";
import { type Entry, type Group, groupsFor, indexed, plain } from "./entries";
import { documentEntries, instantEntries, pageEntries, screenEntries } from "./go-entries";
import { entryIdOf, listIdOf, PaletteList } from "./palette-list";
import { recentIds, remember } from "./recent";
import { useCommands } from "./use-commands";
import { useActs, useProductEntries, useProductsAhead, useRecentProducts } from "./use-products";
import { type Told, useTold } from "./use-told";
import "./palette.css";

/** What is offered before anything is typed. */
const OFFERED: ReadonlySet<string> = new Set(["Do", "Go to"]);
const PRODUCT = "product:";
const MEANT = "Did you mean";
const SCREENS = indexed(screenEntries());

/** What fits, and what was typed once all of it does. */
function useGroups(status: StoreStatus, typed: string): { groups: Group[]; found: string | undefined; trouble: string | null } {
  const [recent] = useState(() => recentIds(status.path));
  const view = useInView();
  const draft = useDraft().data;
  const index = usePages().data;
  const edit = useEdit();
  const commands = useCommands(status);
  const { entries: acts, trouble, isKnown: areActsKnown } = useActs(typed, view, draft, (label, changes) => void edit(label, changes));
  const { entries: products, isCurrent } = useProductEntries(typed, view);
  const isKnown = isCurrent && areActsKnown;
  const recentProducts = useRecentProducts(recent.filter((id) => id.startsWith(PRODUCT)).slice(0, 6).map((id) => id.slice(PRODUCT.length)), view);
  const pages = useMemo(() => indexed(pageEntries(index)), [index]);
  const parts = useMemo(() => indexed(documentEntries(draft?.document, new Set(draft?.changed.map(({ kind, id }) => `${kind}:${id}`)))), [draft]);
  const instants = useMemo(() => indexed(instantEntries(view, status.facts.time_zone)), [view, status.facts.time_zone]);
  const wanted = typed.trim() === "" ? recentProducts : [];
  const fitting = groupsFor([...indexed(commands), ...SCREENS, ...instants, ...pages, ...parts, ...indexed(wanted)], typed, recent, OFFERED);
  // Products come as the catalog found them: it knows more words of them than stand here.
  const groups = products.length > 0 ? [...fitting.filter((group) => group.name !== "Products"), { name: "Products", entries: products }] : fitting;
  const sorted = acts.length > 0 ? [{ name: "On this page", entries: acts }, ...groups] : bestFirst(groups, typed);
  const guess = isKnown && trouble === null && sorted.length === 0 ? closest([...pages, ...parts], ({ entry }) => entry.name.split(" › ").at(-1) ?? "", typed) : null;
  return { groups: guess ? [{ name: MEANT, entries: [guess.entry] }] : sorted, found: isKnown ? typed.trim() : undefined, trouble };
}

/** What is told in words of its own goes before what they merely fit; a guess is for what nothing understood. */
function withTold(shown: ReturnType<typeof useGroups>, told: Told): ReturnType<typeof useGroups> {
  const found = told.isKnown ? shown.found : undefined;
  if (told.groups.length === 0 && told.trouble === null) return { ...shown, found };
  return { found, groups: [...told.groups, ...shown.groups.filter((group) => group.name !== MEANT)], trouble: told.trouble };
}

/** A product whose name or id begins with what was typed goes before a page that merely holds it. */
function bestFirst(groups: Group[], typed: string): Group[] {
  const whole = plain(typed.trim());
  const begins = (group: Group) => whole !== "" && group.entries.some((entry) => plain(entry.name).startsWith(whole) || entry.id.toLowerCase() === `${PRODUCT}${whole}`);
  return groups.toSorted((a, b) => Number(begins(b)) - Number(begins(a)));
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

/** Said where nothing fits; what is shown then is a guess. */
function NothingCalled({ typed, guess, trouble }: { typed: string; guess: Entry | undefined; trouble: string | null }) {
  if (trouble !== null)
    return (
      <p className="palette-none" role="status">
        {trouble}
      </p>
    );
  return (
    <p className="palette-none" role="status">
      Nothing is called “{typed.trim()}”. {guess ? `Did you mean ${guess.name}?` : "Try fewer letters, an id, or an act: pin, hide, boost, bury."}
    </p>
  );
}

interface PaletteBoxProps {
  onType: (typed: string) => void;
  /** the DOM id of the list that the box leads through */
  listId: string;
  /** that of the entry it stands at */
  activeId: string | undefined;
  onKeyDown: (event: React.KeyboardEvent) => void;
}

/** Keeps what is typed itself: a letter is drawn without all that is found for it. */
function PaletteBox({ onType, listId, activeId, onKeyDown }: PaletteBoxProps) {
  const [typed, setTyped] = useState("");
  return (
    <div className="palette-box">
      <Icon name="search" />
      <input
        autoFocus
        role="combobox"
        aria-label="Find anything, do anything"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        placeholder="A page, product, rule; or “pin SKU-12 at 3”"
        value={typed}
        spellCheck={false}
        autoComplete="off"
        data-testid="palette-input"
        onChange={(event) => {
          setTyped(event.target.value);
          onType(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">Esc</kbd>
    </div>
  );
}

/** How long a text waits for its products before what else fits it is shown, in milliseconds. */
const ALONE = 50;

/**
 * What was typed, once its products are there or have kept it waiting: what is found is drawn once, not first what the
 * window knows and then what the catalog does. Products are asked for one text at a time, the last one.
 */
function useSettled(): { typed: string; type: (next: string) => void; isSettled: () => boolean } {
  const [typed, setTyped] = useState("");
  const last = useRef("");
  const asked = useRef(Promise.resolve());
  const askAhead = useProductsAhead();
  const type = (next: string) => {
    last.current = next;
    const settle = () => {
      if (last.current === next) setTyped(next);
    };
    const late = setTimeout(settle, ALONE);
    asked.current = asked.current.then(async () => {
      if (last.current !== next) return;
      await askAhead(next);
      clearTimeout(late);
      settle();
    });
  };
  return { typed, type, isSettled: () => last.current === typed };
}

/** The entry at which keys and the pointer stand: the first of what was typed, until they lead to another. */
function useActive(entries: readonly Entry[], typed: string, enter: (current: Entry | undefined) => void) {
  const [stood, setStood] = useState({ at: 0, typed });
  const setAt = (at: number) => setStood({ at, typed });
  const last = entries.length - 1;
  const active = Math.min(stood.typed === typed ? stood.at : 0, last);
  const current = entries[active];
  const onKeyDown = (event: React.KeyboardEvent) => {
    // What comes late is met at its first entry.
    const to = last < 0 ? undefined : { ArrowDown: active >= last ? 0 : active + 1, ArrowUp: active <= 0 ? last : active - 1, PageDown: Math.min(last, active + 8), PageUp: Math.max(0, active - 8) }[event.key];
    if (to !== undefined) setAt(to);
    else if (event.key === "Enter") enter(current);
    else return;
    event.preventDefault();
  };
  return { active, current, setAt, onKeyDown };
}

export function Palette({ status }: { status: StoreStatus }) {
  const id = useId();
  const { typed, type, isSettled } = useSettled();
  const { groups, found, trouble } = withTold(useGroups(status, typed), useTold(typed));
  const run = (entry: Entry) => {
    closeFloating();
    if (!entry.id.startsWith("act:")) remember(status.path, entry.id);
    if (entry.opens) afterFocus(entry.run);
    else entry.run();
  };
  // Who types fast means the first of what is found for all that was typed, not of what stands there still.
  const isDue = useRef(false);
  const isKnown = () => found !== undefined && isSettled();
  const { active, current, setAt, onKeyDown } = useActive(groups.flatMap((group) => group.entries), typed, (entry) => {
    isDue.current = !isKnown();
    if (entry && isKnown()) run(entry);
  });
  useEffect(() => {
    if (!isDue.current || !isKnown()) return;
    isDue.current = false;
    if (current) run(current);
  });
  return (
    <ModalOverlay className="overlay palette-over" isDismissable isOpen onOpenChange={(open) => !open && closeFloating()}>
      <Modal className="palette">
        <AriaDialog aria-label="Find anything, do anything">
          <PaletteBox
            onType={(next) => {
              isDue.current = false;
              type(next);
            }}
            listId={listIdOf(id)}
            activeId={current ? entryIdOf(id, active) : undefined}
            onKeyDown={onKeyDown}
          />
          <PaletteList groups={groups} typed={typed} found={found} id={id} active={active} onActive={setAt} onRun={run} />
          {found !== undefined && (groups.length === 0 || groups[0]?.name === MEANT) && <NothingCalled typed={typed} guess={groups[0]?.entries[0]} trouble={trouble} />}
          <Consequence entry={current} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
