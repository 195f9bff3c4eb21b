/* Says below the rows that they are shown as they would be. Lies over the hints and moves nothing. */
import { Icon } from "../../components/icon";
import { failureWords } from "../../ipc/client";

interface TrialNoteProps {
  isShown: boolean;
  /** why it could not be tried; null: it could */
  refused: unknown;
}

export function TrialNote({ isShown, refused }: TrialNoteProps) {
  return (
    <div className="trial" role="status" data-testid="trial">
      {refused !== null ? (
        <p className="problem">
          <Icon name="warning" size="m" />
          <span>Shown as in the draft: it could not be tried. {failureWords(refused)}</span>
        </p>
      ) : (
        isShown && (
          <p>
            <Icon name="show" size="m" />
            <span>
              <b>Shown as it would be.</b> Not in the draft yet.
            </span>
          </p>
        )
      )}
    </div>
  );
}
