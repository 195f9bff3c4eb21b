/* The first step of importing products: what file, and what is good to know before. */
import { FileStep, type Known } from "../../../components/import-steps/file-step";
import { PRODUCT_FILES } from "../../../ipc/files";
import type { Course } from "./steps";

interface ProductFileStepProps {
  course: Extract<Course, { at: "choose" | "inspecting" }>;
  isOver: boolean;
  onFile: (path: string) => void;
}

const KNOWN: readonly Known[] = [
  { icon: "check", words: "One row is one product, or one variant in a Shopify export. The product id must be among the columns." },
  { icon: "check", words: "Encoding, delimiter, decimals and columns are guessed and shown; you can change each of them." },
  { icon: "check", words: "An empty cell means unknown. Unknown is never taken for zero." },
];

export function ProductFileStep({ course, ...shared }: ProductFileStepProps) {
  return <FileStep {...shared} at={course} icon="file" what="a product file" kinds="CSV, NDJSON, a Shopify export or a product feed." files={PRODUCT_FILES} known={KNOWN} testId="import-choose" />;
}
