/* First run, or no store open: the demo, an empty store, one for a gateway, or a file. */
import { useState, type ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import { isStoreFile, keepDropped } from "../../app/dropped-file";
import { attempt } from "../../app/edits";
import { CONNECT } from "../../app/first-steps";
import { closeFloating, openFloating, useFloating } from "../../app/floating";
import { useShortcuts } from "../../app/keys";
import { NewStoreForm } from "../../app/new-store";
import { ShortcutHelp } from "../../app/shortcut-help";
import { useOpenStore } from "../../app/store-menu";
import { useTextSize } from "../../app/text-size";
import { showToast } from "../../app/toasts";
import { Button } from "../../components/button";
import { ago, sentence } from "../../components/format";
import { InPlace } from "../../components/in-place";
import { Icon, type IconName } from "../../components/icon";
import { giveLost } from "../../components/lost-focus";
import type { IpcError } from "../../ipc/bindings";
import { ipc, wordsOf } from "../../ipc/client";
import { useFileDrop, useMenuChoices } from "../../ipc/shell-events";
import { useStoreChange } from "../../ipc/mutations";
import { useRecent } from "../../ipc/queries";
import "./welcome.css";

interface WayProps {
  icon: IconName;
  title: string;
  words: string;
  testId: string;
  isMain?: boolean;
  isDisabled?: boolean;
  isExpanded?: boolean;
  onPress: () => void;
  children?: ReactNode;
}

function Way({ icon, title, words, testId, isMain = false, isDisabled = false, isExpanded, onPress, children }: WayProps) {
  return (
    <div className={isMain ? "way main" : "way"}>
      <AriaButton className="way-press" autoFocus={isMain} onPress={onPress} isDisabled={isDisabled} data-testid={testId} {...(isExpanded === undefined ? {} : { "aria-expanded": isExpanded })}>
        <Icon name={icon} size="l" />
        <div>
          <b>{title}</b>
          <span>{words}</span>
        </div>
        <Icon name={isExpanded ? "chevron-down" : "chevron-right"} />
      </AriaButton>
      {children}
    </div>
  );
}

function FreshStore({ opener, onDone, then }: { opener: string; onDone: () => void; then?: string }) {
  const leave = () => {
    onDone();
    giveLost(`[data-testid=${opener}]`);
  };
  return (
    <InPlace className="way-form" onLeave={leave}>
      <NewStoreForm onDone={leave} {...(then ? { then } : {})} />
    </InPlace>
  );
}

/** Why the store that the start was to open isn't: its path, what is wrong with it, and the way out. */
function Fault({ fault, onOpen, onAgain }: { fault: IpcError; onOpen: () => void; onAgain: (path: string) => void }) {
  const path = fault.kind === "file" ? fault.path : null;
  return (
    <div className="msg error fault" role="alert" data-testid="store-fault">
      <h2>
        <Icon name="warning" /> The store could not be opened
      </h2>
      {path !== null && <p className="path selectable">{path}</p>}
      <p>{sentence(fault.kind === "file" ? fault.reason : wordsOf(fault))}</p>
      <div className="actions">
        <Button size="small" icon="folder" onPress={onOpen}>
          Open…
        </Button>
        {path !== null && (
          <Button size="small" onPress={() => onAgain(path)}>
            Try again
          </Button>
        )}
      </div>
    </div>
  );
}

/** The system's menu bar, and the keys of the same acts. What needs a store says so. */
function useWelcomeActs(acts: Readonly<Record<string, () => void>>): void {
  const size = useTextSize();
  const all: Readonly<Record<string, (() => void) | undefined>> = { ...acts, shortcuts: () => openFloating("shortcuts"), "text-larger": size?.larger, "text-smaller": size?.smaller, "text-usual": size?.usual };
  const run = (name: string) => (all[name] ?? (() => showToast({ kind: "done", words: "Open a store first." })))();
  useMenuChoices(run);
  useShortcuts({ "?": () => run("shortcuts"), "Mod+k": () => run("palette"), "Mod+o": () => run("open-store"), "Mod+n": () => run("new-store") });
}

/** `fault`: why the store that the start was to open isn't. */
export function WelcomeScreen({ fault }: { fault: IpcError | null }) {
  const [creating, setCreating] = useState<"import" | "connect" | null>(null);
  const floating = useFloating();
  const demo = useStoreChange(() => ipc.storeOpenDemo());
  const { openPath, chooseAndOpen } = useOpenStore();
  useWelcomeActs({ demo: () => void attempt(demo.mutateAsync()), "new-store": () => setCreating("import"), "open-store": () => void chooseAndOpen() });
  const isOver = useFileDrop((path) => {
    if (isStoreFile(path)) return void openPath(path);
    // Products need a store to go into: it is made first, and their import opens with it.
    keepDropped(path);
    setCreating("import");
  });
  return (
    <main className="welcome" data-testid="welcome" data-over={isOver || undefined}>
      <div className="panel">
        {fault && <Fault fault={fault} onOpen={() => void chooseAndOpen()} onAgain={(path) => void openPath(path)} />}
        <div>
          <h1>Decide what each kind of shopper sees</h1>
          <p className="lead">Order the pages of your shop by segment, see the result at once, and publish exactly what you saw.</p>
        </div>
        <div className="ways">
          <Way isMain icon="catalog" title={demo.isPending ? "Making the demo store…" : "Open the demo store"}
            words="An outdoor shop with about 2,400 products, six segments and a dozen rules. It can be reset at any time."
            testId="open-demo" isDisabled={demo.isPending} onPress={() => void attempt(demo.mutateAsync())} />
          <Way icon="plus" title="Start an empty store" words={isOver ? "Let go: a product file is imported into a fresh store." : "Then import a product file, which you can also drop here: CSV or NDJSON, a Shopify export or a product feed."} testId="new-store" isExpanded={creating === "import"} onPress={() => setCreating(creating === "import" ? null : "import")}>
            {creating === "import" && <FreshStore opener="new-store" onDone={() => setCreating(null)} />}
          </Way>
          <Way icon="publish" title="Connect to your shop" words="A store for a gateway that serves your shop already: its address and token are asked for next." testId="connect" isExpanded={creating === "connect"} onPress={() => setCreating(creating === "connect" ? null : "connect")}>
            {creating === "connect" && <FreshStore opener="connect" onDone={() => setCreating(null)} then={CONNECT} />}
          </Way>
          <Way icon="folder" title="Open a store" words={isOver ? "Let go to open this file." : "A store is one file on this computer. You can also drop it here."} testId="open-store" onPress={() => void chooseAndOpen()} />
        </div>
        <Recent without={fault?.kind === "file" ? fault.path : null} onOpen={(path) => void openPath(path)} />
      </div>
      <ShortcutHelp isOpen={floating === "shortcuts"} onClose={closeFloating} />
    </main>
  );
}

const RECENT_SHOWN = 5;

function Recent({ without, onOpen }: { without: string | null; onOpen: (path: string) => void }) {
  const recent = (useRecent().data ?? []).filter((store) => store.path !== without);
  if (recent.length === 0) return null;
  return (
    <section className="recent" aria-label="Opened lately">
      <h2 className="cap">Opened lately</h2>
      <ul>
        {recent.slice(0, RECENT_SHOWN).map((store) => (
          <li key={store.path}>
            <AriaButton onPress={() => onOpen(store.path)} data-testid={`recent-${store.name}`}>
              <span className="md nw">{store.name}</span>
              <span className="t11 t3 el" title={store.path}>{store.path}</span>
              <span className="t11 t3 nw">{ago(store.openedAt)}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
