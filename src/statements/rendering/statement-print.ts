import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pdfmake from 'pdfmake';
import type { Content, CustomTableLayout, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { formatYuan } from '../../platform/money/fen.js';
import { type ColumnKind, printable, type StatementDocument, type StatementTable, type StatementValue } from '../domain/statement-document.js';
import { fontCoverage } from './font-coverage.js';

/** Simplified Chinese with the rare characters of names (Extension A and the general standard's). OFL, see `assets/fonts`. */
const FONT = fileURLToPath(new URL('../../../assets/fonts/NotoSansSC-Regular.ttf', import.meta.url));
const FAMILY = 'NotoSansSC';

const MARGIN = 28;
/** A4 landscape is 842 points wide. */
const PAGE_WIDTH = 842 - 2 * MARGIN;
const PADDING = 5;
const SHADE = '#EDF0F4';
const RULE = '#C5CCD6';

/** A run that no line break rule divides, such as a voucher's number, would run out of its cell. */
const LONG_WORD = /[!-~]{12}/;

const LAYOUT: CustomTableLayout = {
  hLineWidth: (line) => (line === 0 ? 0 : 0.5), vLineWidth: () => 0, hLineColor: () => RULE,
  paddingLeft: () => PADDING, paddingRight: () => PADDING, paddingTop: () => 2, paddingBottom: () => 2,
};

/** Text with each character that the font lacks named by its number, rather than shown as an empty box. */
type Legible = (text: string) => string;

/**
 * The bytes of a PDF on A4: each table with its heading repeated on every page, the pages numbered, the font's used characters
 * embedded. The same document makes the same bytes. It keeps the processor busy for seconds: run it in a thread of its own.
 * @param onProgress told the share of pages that are drawn, 0 to 1
 */
export async function statementPrint(document: StatementDocument, onProgress: (share: number) => void): Promise<Uint8Array> {
  pdfmake.setFonts({ [FAMILY]: { normal: FONT } });
  // Whatever stands in a text, no address and no other file is opened.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === FONT);
  pdfmake.setProgressCallback(onProgress);
  return pdfmake.createPdf(definitionOf(document, legibleIn(FONT))).getBuffer();
}

function definitionOf(document: StatementDocument, legible: Legible): TDocumentDefinitions {
  const { title, fileName, pageLabel, asOf, author, locale } = document;
  const name = legible(printable(fileName));
  return {
    version: '1.7',
    language: locale,
    info: { title: name, author: printable(author), creator: 'Triquick', producer: 'Triquick', creationDate: new Date(asOf) },
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [MARGIN, 36, MARGIN, 34],
    defaultStyle: { font: FAMILY, fontSize: 7.5 },
    header: (page) => (page === 1 ? '' : { text: name, margin: [MARGIN, 16, MARGIN, 0], color: '#5B6472' }),
    footer: (page, pages) => ({ text: pageLabel.replace('{page}', String(page)).replace('{pages}', String(pages)), alignment: 'right', margin: [MARGIN, 8, MARGIN, 0], color: '#5B6472' }),
    content: [
      { text: title, fontSize: 15, alignment: 'center', margin: [0, 0, 0, 8] },
      factsOf(document, legible),
      ...document.tables.map((table) => tableOf(table, legible)),
      ...document.notes.map((text, place) => ({ text, margin: [0, place === 0 ? 8 : 1, 0, 0] as [number, number, number, number] })),
      signaturesOf(document),
    ],
  };
}

/** Two pairs of label and value in a line. */
function factsOf({ facts }: StatementDocument, legible: Legible): Content {
  const cells = facts.map(([label, value]): [TableCell, TableCell] => [{ text: label, color: '#5B6472' }, textCell(legible(printable(value)))]);
  if (cells.length % 2 === 1) cells.push(['', '']);
  const body: TableCell[][] = [];
  for (let at = 0; at < cells.length; at += 2) body.push([...(cells[at] ?? []), ...(cells[at + 1] ?? [])]);
  return { table: { widths: [80, '*', 80, '*'], body }, layout: 'noBorders', fontSize: 8.5 };
}

function tableOf({ title, columns, rows, totals }: StatementTable, legible: Legible): Content {
  const share = (PAGE_WIDTH - columns.length * 2 * PADDING) / columns.reduce((sum, { width }) => sum + width, 0);
  const heading = columns.map(({ heading: text, kind }): TableCell => ({ text, fillColor: SHADE, alignment: alignmentOf(kind) }));
  // The title is a row of the table's head: it stays with its table and stands on every page of it.
  const top: TableCell[] = [{ text: title, fontSize: 10, colSpan: columns.length, margin: [-PADDING, 0, 0, 1] }, ...columns.slice(1).map(() => '')];
  const body = [top, heading, ...rows.map((row) => columns.map(({ kind }, place) => cellOf(kind, row[place] ?? null, legible)))];
  if (totals) body.push(columns.map(({ kind }, place) => ({ text: textOf(place === 0 ? 'text' : kind, totals[place] ?? null), fillColor: SHADE, alignment: place === 0 ? 'left' : alignmentOf(kind) })));
  return { table: { headerRows: 2, keepWithHeaderRows: 1, dontBreakRows: true, widths: columns.map(({ width }) => width * share), body }, layout: LAYOUT, margin: [0, 10, 0, 0] };
}

const signaturesOf = ({ signatures }: StatementDocument): Content => ({
  columns: signatures.map((label) => ({ text: `${label}：____________________` })), margin: [0, 22, 0, 0], fontSize: 8.5, unbreakable: true,
});

function cellOf(kind: ColumnKind, value: StatementValue, legible: Legible): TableCell {
  const text = textOf(kind, value);
  if (kind === 'text') return textCell(legible(text));
  return kind === 'date' ? text : { text, alignment: alignmentOf(kind) };
}

const textCell = (text: string): TableCell => (LONG_WORD.test(text) ? { text, wordBreak: 'break-all' } : text);

function textOf(kind: ColumnKind, value: StatementValue): string {
  if (value === null) return '';
  if (typeof value === 'string') return printable(value);
  return kind === 'fen' ? formatYuan(value) : String(value);
}

const alignmentOf = (kind: ColumnKind): 'left' | 'right' => (kind === 'fen' || kind === 'count' ? 'right' : 'left');

function legibleIn(font: string): Legible {
  const covers = fontCoverage(readFileSync(font));
  return (text) => [...text].map((character) => (covers(character.codePointAt(0) ?? 0) ? character : `〔U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}〕`)).join('');
}
