import { formatYuan } from '../../platform/money/fen.js';
import { LONG_MONTHS, type WorkerArrears } from './pay-arrears.js';

/** 法释〔2013〕3号 Art. 3 (2): ten workers or more together. */
export const MANY_WORKERS = 10;

/** The amounts of 法释〔2013〕3号 Art. 3 where the case is, in fen. */
export interface CrimeLimits {
  workerFen: number;
  totalFen: number;
  /** No local number is set: compared with the least that a province can have fixed. */
  lowerBound: boolean;
}

/** What the amounts were measured on. */
export interface CrimeFigures {
  workers: number;
  totalFen: number;
  mostOfOneFen: number;
  /** Workers each owed the amount for three months or more, as far as the claims tell. */
  workersOverLimit: number;
}

/** Whether unpaid pay reaches a "large amount"; never whether there is a crime. */
export interface CrimeAmounts {
  figures: CrimeFigures;
  /** One worker: three months' pay and the amount. `monthsKnown` false: nobody's claims tell the months. */
  one: { monthsKnown: boolean } | null;
  /** Ten or more workers and the amount together. */
  many: boolean;
}

/** @param limits null where nobody gives any: then nothing is reached */
export function crimeAmounts(arrears: readonly WorkerArrears[], limits: CrimeLimits | null): CrimeAmounts {
  const totalFen = arrears.reduce((sum, { dueFen }) => sum + dueFen, 0);
  const over = limits ? arrears.filter(({ dueFen, months }) => dueFen >= limits.workerFen && (months === null || months >= LONG_MONTHS)) : [];
  return {
    figures: { workers: arrears.length, totalFen, mostOfOneFen: arrears.reduce((most, { dueFen }) => Math.max(most, dueFen), 0), workersOverLimit: over.length },
    one: over.length > 0 ? { monthsKnown: over.some(({ months }) => months !== null) } : null,
    many: limits !== null && arrears.length >= MANY_WORKERS && totalFen >= limits.totalFen,
  };
}

export const amountsReached = ({ one, many }: CrimeAmounts): boolean => many || one !== null;

/** Why the amounts count as reached, or that they are not; the texts are `crimeReasonTexts`. */
export function crimeReasons(amounts: CrimeAmounts, limits: CrimeLimits | null): { code: string; params?: Readonly<Record<string, string | number>> }[] {
  if (!limits || !amountsReached(amounts)) return [{ code: 'crimeNotReached' }];
  const { figures, one, many } = amounts;
  return [
    ...(many ? [{ code: 'crimeTotalReached', params: { count: figures.workers, amountYuan: formatYuan(figures.totalFen), least: formatYuan(limits.totalFen) } }] : []),
    ...(one ? [{ code: 'crimeOneReached', params: { count: figures.workersOverLimit, amountYuan: formatYuan(figures.mostOfOneFen), least: formatYuan(limits.workerFen) } }] : []),
    ...(limits.lowerBound ? [{ code: 'nationalLowerBound' }] : []),
  ];
}
