import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { addDays } from '../../deadlines/domain/business-date.js';
import { isSocialInsurance } from './claim-kind.js';

/** Longer than any run of statutory days off: past it the calendar is broken. */
const longestHoliday = 60;

/** Why a proposed date is not the one that was wished for. */
export const dateMoves = ['workingDayBefore', 'workingDayAfter', 'notBeforeToday'] as const;
export type DateMove = (typeof dateMoves)[number];

/** The present, and which days banks and collectors work on; dates are `YYYY-MM-DD` in the office's zone. */
export interface ProposalTime {
  today: string;
  isWorkingDay: (date: string) => boolean;
}

export interface ProposedDate {
  dueOn: string;
  moved: DateMove | null;
}

/**
 * Money for workers is due the working day before (保障农民工工资支付条例 Art. 14: pay day on a holiday, pay before it), money for
 * the insurance and the housing fund the working day after, when the collector is open. Never before today. It shapes
 * proposals only: a date the parties agreed does not move.
 * @throws RangeError when no working day is near
 */
export function proposeDate(wished: string, kind: PaymentKind, time: ProposalTime): ProposedDate {
  const later = isSocialInsurance(kind) || kind === 'housingFund' || kind === 'lateFee';
  return later ? onOrAfter(wished, time) : onOrBefore(wished, time);
}

/** The first working day on which money that comes in on a date can be paid on: never before it is there. */
export const onOrAfter = (wished: string, time: ProposalTime): ProposedDate => {
  const from = wished < time.today ? time.today : wished;
  const dueOn = nearestWorkingDay(from, 1, time);
  return { dueOn, moved: dueOn === wished ? null : from === wished ? 'workingDayAfter' : 'notBeforeToday' };
};

function onOrBefore(wished: string, time: ProposalTime): ProposedDate {
  const dueOn = nearestWorkingDay(wished, -1, time);
  if (dueOn >= time.today) return { dueOn, moved: dueOn === wished ? null : 'workingDayBefore' };
  return { ...onOrAfter(wished, time), moved: 'notBeforeToday' };
}

function nearestWorkingDay(date: string, step: 1 | -1, { isWorkingDay }: ProposalTime): string {
  for (let distance = 0; distance <= longestHoliday; distance += 1) {
    const candidate = addDays(date, distance * step);
    if (isWorkingDay(candidate)) return candidate;
  }
  throw new RangeError('No working day near the date');
}
