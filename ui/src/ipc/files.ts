/* The system's own dialogs for files. Nothing is read here: the back end reads by path. */
import { open, save } from "@tauri-apps/plugin-dialog";

export interface FileKind {
  name: string;
  extensions: string[];
}

export const STORE_FILES: FileKind = { name: "Endcap store", extensions: ["endcap", "sqlite", "db"] };
export const PRODUCT_FILES: FileKind = { name: "Product files", extensions: ["csv", "tsv", "txt", "ndjson", "jsonl", "json"] };
export const SHOPPER_FILES: FileKind = { ...PRODUCT_FILES, name: "Shopper files" };
export const RULE_SET_FILES: FileKind = { name: "Rule set", extensions: ["json"] };
export const JSON_FILES: FileKind = { name: "Report", extensions: ["json"] };
export const CSV_FILES: FileKind = { name: "CSV", extensions: ["csv"] };

/** The path that was chosen, or null. */
export async function chooseFile(title: string, ...kinds: FileKind[]): Promise<string | null> {
  const everything: FileKind = { name: "All files", extensions: ["*"] };
  const path = await open({ title, multiple: false, directory: false, filters: [...kinds, everything] });
  return typeof path === "string" ? path : null;
}

export function chooseSavePath(title: string, fileName: string, ...kinds: FileKind[]): Promise<string | null> {
  return save({ title, defaultPath: fileName, filters: kinds });
}
