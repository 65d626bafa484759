import { formatYuan } from '../platform/money/fen.js';
import type { ReportFigures } from './daily-report.entity.js';

/** A zero report says so instead of counting noughts. */
export const typeOf = ({ nothingHappened }: ReportFigures): 'report.daily' | 'report.dailyZero' => (nothingHappened ? 'report.dailyZero' : 'report.daily');

/** What the message of a report says. */
export const toldOf = ({ entries, paidFen, overdueClocks }: ReportFigures, number: string): Record<string, string | number> => ({
  number, entries, paidYuan: formatYuan(paidFen), overdueClocks,
});
