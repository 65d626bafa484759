import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { CaseCommands, type CaseTx, findVisibleCase } from '../../cases/case-command.js';
import { requireDocuments } from '../../cases/case-findings.service.js';
import type { OpenCaseState } from '../../cases/domain/vocabulary.js';
import { Transactions } from '../../platform/database/transactions.js';
import { blocked, invalid, notFound, staleVersion } from '../../platform/http/coded-error.js';
import { CaseLedger, planInForceOf } from '../ledger/case-ledger.service.js';
import type { InstalmentDraft } from '../domain/instalment-rules.js';
import type { LedgerSummary } from '../domain/ledger-summary.js';
import type { PlanBlocker } from '../domain/plan-blocker.js';
import { readPlanPayload } from '../domain/plan-machine.js';
import { isDerived } from '../domain/plan-origin.js';
import { openClaimsOf, spreadInstalments } from '../domain/plan-spread.js';
import { type PlanEventPayload, type PlanUserEvent, planMachine } from '../domain/plan-transitions.js';
import { priorityOf } from '../domain/worker-priority.js';
import { nextLedgerSeq } from '../ledger/ledger-tx.js';
import { accelerate, PlanAcceleration } from './plan-acceleration.js';
import { clausesOf, type DraftTx, type PlanInput, priorityGroups, requirePriority, writeDraft } from './plan-drafts.js';
import { PlanEvents } from './plan-events.service.js';
import { planFaults } from './plan-faults.js';
import { PlanInstalment } from './plan-instalment.entity.js';
import { insertPlanLines } from './plan-lines.js';
import { PlanRevisions, type RevisionCause } from './plan-revisions.js';
import { RepaymentPlan } from './repayment-plan.entity.js';

export interface PlanCommand {
  type: PlanUserEvent;
  version: number;
  payload?: unknown;
}

/** How a granted request comes to a new revision. */
export interface Grant {
  requestId: string;
  reason: string;
  documentIds: readonly string[];
}

/** Where a plan, or a revision of one, can be drafted. */
export const PLAN_STATES = ['coordinating', 'supervising'] as const satisfies readonly OpenCaseState[];

/** What the employer promises: drafts, and what the parties agree and declare about them. */
@Injectable()
export class RepaymentPlans {
  constructor(
    private readonly commands: CaseCommands,
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    private readonly events: PlanEvents,
    private readonly acceleration: PlanAcceleration,
    private readonly revisions: PlanRevisions,
  ) {}

