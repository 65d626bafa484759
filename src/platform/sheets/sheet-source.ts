import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';

/** An uploaded table: the path of a file, or its bytes when they may not lie on disk in clear. */
export type SheetSource = string | Buffer;

const PIECE_BYTES = 65_536;

export async function sizeOf(source: SheetSource): Promise<number> {
  return typeof source === 'string' ? (await stat(source)).size : source.length;
}

export async function firstBytes(source: SheetSource, count: number): Promise<Buffer> {
  if (typeof source !== 'string') return source.subarray(0, count);
  const handle = await open(source, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The bytes in pieces of so many, from the start. */
export async function* piecesOf(source: SheetSource, pieceBytes = PIECE_BYTES): AsyncGenerator<Buffer, void, undefined> {
  if (typeof source === 'string') {
    yield* createReadStream(source, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>;
    return;
  }
  for (let at = 0; at < source.length; at += pieceBytes) {
    // Bytes in memory never wait, so without a turn for others a large table would hold up the whole process.
    await setImmediate();
    yield source.subarray(at, at + pieceBytes);
  }
}
