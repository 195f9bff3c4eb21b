/* The first step of an import: a file is chosen or dropped. One that is no table is refused here, with the reason. */
import { chooseFile, type FileKind } from "../../ipc/files";
import { Button } from "../button";
import { Icon, type IconName } from "../icon";
import { fileName, type Refusal, RefusalCard } from "./refusal-card";

/** One line of what is good to know before. */
export interface Known {
  icon: IconName;
  words: string;
}

interface FileStepProps {
  icon: IconName;
  /** “a product file” */
  what: string;
  /** which files can be read */
  kinds: string;
  files: FileKind;
  known: readonly Known[];
  /** the file that was refused, or the path of the one that is being read */
  at: { refused: Refusal | null } | { path: string };
  isOver: boolean;
  onFile: (path: string) => void;
  testId: string;
}

export function FileStep({ icon, what, kinds, files, known, at, isOver, onFile, testId }: FileStepProps) {
  const reading = "path" in at ? at.path : null;
  const choose = async () => {
    const path = await chooseFile(`Choose ${what}`, files);
    if (path !== null) onFile(path);
  };
  return (
    <div className="imp-file">
      {"refused" in at && at.refused !== null && <RefusalCard refusal={at.refused} />}
      <div className="imp-drop" data-over={isOver || undefined} aria-busy={reading !== null}>
        <Icon name={icon} size="l" />
        <b>{isOver ? "Let go to read this file" : reading !== null ? "Reading the file" : `Drop ${what} here`}</b>
        <p>{reading !== null ? fileName(reading) : `${kinds} Nothing changes until you press Import.`}</p>
        <Button kind="primary" onPress={() => void choose()} isDisabled={reading !== null} autoFocus data-testid={testId}>
          Choose a file
        </Button>
      </div>
      <ul className="imp-know t12 t2">
        {known.map((each) => (
          <li key={each.words}>
            <Icon name={each.icon} size="m" />
            {each.words}
          </li>
        ))}
      </ul>
    </div>
  );
}
