// A table of any length is read in chunks of fixed size, so that scrolling asks for few, cacheable pieces.

export const CHUNK_ROWS = 200;

export function chunkOf(row: number): number {
  return Math.floor(row / CHUNK_ROWS);
}

/** The chunks that the visible rows touch, with half a chunk of foresight either way. */
export function chunksFor(firstRow: number, lastRow: number, total: number): number[] {
  if (total <= 0) return [0];
  const from = chunkOf(Math.max(0, firstRow - CHUNK_ROWS / 2));
  const to = chunkOf(Math.min(total - 1, Math.max(firstRow, lastRow) + CHUNK_ROWS / 2));
  const chunks: number[] = [];
  for (let chunk = from; chunk <= to; chunk += 1) chunks.push(chunk);
  return chunks;
}
