import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { openCaseStates } from '../../cases/domain/vocabulary.js';
import { Deadlines, type NewClock } from '../../deadlines/deadlines.service.js';
import { isSocialInsurance } from '../domain/claim-kind.js';
import type { PlanState } from '../domain/plan-transitions.js';
import type { LedgerTx } from './ledger-tx.js';
import { PlanInstalment } from '../plans/plan-instalment.entity.js';
import { RepaymentPlan } from '../plans/repayment-plan.entity.js';

const RUNNING: readonly PlanState[] = ['agreed', 'defaulted'];

/** What an instalment's money is watched by. */
type InstalmentClock = Pick<NewClock, 'subject' | 'subjectId' | 'code'>;

/** An instalment with what its clock needs to know of its plan. */
type PromisedInstalment = PlanInstalment & { state: PlanState; graceWorkingDays: number };

const keyOf = ({ subjectId, code }: Pick<InstalmentClock, 'subjectId' | 'code'>): string => `${subjectId}/${code}`;

/**
 * Keeps one clock running for each instalment that is promised and not paid; while the rest of a plan is declared due, one for all
 * that was due later, insurance apart. Derived from the plan as it stands, so that it does not matter what changed: agreeing opens
 * clocks, paying meets them, a reversal opens a new one, a newer revision or an ended case calls them off.
 */
@Injectable()
export class InstalmentClocks {
  constructor(private readonly deadlines: Deadlines) {}

  async follow({ m, kase, now }: Pick<LedgerTx, 'm' | 'kase' | 'now'>): Promise<void> {
    const instalments = await this.instalmentsOf(m, kase.id);
    const caseOpen = openCaseStates.some((state) => state === kase.state);
    const wanted = new Map<string, { clock: InstalmentClock; instalment: PromisedInstalment }>();
    const paid = new Set<string>();
    for (const instalment of instalments) {
      const clock = clockOf(instalment);
      if (caseOpen && RUNNING.includes(instalment.state) && instalment.openFen > 0) wanted.set(keyOf(clock), { clock, instalment });
      else if (instalment.state !== 'superseded' && instalment.openFen === 0 && instalment.paidFen > 0) paid.add(keyOf(clock));
    }
    const running = await this.runningClocks(m, kase.id);
    for (const { subjectId, code } of running.values()) {
      const key = keyOf({ subjectId, code });
      if (wanted.has(key)) continue;
      if (paid.has(key)) await this.deadlines.meet(m, { subjectId, codes: [code] }, now);
      else await this.deadlines.cancel(m, { subjectId, codes: [code] }, now);
    }
    for (const [key, { clock, instalment: { dueOn, graceWorkingDays } }] of wanted) {
      if (running.has(key)) continue;
      await this.deadlines.open(m, { caseId: kase.id, ...clock, riskLevel: kase.riskLevel, startedAt: now, agreedOn: dueOn, graceWorkingDays });
    }
  }

  /** With the state of their plan; of superseded plans only those whose clock may still run. */
  private async instalmentsOf(m: EntityManager, caseId: string): Promise<PromisedInstalment[]> {
    const plans = new Map((await m.find(RepaymentPlan, { where: { caseId }, select: { id: true, state: true, graceWorkingDays: true } })).map((plan) => [plan.id, plan]));
    const rows = await m.find(PlanInstalment, { where: { caseId }, order: { planId: 'ASC', no: 'ASC' } });
    return rows.flatMap((row) => {
      const plan = plans.get(row.planId);
      return plan ? [{ ...row, state: plan.state, graceWorkingDays: plan.graceWorkingDays }] : [];
    });
  }

  private async runningClocks(m: EntityManager, caseId: string): Promise<Map<string, Pick<InstalmentClock, 'subjectId' | 'code'>>> {
    const rows = await m.query<Pick<InstalmentClock, 'subjectId' | 'code'>[]>(
      `SELECT subject_id AS "subjectId", code FROM deadlines WHERE case_id = $1 AND subject IN ('instalment', 'plan') AND state IN ('running', 'suspended')`,
      [caseId],
    );
    return new Map(rows.map((row) => [keyOf(row), row]));
  }
}

function clockOf({ id, planId, kind, agreedDueOn }: PlanInstalment): InstalmentClock {
  const insurance = isSocialInsurance(kind);
  if (agreedDueOn !== null) return { subject: 'plan', subjectId: planId, code: insurance ? 'acceleratedInsurance' : 'acceleratedRest' };
  return { subject: 'instalment', subjectId: id, code: insurance ? 'insuranceInstalment' : 'instalment' };
}
