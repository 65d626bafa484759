import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficeTime } from '../../deadlines/office-time.js';
import { inSnapshot } from '../../platform/database/snapshot.js';
import { writeDebts } from '../board/case-debts.js';
import { replay } from '../domain/allocation.js';
import { balancesOf } from '../domain/balances.js';
import type { CaseLedgerState } from '../domain/case-ledger-state.js';
import { caseDebtsOf } from '../domain/case-debts.js';
import { addFen } from '../domain/fen-sum.js';
import { type LedgerSummary, standingOf, summarise } from '../domain/ledger-summary.js';
import { duePlanEvent } from '../domain/plan-machine.js';
import { shortfallBeyondGrace } from '../domain/shortfall.js';
import { graceEndsOn } from '../plans/grace.js';
import { InstalmentClocks } from './instalment-clocks.js';
import { loadLedger } from './ledger-history.js';
import { followMilestones } from './ledger-milestones.js';
import { writeProjection } from './ledger-projection.js';
import type { LedgerTx } from './ledger-tx.js';
import { PlanEvents } from '../plans/plan-events.service.js';
import { PlanRevisions } from '../plans/plan-revisions.js';
import { writeShares } from './share-projection.js';
import { RepaymentPlan } from '../plans/repayment-plan.entity.js';

/** What a settled ledger was replayed from, and what came of it. */
export type ReplayedLedger = Pick<CaseLedgerState, 'history' | 'replayed' | 'today'>;

/** Told of every ledger that was settled, in its transaction: how features to the right of this one follow the money. */
export interface LedgerFollower {
  afterSettle(tx: LedgerTx, ledger: ReplayedLedger): Promise<void>;
}

/** Replays a case's ledger and lets everything that hangs on it follow. */
@Injectable()
export class CaseLedger {
  private readonly followers: LedgerFollower[] = [];

  constructor(
    private readonly time: OfficeTime,
    private readonly planEvents: PlanEvents,
    private readonly clocks: InstalmentClocks,
    private readonly revisions: PlanRevisions,
  ) {}

  follow(follower: LedgerFollower): void {
    this.followers.push(follower);
  }

  /** The ledger as the transaction sees it; outside of one, all of it as of one moment. */
  async read(m: EntityManager, caseId: string, now: Date): Promise<CaseLedgerState> {
    const { history } = await inSnapshot(m, (snapshot) => loadLedger(snapshot, caseId));
    const today = this.time.dateOf(now);
    const replayed = replay(history);
    return { history, replayed, balances: balancesOf(history, replayed, today), today };
  }

  /**
   * To be called after everything that moves money, in its transaction and with the case locked: replays the ledger, rewrites the
   * projections, and lets milestones, the plan's state, the instalments' clocks and an open revision follow.
   */
  async settle(tx: LedgerTx): Promise<LedgerSummary> {
    const { history, replayed, summary } = await this.project(tx.m, tx.kase.id);
    const today = this.time.dateOf(tx.now);
    await followMilestones(tx, standingOf(summary, today));
    await this.followPlan(tx, summary);
    await this.clocks.follow(tx);
    await this.revisions.follow(tx, () => ({ history, replayed, balances: balancesOf(history, replayed, today), today }));
    for (const follower of this.followers) await follower.afterSettle(tx, { history, replayed, today });
    return summary;
  }

  /** Replays the ledger of a locked case and rewrites its projections. */
  async project(m: EntityManager, caseId: string): Promise<Pick<CaseLedgerState, 'history' | 'replayed'> & { summary: LedgerSummary }> {
    const rows = await loadLedger(m, caseId);
    const { history } = rows;
    const replayed = replay(history);
    const summary = summarise(history, replayed);
    await writeProjection(m, caseId, rows, replayed, summary);
    await writeDebts(m, caseId, caseDebtsOf(history, replayed));
    await writeShares(m, caseId, history, replayed);
    return { history, replayed, summary };
  }

  /** What is owed on a case whose ledger is still empty: it is shown as owed before anything is promised or paid. */
  async projectDebts(m: EntityManager, caseId: string): Promise<void> {
    const { history } = await loadLedger(m, caseId);
    await writeDebts(m, caseId, caseDebtsOf(history, replay(history)));
  }

  /** What is short of the plan in force after due date and grace, in fen. */
  async shortfall(m: EntityManager, { dues }: Pick<LedgerSummary, 'dues'>, plan: RepaymentPlan, now: Date): Promise<number> {
    const { calendar } = await this.time.current(m);
    return shortfallBeyondGrace(dues, (dueOn) => graceEndsOn(calendar, dueOn, plan.graceWorkingDays), this.time.dateOf(now));
  }

  private async followPlan(tx: LedgerTx, summary: LedgerSummary): Promise<void> {
    const plan = await planInForceOf(tx.m, tx.kase.id);
    if (!plan) return;
    const figures = {
      outstandingFen: summary.dues.reduce((sum, { openFen }) => addFen(sum, openFen), 0),
      shortfallBeyondGraceFen: await this.shortfall(tx.m, summary, plan, tx.now),
    };
    const event = duePlanEvent(plan.state, await this.planEvents.facts(tx.m, tx.kase, plan, figures));
    if (event) await this.planEvents.fire(tx, plan, event, figures);
  }
}

/** The revision agreed last, whatever became of it; null before any was agreed. */
export async function planInForceOf(m: EntityManager, caseId: string): Promise<RepaymentPlan | null> {
  return m.createQueryBuilder(RepaymentPlan, 'p').where('p.caseId = :caseId AND p.agreedSeq IS NOT NULL', { caseId }).orderBy('p.agreedSeq', 'DESC').limit(1).getOne();
}
