import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { OfficeTime } from '../../deadlines/office-time.js';
import type { CaseLedgerState } from '../domain/case-ledger-state.js';
import type { InstalmentDraft } from '../domain/instalment-rules.js';
import { planInForce } from '../domain/ledger-types.js';
import { carryOver, hasGap, planGap } from '../domain/plan-carryover.js';
import { derivedOrigins, type PlanOrigin } from '../domain/plan-origin.js';
import type { LedgerTx } from '../ledger/ledger-tx.js';
import { clausesOf, type DraftTx, writeDraft, writeInstalments } from './plan-drafts.js';
import { PlanEvents } from './plan-events.service.js';
import { planFaults } from './plan-faults.js';
import { PlanInstalment } from './plan-instalment.entity.js';
import { RepaymentPlan } from './repayment-plan.entity.js';

/** What a revision answers to. */
export interface RevisionCause {
  origin: (typeof derivedOrigins)[number];
  requestId: string | null;
  reason: string | null;
}

type LedgerLook = Pick<CaseLedgerState, 'history' | 'replayed' | 'balances' | 'today'>;

/**
 * Revisions that follow from what was verified while a plan was in force. Nobody's promise changes by itself: the draft waits for
 * the parties, and the plan in force goes on. Until they agree it follows what is paid, so that it can be signed on any day.
 */
@Injectable()
export class PlanRevisions {
  constructor(
    private readonly time: OfficeTime,
    private readonly events: PlanEvents,
  ) {}

  /** The instalments of the revision that the ledger calls for; null when the plan in force says what is owed, or there is none. */
  async calledFor(m: EntityManager, { history, replayed, balances, today }: LedgerLook): Promise<InstalmentDraft[] | null> {
    if (!planInForce(history.plans)) return null;
    const gap = planGap(replayed, balances.instalments);
    if (!hasGap(gap)) return null;
    const calendar = (await this.time.current(m)).calendar.public;
    const instalments = carryOver(balances.instalments, gap, { today, isWorkingDay: (date) => calendar.isWorking(date) });
    return instalments.length > 0 ? instalments : null;
  }

  /** Opens the revision that is called for, or brings the one that is open up to date. */
  async open(tx: DraftTx, ledger: LedgerLook, inForce: RepaymentPlan, cause: RevisionCause): Promise<void> {
    const instalments = await this.calledFor(tx.m, ledger);
    if (!instalments) return;
    const open = await openRevision(tx.m, tx.kase.id);
    if (!open) {
      await writeDraft(tx, { ...(await clausesOf(tx.m, inForce)), instalments, reason: cause.reason ?? undefined }, cause);
      return;
    }
    await tx.m.update(RepaymentPlan, { id: open.id }, cause);
    await this.redraft(tx, open, instalments);
  }

  /** Keeps an open revision true after the ledger has moved; one that is called for no longer is discarded. */
  async follow(tx: LedgerTx, look: () => LedgerLook): Promise<void> {
    const open = await openRevision(tx.m, tx.kase.id);
    if (!open) return;
    const ledger = look();
    const instalments = await this.calledFor(tx.m, ledger);
    if (!instalments) return void (await this.events.fire(tx, open, 'DISCARD', {}));
    const drafted = await tx.m.find(PlanInstalment, { where: { planId: open.id }, order: { no: 'ASC' } });
    if (planFaults(drafted, ledger).length > 0) await this.redraft(tx, open, instalments);
  }

  /**
   * Draws an open revision up anew, so that it can be signed today; whoever read it before has to read it again. Without instalments
   * nothing is called for any more, and it is discarded.
   */
  async redraft(tx: LedgerTx, plan: RepaymentPlan, instalments: readonly InstalmentDraft[]): Promise<void> {
    await this.events.fire(tx, plan, 'REDRAFT', {});
    if (instalments.length === 0) return void (await this.events.fire(tx, plan, 'DISCARD', {}));
    await tx.m.delete(PlanInstalment, { planId: plan.id });
    await writeInstalments(tx.m, plan, instalments);
  }
}

const openRevision = (m: EntityManager, caseId: string): Promise<RepaymentPlan | null> =>
  m.findOne(RepaymentPlan, { where: { caseId, state: 'draft', origin: In<PlanOrigin>([...derivedOrigins]) }, order: { revision: 'DESC' } });
