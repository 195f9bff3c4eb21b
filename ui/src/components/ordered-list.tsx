/* Entities in a list at the side: chosen with the arrows, and where order matters dragged by the grip or moved with Alt and ↑ or ↓. */
import type { ReactNode } from "react";
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from "react-aria-components";
import { useShortcuts } from "../app/keys";
import { Icon } from "./icon";
import { isFocusLost } from "./lost-focus";
import "./ordered-list.css";
import { useArrowsInto, useArrowsBeyond, useRowChoice } from "./row-focus";
import { useScrolledTo } from "./use-scrolled-to";

export interface OrderedEntry {
  id: string;
  name: string;
  /** one line below the name */
  sub: ReactNode;
  /** a figure at the end of the name's line */
  figure?: ReactNode;
  badges?: ReactNode;
}

interface OrderedListProps {
  label: string;
  entries: OrderedEntry[];
  chosen: string | null;
  onChoose: (id: string) => void;
  /** to a place, 0-based, counted without the moved entry; left out where order means nothing */
  onMove?: (id: string, to: number) => void;
  testId: string;
}

/** Entries are dragged by their grips, and the chosen one is moved by keys, also while nothing has the focus: right after it was kept. */
function useReorder({ entries, chosen, onMove }: Pick<OrderedListProps, "entries" | "chosen" | "onMove">) {
  const place = (id: string | undefined) => entries.findIndex((entry) => entry.id === id);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": entries[place(String(key))]?.name ?? "" })),
    onReorder: ({ keys, target }) => {
      const [id] = [...keys].map(String);
      const from = place(id);
      const over = place(String(target.key));
      const gap = target.dropPosition === "before" ? over : over + 1;
      const to = gap > from ? gap - 1 : gap;
      if (id !== undefined && to !== from) onMove?.(id, to);
    },
    isDisabled: !onMove,
  });
  const moveBy = (by: 1 | -1) => {
    if (!onMove || chosen === null) return;
    const to = place(chosen) + by;
    if (to >= 0 && to < entries.length) onMove(chosen, to);
  };
  const moveByKey = (event: React.KeyboardEvent) => {
    if (!onMove || !event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown") || chosen === null) return;
    event.preventDefault();
    event.stopPropagation();
    moveBy(event.key === "ArrowUp" ? -1 : 1);
  };
  const fromNowhere = (by: 1 | -1) => () => {
    if (isFocusLost()) moveBy(by);
  };
  useShortcuts(onMove ? { "Alt+ArrowUp": fromNowhere(-1), "Alt+ArrowDown": fromNowhere(1) } : {});
  return { moveByKey, hooks: onMove ? { dragAndDropHooks } : {} };
}

export function OrderedList({ label, entries, chosen, onChoose, onMove, testId }: OrderedListProps) {
  useScrolledTo(chosen === null ? null : `${testId}-${chosen}`);
  useArrowsInto(testId);
  useArrowsBeyond(testId);
  const choice = useRowChoice(chosen, onChoose);
  const { moveByKey, hooks } = useReorder({ entries, chosen, ...(onMove ? { onMove } : {}) });
  return (
    <div onKeyDownCapture={moveByKey} {...choice.around}>
      <GridList
        aria-label={label}
        className={onMove ? "ordered" : "ordered plain"}
        items={entries.map((entry, index) => ({ ...entry, index }))}
        dependencies={[entries, chosen]}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={chosen !== null && entries.some((entry) => entry.id === chosen) ? [chosen] : []}
        onSelectionChange={choice.onSelectionChange}
        {...hooks}
        data-testid={testId}
      >
        {(entry) => (
          <GridListItem id={entry.id} textValue={entry.name} className="entry" data-testid={`${testId}-${entry.id}`}>
            {onMove && (
              <>
                <AriaButton slot="drag" className="grip" aria-label={`Move ${entry.name}`}>
                  <Icon name="grip" size="m" />
                </AriaButton>
                <span className="o">{entry.index + 1}</span>
              </>
            )}
            <span className="nm">
              <span className="el">{entry.name}</span>
              {entry.badges}
              {entry.figure !== undefined && <span className="share-of">{entry.figure}</span>}
            </span>
            <span className="sub el">{entry.sub}</span>
          </GridListItem>
        )}
      </GridList>
    </div>
  );
}

/** An entry below the list that is no part of its order. */
export function LooseEntry({ name, sub, figure, mark, isChosen, onChoose, testId }: { name: string; sub?: ReactNode; figure?: ReactNode; mark: ReactNode; isChosen: boolean; onChoose: () => void; testId?: string }) {
  return (
    <AriaButton className="entry loose" aria-pressed={isChosen} onPress={onChoose} data-testid={testId}>
      {mark}
      <span className="o">–</span>
      <span className="nm">
        {name}
        {figure !== undefined && <span className="share-of">{figure}</span>}
      </span>
      {sub && <span className="sub">{sub}</span>}
    </AriaButton>
  );
}
