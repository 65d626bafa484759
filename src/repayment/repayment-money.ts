import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type ClaimMoney, WorkerMoney, type WorkerMoneySource } from '../roster/worker-money.js';
import { LedgerPosition } from './ledger/ledger-position.entity.js';
import { RepaymentPlan } from './plans/repayment-plan.entity.js';

/** Tells the roster how much of each claim was promised and paid. */
@Injectable()
export class RepaymentMoney implements WorkerMoneySource {
  constructor(money: WorkerMoney) {
    money.use(this);
  }

  async ofClaims(m: EntityManager, caseId: string, claimIds: readonly string[]): Promise<ReadonlyMap<string, ClaimMoney>> {
    const rows = await m.findBy(LedgerPosition, { caseId, obligationId: In([...claimIds]) });
    return new Map(rows.map(({ obligationId, agreedFen, paidFen }) => [obligationId, { agreedFen, paidFen }]));
  }

  planAgreed(m: EntityManager, caseId: string): Promise<boolean> {
    return m.existsBy(RepaymentPlan, { caseId, state: In(['agreed', 'defaulted', 'completed']) });
  }
}
