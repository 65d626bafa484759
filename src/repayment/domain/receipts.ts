/** How a worker tells that money arrived: a signed paper, a code that only the worker was told, or a call. */
export const receiptWays = ['signature', 'code', 'call'] as const;
export type ReceiptWay = (typeof receiptWays)[number];

export const receiptOutcomes = ['received', 'notReceived'] as const;
export type ReceiptOutcome = (typeof receiptOutcomes)[number];

/** How it stands with a worker's share of a payment: what the worker said last. */
export const receiptStates = ['unconfirmed', ...receiptOutcomes] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** A code is told to the worker and said back in one conversation. */
export const CODE_LASTS_MS = 30 * 60_000;
/** One in 200,000 guesses by chance, before another code has to be made. */
export const CODE_ATTEMPTS = 5;
/** Of one worker and payment in a day: more is somebody guessing. */
export const CODES_A_DAY = 5;

/** What is known of a code when somebody says one. */
export interface CodeStanding {
  expiresAt: Date;
  attempts: number;
  /** Whether what was said is the code. */
  matches: boolean;
}

export type CodeVerdict = 'right' | 'receiptCodeWrong' | 'receiptCodeExpired' | 'receiptCodeUsedUp' | 'receiptCodeNone';

/** Judges what was said; `standing` is that of the latest code that was neither used nor replaced, null when there is none. */
export function judgeCode(standing: CodeStanding | null, now: Date): CodeVerdict {
  if (!standing) return 'receiptCodeNone';
  if (now > standing.expiresAt) return 'receiptCodeExpired';
  if (standing.attempts >= CODE_ATTEMPTS) return 'receiptCodeUsedUp';
  return standing.matches ? 'right' : 'receiptCodeWrong';
}
