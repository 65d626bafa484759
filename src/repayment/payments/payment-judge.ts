import type { EntityManager } from 'typeorm';
import type { PaymentKind } from '../../cases/domain/vocabulary.js';
import { kindsSettledBy } from '../domain/claim-kind.js';
import { type Payee, PayeeDirectory } from '../domain/payee-directory.js';
import { PaymentJudge, type RecordedTwin } from '../domain/payment-judge.js';
import { STANDING } from './payment-rules.js';

/** Loads whom a case's bank rows can be about, who is owed the kind, and what was recorded before. */
export async function loadPaymentJudge(m: EntityManager, caseId: string, kind: PaymentKind): Promise<PaymentJudge> {
  const owed = await m.query<{ worker_id: string }[]>(
    `SELECT DISTINCT worker_id FROM claims WHERE case_id = $1 AND kind = ANY($2) AND withdrawn_at IS NULL AND disallowed_reason IS NULL
        AND (verified_fen IS NULL OR verified_fen > 0)`,
    [caseId, kindsSettledBy(kind)],
  );
  return new PaymentJudge(new PayeeDirectory(await loadPayees(m, caseId)), new Set(owed.map((row) => row.worker_id)), await loadTwins(m, caseId, kind));
}

/** Everybody on the roster, in its order. */
export const loadPayees = (m: EntityManager, caseId: string): Promise<Payee[]> =>
  m.query<Payee[]>('SELECT id AS "workerId", name, bank_card_index AS "accountIndex" FROM workers WHERE case_id = $1 AND removed_at IS NULL ORDER BY position, id', [caseId]);

async function loadTwins(m: EntityManager, caseId: string, kind: PaymentKind): Promise<RecordedTwin[]> {
  const rows = await m.query<{ id: string; worker_id: string | null; account_index: string | null; amount_fen: string; paid_on: string; same_kind: boolean }[]>(
    `SELECT p.id, CASE WHEN cardinality(p.worker_ids) = 1 THEN p.worker_ids[1] END AS worker_id, p.account_index, p.amount_fen, p.paid_on::text AS paid_on, p.kind = $2 AS same_kind
       FROM payments p
      WHERE p.case_id = $1 AND (p.account_index IS NOT NULL OR (p.kind = $2 AND cardinality(p.worker_ids) = 1)) AND ${STANDING}`,
    [caseId, kind],
  );
  return rows.map((row) => ({ id: row.id, workerId: row.worker_id, accountIndex: row.account_index, amountFen: Number(row.amount_fen), paidOn: row.paid_on, sameKind: row.same_kind }));
}
