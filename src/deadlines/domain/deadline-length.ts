import { DeadlineError } from './deadline-error.js';

/** How a length is counted; `agreedDate` has no length: the day was agreed (an instalment). */
export type DeadlineUnit = 'hours' | 'workingDays' | 'naturalDays' | 'months' | 'years' | 'agreedDate';
export type LengthUnit = Exclude<DeadlineUnit, 'agreedDate'>;

/** A slip of the keyboard must not send a clock past the calendar: about twenty years of each unit. */
const LONGEST: Readonly<Record<LengthUnit, number>> = {
  hours: 175_200,
  workingDays: 5_000,
  naturalDays: 7_300,
  months: 240,
  years: 20,
};

/** Throws `lengthNotPositive` unless `length` is a whole number ≥ 1, and `lengthTooLarge` beyond about twenty years. */
export function requireLength(length: number, unit: LengthUnit): void {
  if (!Number.isInteger(length) || length < 1) throw new DeadlineError('lengthNotPositive', { length: String(length), unit });
  if (length > LONGEST[unit]) throw new DeadlineError('lengthTooLarge', { length, unit, longest: LONGEST[unit] });
}
