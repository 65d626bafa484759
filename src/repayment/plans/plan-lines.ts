import type { EntityManager } from 'typeorm';
import type { PlanLine } from '../domain/ledger-types.js';
import type { PlanInstalment } from './plan-instalment.entity.js';
import type { RepaymentPlan } from './repayment-plan.entity.js';

/** Writes the lines of a plan that is agreed, in one statement: a case may have a hundred thousand. */
export async function insertPlanLines(m: EntityManager, plan: RepaymentPlan, instalments: readonly PlanInstalment[], lines: readonly PlanLine[]): Promise<void> {
  const idOf = new Map(instalments.map(({ no, id }) => [no, id]));
  await m.query(
    `INSERT INTO plan_lines (instalment_id, obligation_id, plan_id, case_id, instalment_no, due_on, worker_id, kind, amount_fen, paid_fen, open_fen)
     SELECT l.instalment, l.obligation, $1, $2, l.no, l.due, l.worker, l.kind, l.amount, 0, l.amount
       FROM unnest($3::uuid[], $4::uuid[], $5::int[], $6::date[], $7::uuid[], $8::text[], $9::bigint[]) AS l(instalment, obligation, no, due, worker, kind, amount)`,
    [
      plan.id, plan.caseId, lines.map(({ instalmentNo }) => idOf.get(instalmentNo)), lines.map(({ claimId }) => claimId), lines.map(({ instalmentNo }) => instalmentNo),
      lines.map(({ dueOn }) => dueOn), lines.map(({ workerId }) => workerId), lines.map(({ kind }) => kind), lines.map(({ amountFen }) => amountFen),
    ],
  );
}
