/* Loading, empty, failed, under way: said in words, with what to do. */
import { useEffect, useState, type ReactNode } from "react";
import { Button } from "./button";
import { count, percent } from "./format";
import { Icon, type IconName } from "./icon";

/** True once `waiting` has lasted 150 ms; then for at least 300 ms, so that nothing flickers. */
export function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(waiting), waiting ? 150 : 300);
    return () => clearTimeout(timer);
  }, [waiting]);
  return slow && waiting;
}

/** Grey lines in place of text, after 150 ms. */
export function Skeleton({ lines = 3, height = 10 }: { lines?: number; height?: number }) {
  const shown = useSlow(true);
  if (!shown) return null;
  return (
    <div role="status" aria-label="Loading" className="col" style={{ gap: 12, padding: 16 }}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="sk" style={{ height, width: `${[72, 88, 56, 80, 64][line % 5]}%` }} />
      ))}
    </div>
  );
}

interface MessageProps {
  title: string;
  children?: ReactNode;
  icon?: IconName;
  actions?: ReactNode;
  centred?: boolean;
}

export function EmptyState({ title, children, icon, actions, centred }: MessageProps) {
  return (
    <div className={centred ? "msg centred" : "msg"}>
      {icon && <Icon name={icon} size="l" />}
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}

export function ErrorState({ title, failure, onRetry, actions }: { title: string; failure: unknown; onRetry?: () => void; actions?: ReactNode }) {
  return (
    <div className="msg error" role="alert">
      <Icon name="warning" size="l" />
      <h2>{title}</h2>
      <p>{failure instanceof Error ? failure.message : String(failure)}</p>
      {(onRetry ?? actions) && (
        <div className="actions">
          {onRetry && (
            <Button size="small" onPress={onRetry}>
              Try again
            </Button>
          )}
          {actions}
        </div>
      )}
    </div>
  );
}

interface ProgressProps {
  label: string;
  done: number;
  /** 0: not known yet */
  total: number;
  /** "views", "rows" */
  unit: string;
  perSecond?: number | null;
  secondsLeft?: number | null;
  ok?: boolean;
}

/** Count, share, rate and remaining time, above a bar. */
export function Progress({ label, done, total, unit, perSecond, secondsLeft, ok }: ProgressProps) {
  const share = total > 0 ? Math.min(100, Math.floor((done * 100) / total)) : 0;
  const left = secondsLeft == null ? null : secondsLeft < 1 ? "under 1 s left" : `${count(Math.ceil(secondsLeft))} s left`;
  const rate = perSecond ? `${count(Math.round(perSecond))} ${unit}/s` : null;
  return (
    <div className="col g1">
      <div className="row t12 t2" style={{ justifyContent: "space-between" }}>
        <span>{total > 0 ? `${count(done)} of ${count(total)} ${unit} · ${percent(share * 100, 0)}` : `${count(done)} ${unit}`}</span>
        <span>{[rate, left].filter(Boolean).join(" · ")}</span>
      </div>
      <div className={ok ? "pg ok" : "pg"} role="progressbar" aria-label={label} aria-valuenow={share} aria-valuemin={0} aria-valuemax={100}>
        <i style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}
