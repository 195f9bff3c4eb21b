/* The fake's answers about imports. */
import type { Channel } from "@tauri-apps/api/core";
import type { ImportInspection, ImportMapping, ImportProgress, ImportSummary } from "../ipc/bindings";
import type { Answers } from "./fake-ipc";

const COLUMNS = [
  ["artikelnr", "id", 100, "unique in every row", ["NW-1583", "NW-1042", "NW-1311"]],
  ["name", "title", 99, "header and values fit", ["Kvist Rain Jacket", "Hovden Parka"]],
  ["brand", "brand", 99, "38 values", ["Skogar", "Nordkamm", "Cairn & Co"]],
  ["category_path", "categories", 97, "split at “/”, 212 pages", ["Clothing/Jackets", "Camping/Tents"]],
  ["price_incl", "price", 98, "decimal comma, €", ["118,00", "409,00", "82,00"]],
  ["ek_netto", "cost", 64, "ek_brutto fits as well", ["68,96", "253,60", "48,10"]],
  ["qty_avail", "stock", 96, "whole numbers", ["385", "41", "0"]],
  ["colour", "attr.colour", 86, "16 values", ["clay", "ochre", "ice"]],
  ["ek_brutto", null, 31, "second candidate for Cost", ["86,20", "317,00"]],
] as const;

function inspection(path: string, overrides: ImportMapping | null): ImportInspection {
  const columns = COLUMNS.map(([name, field, confidence, why, samples], index) => ({ index, name, samples: [...samples], filled: 24_000, field: overrides?.columns[index]?.field ?? field, confidence, why, currencies: [] }));
  const mapping: ImportMapping = overrides ?? {
    format: "csv", encoding: "utf-8", delimiter: ";", headerRow: 0, decimals: "comma", dateOrder: "dmy", listSeparator: "|", pathSeparator: "/", shopify: false,
    columns: columns.map(({ index, name, field }) => ({ index, name, field })), categoryColumns: [], mode: "replace",
  };
  return { path, fileName: path.split("/").at(-1) ?? path, bytes: 12_600_000, rows: 24_831, rowsExact: true, encodingWords: "UTF-8, with BOM", delimiterWords: "semicolon ;", mapping, columns, warnings: [] };
}

const SUMMARY: ImportSummary = {
  rowsRead: 24_831, imported: 24_817, created: 212, changed: 1930, same: 22_675, removed: 3, rejected: 14, unlisted: 0, millis: 1300,
  rejects: Array.from({ length: 14 }, (_, index) => ({ line: 1204 + index * 7, column: "price_incl", value: "auf Anfrage", reason: "Price is not a number." })),
};

async function run({ progress }: { progress: Channel<ImportProgress> }): Promise<ImportSummary> {
  for (const done of [4000, 12_000, 20_000, 24_831]) {
    progress.onmessage({ phase: "reading", done, total: 24_831, rate: 18_400, secondsLeft: (24_831 - done) / 18_400, rejected: 14 });
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  return SUMMARY;
}

export function fakeAnswers(): Answers {
  return {
    import_inspect: ({ path, overrides }) => inspection(path, overrides),
    import_check: run,
    import_run: run,
    import_cancel: () => null,
    import_save_rejects: () => 14,
  };
}