  /**
   * Writes down a draft: the first plan, or a revision of the one in force.
   * @returns its id
   * @throws CodedError 400 for workers who are nobody's, 422 with everything that is wrong with the instalments
   */
  draft(actor: Actor, caseId: string, body: PlanInput): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'member', states: PLAN_STATES }, async (tx) => {
      await requirePriority(tx.m, caseId, body);
      const faults = planFaults(body.instalments, await this.ledger.read(tx.m, caseId, tx.now));
      if (faults.length > 0) throw blocked(faults);
      return (await writeDraft(tx, body)).id;
    });
  }

  /**
   * What people do with a plan: the parties agree on a draft, by the lead, while nothing has to be asked, or it is discarded; the
   * supervisor declares the rest due under its clause, or takes that back.
   * @throws CodedError 400, 404, 403 `leadOnly` or `supervisorOnly`, 409 with the plan's version, 422 with every blocker
   */
  async fire(actor: Actor, planId: string, { type, version, payload }: PlanCommand): Promise<void> {
    const reading = readPlanPayload(type, payload);
    if (!reading.ok) throw invalid(reading.errors);
    const { caseId } = await this.visiblePlan(this.transactions.reader, actor, planId);
    const standing = planMachine.events[type].who === 'supervisor' ? 'supervisor' : 'lead';
    await this.commands.run(actor, caseId, { standing }, async (tx) => {
      const plan = await requirePlan(tx.m, caseId, planId);
      if (plan.version !== version) throw staleVersion(plan.version);
      await this.bringAbout(tx, plan, type, reading.payload);
    });
  }

  /**
   * Agrees on a drafted revision because a request for it was granted, inside the transaction of the grant.
   * @throws CodedError 404 when the case has no such plan, 422 with every blocker
   */
  async agreeRevision(tx: CaseTx, planId: string, grant: Grant): Promise<void> {
    const plan = await requirePlan(tx.m, tx.kase.id, planId);
    Object.assign(plan, { origin: 'reschedule', requestId: grant.requestId, reason: plan.reason ?? grant.reason } satisfies Partial<RepaymentPlan>);
    await tx.m.update(RepaymentPlan, { id: plan.id }, { origin: plan.origin, requestId: plan.requestId, reason: plan.reason });
    await this.adopt(tx, plan, grant.documentIds);
  }

  /**
   * Drafts a revision with these instalments and agrees on it, because a request for it was granted, inside the transaction of
   * the grant. The clauses are those of the plan in force; it is a new paper, which nobody has confirmed yet.
   * @returns the new plan's id
   * @throws CodedError 422 with every blocker
   */
  async reschedule(tx: CaseTx, instalments: readonly InstalmentDraft[], { requestId, reason, documentIds }: Grant): Promise<string> {
    const inForce = await planInForceOf(tx.m, tx.kase.id);
    const clauses = inForce ? await clausesOf(tx.m, inForce) : {};
    const plan = await writeDraft(tx, { ...clauses, instalments, reason }, { origin: 'reschedule', requestId });
    await this.adopt(tx, plan, documentIds);
    return plan.id;
  }

  /**
   * Opens a revision where what was verified has moved away from the plan in force, inside the transaction of what moved it; where
   * nothing has, or there is no plan, nothing happens.
   */
  async openRevision(tx: DraftTx, cause: RevisionCause): Promise<void> {
    const inForce = await planInForceOf(tx.m, tx.kase.id);
    if (inForce) await this.revisions.open(tx, await this.ledger.read(tx.m, tx.kase.id, tx.now), inForce, cause);
  }

  /** Whether a draft follows from what was verified, and still has to. */
  async closesGap(m: EntityManager, { caseId, origin, state }: RepaymentPlan, now: Date): Promise<boolean> {
    return state === 'draft' && isDerived(origin) && (await this.revisions.calledFor(m, await this.ledger.read(m, caseId, now))) !== null;
  }

  /** Everything that is wrong with these instalments as the ledger stands: for a preview, before anything is written. */
  async findFaults(m: EntityManager, caseId: string, instalments: readonly InstalmentDraft[], now: Date): Promise<PlanBlocker[]> {
    return planFaults(instalments, await this.ledger.read(m, caseId, now));
  }

  /** As `findFaults`, of a draft. */
  async findFaultsOf(m: EntityManager, { id, caseId }: RepaymentPlan, now: Date): Promise<PlanBlocker[]> {
    return this.findFaults(m, caseId, await m.find(PlanInstalment, { where: { planId: id }, order: { no: 'ASC' } }), now);
  }

  /** @throws CodedError 404 when the plan or its case is not to be known */
  async visiblePlan(m: EntityManager, actor: Actor, planId: string): Promise<RepaymentPlan> {
    const plan = isUUID(planId) ? await m.findOneBy(RepaymentPlan, { id: planId }) : null;
    if (!plan) throw notFound();
    await findVisibleCase(m, actor, plan.caseId);
    return plan;
  }

  private async bringAbout(tx: CaseTx, plan: RepaymentPlan, type: PlanUserEvent, payload: PlanEventPayload): Promise<void> {
    switch (type) {
      case 'AGREE':
        return this.adopt(tx, plan, (payload as PlanEventPayload<'AGREE'>).documentIds ?? []);
      case 'DISCARD':
        return void (await this.events.fire(tx, plan, type, { closesGap: await this.closesGap(tx.m, plan, tx.now) }));
      case 'REDRAFT':
        return this.revisions.redraft(tx, plan, (await this.revisions.calledFor(tx.m, await this.ledger.read(tx.m, plan.caseId, tx.now))) ?? []);
      default:
        return this.acceleration.fire(tx, plan, type, payload as PlanEventPayload<typeof type>);
    }
  }

  private async adopt(tx: CaseTx, plan: RepaymentPlan, documentIds: readonly string[]): Promise<void> {
    const { m, kase, now, actor } = tx;
    await requireDocuments(m, kase.id, documentIds, 'payload.documentIds');
    const instalments = await m.find(PlanInstalment, { where: { planId: plan.id }, order: { no: 'ASC' } });
    const before = await this.ledger.read(m, kase.id, now);
    const replaced = await planInForceOf(m, kase.id);
    const effects = await this.events.fire(tx, plan, 'AGREE', { instalmentFaults: planFaults(instalments, before) });
    const agreed = { agreedById: actor.id, agreedAt: now, agreedSeq: await nextLedgerSeq(tx), documentIds: [...documentIds] };
    await m.update(RepaymentPlan, { id: plan.id }, agreed);
    for (const { kind } of effects) {
      if (kind === 'supersedeOthers') await this.supersedeOthers(tx, plan);
      if (kind === 'spreadLines') {
        const groups = (await priorityGroups(m, [plan.id])).get(plan.id) ?? [];
        const priority = priorityOf(groups.map(({ workerIds }) => workerIds));
        await insertPlanLines(m, plan, instalments, spreadInstalments({ planId: plan.id, instalments, claims: openClaimsOf(before.replayed), priority }));
      }
    }
    // What was declared due stays so in a revision that the parties did not draw up themselves.
    if (replaced?.acceleratedOn && isDerived(plan.origin)) await accelerate(m, plan.id, replaced);
    // Opens the instalments' clocks and calls off those of what was superseded.
    const after = await this.ledger.settle(tx);
    if (replaced?.state === 'defaulted') await this.keepDefault(tx, plan, after);
  }

  private async supersedeOthers(tx: CaseTx, agreed: RepaymentPlan): Promise<void> {
    const others = await tx.m.find(RepaymentPlan, { where: { caseId: tx.kase.id }, order: { revision: 'ASC' } });
    for (const other of others) {
      if (other.id === agreed.id || !planMachine.events.SUPERSEDE.from.includes(other.state)) continue;
      if (other.agreedSeq !== null) await tx.m.query('UPDATE plan_instalments SET handed_over_fen = open_fen WHERE plan_id = $1', [other.id]);
      await this.events.fire(tx, other, 'SUPERSEDE', {});
    }
  }

  /** A default that was confirmed stands as long as the new revision carries it over. */
  private async keepDefault(tx: CaseTx, plan: RepaymentPlan, summary: LedgerSummary): Promise<void> {
    const shortfallBeyondGraceFen = await this.ledger.shortfall(tx.m, summary, plan, tx.now);
    if (shortfallBeyondGraceFen > 0) await this.events.fire(tx, plan, 'CONFIRM_DEFAULT', { shortfallBeyondGraceFen });
  }
}

async function requirePlan(m: EntityManager, caseId: string, planId: string): Promise<RepaymentPlan> {
  const plan = await m.findOneBy(RepaymentPlan, { id: planId, caseId });
  if (!plan) throw notFound();
  return plan;
}
