import { firstBytes, piecesOf } from './sheet-source.js';
import type { SheetSource } from './sheet-source.js';

/** What a file is by its content; its name and the browser's word for it are not looked at. */
export type FileKind = 'zip' | 'legacyXls' | 'encrypted' | 'foreign' | 'empty' | 'text';

const ZIP = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('PK\x05\x06', 'latin1')];
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** PDF, PNG, JPEG, GIF, RAR, 7z, gzip: what people upload by mistake. */
const FOREIGN = ['%PDF-', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'Rar!', '7z\xbc\xaf', '\x1f\x8b'].map((magic) => Buffer.from(magic, 'latin1'));
/** Name of the stream that holds a workbook with an opening password ([MS-OFFCRYPTO] 1.3.2). */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/** Tells a zip, an old or an encrypted workbook, a foreign format and plain text apart. Throws the file system's errors. */
export async function fileKind(source: SheetSource): Promise<FileKind> {
  const head = await firstBytes(source, 8);
  const startsWith = (magic: Buffer): boolean => head.subarray(0, magic.length).equals(magic);
  if (head.length === 0) return 'empty';
  if (ZIP.some(startsWith)) return 'zip';
  if (startsWith(COMPOUND)) return (await contains(source, ENCRYPTED_STREAM)) ? 'encrypted' : 'legacyXls';
  return FOREIGN.some(startsWith) ? 'foreign' : 'text';
}

async function contains(source: SheetSource, needle: Buffer): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const chunk of piecesOf(source)) {
    const window = Buffer.concat([tail, chunk]);
    if (window.includes(needle)) return true;
    tail = window.subarray(Math.max(0, window.length - needle.length + 1));
  }
  return false;
}
