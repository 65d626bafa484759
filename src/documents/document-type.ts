import { fileTypeFromBuffer } from 'file-type';
import yauzl from 'yauzl';
import { isActivePdf, isActiveText, isPolyglot } from './domain/active-content.js';
import { compoundFileEntries } from './domain/compound-file.js';
import type { DocumentType } from './domain/document-types.js';
import { plainText } from './domain/plain-text.js';

const MOST_PARTS = 10_000;
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * What a file is, told by its content alone; null for everything that is not kept: pages, drawings and programs, files that are
 * two things at once, documents with macros or a password, damaged ones and empty ones.
 */
export async function documentType(bytes: Buffer): Promise<DocumentType | null> {
  if (bytes.length === 0) return null;
  const detected = await fileTypeFromBuffer(bytes);
  switch (detected?.mime) {
    case 'application/pdf':
      return isWholePdf(bytes) && !isActivePdf(bytes) ? 'application/pdf' : null;
    case 'image/jpeg':
      return bytes.includes(Buffer.from([0xff, 0xd9])) && !isPolyglot(bytes) ? 'image/jpeg' : null;
    case 'image/png':
      return bytes.includes('IHDR') && bytes.includes('IEND') && !isPolyglot(bytes) ? 'image/png' : null;
    case 'image/webp':
      return bytes.readUInt32LE(4) + 8 <= bytes.length && !isPolyglot(bytes) ? 'image/webp' : null;
    case 'image/heic':
    case 'image/heif':
      return isPolyglot(bytes) ? null : 'image/heic';
    case WORD:
      return (await isPlainOffice(bytes, 'word/document.xml')) ? WORD : null;
    case EXCEL:
      return (await isPlainOffice(bytes, 'xl/workbook.xml')) ? EXCEL : null;
    case 'application/x-cfb':
      return compoundType(bytes);
    case undefined:
      return textType(bytes);
    default:
      return null;
  }
}

/** Readers accept a header or an end that stands elsewhere; a file in which they stand elsewhere is made of several. */
const isWholePdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) && bytes.subarray(-2048).includes('%%EOF');

function textType(bytes: Buffer): DocumentType | null {
  const text = plainText(bytes);
  return text === null || isActiveText(text) ? null : 'text/plain';
}

function compoundType(bytes: Buffer): DocumentType | null {
  const entries = compoundFileEntries(bytes);
  if (!entries || entries.some((name) => /^(?:_?VBA|Macros$|EncryptedPackage$)/i.test(name))) return null;
  if (entries.includes('WordDocument')) return 'application/msword';
  return entries.includes('Workbook') || entries.includes('Book') ? 'application/vnd.ms-excel' : null;
}

/** An Office package with its main part and without macros or embedded controls; only the list of parts is read. */
async function isPlainOffice(bytes: Buffer, mainPart: string): Promise<boolean> {
  const names = await partNames(bytes);
  return names !== null && names.includes(mainPart) && !names.some((name) => /(?:vbaproject\.bin|\/activex\/)/i.test(name));
}

async function partNames(bytes: Buffer): Promise<string[] | null> {
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > MOST_PARTS) return null;
    const names: string[] = [];
    for await (const entry of zip.eachEntry()) names.push(entry.fileName);
    return names;
  } catch {
    // Whatever the library stumbles over, the package is damaged; its message may quote the file's own text.
    return null;
  }
}
