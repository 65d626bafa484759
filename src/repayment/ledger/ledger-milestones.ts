import { randomUUID } from 'node:crypto';
import { CaseMilestone } from '../../cases/case-milestone.entity.js';
import { Case } from '../../cases/case.entity.js';
import type { LedgerBalances } from '../domain/balances.js';
import { socialInsuranceSettled, wagesSettled } from '../domain/milestones.js';
import type { LedgerTx } from './ledger-tx.js';

const milestones = [
  { milestone: 'wagesSettled', column: 'wagesSettledAt', holds: wagesSettled },
  { milestone: 'socialInsuranceSettled', column: 'socialInsuranceSettledAt', holds: socialInsuranceSettled },
] as const;

/** Writes down each milestone that was just reached, and each that what was recorded takes back. */
export async function followMilestones({ m, kase, now, record }: LedgerTx, balances: Pick<LedgerBalances, 'byKind'>): Promise<void> {
  for (const { milestone, column, holds } of milestones) {
    const reached = holds(balances);
    if (reached === (kase[column] !== null)) continue;
    kase[column] = reached ? now : null;
    await m.update(Case, { id: kase.id }, { [column]: kase[column] });
    await m.insert(CaseMilestone, { id: randomUUID(), caseId: kase.id, milestone, reached, at: now });
    await record(reached ? `milestone.${milestone}` : `milestone.${milestone}TakenBack`, {});
  }
}
