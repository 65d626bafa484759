/** An entry of the timeline, as far as a report counts it. */
export interface ReportedEntry {
  type: string;
  /** Null: the program itself. */
  actorId: string | null;
  data: Readonly<Record<string, unknown>>;
}

/** What was done on a case since its last report: counts and sums only. */
export interface Progress {
  /** How many entries of each type people have brought about. */
  entriesByType: Record<string, number>;
  entries: number;
  visits: number;
  workersAdded: number;
  claimsDecided: number;
  /** Payments recorded, less those taken back, in fen; below zero when more was taken back than paid. */
  paidFen: number;
  nothingHappened: boolean;
}

type Count = Exclude<keyof Progress, 'entriesByType' | 'entries' | 'nothingHappened'>;

/** Which number an entry adds: itself, or the field of its data. */
const COUNTED: Readonly<Record<string, { count: Count; field?: string; sign?: -1 }>> = {
  'visit.recorded': { count: 'visits' },
  'worker.added': { count: 'workersAdded' },
  'roster.imported': { count: 'workersAdded', field: 'added' },
  'claims.decided': { count: 'claimsDecided', field: 'decided' },
  'payment.recorded': { count: 'paidFen', field: 'amountFen' },
  'payment.imported': { count: 'paidFen', field: 'matchedFen' },
  'payment.reversed': { count: 'paidFen', field: 'amountFen', sign: -1 },
};

/** That somebody read much is told at once; it brings no case on. */
const NO_PROGRESS: ReadonlySet<string> = new Set(['personalData.manyReads']);

/** What the program notes by itself, such as a clock that is overdue, is no progress: with nothing else it is a zero report. */
export function progressOf(entries: readonly ReportedEntry[]): Progress {
  const done = entries.filter(({ type, actorId }) => actorId !== null && !NO_PROGRESS.has(type));
  const sums: Record<Count, number> = { visits: 0, workersAdded: 0, claimsDecided: 0, paidFen: 0 };
  const entriesByType: Record<string, number> = {};
  for (const { type, data } of done) {
    entriesByType[type] = (entriesByType[type] ?? 0) + 1;
    const counted = Object.hasOwn(COUNTED, type) ? COUNTED[type] : undefined;
    if (counted) sums[counted.count] += (counted.field === undefined ? 1 : wholeNumber(data[counted.field])) * (counted.sign ?? 1);
  }
  return { entriesByType, entries: done.length, ...sums, nothingHappened: done.length === 0 };
}

const wholeNumber = (value: unknown): number => (Number.isSafeInteger(value) ? (value as number) : 0);
