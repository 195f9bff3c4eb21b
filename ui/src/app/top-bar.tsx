/* Store, back and forward, the palette's box, undo and redo, what is live, and the draft. */
import { useEffect } from "react";
import { Button as AriaButton } from "react-aria-components";
import { IconButton } from "../components/button";
import { ago, count, counted } from "../components/format";
import { Icon } from "../components/icon";
import type { EnvironmentStatus, StoreStatus } from "../ipc/bindings";
import { useDraft, useEnvironments, useEnvironmentStatus } from "../ipc/queries";
import { useTakeBack } from "./edits";
import { environmentAt, environmentTitle, type Standing, standingOf } from "./environments";
import { openFloating } from "./floating";
import { useShortcuts } from "./keys";
import { placeWords } from "./place-words";
import { go, navigate, routeHref, useRoute, useWay } from "./routes";
import { hintOf } from "./shortcuts";
import { StoreMenu } from "./store-menu";

/** "Production at revision 41 · verified 2 min ago" */
export function environmentWords(status: EnvironmentStatus): { words: string; state: "ok" | "away" | "quiet" } {
  const name = environmentTitle(status.name);
  if (!status.reachable) return { words: `${name} does not answer`, state: "away" };
  if (status.revision === null) return { words: `Nothing published to ${status.name} yet`, state: "quiet" };
  const at = `${name} at revision ${count(status.revision)}`;
  if (!status.inStep) return { words: `${at} · published elsewhere`, state: "away" };
  if (!status.lastVerified) return { words: `${at} · not verified`, state: "quiet" };
  if (status.lastVerified.differ > 0) return { words: `${at} · ${counted(status.lastVerified.differ, "view")} differ`, state: "away" };
  return { words: `${at} · verified ${ago(status.lastVerified.at)}`, state: "ok" };
}

function EnvironmentState({ environment }: { environment: string | null }) {
  const status = useEnvironmentStatus(environment).data;
  if (!status) return null;
  const { words, state } = environmentWords(status);
  return (
    <a className={`env ${state}`} href={routeHref("publish", { environment })} title={status.reason ?? undefined}>
      <Icon name={state === "ok" ? "shield-check" : state === "away" ? "plug" : "shield"} />
      <span className="el">{words}</span>
    </a>
  );
}

/** Through what was looked at: buttons, Alt with an arrow, the side buttons of a mouse. */
function BackAndForward() {
  const way = useWay();
  const document = useDraft().data?.document;
  useShortcuts({ "Alt+ArrowLeft": () => go("back"), "Alt+ArrowRight": () => go("forward") });
  useEffect(() => {
    const press = (event: MouseEvent) => {
      if (event.button !== 3 && event.button !== 4) return;
      event.preventDefault();
      go(event.button === 3 ? "back" : "forward");
    };
    window.addEventListener("mouseup", press);
    return () => window.removeEventListener("mouseup", press);
  }, []);
  const label = (word: string, href: string | null, none: string) => (href === null ? none : `${word} to ${placeWords(href, document)}`);
  return (
    <>
      <IconButton icon="arrow-left" label={label("Back", way.back, "Nothing to go back to")} hint={hintOf("back")} isDisabled={way.back === null} onPress={() => go("back")} data-testid="back" />
      <IconButton icon="arrow-right" label={label("Forward", way.forward, "Nothing to go forward to")} hint={hintOf("forward")} isDisabled={way.forward === null} onPress={() => go("forward")} data-testid="forward" />
    </>
  );
}

/** "Draft · 2 changes": against what was last published to the environment that is named beside it */
function draftWords({ revision, changes }: Standing): string {
  if (changes > 0) return `Draft · ${counted(changes, "change")}`;
  return revision === null ? "Draft is empty" : "Draft as published";
}

export function TopBar({ status }: { status: StoreStatus }) {
  const takeBack = useTakeBack();
  const route = useRoute();
  const { section } = route;
  const { undo, redo, findings } = status;
  const environment = environmentAt(route, (useEnvironments().data ?? []).map((each) => each.name));
  const standing = standingOf(status, environment);
  const { changes } = standing;
  useShortcuts({
    u: () => undo !== null && void takeBack("undo"),
    "Shift+U": () => redo !== null && void takeBack("redo"),
    "Mod+z": () => undo !== null && void takeBack("undo"),
    "Mod+Shift+Z": () => redo !== null && void takeBack("redo"),
    // On the Publish screen the same keys publish.
    ...(section === "publish" ? {} : { "Mod+Enter": () => navigate(routeHref("publish")) }),
  });
  return (
    <header className="top">
      <StoreMenu status={status} />
      <BackAndForward />
      <AriaButton className="ask" onPress={() => openFloating("palette")} data-testid="open-palette">
        <Icon name="search" size="m" />
        <span className="el">Go to a page, product, rule…</span>
        <kbd aria-hidden="true">{hintOf("palette")}</kbd>
      </AriaButton>
      {/* Before the words about what is live: they come later, and are longer after an edit. */}
      <IconButton icon="undo" label={undo ? `Undo: ${undo}` : "Nothing to undo"} hint={hintOf("undo")} isDisabled={undo === null} onPress={() => void takeBack("undo")} data-testid="undo" />
      <IconButton icon="redo" label={redo ? `Redo: ${redo}` : "Nothing to redo"} hint={hintOf("redo")} isDisabled={redo === null} onPress={() => void takeBack("redo")} data-testid="redo" />
      <span className="sp" />
      <EnvironmentState environment={environment} />
      <div className={changes > 0 ? "draft changed" : "draft"} role="group" aria-label="Draft">
        <span data-testid="draft-changes">
          {changes > 0 && <i />}
          {draftWords(standing)}
          {findings > 0 && <span className="c-soldout"> · {counted(findings, "error")}</span>}
        </span>
        <a href={routeHref("publish")} data-testid="review-publish">
          Review &amp; publish
        </a>
      </div>
    </header>
  );
}
