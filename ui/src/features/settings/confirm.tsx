/* A question in its place: what would happen, yes or no. */
import { onEscape } from "../../app/keys";
import { Button } from "../../components/button";

interface ConfirmProps {
  question: string;
  yes: string;
  testId: string;
  danger?: boolean;
  isBusy?: boolean;
  onYes: () => void;
  onNo: () => void;
}

export function Confirm({ question, yes, testId, danger = false, isBusy = false, onYes, onNo }: ConfirmProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className="set-ask" role="group" aria-label={question} onKeyDown={onEscape(onNo)}>
      <p>{question}</p>
      <Button kind={danger ? "danger" : "primary"} size="small" autoFocus isDisabled={isBusy} onPress={onYes} data-testid={testId}>{yes}</Button>
      <Button size="small" onPress={onNo}>Cancel</Button>
    </div>
  );
}
