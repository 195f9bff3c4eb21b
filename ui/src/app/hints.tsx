/* The foot of a screen: which keys do what here. */
import { Fragment, type ReactNode } from "react";

export function Hints({ keys, end }: { keys: readonly (readonly [string[], string])[]; end?: ReactNode }) {
  return (
    <footer className="hints">
      <div className="hint-keys">
        {keys.map(([caps, words]) => (
          <span key={words}>
            {caps.map((cap) => (
              <Fragment key={cap}>
                <kbd>{cap}</kbd>
              </Fragment>
            ))}
            {words}
          </span>
        ))}
      </div>
      {end}
    </footer>
  );
}
