/* The steps of a list that is made by hand: added, moved and removed, and the focus goes with them. */
import { useEffect, useRef, useState, type RefObject } from "react";
import { IconButton } from "../../components/button";
import { moved } from "./formula-draft";

type Part = "first" | "up" | "down" | "remove";

interface Steps {
  list: RefObject<HTMLOListElement | null>;
  move: (index: number, by: 1 | -1) => void;
  remove: (index: number) => void;
}

/** The control of a step that takes the focus; what cannot be pressed now leaves it to its neighbour, an empty list to its "add". */
function controlOf(list: HTMLOListElement, index: number, part: Part): HTMLElement | null {
  const step = list.children[index];
  const found = part === "first" ? step?.querySelector<HTMLElement>("button, input") : (step?.querySelector<HTMLElement>(`[data-step=${part}]:enabled`) ?? step?.querySelector<HTMLElement>("[data-step]:enabled"));
  return found ?? list.parentElement?.querySelector<HTMLElement>(":scope > * > [data-step=add]") ?? null;
}

export function useSteps<T>(all: T[], onChange: (next: T[]) => void): Steps & { add: (step: T) => void } {
  const list = useRef<HTMLOListElement>(null);
  const [wanted, setWanted] = useState<{ index: number; part: Part } | null>(null);
  useEffect(() => {
    if (wanted && list.current) controlOf(list.current, wanted.index, wanted.part)?.focus();
  }, [wanted]);
  const become = (next: T[], index: number, part: Part) => {
    onChange(next);
    setWanted({ index, part });
  };
  return {
    list,
    add: (step) => become([...all, step], all.length, "first"),
    move: (index, by) => become(moved(all, index, by), index + by, by < 0 ? "up" : "down"),
    remove: (index) => become(all.filter((_, at) => at !== index), Math.min(index, all.length - 2), "remove"),
  };
}

export function StepButtons({ index, count, what, steps }: { index: number; count: number; what: string; steps: Steps }) {
  return (
    <div className="row">
      <IconButton icon="up" size="small" label={`Move ${what} up`} isDisabled={index === 0} onPress={() => steps.move(index, -1)} data-step="up" />
      <IconButton icon="down" size="small" label={`Move ${what} down`} isDisabled={index === count - 1} onPress={() => steps.move(index, 1)} data-step="down" />
      <IconButton icon="close" size="small" label={`Remove ${what}`} onPress={() => steps.remove(index)} data-step="remove" />
    </div>
  );
}
