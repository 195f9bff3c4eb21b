/* The box above the pages: Enter opens the best that fits what is typed, Esc empties it, `/` leads here. */
import { type RefObject, useRef, useState } from "react";
import { useShortcuts } from "../../app/keys";
import { Icon } from "../../components/icon";
import { didYouMean, findPages, type FlatPage } from "./tree-find";

const HINT = "Find a page";

export function useFindPage(pages: readonly FlatPage[], onOpen: (page: string) => void) {
  const [typed, type] = useState("");
  const [hint, setHint] = useState(HINT);
  const box = useRef<HTMLInputElement>(null);
  useShortcuts({
    "/": () => {
      box.current?.focus();
      box.current?.select();
    },
  });
  const leave = () => {
    type("");
    setHint(HINT);
  };
  return {
    box,
    typed,
    type,
    hint,
    /** empties the box */
    leave,
    /** Enter */
    open: () => {
      const best = findPages(pages, typed)[0] ?? didYouMean(pages, typed);
      if (!best) return;
      leave();
      onOpen(best.page);
      box.current?.blur();
    },
    /** has the name of a fresh page typed here */
    ask: (what: string) => {
      setHint(what);
      box.current?.focus();
    },
  };
}

interface FindPageProps {
  box: RefObject<HTMLInputElement | null>;
  typed: string;
  type: (typed: string) => void;
  hint: string;
  leave: () => void;
  open: () => void;
}

export function FindPage({ box, typed, type, hint, leave, open }: FindPageProps) {
  return (
    <div className="find">
      <Icon name="search" size="m" />
      <input
        ref={box}
        aria-label={HINT}
        placeholder={hint}
        value={typed}
        spellCheck={false}
        data-testid="find-page"
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") {
            leave();
            event.currentTarget.blur();
          }
          if (event.key === "Enter" && typed.trim()) open();
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
  );
}
