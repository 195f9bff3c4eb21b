/* All pages: categories as a tree, collections, search pages, placements; a box to find one or to make one. */
import { memo, type ReactNode, useMemo, useRef, useState } from "react";
import { routeHref } from "../../app/routes";
import { Button } from "../../components/button";
import { count } from "../../components/format";
import { Icon, type IconName } from "../../components/icon";
import { Skeleton } from "../../components/states";
import type { CategoryNode, PageIndex } from "../../ipc/bindings";
import { FindPage, useFindPage } from "./find-page";
import { PageMenu } from "./page-menu";
import { ancestorsOf, didYouMean, findPages, type FlatPage, flatPages } from "./tree-find";
import { useTreeKeys } from "./tree-keys";

interface PageTreeProps {
  index: PageIndex | undefined;
  current: string | null;
  onOpen: (page: string) => void;
  /** a search page or placement that no rule names yet */
  onAdd: (page: string) => void;
}

const KIND_ICONS: Record<FlatPage["kind"], IconName> = { category: "pages", collection: "tag", search: "search", placement: "placement" };
const hrefOf = (page: string) => routeHref("pages", { page });

function Figures({ rules, changed }: { rules: number; changed: boolean }) {
  return (
    <span className="n">
      {changed && <span className="d" title="Changed in the draft" />}
      {rules > 0 && (
        <>
          {count(rules)}
          <span className="visually-hidden"> {rules === 1 ? "rule" : "rules"}</span>
        </>
      )}
    </span>
  );
}

function Branch({ node, level, current, open, onToggle }: { node: CategoryNode; level: number; current: string | null; open: ReadonlySet<string>; onToggle: (path: string) => void }) {
  const page = `category:${node.path}`;
  const isOpen = open.has(node.path);
  const has = node.children.length > 0;
  return (
    <li>
      <div className="branch" style={{ paddingLeft: level * 16 }}>
        {has ? (
          <button type="button" className="twist" tabIndex={-1} aria-label={`${isOpen ? "Close" : "Open"} ${node.name}`} aria-expanded={isOpen} onClick={() => onToggle(node.path)}>
            <Icon name={isOpen ? "chevron-down" : "chevron-right"} size="s" />
          </button>
        ) : (
          <span className="twist" />
        )}
        <a href={hrefOf(page)} data-page={page} tabIndex={-1} aria-current={current === page ? "page" : undefined} aria-expanded={has ? isOpen : undefined} title={`${node.path.split(" > ").join(" › ")}, ${count(node.products)} products`}>
          <span className="el">{node.name}</span>
          <Figures rules={node.rules} changed={node.changed} />
        </a>
      </div>
      {has && isOpen && (
        <ul>
          {node.children.map((child) => (
            <Branch key={child.path} node={child} level={level + 1} current={current} open={open} onToggle={onToggle} />
          ))}
        </ul>
      )}
    </li>
  );
}

function PageLink({ page, current, words }: { page: FlatPage; current: string | null; words?: string }) {
  return (
    <li className="plain">
      <a href={hrefOf(page.page)} data-page={page.page} tabIndex={-1} aria-current={current === page.page ? "page" : undefined} title={words ?? page.path}>
        <Icon name={KIND_ICONS[page.kind]} size="m" />
        <span className="el">{words ?? page.name}</span>
        <Figures rules={page.rules} changed={page.changed} />
      </a>
    </li>
  );
}

function Group({ title, end, add, children }: { title: string; end?: string; add?: ReactNode; children: ReactNode }) {
  return (
    <>
      <h3>
        <span>{title}</span>
        {end && <span>{end}</span>}
        {add}
      </h3>
      <ul>{children}</ul>
    </>
  );
}

