import { readCellDate } from '../../platform/sheets/cell-date.js';
import type { RosterColumnKey } from './roster-columns.js';
import { tooLongMessage } from './roster-messages.js';
import { readMonthSpan } from './roster-period.js';
import type { RosterRowView } from './roster-row-view.js';
import type { RosterLivingCondition } from './roster-row.js';

const YES = /^(?:是|√|✓|✔|☑|1|Y|YES|T|TRUE|V|对|有|农民工)$/i;
const NO = /^(?:否|不是|非|×|✗|✘|X|0|N|NO|F|FALSE|无|非农民工|城镇职工|城镇|城镇户口|正式工|正式职工)$/i;

const CONDITIONS: Readonly<Record<string, RosterLivingCondition>> = {
  深度困难: 'severe',
  相对困难: 'relative',
  意外致困: 'accident',
  无: 'stable',
  否: 'stable',
  不困难: 'stable',
  非困难: 'stable',
  无困难: 'stable',
  正常: 'stable',
  一般: 'stable',
  稳定: 'stable',
  生活稳定: 'stable',
};

/** A short text, undefined when blank or too long (which refuses the row). */
export function readText(view: RosterRowView, key: RosterColumnKey, maxChars: number): string | undefined {
  if (view.isBroken(key)) return view.refuse(key, 'cellError');
  if (view.isBlank(key)) return undefined;
  const date = readDateCell(view, key);
  const text = date ?? view.text(key);
  if ([...text].length <= maxChars) return text;
  view.error(key, 'tooLong', tooLongMessage(maxChars));
  return undefined;
}

export function readMigrantWorker(view: RosterRowView): boolean | undefined {
  const text = plain(view, 'migrantWorker');
  if (YES.test(text)) return true;
  if (NO.test(text)) return false;
  return view.isBlank('migrantWorker') ? undefined : view.notice('migrantWorker', 'unknownValue');
}

export function readLivingCondition(view: RosterRowView): RosterLivingCondition | undefined {
  const text = plain(view, 'livingCondition').replace(/(?:职工|家庭|户)$/, '');
  if (Object.hasOwn(CONDITIONS, text)) return CONDITIONS[text];
  return view.isBlank('livingCondition') ? undefined : view.notice('livingCondition', 'unknownValue');
}

/** The day of hiring, `YYYY-MM-DD`; a month stands for its first day, with a warning. */
export function readHiredOn(view: RosterRowView, today: string): string | undefined {
  if (view.isBlank('hiredOn')) return undefined;
  const read = readCellDate(view.cell('hiredOn'));
  if (read === null || (read.date ?? `${read.month}-01`) > today) return view.refuse('hiredOn', 'badDate');
  if (read.date === null) view.notice('hiredOn', 'dayMissing');
  return read.date ?? `${read.month}-01`;
}

/** The months owed, from two columns or from one that holds the span; a span that begins after the month of `today` is kept with a warning. */
export function readMonthsOwed(view: RosterRowView, today: string): { readonly from?: string; readonly to?: string } {
  const inOneCell = view.isBlank('from') && view.isBlank('to') && !view.isBlank('period');
  const months = inOneCell ? readSpan(view) : readFromAndTo(view);
  if (months.from !== undefined && months.from > today.slice(0, 7)) view.notice(inOneCell ? 'period' : 'from', 'periodInTheFuture');
  return months;
}

function readFromAndTo(view: RosterRowView): { from?: string; to?: string } {
  const from = readMonth(view, 'from');
  const to = readMonth(view, 'to');
  if (from !== undefined && to !== undefined && to < from) view.refuse('to', 'periodEndsBeforeStart');
  return { from, to };
}

function readSpan(view: RosterRowView): { from?: string; to?: string } {
  const month = readCellDate(view.cell('period'))?.month;
  const span = month === undefined ? readMonthSpan(view.text('period')) : { from: month, to: month };
  if (span === null) {
    view.refuse('period', 'badMonth');
    return {};
  }
  if (span.to < span.from) view.refuse('period', 'periodEndsBeforeStart');
  return span;
}

function readMonth(view: RosterRowView, key: 'from' | 'to'): string | undefined {
  if (view.isBlank(key)) return undefined;
  return readCellDate(view.cell(key))?.month ?? view.refuse(key, 'badMonth');
}

function readDateCell(view: RosterRowView, key: RosterColumnKey): string | undefined {
  const cell = view.cell(key);
  const isDate = typeof cell === 'object' && cell !== null && 'serial' in cell;
  return isDate ? (readCellDate(cell)?.date ?? cell.serial) : undefined;
}

function plain(view: RosterRowView, key: RosterColumnKey): string {
  return view.text(key).normalize('NFKC').replace(/\s+/g, '');
}
