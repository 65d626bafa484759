import { deflateSync, crc32 } from 'node:zlib';
import iconv from 'iconv-lite';
import yazl from 'yazl';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
};

/** A picture of one grey point; `text` becomes a comment inside it. */
export function aPng(text?: string): Buffer {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const parts = [chunk('IHDR', header), ...(text === undefined ? [] : [chunk('tEXt', Buffer.from(`Comment\0${text}`, 'latin1'))]), chunk('IDAT', deflateSync(Buffer.from([0, 128]))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

/** The beginning and the end of a photograph, which is all that is looked at; `text` stands in its comment. */
export function aJpeg(text = ''): Buffer {
  const comment = Buffer.from(text, 'latin1');
  const size = Buffer.alloc(2);
  size.writeUInt16BE(comment.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'), Buffer.from([0xff, 0xfe]), size, comment, Buffer.from([0xff, 0xd9])]);
}

export const aPdf = (inside = ''): Buffer =>
  Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R${inside}>>endobj\n2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`, 'latin1');

export const aWebp = (): Buffer => {
  const data = Buffer.from('WEBPVP8L\x05\0\0\0\x2f\0\0\0\0\0', 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from('RIFF'), size, data]);
};

export const aHeic = (): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(64)]);

export const inGb18030 = (text: string): Buffer => iconv.encode(text, 'gb18030');

/** A package with these parts. */
export async function aZip(parts: Record<string, string>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

const contentTypes = (part: string, type: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`;

/** `more` adds parts, such as macros. */
export const aDocx = (more: Record<string, string> = {}): Promise<Buffer> =>
  aZip({ '[Content_Types].xml': contentTypes('word/document.xml', 'wordprocessingml.document'), 'word/document.xml': '<document/>', ...more });

export const anXlsx = (): Promise<Buffer> =>
  aZip({ '[Content_Types].xml': contentTypes('xl/workbook.xml', 'spreadsheetml.sheet'), 'xl/workbook.xml': '<workbook/>' });

const FREE = 0xffffffff;
const END = 0xfffffffe;

/** A compound file (.doc, .xls) with a table, and a directory that holds these names. */
export function aCompoundFile(names: readonly string[]): Buffer {
  const header = Buffer.alloc(512, 0xff);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header);
  header.fill(0, 8, 0x4c);
  header.writeUInt16LE(9, 0x1e);
  header.writeUInt32LE(1, 0x30);
  header.writeUInt32LE(0, 0x4c);
  const entries = ['Root Entry', ...names].map(directoryEntry);
  const directory = Buffer.concat([...entries, Buffer.alloc((4 - (entries.length % 4)) % 4 * 128)]);
  const sectors = directory.length / 512;
  const table = Buffer.alloc(512, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  for (let i = 1; i <= sectors; i += 1) table.writeUInt32LE(i === sectors ? END : i + 1, i * 4);
  for (let i = sectors + 1; i < 128; i += 1) table.writeUInt32LE(FREE, i * 4);
  return Buffer.concat([header, table, directory]);
}

function directoryEntry(name: string): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 0x40);
  entry[0x42] = 2;
  return entry;
}
