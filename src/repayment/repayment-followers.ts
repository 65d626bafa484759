import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CaseExtensions, type EffectContext } from '../cases/case-extensions.js';
import { CaseJournal } from '../cases/case-journal.js';
import { CaseTransition } from '../cases/case-transition.entity.js';
import { Case } from '../cases/case.entity.js';
import type { TimelineEntry } from '../cases/timeline-entry.entity.js';
import { CaseLedger, planInForceOf } from './ledger/case-ledger.service.js';
import { LedgerSummaries } from './ledger/ledger-summaries.js';
import { hasLedger, type LedgerTx } from './ledger/ledger-tx.js';
import { PlanEvents } from './plans/plan-events.service.js';
import { RepaymentPlans } from './plans/repayment-plans.service.js';

/** What others record that changes what is owed, or whether clocks may run: claims and the roster, and a case that is reopened. */
const MOVES_LEDGER = /^(?:claims?|roster|workers?)\.|^case\.REOPEN$/;

/** Lets the ledger follow what other features do, in their transaction. */
@Injectable()
export class RepaymentFollowers {
  constructor(
    private readonly journal: CaseJournal,
    extensions: CaseExtensions,
    private readonly ledger: CaseLedger,
    private readonly planEvents: PlanEvents,
    private readonly plans: RepaymentPlans,
    private readonly summaries: LedgerSummaries,
  ) {
    journal.subscribe({ onEntry: (m, entry) => this.onEntry(m, entry) });
    extensions.treat({ effect: 'confirmPlanDefault', apply: (context) => this.confirmDefault(context) });
  }

  private async onEntry(m: EntityManager, { type, caseId, actorId, at }: TimelineEntry): Promise<void> {
    const verified = type === 'case.COMPLETE_VERIFICATION';
    if (!verified && !MOVES_LEDGER.test(type)) return;
    if (!(await hasLedger(m, caseId))) return this.ledger.projectDebts(m, caseId);
    const kase = await m.findOneByOrFail(Case, { id: caseId });
    const tx = this.tx(m, kase, at, actorId);
    if (!verified) await this.ledger.settle(tx);
    // Claims that no plan knew were verified, by somebody: the program itself completes nothing.
    else if (actorId !== null) await this.plans.openRevision({ ...tx, actor: { id: actorId } }, { origin: 'lateClaims', requestId: null, reason: await reasonOfReturn(m, caseId) });
  }

  /** The plan goes on taking payments; a confirmed default that stands already is left as it is. */
  private async confirmDefault({ m, kase, now, actorId }: EffectContext): Promise<void> {
    const plan = await planInForceOf(m, kase.id);
    if (plan?.state !== 'agreed') return;
    const shortfallBeyondGraceFen = await this.ledger.shortfall(m, await this.summaries.of(m, kase.id), plan, now);
    await this.planEvents.fire(this.tx(m, kase, now, actorId), plan, 'CONFIRM_DEFAULT', { shortfallBeyondGraceFen });
  }

  private tx(m: EntityManager, kase: Case, now: Date, actorId: string | null): LedgerTx {
    return { m, kase, now, record: (type, data) => this.journal.record(m, { caseId: kase.id, actorId, at: now, type, data: data ?? {} }) };
  }
}

/** Why the case was sent back to verification last. */
async function reasonOfReturn(m: EntityManager, caseId: string): Promise<string | null> {
  const [last] = await m.find(CaseTransition, { where: { caseId, event: 'RETURN_TO_VERIFICATION' }, order: { version: 'DESC' }, take: 1 });
  return (last?.payload as { reason?: string } | undefined)?.reason ?? null;
}
