import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type ClaimMoney, WorkerMoney, type WorkerMoneySource } from '../roster/worker-money.js';
import { WorkerTies } from '../roster/worker-ties.js';
import { LedgerPosition } from './ledger/ledger-position.entity.js';
import { RepaymentPlan } from './plans/repayment-plan.entity.js';

/** Tells the roster how much of each claim was promised and paid. */
@Injectable()
export class RepaymentMoney implements WorkerMoneySource {
  constructor(money: WorkerMoney, ties: WorkerTies) {
    money.use(this);
    ties.register({ code: 'importedWorkersPaid', count: paidOf });
  }

  async ofClaims(m: EntityManager, caseId: string, claimIds: readonly string[]): Promise<ReadonlyMap<string, ClaimMoney>> {
    const rows = await m.findBy(LedgerPosition, { caseId, obligationId: In([...claimIds]) });
    return new Map(rows.map(({ obligationId, agreedFen, paidFen }) => [obligationId, { agreedFen, paidFen }]));
  }

  planAgreed(m: EntityManager, caseId: string): Promise<boolean> {
    return m.existsBy(RepaymentPlan, { caseId, state: In(['agreed', 'defaulted', 'completed']) });
  }
}

/** How many of these people a payment names or reached; one that was reversed counts no more. */
async function paidOf(m: EntityManager, caseId: string, workerIds: readonly string[]): Promise<number> {
  const [{ count }] = await m.query<[{ count: number }]>(
    `SELECT count(*)::int AS count FROM unnest($2::uuid[]) AS w(id)
      WHERE EXISTS (SELECT 1 FROM payment_shares s WHERE s.case_id = $1 AND s.worker_id = w.id)
         OR EXISTS (SELECT 1 FROM payments p WHERE p.case_id = $1 AND w.id = ANY(p.worker_ids) AND p.reversal_of IS NULL
                       AND NOT EXISTS (SELECT 1 FROM payments r WHERE r.reversal_of = p.id))`,
    [caseId, workerIds],
  );
  return count;
}
