import { isColumnCounter } from '../../platform/sheets/row-kind.js';
import type { SheetRow } from '../../platform/sheets/sheet-row.js';
import { readTable } from '../../platform/sheets/table-reader.js';
import type { SheetTable } from '../../platform/sheets/table-reader.js';
import { amountUnits, readAmounts } from './roster-amounts.js';
import type { AmountUnits } from './roster-amounts.js';
import { ROSTER_COLUMNS } from './roster-columns.js';
import type { RosterColumnKey } from './roster-columns.js';
import { readHiredOn, readLivingCondition, readMigrantWorker, readMonthsOwed, readText } from './roster-details.js';
import { rosterLineKind } from './roster-line-kind.js';
import { duplicateMessage } from './roster-messages.js';
import { readBankCard, readIdNumber, readName, readPhone } from './roster-person.js';
import { RosterRowView } from './roster-row-view.js';
import type { RosterAmounts, RosterRow, RowVerdict } from './roster-row.js';
import { RosterTotals } from './roster-totals.js';
import { headingWarnings } from './roster-warning.js';
import type { SheetWarning } from './roster-warning.js';

export interface RosterReading {
  /** Workers' rows found, accepted or not. */
  readonly total: number;
  readonly accepted: readonly RosterRow[];
  /** A verdict for each worker's row, in the sheet's order. */
  readonly rows: readonly RowVerdict[];
  readonly warnings: readonly SheetWarning[];
}

export interface RosterOptions {
  /** Business date `YYYY-MM-DD`: nobody is born or hired after it. */
  readonly today: string;
  /** Told now and then how many workers' rows have been read, and once at the end. */
  readonly onProgress?: (rowsRead: number) => void;
}

const PROGRESS_EVERY = 200;
const MAX_WORD_CHARS = 60;
const MAX_NOTE_CHARS = 500;

/**
 * Reads a roster of workers and what they are owed from a sheet as unions really fill them in. The heading is found; titles,
 * totals and footers are no workers; a wrong row is refused with its reasons and the good ones are kept. Of two rows with
 * one identity number the first stays, even if it is refused for something else: which of them is right, people decide.
 *
 * @throws SheetError when the sheet cannot be read at all, `noHeading` and `missingColumn` among the codes
 */
export async function readRoster(rows: AsyncIterable<SheetRow> | Iterable<SheetRow>, options: RosterOptions): Promise<RosterReading> {
  const table = await readTable(rows, ROSTER_COLUMNS);
  const reader = new RosterReader(table, options);
  let first = true;
  for await (const line of table.body) {
    if (!(first && isColumnCounter(line))) reader.read(line);
    first = false;
  }
  return reader.finish();
}

class RosterReader {
  private readonly accepted: RosterRow[] = [];
  private readonly verdicts: RowVerdict[] = [];
  private readonly firstRowOf = new Map<string, number>();
  private readonly units: AmountUnits;
  private afterTotal = false;
  private readonly totals: RosterTotals;
  private readonly warnings: SheetWarning[];

  constructor(
    private readonly table: SheetTable<RosterColumnKey>,
    private readonly options: RosterOptions,
  ) {
    this.units = amountUnits(table);
    this.totals = new RosterTotals(this.units);
    this.warnings = headingWarnings(table, this.units);
  }

  read(line: SheetRow): void {
    const view = new RosterRowView(this.table, line);
    const kind = rosterLineKind(this.table, line, this.afterTotal);
    if (kind === 'worker' || (kind === 'amountsOnly' && !this.totals.agrees(view))) this.readWorker(view);
    if (kind !== 'total' && kind !== 'subtotal') return;
    this.warnings.push(...this.totals.compare(view, kind, (key) => this.table.columns.get(key)?.heading ?? key));
    this.afterTotal ||= kind === 'total';
  }

  finish(): RosterReading {
    const { accepted, verdicts, warnings } = this;
    if (verdicts.length === 0) warnings.push({ code: 'noWorkers', message: '表头下面没有职工，请核对' });
    this.options.onProgress?.(verdicts.length);
    return { total: verdicts.length, accepted, rows: verdicts, warnings };
  }

  private readWorker(view: RosterRowView): void {
    const no = view.ordinal('no');
    view.refuseFaults(['no']);
    const name = readName(view);
    const idNumber = readIdNumber(view, this.options.today);
    if (idNumber !== undefined) this.noteIdNumber(view, idNumber);
    const { amounts, readable } = readAmounts(view, this.units);
    this.totals.add(readable);
    const details = this.readDetails(view);
    if (owesNothing(amounts) && ![...readable.values()].includes(null)) view.notice('wages', 'nothingOwed');
    const { errors, warnings, row } = view;
    if (errors.length === 0 && name !== undefined && idNumber !== undefined) this.accepted.push({ row, no, name, idNumber, amounts, ...details });
    this.verdicts.push({ row, no, errors, warnings });
    if (this.verdicts.length % PROGRESS_EVERY === 0) this.options.onProgress?.(this.verdicts.length);
  }

  private readDetails(view: RosterRowView): Omit<RosterRow, 'row' | 'no' | 'name' | 'idNumber' | 'amounts'> {
    return {
      phone: readPhone(view),
      migrantWorker: readMigrantWorker(view),
      job: readText(view, 'job', MAX_WORD_CHARS),
      hiredOn: readHiredOn(view, this.options.today),
      ...readMonthsOwed(view, this.options.today),
      bankName: readText(view, 'bankName', MAX_WORD_CHARS),
      bankCard: readBankCard(view),
      livingCondition: readLivingCondition(view),
      note: readText(view, 'note', MAX_NOTE_CHARS),
    };
  }

  private noteIdNumber(view: RosterRowView, idNumber: string): void {
    const firstRow = this.firstRowOf.get(idNumber);
    if (firstRow === undefined) this.firstRowOf.set(idNumber, view.row);
    else view.error('idNumber', 'duplicateIdNumber', duplicateMessage(firstRow));
  }
}

function owesNothing(amounts: RosterAmounts): boolean {
  return Object.values(amounts).every((fen) => fen === 0);
}
