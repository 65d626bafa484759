import { RowCounter } from './row-counter.js';
import { SheetError } from './sheet-error.js';
import type { SheetLimits } from './sheet-limits.js';
import type { Cell, SheetRow } from './sheet-row.js';
import { TextCollector } from './xlsx-text.js';
import type { XmlHandlers } from './xml-slices.js';

export interface WorkbookContext {
  readonly strings: readonly string[];
  readonly dateFormats: readonly boolean[];
  readonly d1904: boolean;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  /** What was met within it. */
  formula: boolean;
  value: boolean;
}

/** XLSX has columns A to XFD; styled blanks may reach that far, values may not. */
const LAST_COLUMN = 16_384;
/** Bytes without a new row: column definitions, merged ranges and validations of a real sheet are far smaller. */
const MAX_BYTES_BETWEEN_ROWS = 8_000_000;

const NO_RESULT: Cell = { error: '', noValue: true };

/** Turns a worksheet's XML into rows. Elements outside `<sheetData>` are passed over, blank rows are left out. */
export class XlsxRowParser implements XmlHandlers {
  private readonly counter: RowCounter;
  private readonly collector: TextCollector;
  private ready: SheetRow[] = [];
  private inData = false;
  private row: { number: number; cells: Cell[] } | null = null;
  private cell: OpenCell | null = null;
  private lastColumn = 0;
  private cellsInRow = 0;
  private bytesSinceRow = 0;
  private textChars = 0;

  constructor(
    private readonly workbook: WorkbookContext,
    private readonly limits: SheetLimits,
  ) {
    this.counter = new RowCounter(limits);
    this.collector = new TextCollector(limits.cellChars);
  }

  /** Passes the part's bytes on and refuses a flood of anything that is not a row. */
  async *watch(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
    for await (const chunk of bytes) {
      this.bytesSinceRow += chunk.length;
      if (this.bytesSinceRow > MAX_BYTES_BETWEEN_ROWS) throw new SheetError('partTooLarge', 'between rows');
      yield chunk;
    }
  }

  /** The rows completed since the last call. */
  take(): SheetRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.inData = true;
    else if (!this.inData) return;
    else if (name === 'row') this.openRow(attributes['r']);
    else if (name === 'c') this.openCell(attributes);
    else if (this.cell !== null) this.openContent(name, this.cell);
  }

  text(text: string): void {
    if (this.cell !== null) this.collector.text(text);
  }

  close(name: string): void {
    if (name === 'sheetData') this.inData = false;
    else if (!this.inData) return;
    else if (name === 'row') this.closeRow();
    else if (name === 'c') this.closeCell();
    else if (this.cell !== null) this.collector.close(name);
  }

  private openRow(reference: string | undefined): void {
    if (this.row !== null) throw new SheetError('damaged', 'row in a row');
    this.bytesSinceRow = 0;
    this.row = { number: this.counter.enter(reference === undefined ? undefined : Number(reference)), cells: [] };
    this.lastColumn = 0;
    this.cellsInRow = 0;
  }

  private closeRow(): void {
    if (this.row !== null && this.row.cells.length > 0) {
      this.counter.filled();
      this.ready.push({ row: this.row.number, cells: Array.from(this.row.cells, (cell) => cell ?? null) });
    }
    this.row = null;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    if (this.row === null || this.cell !== null) throw new SheetError('damaged', 'cell outside a row');
    if (++this.cellsInRow > LAST_COLUMN) throw new SheetError('tooManyColumns', `row ${this.row.number}`);
    const reference = attributes['r'];
    const column = reference === undefined ? this.lastColumn + 1 : columnOf(reference);
    if (column < 1 || column > LAST_COLUMN) throw new SheetError('damaged', `row ${this.row.number}`);
    this.lastColumn = column;
    this.cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), formula: false, value: false };
    this.collector.reset();
  }

  private openContent(name: string, cell: OpenCell): void {
    if (name === 'f') cell.formula = true;
    else if (name === 'v') cell.value = true;
    this.collector.open(name);
  }

  private closeCell(): void {
    const { row, cell } = this;
    this.cell = null;
    if (row === null || cell === null || (this.collector.raw() === '' && !lacksResult(cell))) return;
    const value = this.collector.raw() === '' ? NO_RESULT : this.valueOf(cell, row.number);
    if (value === '') return;
    if (cell.column > this.limits.columns) throw new SheetError('tooManyColumns', `row ${row.number}`);
    this.textChars += typeof value === 'string' ? value.length : 0;
    if (this.textChars > this.limits.textChars) throw new SheetError('partTooLarge', 'text');
    row.cells[cell.column - 1] = value;
  }

  private valueOf(cell: OpenCell, row: number): Cell {
    const raw = this.collector.raw();
    switch (cell.type) {
      case 's':
        return this.sharedString(raw, row);
      case 'n':
        return this.numeric(raw.trim(), cell.style);
      case 'b':
        return raw.trim() === '1' || raw.trim() === 'true';
      case 'e':
        return { error: raw.slice(0, 20) };
      default:
        return this.collector.value();
    }
  }

  private numeric(digits: string, style: number): Cell {
    const { d1904 } = this.workbook;
    if (this.workbook.dateFormats[style] === true) return { serial: digits, d1904 };
    return d1904 ? { number: digits, d1904 } : { number: digits };
  }

  /** An index beyond the table means that text is missing from the file: reading on would blank out cells in silence. */
  private sharedString(index: string, row: number): string {
    const text = /^\s*\d+\s*$/.test(index) ? this.workbook.strings[Number(index)] : undefined;
    if (text === undefined) throw new SheetError('damaged', `row ${row}`);
    return text;
  }
}

/** Programs that do not calculate leave the result out or empty; only a text formula (`t="str"`) may give empty text. */
function lacksResult({ formula, type, value }: OpenCell): boolean {
  return formula && !(type === 'str' && value);
}

/** Column number of a reference such as `AB12`; 0 when it has no letters. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^\$?([A-Za-z]{0,4})/.exec(reference)?.[1]?.toUpperCase() ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}
