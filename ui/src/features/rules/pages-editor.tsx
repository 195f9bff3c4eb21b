/* On which pages a rule applies: none named is every page. */
import { Button, IconButton } from "../../components/button";
import { Select } from "../../components/choices";
import { ComboField, type Suggestion } from "../../components/combo-field";
import { counted } from "../../components/format";
import { reasonAt } from "../../components/pointers";
import type { CategoryNode, Finding, PageIndex, RuleSetDocument } from "../../ipc/bindings";
import { usePages } from "../../ipc/queries";
import type { PatternDraft, PatternKind } from "./rule-draft";

const KINDS: readonly { id: PatternKind; name: string; note: string }[] = [
  { id: "category", name: "Category page", note: "that page alone" },
  { id: "subtree", name: "Category and all below", note: "that page and every page under it" },
  { id: "collection", name: "Collection", note: "the collection's page" },
  { id: "searchIs", name: "Search is", note: "exactly these words" },
  { id: "searchContains", name: "Search contains", note: "these words, one after the other, among others" },
  { id: "placement", name: "Placement", note: "a slot of the shop, such as home.hero" },
];
const PLACEHOLDERS: Record<PatternKind, string> = {
  category: "Clothing > Jackets",
  subtree: "Clothing",
  collection: "",
  searchIs: "rain jacket",
  searchContains: "jacket",
  placement: "home.hero",
};

function paths(nodes: readonly CategoryNode[]): Suggestion[] {
  return nodes.flatMap((node) => [{ id: node.path, note: counted(node.products, "product") }, ...paths(node.children)]);
}

interface PagesEditorProps {
  pages: PatternDraft[];
  onChange: (pages: PatternDraft[]) => void;
  document: RuleSetDocument;
  findings: Finding[];
}

export function PagesEditor({ pages, onChange, document, findings }: PagesEditorProps) {
  const index = usePages().data;
  const put = (at: number, page: PatternDraft) => onChange(pages.map((other, place) => (place === at ? page : other)));
  const suggestions = (kind: PatternKind): Suggestion[] => {
    if (!index) return [];
    if (kind === "category" || kind === "subtree") return paths(index.categories);
    const entries = kind === "placement" ? index.placements : index.searches;
    return entries.map((entry) => ({ id: entry.page.slice(entry.page.indexOf(":") + 1) }));
  };
  return (
    <div className="col g2" data-testid="rule-pages">
      {pages.length === 0 && <p className="t12 t2">Every page of the shop.</p>}
      <ol className="col g2">
        {pages.map((page, at) => (
          <li key={at} className="pattern" data-at={`/pages/${at}`} aria-label={`Page ${at + 1}`}>
            <Select label="Kind of page" labelHidden soft choices={KINDS} value={page.kind} onChange={(kind) => put(at, sameWorld(page.kind, kind) ? { ...page, kind } : { kind, value: kind === "collection" ? (document.collections[0]?.id ?? "") : "" })} testId={`rule-page-kind-${at}`} />
            {page.kind === "collection" ? (
              <CollectionChoice page={page} document={document} problem={reasonAt(findings, `/pages/${at}`)} onChange={(next) => put(at, next)} />
            ) : (
              <ComboField
                label={`Page ${at + 1}`}
                labelHidden
                value={page.value}
                onChange={(value) => put(at, { ...page, value })}
                suggestions={suggestions(page.kind)}
                placeholder={PLACEHOLDERS[page.kind]}
                problem={reasonAt(findings, `/pages/${at}`)}
                width={280}
                autoFocus={page.value === "" && at === pages.length - 1}
                testId={`rule-page-${at}`}
              />
            )}
            {unknownCategory(page, index) && <span className="t12 t3 pattern-note">not in the catalog at present</span>}
            <IconButton icon="close" size="small" label={`Remove page ${at + 1}`} onPress={() => onChange(pages.filter((_, place) => place !== at))} />
          </li>
        ))}
      </ol>
      <div className="row g2">
        <Button size="small" kind="quiet" icon="plus" onPress={() => onChange([...pages, { kind: "category", value: "" }])} data-testid="rule-add-page">
          Page
        </Button>
        {pages.length > 0 && (
          <Button size="small" kind="quiet" onPress={() => onChange([])} data-testid="rule-every-page">
            Every page
          </Button>
        )}
      </div>
      {pages.length > 1 && <p className="t12 t3">It applies where at least one of them matches; the most specific one counts for precedence.</p>}
    </div>
  );
}

/** A category that no product has is allowed, but often a slip. */
function unknownCategory(page: PatternDraft, index: PageIndex | undefined): boolean {
  if (!index || page.value === "" || (page.kind !== "category" && page.kind !== "subtree")) return false;
  return !paths(index.categories).some((path) => path.id === page.value);
}

/** Whether a value of one kind may stand as it is under another. */
function sameWorld(a: PatternKind, b: PatternKind): boolean {
  const world = (kind: PatternKind) => (kind === "subtree" ? "category" : kind.startsWith("search") ? "search" : kind);
  return world(a) === world(b);
}

function CollectionChoice({ page, document, problem, onChange }: { page: PatternDraft; document: RuleSetDocument; problem: string | null; onChange: (page: PatternDraft) => void }) {
  const choices = document.collections.map(({ id, name }) => ({ id, name }));
  if (page.value !== "" && !choices.some((choice) => choice.id === page.value)) choices.push({ id: page.value, name: `${page.value} (missing)` });
  if (choices.length === 0) return <span className="t12 t2">There is no collection yet: make one under Collections.</span>;
  return (
    <div className="field">
      <Select label="Collection" labelHidden choices={choices} value={page.value || null} onChange={(value) => onChange({ ...page, value })} testId="rule-page-collection" />
      {problem && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
