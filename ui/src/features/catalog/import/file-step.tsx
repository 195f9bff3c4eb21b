/* The first step: a file is chosen or dropped. A file that is no table is refused here, with the reason. */
import { Button } from "../../../components/button";
import { Icon } from "../../../components/icon";
import { chooseFile, PRODUCT_FILES } from "../../../ipc/files";
import { fileName, RefusalCard } from "../../../components/import-steps/refusal-card";
import type { Course } from "./steps";

interface FileStepProps {
  course: Extract<Course, { at: "choose" | "inspecting" }>;
  isOver: boolean;
  onFile: (path: string) => void;
}

export function FileStep({ course, isOver, onFile }: FileStepProps) {
  const choose = async () => {
    const path = await chooseFile("Choose a product file", PRODUCT_FILES);
    if (path !== null) onFile(path);
  };
  const reading = course.at === "inspecting";
  return (
    <div className="imp-file">
      {course.at === "choose" && course.refused !== null && <RefusalCard refusal={course.refused} />}
      <div className="imp-drop" data-over={isOver || undefined} aria-busy={reading}>
        <Icon name="file" size="l" />
        <b>{isOver ? "Let go to read this file" : reading ? "Reading the file" : "Drop a product file here"}</b>
        <p>{reading ? fileName(course.path) : "CSV, NDJSON, a Shopify export or a product feed. Nothing changes until you press Import."}</p>
        <Button kind="primary" onPress={() => void choose()} isDisabled={reading} autoFocus data-testid="import-choose">
          Choose a file
        </Button>
      </div>
      <ul className="imp-know t12 t2">
        <li><Icon name="check" size="m" />One row is one product, or one variant in a Shopify export. The product id must be among the columns.</li>
        <li><Icon name="check" size="m" />Encoding, delimiter, decimals and columns are guessed and shown; you can change each of them.</li>
        <li><Icon name="check" size="m" />An empty cell means unknown. Unknown is never taken for zero.</li>
      </ul>
    </div>
  );
}
