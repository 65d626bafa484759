import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx, UUID, findVisibleCase } from '../cases/case-command.js';
import type { Enforceability } from '../cases/domain/vocabulary.js';
import { Transactions } from '../platform/database/transactions.js';
import { blocked, notFound, staleVersion } from '../platform/http/coded-error.js';
import { formatYuan } from '../platform/money/fen.js';
import { CaseLedger, type CaseLedgerState, planInForceOf } from './case-ledger.service.js';
import { addFen } from './domain/fen-sum.js';
import { checkInstalments, numberInstalments, type InstalmentDraft } from './domain/instalment-rules.js';
import type { AllocationOrder } from './domain/ledger-types.js';
import type { PlanBlocker } from './domain/plan-blocker.js';
import { amountsToCover, checkPlanCovers, coverageBlockers, outstandingByKind } from './domain/plan-coverage.js';
import { openClaimsOf, spreadInstalments } from './domain/plan-spread.js';
import { nextLedgerSeq } from './ledger-tx.js';
import { PlanEvents } from './plan-events.service.js';
import { PlanInstalment } from './plan-instalment.entity.js';
import { insertPlanLines } from './plan-lines.js';
import { RepaymentPlan } from './repayment-plan.entity.js';

/** What the parties sign: the instalments, and the clauses with their defaults. */
export interface PlanInput {
  instalments: readonly InstalmentDraft[];
  accelerates?: boolean | undefined;
  enforceability?: Enforceability | undefined;
  allocationOrder?: AllocationOrder | undefined;
}

/** What the employer promises: drafts, and agreeing on one. */
@Injectable()
export class RepaymentPlans {
  constructor(
    private readonly commands: CaseCommands,
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    private readonly events: PlanEvents,
  ) {}

  /**
   * Writes down a draft: the first plan, or a revision of the one in force.
   * @returns its id
   * @throws CodedError 422 with everything that is wrong with the instalments
   */
  draft(actor: Actor, caseId: string, body: PlanInput): Promise<string> {
    return this.commands.run(actor, caseId, { standing: 'member', states: ['coordinating', 'supervising'] }, async (tx) => {
      const faults = faultsOf(body.instalments, await this.ledger.read(tx.m, caseId, tx.now));
      if (faults.length > 0) throw blocked(faults);
      return (await this.writeDraft(tx, body)).id;
    });
  }

  /**
   * The parties agreed on a draft: by the lead, while nothing has to be asked.
   * @throws CodedError 404, 403 `leadOnly`, 409 with the plan's version, 422 with every blocker
   */
  async agree(actor: Actor, planId: string, version: number): Promise<void> {
    const { caseId } = await this.visiblePlan(this.transactions.reader, actor, planId);
    await this.commands.run(actor, caseId, { standing: 'lead', states: 'any' }, async (tx) => {
      const plan = await requirePlan(tx.m, caseId, planId);
      if (plan.version !== version) throw staleVersion(plan.version);
      await this.adopt(tx, plan, false);
    });
  }

  /**
   * Agrees on a drafted revision because a request for it was granted, inside the transaction of the grant.
   * @throws CodedError 404 when the case has no such plan, 422 with every blocker
   */
  async agreeRevision(tx: CaseTx, planId: string): Promise<void> {
    await this.adopt(tx, await requirePlan(tx.m, tx.kase.id, planId), true);
  }

  /**
   * Drafts a revision with these instalments and agrees on it, because a request for it was granted, inside the transaction of
   * the grant. The clauses are those of the plan in force.
   * @returns the new plan's id
   * @throws CodedError 422 with every blocker
   */
  async reschedule(tx: CaseTx, instalments: readonly InstalmentDraft[]): Promise<string> {
    const inForce = await planInForceOf(tx.m, tx.kase.id);
    const clauses = inForce ? { accelerates: inForce.accelerates, enforceability: inForce.enforceability, allocationOrder: inForce.allocationOrder } : {};
    const plan = await this.writeDraft(tx, { ...clauses, instalments });
    await this.adopt(tx, plan, true);
    return plan.id;
  }

