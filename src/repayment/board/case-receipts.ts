import type { EntityManager } from 'typeorm';
import { addFen } from '../domain/fen-sum.js';
import type { Payment } from '../payments/payment.entity.js';

type Recorded = Pick<Payment, 'kind' | 'paidOn' | 'amountFen' | 'deductionsFen' | 'method' | 'reversalOf'>;

/** What a payment counts for as recovered from the employer, in fen; a reversal has the amounts and the date of what it takes back. */
const countedFen = ({ amountFen, deductionsFen, reversalOf }: Recorded): number => (reversalOf === null ? 1 : -1) * addFen(amountFen, deductionsFen);

/** Adds payments that were just appended to a case to what was received on it. */
export async function addReceipts(m: EntityManager, caseId: string, payments: readonly Recorded[]): Promise<void> {
  const sums = new Map<string, { paidOn: string; kind: string; fen: number; rows: number }>();
  for (const payment of payments) {
    // A fund's advance is not the employer's money.
    if (payment.method === 'fundAdvance') continue;
    const { paidOn, kind } = payment;
    const sum = sums.get(`${paidOn} ${kind}`) ?? { paidOn, kind, fen: 0, rows: 0 };
    sums.set(`${paidOn} ${kind}`, { ...sum, fen: sum.fen + countedFen(payment), rows: sum.rows + 1 });
  }
  const added = [...sums.values()];
  if (added.length === 0) return;
  await m.query(
    `INSERT INTO case_receipts (case_id, paid_on, kind, counted_fen, payments, region_code, supervisor_id)
     SELECT c.id, r.paid_on, r.kind, r.fen, r.rows, c.region_code, c.supervisor_id
       FROM cases c, unnest($2::date[], $3::text[], $4::bigint[], $5::int[]) AS r(paid_on, kind, fen, rows) WHERE c.id = $1
     ON CONFLICT (case_id, paid_on, kind) DO UPDATE
        SET counted_fen = case_receipts.counted_fen + excluded.counted_fen, payments = case_receipts.payments + excluded.payments`,
    [caseId, added.map(({ paidOn }) => paidOn), added.map(({ kind }) => kind), added.map(({ fen }) => fen), added.map(({ rows }) => rows)],
  );
}
