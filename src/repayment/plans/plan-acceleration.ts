import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseTx } from '../../cases/case-command.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { formatYuan } from '../../platform/money/fen.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import type { PlanEventPayload } from '../domain/plan-transitions.js';
import { LedgerSummaries } from '../ledger/ledger-summaries.js';
import { type PlanFigures, PlanEvents } from './plan-events.service.js';
import { RepaymentPlan } from './repayment-plan.entity.js';

type AccelerationEvent = 'DECLARE_ACCELERATION' | 'REVOKE_ACCELERATION';

/**
 * The clause by which one default makes the rest due. Declaring it is the supervisor's act and so is taking it back, as a favour or
 * because the default was none; each stands in the timeline. It touches dates alone: what was agreed is kept beside what falls due.
 */
@Injectable()
export class PlanAcceleration {
  constructor(
    private readonly ledger: CaseLedger,
    private readonly summaries: LedgerSummaries,
    private readonly events: PlanEvents,
    private readonly time: OfficeTime,
  ) {}

  /** @throws CodedError 422 with every blocker */
  async fire(tx: CaseTx, plan: RepaymentPlan, event: AccelerationEvent, payload: PlanEventPayload<AccelerationEvent>): Promise<void> {
    const { m, actor } = tx;
    const figures = await this.figures(m, plan, tx.now);
    const reason = payload.reason ?? '';
    const restFen = event === 'DECLARE_ACCELERATION' ? figures.notYetDueFen : await acceleratedFen(m, plan.id);
    const effects = await this.events.fire(tx, plan, event, figures, payload, { reason, amountFen: restFen, amountYuan: formatYuan(restFen) });
    for (const { kind } of effects) {
      if (kind === 'accelerate') await accelerate(m, plan.id, { acceleratedOn: this.time.dateOf(tx.now), acceleratedById: actor.id, accelerationReason: reason });
      if (kind === 'decelerate') await decelerate(m, plan.id);
    }
    await this.ledger.settle(tx);
  }

  /** What the machine asks about the clause, for a preview. */
  async figures(m: EntityManager, plan: RepaymentPlan, now: Date): Promise<Required<Pick<PlanFigures, 'shortfallBeyondGraceFen' | 'notYetDueFen'>>> {
    return {
      shortfallBeyondGraceFen: await this.ledger.shortfall(m, await this.summaries.of(m, plan.caseId), plan, now),
      notYetDueFen: await notYetDueFen(m, plan.id, this.time.dateOf(now)),
    };
  }
}

/** When and by whom the rest was declared due, and why. */
export type Acceleration = Pick<RepaymentPlan, 'acceleratedOn' | 'acceleratedById' | 'accelerationReason'>;

const TABLES = ['plan_instalments', 'plan_lines'] as const;

/** What is due later falls due on that day; the agreed days stay beside it. */
export async function accelerate(m: EntityManager, planId: string, { acceleratedOn, acceleratedById, accelerationReason }: Acceleration): Promise<void> {
  await m.update(RepaymentPlan, { id: planId }, { acceleratedOn, acceleratedById, accelerationReason });
  for (const table of TABLES) {
    await m.query(`UPDATE ${table} SET agreed_due_on = due_on, due_on = $2 WHERE plan_id = $1 AND due_on > $2`, [planId, acceleratedOn]);
  }
}

async function decelerate(m: EntityManager, planId: string): Promise<void> {
  await m.update(RepaymentPlan, { id: planId }, { acceleratedOn: null, acceleratedById: null, accelerationReason: null });
  for (const table of TABLES) await m.query(`UPDATE ${table} SET due_on = agreed_due_on, agreed_due_on = NULL WHERE plan_id = $1 AND agreed_due_on IS NOT NULL`, [planId]);
}

const notYetDueFen = (m: EntityManager, planId: string, today: string): Promise<number> => openFenWhere(m, planId, 'due_on > $2::date', today);
const acceleratedFen = (m: EntityManager, planId: string): Promise<number> => openFenWhere(m, planId, '$2::date IS NULL AND agreed_due_on IS NOT NULL', null);

async function openFenWhere(m: EntityManager, planId: string, condition: string, date: string | null): Promise<number> {
  const [row] = await m.query<[{ fen: string }]>(`SELECT coalesce(sum(open_fen), 0) AS fen FROM plan_instalments WHERE plan_id = $1 AND ${condition}`, [planId, date]);
  return Number(row.fen);
}
