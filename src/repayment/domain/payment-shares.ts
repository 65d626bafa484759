import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import { splitLargestRemainder } from '../../platform/money/fen.js';
import type { Replay } from './allocation.js';
import { isSocialInsurance } from './claim-kind.js';
import { addFen } from './fen-sum.js';
import type { LedgerHistory, Posting } from './ledger-types.js';
import { paymentIdsOf } from './payment-money.js';

/** What a payment put into one worker's hand, in fen. */
export interface PaymentShare {
  paymentId: string;
  workerId: string;
  amountFen: number;
}

/** Insurance and the housing fund go to those who collect them, and so does the late fee: no worker can confirm their receipt. */
export const reachesWorkers = (kind: ClaimKind): boolean => !isSocialInsurance(kind) && kind !== 'housingFund' && kind !== 'lateFee';

/**
 * What each standing payment put into which worker's hand. One that names a single worker put there what came in, whatever it
 * settled; any other is shared out as it settled what they were owed, net of what was withheld, returned or repaid to a fund.
 */
export function sharesOf({ postings }: Pick<LedgerHistory, 'postings'>, { allocations }: Pick<Replay, 'allocations'>): PaymentShare[] {
  const paymentOf = paymentIdsOf(postings);
  const settled = new Map<string, Map<string, { fen: number; toFundFen: number }>>();
  for (const { postingId, workerId, kind, amountFen, toFundFen } of allocations) {
    if (workerId === null || !reachesWorkers(kind)) continue;
    const paymentId = paymentOf(postingId);
    const workers = settled.get(paymentId) ?? new Map<string, { fen: number; toFundFen: number }>();
    const known = workers.get(workerId) ?? { fen: 0, toFundFen: 0 };
    workers.set(workerId, { fen: addFen(known.fen, amountFen), toFundFen: addFen(known.toFundFen, toFundFen) });
    settled.set(paymentId, workers);
  }
  const payments = postings.filter(({ partOf, reversedBy }) => partOf === undefined && !reversedBy);
  return payments.flatMap((payment) => sharesOfPayment(payment, settled.get(payment.id) ?? new Map<string, { fen: number; toFundFen: number }>()));
}

type Settled = ReadonlyMap<string, { fen: number; toFundFen: number }>;

function sharesOfPayment(payment: Posting, settled: Settled): PaymentShare[] {
  const { id: paymentId, kind, workerIds, amountFen, deductionsFen = 0, returnedFen = 0, movedFen = 0, recoversAdvance = false } = payment;
  if (recoversAdvance) return [];
  const [only, ...others] = workerIds ?? [];
  if (only !== undefined && others.length === 0 && movedFen === 0) {
    if (kind === 'socialInsurance' || !reachesWorkers(kind)) return [];
    const inHandFen = amountFen - returnedFen - (settled.get(only)?.toFundFen ?? 0);
    return inHandFen > 0 ? [{ paymentId, workerId: only, amountFen: inHandFen }] : [];
  }
  const shares = [...settled].map(([workerId, { fen, toFundFen }]) => ({ workerId, fen: fen - toFundFen })).filter(({ fen }) => fen > 0);
  const total = shares.reduce((sum, { fen }) => addFen(sum, fen), 0);
  if (total === 0) return [];
  // Withheld of all it settled, hence of each share in proportion.
  const withheldFen = Math.round((total * deductionsFen) / (amountFen + deductionsFen));
  return splitLargestRemainder(total - withheldFen, shares.map(({ fen }) => fen)).flatMap((netFen, index) => {
    const { workerId = '' } = shares[index] ?? {};
    return netFen > 0 ? [{ paymentId, workerId, amountFen: netFen }] : [];
  });
}
