/* A question in its place: what would happen, yes or no. */
import { Button } from "../../components/button";
import { InPlace } from "../../components/in-place";

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
    <InPlace className="set-ask" label={question} onLeave={onNo}>
      <p>{question}</p>
      <Button kind={danger ? "danger" : "primary"} size="small" autoFocus isDisabled={isBusy} onPress={onYes} data-testid={testId}>{yes}</Button>
      <Button size="small" onPress={onNo}>Cancel</Button>
    </InPlace>
  );
}
