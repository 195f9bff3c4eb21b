/* What the palette found, group by group; keys stay in the box above, and the entry they stand at is kept in sight. */
import { useEffect, useRef } from "react";
import { Icon } from "../../components/icon";
import { Picture } from "../../components/picture";
import type { Entry, Group } from "./entries";

interface PaletteListProps {
  groups: readonly Group[];
  typed: string;
  /** what the entries fit; undefined while they are those of what was typed before */
  found: string | undefined;
  /** what the DOM ids begin with */
  id: string;
  /** the place of the entry that Enter runs, counted through all groups */
  active: number;
  onActive: (index: number) => void;
  onRun: (entry: Entry) => void;
}

export const listIdOf = (id: string): string => `${id}-list`;
export const entryIdOf = (id: string, index: number): string => `${id}-${index}`;

export function PaletteList({ groups, typed, found, id, active, onActive, onRun }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active, typed]);
  const entries = groups.flatMap((group) => group.entries);
  return (
    <div className="palette-list" role="listbox" aria-label="Found" id={listIdOf(id)} ref={list} tabIndex={-1} data-found={found}>
      {groups.map((group) => (
        <div key={group.name} role="group" aria-label={group.name}>
          <p className="cap" aria-hidden="true">
            {group.name}
          </p>
          {group.entries.map((entry) => {
            const index = entries.indexOf(entry);
            return <EntryOption key={entry.id} entry={entry} id={entryIdOf(id, index)} typed={typed} isActive={index === active} index={index} onActive={onActive} onRun={onRun} />;
          })}
        </div>
      ))}
    </div>
  );
}

type EntryOptionProps = Pick<PaletteListProps, "id" | "typed" | "onActive" | "onRun"> & { entry: Entry; index: number; isActive: boolean };

function EntryOption({ entry, id, typed, isActive, index, onActive, onRun }: EntryOptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className="palette-entry"
      data-testid={`palette-${entry.id}`}
      onPointerMove={() => !isActive && onActive(index)}
      onClick={() => onRun(entry)}
    >
      {entry.picture !== undefined ? <Picture src={entry.picture} size={28} padding={1} /> : <Icon name={entry.icon} />}
      <span className="el nm">
        <Marked name={entry.name} typed={typed} />
      </span>
      {entry.note && <span className="el note">{entry.note}</span>}
      {entry.hint && <kbd aria-hidden="true">{entry.hint}</kbd>}
      {isActive && !entry.hint && <kbd aria-hidden="true">↵</kbd>}
    </div>
  );
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
