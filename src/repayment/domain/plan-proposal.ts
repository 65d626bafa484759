import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { addCalendarMonths, addDays } from '../../deadlines/domain/business-date.js';
import { splitLargestRemainder } from '../../platform/money/fen.js';
import { isSocialInsurance } from './claim-kind.js';
import { maxInstalments, type InstalmentDraft } from './instalment-rules.js';

/** Longer than any run of days off: past it the calendar is broken. */
const longestHoliday = 60;

export interface ProposalInput {
  kind: PaymentKind;
  /** What the instalments sum to, in fen. */
  amountFen: number;
  /** The date wished for (of the first instalment), before days off are avoided. */
  dueOn: string;
  today: string;
  isWorkingDay: (date: string) => boolean;
}

/** Proposes everything on one date. */
export function proposeSingleDate(input: ProposalInput): InstalmentDraft[] {
  return proposeMonthly({ ...input, months: 1 });
}

/**
 * Proposes equal parts month by month (largest remainder: the first ones carry the odd fen), each on the day of the month of
 * the first or the last day of a shorter month. Parts of nothing are left out.
 * @throws RangeError when `months` is not 1–600, or no working day is near
 */
export function proposeMonthly({ months, ...input }: ProposalInput & { months: number }): InstalmentDraft[] {
  if (!Number.isInteger(months) || months < 1 || months > maxInstalments) throw new RangeError(`An instalment plan has 1 to ${maxInstalments} parts`);
  return splitLargestRemainder(input.amountFen, new Array<number>(months).fill(1))
    .map((amountFen, index) => ({ kind: input.kind, dueOn: avoidDayOff(addCalendarMonths(input.dueOn, index), input), amountFen }))
    .filter(({ amountFen }) => amountFen > 0);
}

/**
 * Money for workers is due the working day before (保障农民工工资支付条例 Art. 14: pay day on a holiday, pay before it), money for
 * the insurance and the housing fund the working day after, when the collector is open. Never before today. It shapes
 * proposals only: a date the parties agreed does not move.
 */
function avoidDayOff(wished: string, { kind, today, isWorkingDay }: ProposalInput): string {
  const later = isSocialInsurance(kind) || kind === 'housingFund' || kind === 'lateFee';
  const moved = nearestWorkingDay(wished, later ? 1 : -1, isWorkingDay);
  return moved >= today ? moved : nearestWorkingDay(wished > today ? wished : today, 1, isWorkingDay);
}

function nearestWorkingDay(date: string, step: 1 | -1, isWorkingDay: (date: string) => boolean): string {
  for (let distance = 0; distance <= longestHoliday; distance += 1) {
    const candidate = addDays(date, distance * step);
    if (isWorkingDay(candidate)) return candidate;
  }
  throw new RangeError('No working day near the date');
}
