/* Choosing products: a search by title, brand or id, and the chosen ones with their pictures. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { catalogSlice, useAskAhead, useProduct } from "../ipc/queries";
import { useAsked } from "./asked";
import { Button, IconButton } from "./button";
import { ComboField } from "./combo-field";
import { Picture } from "./picture";
import { ProductRow } from "./product-row";

const FOUND = 12;

interface ProductSearchProps {
  label: string;
  labelHidden?: boolean | undefined;
  /** one id, or several that were pasted */
  onChoose: (ids: string[]) => void;
  problem?: string | null | undefined;
  autoFocus?: boolean | undefined;
  testId?: string | undefined;
  placeholder?: string | undefined;
  /** the key that comes here from elsewhere */
  hint?: string;
  /** whether what is found can be dragged from the list */
  liftable?: boolean | undefined;
  /** Esc leads out of the box */
  onLeave?: () => void;
}

/** Finds products; Enter takes what was typed as an id, a pasted list as many. */
export function ProductSearch({ label, labelHidden, onChoose, problem, autoFocus, testId, placeholder, hint, liftable, onLeave }: ProductSearchProps) {
  const [text, setText] = useState("");
  const askAhead = useAskAhead();
  const typed = text.trim();
  const [asked, follow] = useAsked(typed);
  const found = useQuery({ ...catalogSlice(asked, null, null, 0, FOUND), placeholderData: keepPreviousData, enabled: asked !== "" });
  follow(found.isFetching);
  const rows = typed === "" || asked === "" ? [] : (found.data?.rows ?? []);
  const isFound = typed === asked && found.isSuccess && !found.isPlaceholderData;
  const emptyWords = typed === "" ? undefined : isFound ? `No product fits “${typed}”` : "Looking…";
  const choose = (ids: string[]) => {
    if (ids.length > 0) onChoose(ids);
    setText("");
  };
  const field = (
    <ComboField
      label={label}
      labelHidden={labelHidden}
      value={text}
      onChange={(next) => {
        void askAhead(next.trim(), FOUND);
        setText(next);
      }}
      onPasteLines={(pasted) => choose(splitIds(pasted))}
      onPick={(id) => choose([id])}
      suggestions={rows.map((row) => ({
        id: row.id,
        name: row.title ?? undefined,
        note: [row.brand, row.title === null ? null : row.id].filter(Boolean).join(" · "),
        lift: liftable,
        picture: <Picture src={row.imageUrl} size={28} padding={1} />,
      }))}
      filtered
      emptyWords={emptyWords}
      placeholder={placeholder ?? "Find by title, or paste ids"}
      problem={problem}
      autoFocus={autoFocus}
      testId={testId}
      hint={hint}
      onEnter={(typed) => choose(splitIds(typed))}
      onLeave={onLeave}
    />
  );
  // A box to find something with is empty again once it is left, also with what was found in hand; not while another window is looked at.
  return (
    <div data-search={testId} data-found={isFound ? typed : undefined} onBlur={() => liftable && document.hasFocus() && setText("")}>
      {field}
    </div>
  );
}

/** Pasted ids: one a line, or in one line with commas or tabs. */
export function splitIds(text: string): string[] {
  const lines = /[\n\r]/.test(text) ? text.split(/[\n\r]+/) : text.split(/[,;\t]+/);
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ""))];
}

/** A chosen product by its id; one that the catalog does not hold is said to be unknown. */
export function ChosenProduct({ id, onRemove, onChange }: { id: string; onRemove?: () => void; onChange?: () => void }) {
  const product = useProduct(id);
  const facts = product.isError ? "not in the catalog" : [product.data?.brand, id].filter(Boolean).join(" · ");
  const title = product.data?.title ?? id;
  return (
    <ProductRow
      id={id}
      title={title}
      imageUrl={product.data?.imageUrl ?? null}
      facts={facts}
      size={32}
      end={
        <>
          {onChange && (
            <Button size="small" kind="quiet" onPress={onChange}>
              Change
            </Button>
          )}
          {onRemove && <IconButton icon="close" size="small" label={`Remove ${title}`} onPress={onRemove} />}
        </>
      }
    />
  );
}

interface ProductListProps {
  label: string;
  ids: readonly string[];
  onChange: (ids: string[]) => void;
  autoFocus?: boolean;
  testId?: string;
}

const SHOWN_AT_FIRST = 12;

export function ProductList({ label, ids, onChange, autoFocus, testId }: ProductListProps) {
  const [all, setAll] = useState(false);
  const shown = all ? ids : ids.slice(0, SHOWN_AT_FIRST);
  return (
    <div className="product-list">
      <ProductSearch
        label={`Add to ${label.toLowerCase()}`}
        labelHidden
        onChoose={(more) => onChange([...ids, ...more.filter((id) => !ids.includes(id))])}
        autoFocus={autoFocus}
        testId={testId}
      />
      <ul aria-label={label}>
        {shown.map((id, index) => (
          <li key={`${index}-${id}`}>
            <ChosenProduct id={id} onRemove={() => onChange(ids.filter((_, at) => at !== index))} />
          </li>
        ))}
      </ul>
      {ids.length > shown.length && (
        <Button kind="quiet" size="small" onPress={() => setAll(true)}>
          Show all {ids.length}
        </Button>
      )}
    </div>
  );
}
