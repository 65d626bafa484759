import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { addReceipts } from '../board/case-receipts.js';
import { Payment } from './payment.entity.js';

/** What is recorded of a payment; everything else is its place in the ledger. */
export type NewPayment = Pick<Payment, 'kind' | 'paidOn' | 'amountFen' | 'deductionsFen' | 'method' | 'reference' | 'workerIds'> &
  Partial<Pick<Payment, 'accountIndex' | 'recoversAdvance' | 'documentIds' | 'importId' | 'importRow' | 'importAttempt' | 'reversalOf' | 'reversalReason'>>;

/** Below the driver's limit of 65,535 parameters. */
const ROWS_PER_INSERT = 2_000;

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
  for (let start = 0; start < rows.length; start += ROWS_PER_INSERT) {
    // The driver writes what the database answers into the rows it was given, and its integers come as text.
    await m.insert(Payment, rows.slice(start, start + ROWS_PER_INSERT).map((row) => ({ ...row })));
  }
  await addReceipts(m, place.caseId, rows);
  return rows;
}
