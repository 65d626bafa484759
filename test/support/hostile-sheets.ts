import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';

/** What a workbook made for a test consists of; everything left out is a small valid part. */
export interface WorkbookParts {
  /** Inside `<sheetData>`, or a whole part when it begins with `<?xml`; an iterable is streamed and never held whole. */
  readonly sheet: string | Iterable<string>;
  readonly strings?: string | Iterable<string>;
  readonly styles?: string;
  readonly workbook?: string;
  readonly relations?: string;
  /** More parts by name. */
  readonly more?: Readonly<Record<string, string | Buffer>>;
  /** The shared strings come after the sheet, as some programs write them. */
  readonly stringsLast?: boolean;
  /** Stored without packing. */
  readonly stored?: boolean;
  /** Turns each XML part into bytes; UTF-8 unless said otherwise. */
  readonly encode?: (xml: string) => Buffer;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
export const XML = '<?xml version="1.0" encoding="UTF-8"?>';

const ROOT_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}">
<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/worksheet" Target="/xl/worksheets/sheet2.xml"/>
<Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
/** Cell format 1 is a built-in date, 2 a written one, 3 an amount with 元 in quotes. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="#,##0.00&quot;元 yd&quot;;[Red]-0.00"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

/** A workbook part with the given sheets in order; `properties` are attributes of `workbookPr`. */
export function workbookXml(sheets: readonly { id: string; state?: string }[], properties = ''): string {
  const list = sheets.map(({ id, state }, place) => `<sheet name="表${place + 1}" sheetId="${place + 1}" ${state === undefined ? '' : `state="${state}" `}r:id="${id}"/>`);
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${properties}/><sheets>${list.join('')}</sheets></workbook>`;
}

/** Rows of inline text cells without references, one array a row. */
export function inlineRows(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`);
  return rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A folder for the files of one test suite. */
export class HostileSheets {
  private constructor(private readonly folder: string) {}

  static async create(): Promise<HostileSheets> {
    return new HostileSheets(await mkdtemp(join(tmpdir(), 'hostile-sheets-')));
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  async file(name: string, content: string | Buffer): Promise<string> {
    const path = join(this.folder, name);
    await writeFile(path, content);
    return path;
  }

  async workbook(name: string, parts: WorkbookParts): Promise<string> {
    const zip = new yazl.ZipFile();
    const encode = parts.encode ?? ((xml: string) => Buffer.from(xml));
    const add = (part: string, content: string | Buffer): void => zip.addBuffer(typeof content === 'string' ? encode(content) : content, part, { compress: parts.stored !== true });
    add('_rels/.rels', ROOT_RELATIONS);
    add('xl/workbook.xml', parts.workbook ?? workbookXml([{ id: 'rId1' }]));
    add('xl/_rels/workbook.xml.rels', parts.relations ?? RELATIONS);
    add('xl/styles.xml', parts.styles ?? STYLES);
    for (const [part, content] of Object.entries(parts.more ?? {})) add(part, content);
    const strings = (): void => {
      if (parts.strings !== undefined) addContent(zip, 'xl/sharedStrings.xml', wrap(parts.strings, `<sst xmlns="${MAIN}">`, '</sst>'), encode);
    };
    if (parts.stringsLast !== true) strings();
    addContent(zip, 'xl/worksheets/sheet1.xml', wrap(parts.sheet, `<worksheet xmlns="${MAIN}"><sheetData>`, '</sheetData></worksheet>'), encode);
    if (parts.stringsLast === true) strings();
    zip.end();
    const path = join(this.folder, name);
    await pipeline(zip.outputStream, createWriteStream(path));
    return path;
  }
}

/** Repeats a text until it is about `bytes` long, in pieces of a megabyte. */
export function* flood(text: string, bytes: number, start = '', end = ''): Generator<string, void, undefined> {
  const piece = text.repeat(Math.ceil(1_000_000 / text.length));
  yield start;
  for (let written = 0; written < bytes; written += piece.length) yield piece;
  yield end;
}

type Content = string | Iterable<string>;

function wrap(content: Content, start: string, end: string): Content {
  if (typeof content === 'string') return content.startsWith('<?xml') ? content : `${XML}${start}${content}${end}`;
  return (function* () {
    yield `${XML}${start}`;
    yield* content;
    yield end;
  })();
}

function addContent(zip: yazl.ZipFile, part: string, content: Content, encode: (xml: string) => Buffer): void {
  if (typeof content === 'string') zip.addBuffer(encode(content), part);
  else zip.addReadStream(Readable.from(content), part, { compressionLevel: 1 });
}
