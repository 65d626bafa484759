import type { AmountUnit } from '../../platform/money/amount-unit.js';
import { unitOfHeading, unitOfNote, UNIT_NAMES } from '../../platform/money/amount-unit.js';
import { readCellDate } from '../../platform/sheets/cell-date.js';
import { cellText } from '../../platform/sheets/cell-text.js';
import { columnLabel } from '../../platform/sheets/column-label.js';
import { isColumnCounter, totalLabel } from '../../platform/sheets/row-kind.js';
import type { SheetRow } from '../../platform/sheets/sheet-row.js';
import { readTable } from '../../platform/sheets/table-reader.js';
import type { SheetTable } from '../../platform/sheets/table-reader.js';
import { bankResult } from './bank-return-result.js';
import { readAccount, readDeductions, readPaidAmount, readPaidOn, readPayee, readResult } from './bank-return-cells.js';
import { BANK_RETURN_COLUMNS } from './bank-return-columns.js';
import type { BankReturnColumnKey } from './bank-return-columns.js';
import type { BankReturnRow, BankReturnWarning } from './bank-return-row.js';
import { BankReturnView } from './bank-return-view.js';

export interface BankReturnReading {
  /** The payments in the file's order, those the bank refused and those with errors too. */
  readonly rows: readonly BankReturnRow[];
  readonly warnings: readonly BankReturnWarning[];
}

export interface BankReturnOptions {
  /** Business dates `YYYY-MM-DD`: no payment is earlier than the first, none later than today. */
  readonly first: string;
  readonly today: string;
  /** Told how many payments have been read, every thousand and at the end; the next ones wait for it. */
  readonly onProgress?: (payments: number) => Promise<void>;
}

const PROGRESS_EVERY = 1_000;

/**
 * Reads a bank's return file for batch payments. Sums, counts and signatures below the table are passed over.
 *
 * @throws SheetError when the file cannot be read at all, `noHeading` and `missingColumn` among the codes
 */
export async function readBankReturn(rows: AsyncIterable<SheetRow> | Iterable<SheetRow>, options: BankReturnOptions): Promise<BankReturnReading> {
  const table = await readTable(rows, BANK_RETURN_COLUMNS);
  const unit = unitOf(table, 'amount');
  const deductionsUnit = unitOf(table, 'deductions');
  const day = dayAbove(table.notes);
  const read: BankReturnRow[] = [];
  let first = true;
  for await (const line of table.body) {
    const counter = first && isColumnCounter(line);
    first = false;
    if (counter || !isPayment(table, line)) continue;
    read.push(readRow(new BankReturnView(table, line), { unit, deductionsUnit, day, first: options.first, today: options.today }));
    if (read.length % PROGRESS_EVERY === 0) await options.onProgress?.(read.length);
  }
  await options.onProgress?.(read.length);
  return { rows: read, warnings: sheetWarnings(table, unit, read.length) };
}

function readRow(view: BankReturnView, context: { unit: AmountUnit; deductionsUnit: AmountUnit; day: string | null; first: string; today: string }): BankReturnRow {
  view.refuseFaults(['no']);
  const name = readPayee(view);
  const account = readAccount(view);
  const amountFen = readPaidAmount(view, context.unit);
  const deductionsFen = readDeductions(view, context.deductionsUnit);
  const result = readResult(view);
  const paidOn = readPaidOn(view, context.day, context, result.succeeded);
  const { row, errors, warnings } = view;
  return { row, no: view.ordinal('no'), name, account, amountFen, deductionsFen, paidOn, ...result, errors, warnings };
}

/** A line is a payment unless it is a sum, a footer, a heading repeated on a new page, or names nobody and nothing paid. What has a result and an amount is no footer, whatever else is written there. */
function isPayment(table: SheetTable<BankReturnColumnKey>, line: SheetRow): boolean {
  const view = new BankReturnView(table, line);
  const account = view.text('account');
  if (/[\p{Nd}*＊]/u.test(account)) return true;
  const texts = line.cells.map(cellText).filter((text) => text !== '');
  if (texts.some((text) => totalLabel(text) !== null)) return false;
  if (bankResult(view.text('result')) !== 'unknown' && !view.isBlank('amount')) return true;
  if (texts.some((text) => /[:：]|\d笔|笔数|总金额|签字|盖章/.test(text))) return false;
  if (account !== '' && (table.columns.get('account')?.heading ?? '').endsWith(account)) return false;
  return !view.isBlank('result') || (!view.isBlank('amount') && !view.isBlank('name'));
}

function unitOf(table: SheetTable<BankReturnColumnKey>, key: 'amount' | 'deductions'): AmountUnit {
  const heading = table.columns.get(key)?.heading ?? '';
  return unitOfHeading(heading) ?? table.notes.map(unitOfNote).find((unit) => unit !== null) ?? 'yuan';
}

/** Some banks write the day once above the table: `交易日期：2025-01-05`. */
function dayAbove(notes: readonly string[]): string | null {
  const label = /(?:交易|记账|入账|代发|发放|处理|付款)(?:日期|时间)\s*[:：]\s*([\d年月日./-]+)/.exec(notes.join(' '));
  return label === null ? null : (readCellDate(label[1])?.date ?? null);
}

function sheetWarnings(table: SheetTable<BankReturnColumnKey>, unit: AmountUnit, rows: number): BankReturnWarning[] {
  const warnings: BankReturnWarning[] = table.duplicates.map((column) => {
    const label = columnLabel(column);
    return { code: 'duplicateColumn', column: label, message: `“${label}”列与另一列含义相同，未采用，请核对` };
  });
  if (unit !== 'yuan') warnings.push({ code: 'amountUnit', message: `金额按${UNIT_NAMES[unit]}读取，请核对` });
  if (rows === 0) warnings.push({ code: 'noRows', message: '表头下面没有付款记录，请核对' });
  return warnings;
}
