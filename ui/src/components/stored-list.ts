/* What a person likes to see, kept on this computer for the next time. */
import { useCallback, useState } from "react";

function stored(key: string): string[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : null;
  } catch {
    return null;
  }
}

/** A list of texts that stays in localStorage; null: none was ever kept. */
export function useStoredList(key: string): [string[] | null, (list: string[]) => void] {
  const [list, setList] = useState(() => stored(key));
  const keep = useCallback(
    (next: string[]) => {
      setList(next);
      localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  return [list, keep];
}

/** A text that stays in localStorage, for whoever reads it to make whole; null: none was ever kept. */
export function useStoredNote(key: string): [string | null, (note: string) => void] {
  const [note, setNote] = useState(() => localStorage.getItem(key));
  const keep = useCallback(
    (next: string) => {
      setNote(next);
      localStorage.setItem(key, next);
    },
    [key],
  );
  return [note, keep];
}
