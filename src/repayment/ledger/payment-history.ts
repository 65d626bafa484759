import type { EntityManager } from 'typeorm';
import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import type { FenText } from '../../platform/database/columns.js';
import { streamRows } from '../../platform/database/stream-rows.js';
import type { Posting } from '../domain/ledger-types.js';
import type { Resolution } from '../domain/resolutions.js';

/** Of decisions `s` about payments, those that count: neither a reversal nor taken back by one. */
export const RESOLUTION_STANDS = 's.reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM payment_resolutions r WHERE r.reversal_of = s.id)';

type PaymentRow = [
  id: string, seq: string, paidOn: string, kind: PaymentKind, amount: FenText, deductions: FenText, workerIds: string[] | null, advance: boolean, recoversAdvance: boolean,
  reversedBy: string | null,
];

/** The payments of a case, each with its reversal, if there is one. */
export async function loadPayments(m: EntityManager, caseId: string): Promise<Posting[]> {
  const payments: Posting[] = [];
  await streamRows<PaymentRow>(
    m,
    `SELECT p.id, p.seq, p.paid_on::text, p.kind, p.amount_fen, p.deductions_fen, p.worker_ids, p.method = 'fundAdvance', p.recovers_advance, r.id
       FROM payments p LEFT JOIN payments r ON r.reversal_of = p.id
      WHERE p.case_id = $1 AND p.reversal_of IS NULL`,
    [caseId],
    ([id, seq, paidOn, kind, amount, deductions, workerIds, advance, recoversAdvance, reversedBy]) =>
      payments.push({ id, seq: Number(seq), paidOn, kind, amountFen: Number(amount), deductionsFen: Number(deductions), workerIds, advance, recoversAdvance, reversedBy }),
  );
  return payments;
}

interface ResolutionRow {
  id: string;
  seq: string;
  payment_id: string;
  type: Resolution['type'];
  amount_fen: FenText;
  kind: PaymentKind | null;
  worker_ids: string[] | null;
}

/** The decisions about payments that stand. */
export async function loadResolutions(m: EntityManager, caseId: string): Promise<Resolution[]> {
  const rows = await m.query<ResolutionRow[]>(
    `SELECT s.id, s.seq, s.payment_id, s.type, s.amount_fen, s.kind, s.worker_ids FROM payment_resolutions s
      WHERE s.case_id = $1 AND ${RESOLUTION_STANDS}`,
    [caseId],
  );
  return rows.map((row) => ({
    id: row.id, seq: Number(row.seq), paymentId: row.payment_id, type: row.type, amountFen: Number(row.amount_fen), kind: row.kind, workerIds: row.worker_ids,
  }));
}
