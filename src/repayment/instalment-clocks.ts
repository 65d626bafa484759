import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { isSocialInsurance } from './domain/claim-kind.js';
import type { PlanState } from './domain/plan-transitions.js';
import type { LedgerTx } from './ledger-tx.js';
import { PlanInstalment } from './plan-instalment.entity.js';
import { RepaymentPlan } from './repayment-plan.entity.js';

const RUNNING: readonly PlanState[] = ['agreed', 'defaulted'];

/**
 * Keeps one clock running for each instalment that is promised and not paid. Derived from the plan as it stands, so that it does
 * not matter what changed: agreeing opens clocks, paying meets them, a reversal opens a new one, a newer revision or an ended
 * case calls them off.
 */
@Injectable()
export class InstalmentClocks {
  constructor(private readonly deadlines: Deadlines) {}

  async follow({ m, kase, now }: Pick<LedgerTx, 'm' | 'kase' | 'now'>): Promise<void> {
    const instalments = await this.instalmentsOf(m, kase.id);
    const running = await this.runningClocks(m, kase.id);
    const caseOpen = openCaseStates.some((state) => state === kase.state);
    const wanted = instalments.filter(({ state, openFen }) => caseOpen && RUNNING.includes(state) && openFen > 0);
    const paid = new Set(instalments.filter(({ openFen, paidFen }) => openFen === 0 && paidFen > 0).map(({ id }) => id));
    const wantedIds = new Set(wanted.map(({ id }) => id));
    for (const subjectId of running) {
      if (wantedIds.has(subjectId)) continue;
      if (paid.has(subjectId)) await this.deadlines.meet(m, { subjectId }, now);
      else await this.deadlines.cancel(m, { subjectId }, now);
    }
    for (const { id, kind, dueOn } of wanted) {
      if (running.has(id)) continue;
      const code = isSocialInsurance(kind) ? 'insuranceInstalment' : 'instalment';
      await this.deadlines.open(m, { caseId: kase.id, subject: 'instalment', subjectId: id, code, riskLevel: kase.riskLevel, startedAt: now, agreedOn: dueOn });
    }
  }

  /** With the state of their plan; of superseded plans only those whose clock may still run. */
  private async instalmentsOf(m: EntityManager, caseId: string): Promise<(PlanInstalment & { state: PlanState })[]> {
    const states = new Map((await m.find(RepaymentPlan, { where: { caseId }, select: { id: true, state: true } })).map(({ id, state }) => [id, state]));
    const rows = await m.find(PlanInstalment, { where: { caseId }, order: { planId: 'ASC', no: 'ASC' } });
    return rows.map((row) => ({ ...row, state: states.get(row.planId) ?? 'draft' }));
  }

  private async runningClocks(m: EntityManager, caseId: string): Promise<Set<string>> {
    const rows = await m.query<{ subject_id: string }[]>(
      `SELECT subject_id FROM deadlines WHERE case_id = $1 AND subject = 'instalment' AND state IN ('running', 'suspended')`,
      [caseId],
    );
    return new Set(rows.map((row) => row.subject_id));
  }
}
