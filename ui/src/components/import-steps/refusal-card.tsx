/* A file, a check or an import that could not be: the clear word, and what was tried. */
import { Icon } from "../icon";

export interface Refusal {
  path: string | null;
  title: string;
  reason: string;
}

export function RefusalCard({ refusal }: { refusal: Refusal }) {
  return (
    <div className="refusal" role="alert" data-testid="import-refused">
      <Icon name="close" />
      <div>
        <b>{refusal.title}</b>
        {refusal.path !== null && <span className="t12 t3 selectable">{fileName(refusal.path)}</span>}
        <p>{refusal.reason}</p>
      </div>
    </div>
  );
}

export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}
