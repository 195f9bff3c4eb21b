/* Putting text on the system's clipboard, also where the page may not ask for it by itself. */

/** Resolves to whether it is there. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByEvent(text);
  }
}

/** The old way, which needs no permission: the document is told to copy, and the event carries the text. */
function copyByEvent(text: string): boolean {
  let done = false;
  const fill = (event: ClipboardEvent) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    done = event.clipboardData !== null;
  };
  document.addEventListener("copy", fill, { once: true });
  try {
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", fill);
  }
  return done;
}
