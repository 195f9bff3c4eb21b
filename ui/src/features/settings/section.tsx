/* A part of the settings: what it is at the left, its controls at the right. */
import { useId, type ReactNode } from "react";

export function Section({ title, words, children, testId }: { title: string; words: string; children: ReactNode; testId?: string }) {
  const id = useId();
  return (
    <section className="set-sec" aria-labelledby={id} data-testid={testId}>
      <div>
        <h2 id={id} className="h">{title}</h2>
        <p className="t12 t2">{words}</p>
      </div>
      <div className="card set-card">{children}</div>
    </section>
  );
}