function Tree({ index, pages, current, onAsk }: { index: PageIndex; pages: FlatPage[]; current: string | null; onAsk: (kind: "search" | "placement") => void }) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const open = useMemo(() => {
    // A small tree stands open; in a large one only the way to the current page does.
    const few = index.categories.reduce((sum, node) => sum + 1 + node.children.length, 0) <= 40;
    const paths = new Set(few ? index.categories.map((node) => node.path) : []);
    for (const path of ancestorsOf(current ?? "")) paths.add(path);
    for (const [path, isOpen] of toggled) if (isOpen) paths.add(path);
      else paths.delete(path);
    return paths;
  }, [index.categories, current, toggled]);
  const of = (kind: FlatPage["kind"]) => pages.filter((page) => page.kind === kind).map((page) => <PageLink key={page.page} page={page} current={current} />);
  const plus = (kind: "search" | "placement", label: string) => (
    <button type="button" className="add" aria-label={label} title={label} onClick={() => onAsk(kind)}>
      <Icon name="plus" size="s" />
    </button>
  );
  return (
    <>
      <Group title="Categories" end="rules">
        {index.categories.map((node) => (
          <Branch key={node.path} node={node} level={0} current={current} open={open} onToggle={(path) => setToggled(new Map(toggled).set(path, !open.has(path)))} />
        ))}
      </Group>
      {index.collections.length > 0 && <Group title="Collections">{of("collection")}</Group>}
      <Group title="Search pages" add={plus("search", "Add a search page")}>
        {of("search")}
      </Group>
      <Group title="Placements" add={plus("placement", "Add a placement")}>
        {of("placement")}
      </Group>
    </>
  );
}

function Found({ pages, typed, current, onAdd }: { pages: FlatPage[]; typed: string; current: string | null; onAdd: (page: string) => void }) {
  const found = findPages(pages, typed);
  const guess = found.length === 0 ? didYouMean(pages, typed) : null;
  const text = typed.trim();
  return (
    <>
      {found.length > 0 && (
        <ul className="found" aria-label="Pages found">
          {found.slice(0, 60).map((page) => (
            <PageLink key={page.page} page={page} current={current} words={page.path} />
          ))}
        </ul>
      )}
      <div className="msg">
        {found.length === 0 && (
          <>
            <h2>No page is called “{text}”</h2>
            <p>
              {guess && (
                <>
                  Did you mean <a href={hrefOf(guess.page)}>{guess.name}</a>?{" "}
                </>
              )}
              {guess ? "Or make" : "Make"} a search page that shoppers land on when they type it.
            </p>
          </>
        )}
        <div className="actions col" style={{ alignItems: "flex-start" }}>
          <Button size="small" icon="plus" onPress={() => onAdd(`search:${text}`)} data-testid="add-search">
            Search page “{text}”
          </Button>
          <Button size="small" icon="plus" onPress={() => onAdd(`placement:${text}`)} data-testid="add-placement">
            Placement “{text}”
          </Button>
        </div>
      </div>
    </>
  );
}

export const PageTree = memo(function PageTree({ index, current, onOpen, onAdd }: PageTreeProps) {
  const pages = useMemo(() => (index ? flatPages(index) : []), [index]);
  const { leave, ask, ...find } = useFindPage(pages, onOpen);
  const list = useRef<HTMLDivElement>(null);
  const keys = useTreeKeys(list);
  const add = (page: string) => {
    leave();
    onAdd(page);
  };
  return (
    <nav className="tree" aria-label="Pages">
      <FindPage {...find} leave={leave} />
      <PageMenu />
      <div className="scroll" ref={list} {...keys}>
        {!index ? (
          <Skeleton lines={9} />
        ) : find.typed.trim() ? (
          <Found pages={pages} typed={find.typed} current={current} onAdd={add} />
        ) : (
          <Tree index={index} pages={pages} current={current} onAsk={(kind) => ask(kind === "search" ? "What shoppers type" : "Name of the placement")} />
        )}
      </div>
      <div className="foot">
        <span>
          <i className="d" /> changed in draft
        </span>
        {index && <span>{count(index.pages)} pages</span>}
      </div>
    </nav>
  );
});
