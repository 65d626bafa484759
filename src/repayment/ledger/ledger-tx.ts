import type { EntityManager } from 'typeorm';
import type { CaseTx } from '../../cases/case-command.js';

/** What everything that moves money works with: the locked case, the one transaction, the present, and who acts. */
export type LedgerTx = Pick<CaseTx, 'm' | 'kase' | 'now' | 'record'>;

/**
 * The place of what is about to be recorded on a case whose row is locked: the time, in ms, raised past everything recorded
 * before, so that a clock that stands still or goes back changes no order.
 */
export async function nextLedgerSeq({ m, kase, now }: Pick<LedgerTx, 'm' | 'kase' | 'now'>): Promise<number> {
  const [row] = await m.query<[{ seq: string }]>(
    `SELECT greatest($2::bigint, 1 + max(seq)) AS seq FROM (
       SELECT max(seq) AS seq FROM payments WHERE case_id = $1
       UNION ALL SELECT max(seq) FROM payment_resolutions WHERE case_id = $1
       UNION ALL SELECT max(seq) FROM waivers WHERE case_id = $1
       UNION ALL SELECT max(seq) FROM late_fee_assessments WHERE case_id = $1
       UNION ALL SELECT max(agreed_seq) FROM repayment_plans WHERE case_id = $1) recorded`,
    [kase.id, now.getTime()],
  );
  return Number(row.seq);
}

/** Whether anything was ever promised, paid, waived or assessed on the case, or its projections were written: without it there is nothing to follow. */
export async function hasLedger(m: EntityManager, caseId: string): Promise<boolean> {
  return (await casesWithLedger(m, [caseId])).has(caseId);
}

/** Those of these cases on which anything was ever promised, paid, waived or assessed, or which have projections: a file in which no row matched writes them too. */
export async function casesWithLedger(m: EntityManager, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = await m.query<{ id: string }[]>(
    `SELECT c.id FROM unnest($1::uuid[]) AS c(id)
      WHERE EXISTS (SELECT 1 FROM payments WHERE case_id = c.id) OR EXISTS (SELECT 1 FROM repayment_plans WHERE case_id = c.id AND agreed_seq IS NOT NULL)
         OR EXISTS (SELECT 1 FROM waivers WHERE case_id = c.id) OR EXISTS (SELECT 1 FROM late_fee_assessments WHERE case_id = c.id)
         OR EXISTS (SELECT 1 FROM ledger_heads WHERE case_id = c.id)`,
    [caseIds],
  );
  return new Set(rows.map(({ id }) => id));
}
