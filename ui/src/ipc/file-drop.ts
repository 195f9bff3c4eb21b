/* Files dropped on the window from outside. In a plain browser nothing can be dropped: a page gets no paths. */
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { useEffect, useRef, useState } from "react";

/** Calls back with the first dropped file's path; answers whether one hovers over the window now. */
export function useFileDrop(onFile: (path: string) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  });
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    const listen = async () => {
      const unlisten = await getCurrentWebview().onDragDropEvent(({ payload }) => {
        setOver(payload.type === "enter" || payload.type === "over");
        const [path] = payload.type === "drop" ? payload.paths : [];
        if (path !== undefined) latest.current(path);
      });
      if (gone) unlisten();
      else stop = unlisten;
    };
    // Outside the app's own window there are no such events, and that is no error.
    listen().catch(() => undefined);
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
  return isOver;
}
