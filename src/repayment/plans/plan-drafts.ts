import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Enforceability } from '../../cases/domain/vocabulary.js';
import { GRACE_WORKING_DAYS } from '../../deadlines/domain/escalation-ladders.js';
import { type FieldError, invalid } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import { addFen } from '../domain/fen-sum.js';
import { numberInstalments, type InstalmentDraft } from '../domain/instalment-rules.js';
import type { AllocationOrder } from '../domain/ledger-types.js';
import { isDerived, type PlanOrigin } from '../domain/plan-origin.js';
import type { LedgerTx } from '../ledger/ledger-tx.js';
import { requireWorkers } from '../payments/payment-rules.js';
import { PlanInstalment } from './plan-instalment.entity.js';
import { PlanPriority } from './plan-priority.entity.js';
import { RepaymentPlan } from './repayment-plan.entity.js';

/** What the parties sign beside the instalments; what is left out has its default. */
export interface PlanClauses {
  accelerates?: boolean | undefined;
  enforceability?: Enforceability | undefined;
  allocationOrder?: AllocationOrder | undefined;
  graceWorkingDays?: number | undefined;
  priority?: readonly { workerIds: readonly string[] }[] | undefined;
}

export interface PlanInput extends PlanClauses {
  instalments: readonly InstalmentDraft[];
  reason?: string | undefined;
}

/** Where a draft comes from when people did not write it. */
export interface PlanSource {
  origin: PlanOrigin;
  requestId: string | null;
}

/** Where a draft is written, and by whom. */
export type DraftTx = LedgerTx & { actor: { id: string } };

const ROWS_PER_INSERT = 5_000;

/** @throws CodedError 400 for a worker who is named twice or is nobody of the case, and for an order that names nobody */
export async function requirePriority(m: EntityManager, caseId: string, { priority = [], allocationOrder }: PlanClauses): Promise<void> {
  if (allocationOrder === 'priorityFirst' && priority.length === 0) throw invalid([{ path: 'priority', code: 'required' }]);
  const seen = new Set<string>();
  const twice: FieldError[] = [];
  priority.forEach(({ workerIds }, group) => workerIds.forEach((id, place) => {
    if (seen.has(id.toLowerCase())) twice.push({ path: `priority[${group}].workerIds[${place}]`, code: 'duplicateItem' });
    seen.add(id.toLowerCase());
  }));
  if (twice.length > 0) throw invalid(twice);
  for (const [group, { workerIds }] of priority.entries()) await requireWorkers(m, caseId, workerIds.map((id) => id.toLowerCase()), `priority[${group}].workerIds`);
}

/** Writes a draft as the next revision of its case; whether it may stand was asked before. */
export async function writeDraft(tx: DraftTx, input: PlanInput, source: PlanSource = { origin: 'parties', requestId: null }): Promise<RepaymentPlan> {
  const { m, kase, actor, now } = tx;
  const caseId = kase.id;
  const plan: RepaymentPlan = {
    id: randomUUID(), caseId, revision: 1 + (await m.countBy(RepaymentPlan, { caseId })), state: 'draft', version: 1, accelerates: input.accelerates ?? false,
    enforceability: input.enforceability ?? 'plain', allocationOrder: input.allocationOrder ?? 'oldestFirst', graceWorkingDays: input.graceWorkingDays ?? GRACE_WORKING_DAYS,
    origin: source.origin, requestId: source.requestId, reason: input.reason ?? null, documentIds: [], createdById: actor.id, createdAt: now, agreedById: null, agreedAt: null, agreedSeq: null,
    acceleratedOn: null, acceleratedById: null, accelerationReason: null,
  };
  await m.insert(RepaymentPlan, plan);
  const instalments = await writeInstalments(m, plan, input.instalments);
  const ranks = (input.priority ?? []).flatMap(({ workerIds }, index) => workerIds.map((workerId) => ({ planId: plan.id, workerId, rank: index + 1 })));
  for (let at = 0; at < ranks.length; at += ROWS_PER_INSERT) await m.insert(PlanPriority, ranks.slice(at, at + ROWS_PER_INSERT));
  await tx.record(isDerived(plan.origin) ? 'plan.revisionOpened' : 'plan.drafted', { planId: plan.id, revision: plan.revision, origin: plan.origin, instalments: instalments.length, ...sumOf(instalments) });
  return plan;
}

/** Numbers and writes the instalments of a draft. */
export async function writeInstalments(m: EntityManager, { id: planId, caseId }: RepaymentPlan, drafts: readonly InstalmentDraft[]): Promise<PlanInstalment[]> {
  const instalments = numberInstalments(drafts).map((instalment): PlanInstalment => ({
    id: randomUUID(), planId, caseId, ...instalment, agreedDueOn: null, paidFen: 0, openFen: 0, settledOn: null, handedOverFen: null,
  }));
  await m.insert(PlanInstalment, instalments);
  return instalments;
}

/** The clauses of a plan, to be signed anew: how it can be enforced is not among them, for a paper is confirmed or it is not. */
export async function clausesOf(m: EntityManager, { id, accelerates, allocationOrder, graceWorkingDays }: RepaymentPlan): Promise<PlanClauses> {
  const groups = await priorityGroups(m, [id]);
  return { accelerates, allocationOrder, graceWorkingDays, priority: groups.get(id) ?? [] };
}

/** Whom plans name first, by plan, the first group first. */
export async function priorityGroups(m: EntityManager, planIds: readonly string[]): Promise<Map<string, { workerIds: string[] }[]>> {
  const rows = await m.query<{ plan_id: string; worker_ids: string[] }[]>(
    'SELECT plan_id, array_agg(worker_id ORDER BY worker_id) AS worker_ids FROM plan_priorities WHERE plan_id = ANY($1::uuid[]) GROUP BY plan_id, rank ORDER BY plan_id, rank', [planIds],
  );
  const groups = new Map<string, { workerIds: string[] }[]>();
  for (const { plan_id, worker_ids } of rows) groups.set(plan_id, [...(groups.get(plan_id) ?? []), { workerIds: worker_ids }]);
  return groups;
}

function sumOf(instalments: readonly { amountFen: number }[]): { amountFen: number; amountYuan: string } {
  const amountFen = instalments.reduce((sum, instalment) => addFen(sum, instalment.amountFen), 0);
  return { amountFen, amountYuan: formatYuan(amountFen) };
}
