import { TextDecoder } from 'node:util';
import { SheetError } from './sheet-error.js';
import { firstBytes, piecesOf } from './sheet-source.js';
import type { SheetSource } from './sheet-source.js';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Control characters that no table holds: many of them mark binary data, or UTF-16 without a byte order mark. */
const CONTROL = /[\u0000-\u0008\u000e-\u001f]/g;
/** A few stray ones spoil their cells, not the file: so many in any file, or so many of a thousand characters. */
const STRAY_CONTROLS = 4;
const STRAY_CONTROLS_PER_MILLE = 2;
/** Binary formats show themselves within so many characters; a table begins with words. */
const START_CHARS = 8;

/**
 * Which encoding the whole file is valid in: what its byte order mark says, else UTF-8, else GB18030 (which holds GBK and
 * GB 2312). Each is tried strictly over every byte, because guessing from letter statistics calls short Chinese files Big5.
 *
 * @throws SheetError `unknownEncoding` when none fits.
 */
export async function detectEncoding(file: SheetSource): Promise<TextEncoding> {
  for (const encoding of await candidates(file)) {
    if (await isValid(file, encoding)) return encoding;
  }
  throw new SheetError('unknownEncoding');
}

/** The file's text in pieces of so many bytes, without byte order mark. */
export async function* decodedText(file: SheetSource, encoding: TextEncoding, pieceBytes?: number): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of piecesOf(file, pieceBytes)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function candidates(file: SheetSource): Promise<TextEncoding[]> {
  const start = await firstBytes(file, 2);
  if (start.equals(Buffer.from([0xff, 0xfe]))) return ['utf-16le'];
  if (start.equals(Buffer.from([0xfe, 0xff]))) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

async function isValid(file: SheetSource, encoding: TextEncoding): Promise<boolean> {
  let chars = 0;
  let controls = 0;
  try {
    for await (const text of decodedText(file, encoding)) {
      const found = text.match(CONTROL)?.length ?? 0;
      if (found > 0 && chars < START_CHARS && text.slice(0, START_CHARS - chars).search(CONTROL) >= 0) return false;
      chars += text.length;
      controls += found;
    }
    return controls <= Math.max(STRAY_CONTROLS, (chars * STRAY_CONTROLS_PER_MILLE) / 1000);
  } catch (error) {
    if (isDecodingError(error)) return false;
    throw error;
  }
}

function isDecodingError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
}
