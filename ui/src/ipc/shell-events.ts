/* What the shell tells the window of its own accord. In a plain browser there is no shell, and that is no error. */
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { useEffect, useRef, useState } from "react";

/** What ends the listening again. */
type Stop = () => void;

/** Calls back with whatever comes, from now until the component goes. `follow` must stay the same. */
function useShellEvents<T>(follow: (tell: (told: T) => void) => Promise<Stop>, onTold: (told: T) => void): void {
  const latest = useRef(onTold);
  useEffect(() => {
    latest.current = onTold;
  });
  useEffect(() => {
    let stop: Stop | null = null;
    let gone = false;
    const begin = async () => {
      const unlisten = await follow((told) => latest.current(told));
      if (gone) unlisten();
      else stop = unlisten;
    };
    begin().catch(() => undefined);
    return () => {
      gone = true;
      stop?.();
    };
  }, [follow]);
}

const followMenu = (tell: (name: string) => void) => listen<string>("menu", ({ payload }) => tell(payload));

/** Calls back with the name of the entry that is chosen in the system's own menu bar. */
export function useMenuChoices(onChoice: (name: string) => void): void {
  useShellEvents(followMenu, onChoice);
}

type Drag = Parameters<Parameters<ReturnType<typeof getCurrentWebview>["onDragDropEvent"]>[0]>[0]["payload"];

const followDrags = async (tell: (drag: Drag) => void) => getCurrentWebview().onDragDropEvent(({ payload }) => tell(payload));

/** Calls back with the path of the first file dropped from outside; answers whether one hovers over the window now. */
export function useFileDrop(onFile: (path: string) => void): boolean {
  const [isOver, setOver] = useState(false);
  useShellEvents(followDrags, (drag) => {
    setOver(drag.type === "enter" || drag.type === "over");
    const [path] = drag.type === "drop" ? drag.paths : [];
    if (path !== undefined) onFile(path);
  });
  return isOver;
}
