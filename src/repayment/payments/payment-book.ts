import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { addReceipts } from '../board/case-receipts.js';
import { insertRows } from '../../platform/database/insert-rows.js';
import { Payment } from './payment.entity.js';

/** What is recorded of a payment; everything else is its place in the ledger. */
export type NewPayment = Pick<Payment, 'kind' | 'paidOn' | 'amountFen' | 'deductionsFen' | 'method' | 'reference' | 'workerIds'> &
  Partial<Pick<Payment, 'accountIndex' | 'recoversAdvance' | 'documentIds' | 'importId' | 'importRow' | 'importAttempt' | 'reversalOf' | 'reversalReason'>>;

/**
 * Appends payments, all at the same place in the order of recording.
 * @param place the case, its next `seq`, and who records them when
 * @returns them as written
 */
export async function appendPayments(
  m: EntityManager,
  place: Pick<Payment, 'caseId' | 'seq' | 'recordedById' | 'recordedAt'>,
  drafts: readonly NewPayment[],
): Promise<Payment[]> {
  const rows = drafts.map((draft): Payment => ({
    accountIndex: null, recoversAdvance: false, documentIds: [], importId: null, importRow: null, importAttempt: 1, reversalOf: null, reversalReason: null,
    ...draft, id: randomUUID(), ...place,
  }));
  await insertRows(m, Payment, rows);
  await addReceipts(m, place.caseId, rows);
  return rows;
}
