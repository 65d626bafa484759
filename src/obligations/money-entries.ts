import { type EntityManager, In } from 'typeorm';
import { WaiverRow } from '../repayment/adjustments/waiver.entity.js';
import { kindsSettledBy } from '../repayment/domain/claim-kind.js';
import { addFen } from '../repayment/domain/fen-sum.js';
import type { LedgerHistory } from '../repayment/domain/ledger-types.js';
import type { ReplayedLedger } from '../repayment/ledger/case-ledger.service.js';
import { PaymentResolution } from '../repayment/payments/payment-resolution.entity.js';
import { Payment } from '../repayment/payments/payment.entity.js';
import { RepaymentPlan } from '../repayment/plans/repayment-plan.entity.js';
import type { Claim } from '../roster/claim.entity.js';
import { entry, type ObligationEntry } from './domain/obligation-entry.js';

/** What was promised, paid and waived of these claims of one worker, and which payments were taken back. */
export async function moneyEntries(m: EntityManager, claims: readonly Claim[], ledger: ReplayedLedger): Promise<ObligationEntry[]> {
  const ids = new Set(claims.map(({ id }) => id));
  return [...(await promised(m, ids, ledger.history)), ...(await paid(m, ids, ledger)), ...(await waived(m, ids, ledger)), ...(await reversed(m, claims))];
}

async function promised(m: EntityManager, claimIds: ReadonlySet<string>, { plans }: LedgerHistory): Promise<ObligationEntry[]> {
  const rows = new Map((await m.findBy(RepaymentPlan, { id: In(plans.map(({ planId }) => planId)) })).map((row) => [row.id, row]));
  return plans.flatMap(({ planId, lines }) => {
    const row = rows.get(planId);
    if (!row?.agreedAt) return [];
    const { agreedAt: at, agreedById: byId, reason, documentIds, revision, requestId } = row;
    const sums = sumsOf(lines.filter(({ claimId }) => claimIds.has(claimId)), ({ claimId }) => claimId);
    return [...sums].map(([claimId, amountFen]) => entry({ claimId, type: 'promised', at, byId, reason, documentIds, revision, requestId, subjectId: planId, amountFen }));
  });
}

async function paid(m: EntityManager, claimIds: ReadonlySet<string>, { history, replayed }: ReplayedLedger): Promise<ObligationEntry[]> {
  const own = replayed.allocations.filter(({ claimId }) => claimIds.has(claimId));
  const postingIds = [...new Set(own.map(({ postingId }) => postingId))];
  const postings = new Map(history.postings.map((posting) => [posting.id, posting]));
  const payments = new Map((await m.findBy(Payment, { id: In(postingIds.map((id) => postings.get(id)?.partOf ?? id)) })).map((row) => [row.id, row]));
  const moved = new Map((await m.findBy(PaymentResolution, { id: In(postingIds) })).map((row) => [row.id, row]));
  const sums = sumsOf(own, ({ claimId, postingId, advance }) => `${claimId}/${postingId}/${advance ? 'advanced' : 'paid'}`);
  return [...sums].flatMap(([key, amountFen]) => {
    const [claimId = '', postingId = '', type] = key.split('/');
    const payment = payments.get(postings.get(postingId)?.partOf ?? postingId);
    if (!payment) return [];
    const { recordedAt, recordedById, reason = null, documentIds } = { ...payment, ...moved.get(postingId) };
    return [entry({ claimId, type: type === 'advanced' ? 'advanced' : 'paid', at: recordedAt, on: payment.paidOn, amountFen, byId: recordedById, reason, documentIds, reference: payment.reference, subjectId: payment.id })];
  });
}

async function waived(m: EntityManager, claimIds: ReadonlySet<string>, { replayed }: ReplayedLedger): Promise<ObligationEntry[]> {
  const own = replayed.waived.filter(({ claimId }) => claimIds.has(claimId));
  const rows = new Map((await m.findBy(WaiverRow, { id: In(own.map(({ waiverId }) => waiverId)) })).map((row) => [row.id, row]));
  return own.flatMap(({ claimId, waiverId, amountFen }) => {
    const row = rows.get(waiverId);
    return row ? [entry({ claimId, type: 'waived', at: row.grantedAt, on: row.grantedOn, amountFen, byId: row.grantedById, reason: row.reason, documentIds: row.documentIds, subjectId: waiverId })] : [];
  });
}

/** The taking back of payments that named the worker, or nobody. */
async function reversed(m: EntityManager, claims: readonly Claim[]): Promise<ObligationEntry[]> {
  const [first] = claims;
  if (!first) return [];
  const rows = await m.createQueryBuilder(Payment, 'p').where('p.caseId = :caseId AND p.reversalOf IS NOT NULL AND (p.workerIds IS NULL OR :workerId = ANY(p.workerIds))', { caseId: first.caseId, workerId: first.workerId })
    .orderBy('p.seq', 'DESC').limit(MOST_REVERSALS).getMany();
  return rows.flatMap(({ id, kind, paidOn, recordedAt: at, recordedById: byId, reversalReason: reason, documentIds, reference }) =>
    claims.filter((claim) => kindsSettledBy(kind).includes(claim.kind) && claim.createdAt <= at)
      .map(({ id: claimId }) => entry({ claimId, type: 'reversed', at, on: paidOn, byId, reason, documentIds, reference, subjectId: id })));
}

/** The newest ones: nobody reads a longer list. */
const MOST_REVERSALS = 200;

function sumsOf<T extends { amountFen: number }>(parts: readonly T[], keyOf: (part: T) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const part of parts) sums.set(keyOf(part), addFen(sums.get(keyOf(part)) ?? 0, part.amountFen));
  return sums;
}
