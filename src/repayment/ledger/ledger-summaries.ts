import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { inSnapshot } from '../../platform/database/snapshot.js';
import { replay } from '../domain/allocation.js';
import { type LedgerSummary, summarise } from '../domain/ledger-summary.js';
import { moneyOfPayments, type PaymentMoney } from '../domain/payment-money.js';
import { loadLedger } from './ledger-history.js';
import { casesWithLedger } from './ledger-tx.js';
import { PaymentPosition } from './payment-position.entity.js';
import { isProjected, readClaimSums, readSummaries } from './summary-projection.js';

/**
 * How a case stands as a whole, out of the projections: at once, however large it is. Where these follow another rule, or were
 * never written, out of a replay, which tells the same.
 */
@Injectable()
export class LedgerSummaries {
  async of(m: EntityManager, caseId: string): Promise<LedgerSummary> {
    return (await this.ofEach(m, [caseId])).get(caseId) ?? nothingYet();
  }

  /** By case. */
  ofEach(m: EntityManager, caseIds: readonly string[]): Promise<ReadonlyMap<string, LedgerSummary>> {
    return inSnapshot(m, async (snapshot) => {
      const summaries = await readSummaries(snapshot, caseIds);
      const others = caseIds.filter((id) => !summaries.has(id));
      if (others.length === 0) return summaries;
      const stale = await casesWithLedger(snapshot, others);
      const claims = await readClaimSums(snapshot, others.filter((id) => !stale.has(id)));
      for (const [id, sums] of claims) summaries.set(id, { ...nothingYet(), sums });
      for (const id of stale) {
        const { history } = await loadLedger(snapshot, id);
        summaries.set(id, summarise(history, replay(history)));
      }
      return summaries;
    });
  }

  /** What became of the money of each of these payments; of one that was taken back there is nothing. */
  moneyOf(m: EntityManager, caseId: string, paymentIds: readonly string[]): Promise<ReadonlyMap<string, PaymentMoney>> {
    return inSnapshot(m, async (snapshot) => {
      if (paymentIds.length === 0) return new Map();
      if (!(await isProjected(snapshot, caseId))) {
        const { history } = await loadLedger(snapshot, caseId);
        return moneyOfPayments(history, replay(history));
      }
      const rows = await snapshot.findBy(PaymentPosition, { paymentId: In([...paymentIds]) });
      return new Map(rows.map(({ paymentId, appliedFen, unappliedFen, returnedFen }) => [paymentId, { appliedFen, unappliedFen, returnedFen }]));
    });
  }
}

const nothingYet = (): LedgerSummary => ({ sums: [], dues: [], insurancePayments: [], unappliedFen: 0, returnedFen: 0 });
