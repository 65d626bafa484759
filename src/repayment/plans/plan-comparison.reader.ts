import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { User } from '../../auth/user.entity.js';
import type { PersonView } from '../../cases/case.view.js';
import { paymentKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { Transactions } from '../../platform/database/transactions.js';
import { invalidField } from '../../platform/http/coded-error.js';
import { type ComparedInstalment, compareInstalments, compareKinds } from '../domain/plan-comparison.js';
import { addFen } from '../domain/fen-sum.js';
import type { ComparedClauseView, ComparedInstalmentView, ComparedPlanView, PaidKindView, PlanComparisonView } from './plan-comparison.view.js';
import { priorityGroups } from './plan-drafts.js';
import { PlanInstalment } from './plan-instalment.entity.js';
import { RepaymentPlan } from './repayment-plan.entity.js';
import { RepaymentPlans } from './repayment-plans.service.js';

const CLAUSES = ['accelerates', 'enforceability', 'allocationOrder', 'graceWorkingDays'] as const;

/** Puts two revisions of one plan side by side, so that people see what was given up for what. */
@Injectable()
export class PlanComparisons {
  constructor(
    private readonly transactions: Transactions,
    private readonly plans: RepaymentPlans,
  ) {}

  /** @throws CodedError 404, 400 `unknownPlan` when `withId` is no other revision of the same case, or there is no earlier one */
  async compare(actor: Actor, planId: string, withId: string | undefined): Promise<PlanComparisonView> {
    const m = this.transactions.reader;
    const plan = await this.plans.visiblePlan(m, actor, planId);
    const other = withId === undefined ? await agreedBefore(m, plan) : await m.findOneBy(RepaymentPlan, { id: withId, caseId: plan.caseId });
    if (!other || other.id === plan.id) throw invalidField('with', 'unknownPlan');
    const [before, after] = other.revision < plan.revision ? [other, plan] : [plan, other];
    const old = await instalmentsOf(m, before);
    const young = await instalmentsOf(m, after);
    const left = old.map((row) => compared(row, leftOf(before, row)));
    const promised = young.map((row) => compared(row, row.amountFen));
    const rows = new Map([...old, ...young].map((row) => [row.id, row]));
    const view = (one: ComparedInstalment | null): ComparedInstalmentView | null => {
      const row = one && rows.get(one.id);
      return row ? { id: row.id, no: row.no, kind: row.kind, dueOn: dueOnOf(row), amountFen: row.amountFen, promisedFen: one.promisedFen } : null;
    };
    const people = await peopleOf(m, [before, after]);
    return {
      before: toPlanView(before, people),
      after: toPlanView(after, people),
      instalments: compareInstalments(left, promised).map((pair) => ({ change: pair.change, kind: pair.kind, before: view(pair.before), after: view(pair.after) })),
      byKind: compareKinds(left, promised),
      paidBetween: await paidBetween(m, before, after),
      clauses: await clausesThatDiffer(m, before, after),
    };
  }
}

const dueOnOf = ({ agreedDueOn, dueOn }: PlanInstalment): string => agreedDueOn ?? dueOn;

const compared = (row: PlanInstalment, promisedFen: number): ComparedInstalment => ({ id: row.id, no: row.no, kind: row.kind, dueOn: dueOnOf(row), promisedFen });

/** What a revision still promised when the next one took its place; of one in force what it promises now, of a draft all of it. */
function leftOf({ state }: RepaymentPlan, { amountFen, paidFen, openFen, handedOverFen }: PlanInstalment): number {
  if (handedOverFen !== null) return handedOverFen;
  if (state === 'draft' || state === 'discarded') return amountFen;
  return state === 'superseded' ? Math.max(0, amountFen - paidFen) : openFen;
}

const instalmentsOf = (m: EntityManager, { id }: RepaymentPlan): Promise<PlanInstalment[]> => m.find(PlanInstalment, { where: { planId: id }, order: { no: 'ASC' } });

/** The revision that was in force when this one was agreed; of a draft the one in force now. */
function agreedBefore(m: EntityManager, { caseId, agreedSeq }: RepaymentPlan): Promise<RepaymentPlan | null> {
  const builder = m.createQueryBuilder(RepaymentPlan, 'p').where('p.caseId = :caseId AND p.agreedSeq IS NOT NULL', { caseId });
  if (agreedSeq !== null) builder.andWhere('p.agreedSeq < :agreedSeq', { agreedSeq });
  return builder.orderBy('p.agreedSeq', 'DESC').limit(1).getOne();
}

async function peopleOf(m: EntityManager, plans: readonly RepaymentPlan[]): Promise<Map<string, PersonView>> {
  const ids = plans.flatMap(({ createdById, agreedById }) => [createdById, agreedById ?? []].flat());
  return new Map((await m.findBy(User, { id: In([...new Set(ids)]) })).map(({ id, name }) => [id, { id, name }]));
}

const toPlanView = ({ id, revision, state, origin, reason, requestId, createdAt, createdById, agreedAt, agreedById }: RepaymentPlan, people: ReadonlyMap<string, PersonView>): ComparedPlanView => ({
  id, revision, state, origin, reason, requestId, createdAt: createdAt.toISOString(), createdBy: people.get(createdById) ?? null, agreedAt: agreedAt?.toISOString() ?? null,
  agreedBy: people.get(agreedById ?? '') ?? null,
});

async function paidBetween(m: EntityManager, before: RepaymentPlan, after: RepaymentPlan): Promise<PaidKindView[]> {
  const rows = await m.query<{ kind: PaymentKind; paid: string }[]>(
    `SELECT i.kind, sum(i.paid_fen) AS paid FROM plan_instalments i JOIN repayment_plans p ON p.id = i.plan_id
      WHERE p.case_id = $1 AND p.revision > $2 AND p.revision < $3 AND i.paid_fen > 0 GROUP BY i.kind`,
    [before.caseId, before.revision, after.revision],
  );
  const paid = new Map<PaymentKind, number>();
  for (const row of rows) paid.set(row.kind, addFen(paid.get(row.kind) ?? 0, Number(row.paid)));
  return paymentKinds.flatMap((kind) => (paid.has(kind) ? [{ kind, paidFen: paid.get(kind) ?? 0 }] : []));
}

async function clausesThatDiffer(m: EntityManager, before: RepaymentPlan, after: RepaymentPlan): Promise<ComparedClauseView[]> {
  const groups = await priorityGroups(m, [before.id, after.id]);
  const [was, becomes] = [before, after].map(({ id }) => groups.get(id) ?? []);
  const plain: ComparedClauseView[] = CLAUSES.filter((clause) => before[clause] !== after[clause]).map((clause) => ({ clause, before: before[clause], after: after[clause] }));
  if (JSON.stringify(was) === JSON.stringify(becomes)) return plain;
  const sizes = (of: typeof was = []): number[] => of.map(({ workerIds }) => workerIds.length);
  return [...plain, { clause: 'priority', before: sizes(was), after: sizes(becomes) }];
}