  /** Everything that is wrong with these instalments as the ledger stands: for a preview, before anything is written. */
  async findFaults(m: EntityManager, caseId: string, instalments: readonly InstalmentDraft[], now: Date): Promise<PlanBlocker[]> {
    return faultsOf(instalments, await this.ledger.read(m, caseId, now));
  }

  /** @throws CodedError 404 when the plan or its case is not to be known */
  async visiblePlan(m: EntityManager, actor: Actor, planId: string): Promise<RepaymentPlan> {
    const plan = UUID.test(planId) ? await m.findOneBy(RepaymentPlan, { id: planId }) : null;
    if (!plan) throw notFound();
    await findVisibleCase(m, actor, plan.caseId);
    return plan;
  }

  private async writeDraft(tx: CaseTx, input: PlanInput): Promise<RepaymentPlan> {
    const { m, kase, actor, now } = tx;
    const caseId = kase.id;
    const plan: RepaymentPlan = {
      id: randomUUID(), caseId, revision: 1 + (await m.countBy(RepaymentPlan, { caseId })), state: 'draft', version: 1, accelerates: input.accelerates ?? false,
      enforceability: input.enforceability ?? 'plain', allocationOrder: input.allocationOrder ?? 'oldestFirst', createdById: actor.id, createdAt: now,
      agreedById: null, agreedAt: null, agreedSeq: null,
    };
    await m.insert(RepaymentPlan, plan);
    const instalments = numberInstalments(input.instalments);
    await m.insert(PlanInstalment, instalments.map((instalment) => ({ id: randomUUID(), planId: plan.id, caseId, ...instalment, paidFen: 0, openFen: 0, settledOn: null })));
    await tx.record('plan.drafted', { planId: plan.id, revision: plan.revision, instalments: instalments.length, ...sumOf(instalments) });
    return plan;
  }

  private async adopt(tx: CaseTx, plan: RepaymentPlan, rescheduleGranted: boolean): Promise<void> {
    const { m, kase, now, actor } = tx;
    const instalments = await m.find(PlanInstalment, { where: { planId: plan.id }, order: { no: 'ASC' } });
    const before = await this.ledger.read(m, kase.id, now);
    const effects = await this.events.fire(tx, plan, 'AGREE', { instalmentFaults: faultsOf(instalments, before), rescheduleGranted });
    const agreed = { agreedById: actor.id, agreedAt: now, agreedSeq: await nextLedgerSeq(tx) };
    await m.update(RepaymentPlan, { id: plan.id }, agreed);
    for (const { kind } of effects) {
      if (kind === 'supersedeOthers') await this.supersedeOthers(tx, plan);
      if (kind === 'spreadLines') await insertPlanLines(m, plan, instalments, spreadInstalments({ planId: plan.id, instalments, claims: openClaimsOf(before.replayed) }));
    }
    // Opens the instalments' clocks and calls off those of what was superseded.
    await this.ledger.settle(tx);
  }

  private async supersedeOthers(tx: CaseTx, agreed: RepaymentPlan): Promise<void> {
    const others = await tx.m.find(RepaymentPlan, { where: { caseId: tx.kase.id }, order: { revision: 'ASC' } });
    for (const other of others) {
      if (other.id !== agreed.id && other.state !== 'superseded') await this.events.fire(tx, other, 'SUPERSEDE', {});
    }
  }
}

/** Everything wrong with instalments as the ledger stands: each by itself, and whether they add up to what is owed. */
function faultsOf(instalments: readonly InstalmentDraft[], { balances, today }: CaseLedgerState): PlanBlocker[] {
  const faults = checkInstalments(instalments, outstandingByKind(balances), today);
  return [...faults, ...coverageBlockers(checkPlanCovers({ ...amountsToCover(balances), instalments }))];
}

async function requirePlan(m: EntityManager, caseId: string, planId: string): Promise<RepaymentPlan> {
  const plan = await m.findOneBy(RepaymentPlan, { id: planId, caseId });
  if (!plan) throw notFound();
  return plan;
}

function sumOf(instalments: readonly { amountFen: number }[]): { amountFen: number; amountYuan: string } {
  const amountFen = instalments.reduce((sum, instalment) => addFen(sum, instalment.amountFen), 0);
  return { amountFen, amountYuan: formatYuan(amountFen) };
}
