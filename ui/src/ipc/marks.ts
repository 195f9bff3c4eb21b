/* Where an edit's time goes: marks that tests and the window's benchmark read, and when a frame is painted. */

/**
 * The way of an edit to the eye: asked for; kept (committed) and its lanes ranked (answered); drawn (in the
 * document); painted.
 */
export type Stage = "edit" | "ranked" | "drawn" | "lanes";

const STAGES: readonly Stage[] = ["edit", "ranked", "drawn", "lanes"];

export function mark(stage: Stage, draftVersion?: number): void {
  // Only the last edit's are kept, so that a day of work leaves no heap of them.
  if (stage === "edit") for (const each of STAGES) performance.clearMarks(`endcap:${each}`);
  performance.mark(`endcap:${stage}`, draftVersion === undefined ? undefined : { detail: { draftVersion } });
}

let asked: (() => void)[] = [];
let due: (() => void)[] = [];
let framed: MessageChannel | null = null;

function framePainted(): void {
  const calls = due;
  due = [];
  for (const call of calls) call();
}

function beforePaint(): void {
  due.push(...asked);
  asked = [];
  framed?.port2.postMessage(null);
}

/**
 * Calls once what is in the document now has been painted; hands over the way to call it off. Whoever waits for the
 * same frame is called in one task, in the order of asking: what one of them draws next can't come before another's.
 */
export function afterPaint(call: () => void): () => void {
  if (framed === null) {
    framed = new MessageChannel();
    framed.port1.addEventListener("message", framePainted);
    framed.port1.start();
  }
  // A frame's callbacks run before it is painted; a message that one of them sends comes after.
  if (asked.length === 0) requestAnimationFrame(beforePaint);
  asked.push(call);
  return () => {
    asked = asked.filter((each) => each !== call);
    due = due.filter((each) => each !== call);
  };
}

/** A window that nobody sees paints no frames; whoever waits for one goes on after so many milliseconds. */
const NO_FRAME = 200;

export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(late);
      callOff();
      resolve();
    };
    const late = setTimeout(done, NO_FRAME);
    const callOff = afterPaint(done);
  });
}
