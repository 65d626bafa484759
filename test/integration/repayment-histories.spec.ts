import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { LessThan } from 'typeorm';
import { CodedError } from '../../src/platform/http/coded-error.js';
import { splitLargestRemainder } from '../../src/platform/money/fen.js';
import { CaseLedger } from '../../src/repayment/ledger/case-ledger.service.js';
import { PaymentReversals } from '../../src/repayment/payments/payment-reversals.service.js';
import { Payments } from '../../src/repayment/payments/payments.service.js';
import { RepaymentPlans } from '../../src/repayment/plans/repayment-plans.service.js';
import { LEDGER_RULE, LedgerHead } from '../../src/repayment/ledger/ledger-head.entity.js';
import { LedgerProjectionJob } from '../../src/repayment/ledger/ledger-projection.job.js';
import { ClaimDecisions } from '../../src/roster/claim-decisions.service.js';
import { Waivers } from '../../src/repayment/adjustments/waivers.service.js';
import { addDocument } from '../support/case-steps.js';
import { answerFaults } from '../support/ledger-answers.js';
import { asSupervisor, inCommand, ledgerFaults, putInto, smallCase } from '../support/repayment-steps.js';
import { aPng } from '../support/sample-documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z' }); });
afterAll(() => t.close());

const kinds = ['wages', 'overtime', 'pension', 'medical'] as const;
const paymentKinds = [...kinds, 'socialInsurance', 'lateFee'] as const;
const amountFen = fc.integer({ min: 1, max: 900 });
const worker = fc.nat(1);
const step = fc.oneof(
  fc.record({ do: fc.constant('pay' as const), kind: fc.constantFrom(...paymentKinds), amountFen, daysAgo: fc.nat(5), worker: fc.option(worker), advance: fc.constantFrom(false, false, false, true) }),
  fc.record({ do: fc.constant('pay' as const), kind: fc.constantFrom(...paymentKinds), amountFen, daysAgo: fc.nat(5), worker: fc.option(worker), advance: fc.constant(false) }),
  fc.record({ do: fc.constant('reverse' as const), pick: fc.nat(50) }),
  fc.record({ do: fc.constant('waive' as const), kind: fc.constantFrom(...kinds), amountFen, worker }),
  fc.record({ do: fc.constant('reschedule' as const), parts: fc.integer({ min: 1, max: 3 }), joint: fc.boolean() }),
  fc.record({ do: fc.constant('claim' as const), kind: fc.constantFrom(...kinds), amountFen, worker, decide: fc.boolean() }),
  fc.record({ do: fc.constant('withdraw' as const), pick: fc.nat(50) }),
  fc.record({ do: fc.constant('assess' as const), amountFen }),
  fc.record({ do: fc.constant('change' as const), pick: fc.nat(50), share: fc.nat(4) }),
  fc.record({ do: fc.constant('sign' as const) }),
  fc.record({ do: fc.constant('accelerate' as const) }),
  fc.record({ do: fc.constant('wait' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Books {
  caseId: string;
  workerIds: string[];
  documentId: string;
  /** What was received and not taken back, by payment id. */
  received: Map<string, number>;
  steps: number;
}

const day = (offset: number): string => new Date(t.clock.now().getTime() + offset * 86_400_000).toISOString().slice(0, 10);

async function take(books: Books, action: Step): Promise<void> {
  const { caseId, workerIds } = books;
  const who = (index: number): string => workerIds[index] ?? '';
  books.steps += 1;
  switch (action.do) {
    case 'pay': {
      const payment = await t.app.get(Payments).record(asSupervisor, caseId, {
        kind: action.kind, amountFen: action.amountFen, paidOn: day(-action.daysAgo), method: action.advance ? 'fundAdvance' : 'bankTransfer', reference: `第${books.steps}笔`,
        ...(action.worker === null ? {} : { workerIds: [who(action.worker)] }),
      });
      books.received.set(payment.id, action.amountFen);
      return;
    }
    case 'reverse': {
      const id = [...books.received.keys()][action.pick % Math.max(1, books.received.size)];
      if (id === undefined) return;
      await inCommand(t, caseId, (tx) => t.app.get(PaymentReversals).reversePayment(tx, id, '冲正'));
      books.received.delete(id);
      return;
    }
    case 'waive':
      await inCommand(t, caseId, (tx) => t.app.get(Waivers).waive(tx, { workerId: who(action.worker), kind: action.kind, amountFen: action.amountFen, documentIds: [books.documentId], reason: '自愿' }));
      return;
    case 'reschedule':
      return reschedule(books, action);
    case 'change':
      return change(caseId, action);
    case 'sign':
      return sign(caseId);
    case 'accelerate':
      return accelerate(caseId);
    case 'claim':
      return claim(books, action, who(action.worker));
    case 'withdraw': {
      const claims = await t.db.query<{ id: string }[]>('SELECT id FROM claims WHERE case_id = $1 AND withdrawn_at IS NULL ORDER BY created_at, id', [caseId]);
      await putInto(t, caseId, 'verifying');
      await (await t.as('lead')).post(`/api/v1/cases/${caseId}/claims/${claims[action.pick % Math.max(1, claims.length)]?.id}/withdrawal`).send({ reason: '职工撤回' });
      await putInto(t, caseId, 'coordinating');
      return;
    }
    case 'assess':
      await (await t.as('supervisor')).post(`/api/v1/cases/${caseId}/late-fee-assessments`).send({ amountFen: action.amountFen, assessedOn: day(0), reference: `核定${books.steps}` }).expect(201);
      return;
    case 'wait':
      t.clock.advance({ hours: 30 });
  }
}

async function reschedule({ caseId, workerIds }: Books, { parts, joint }: Extract<Step, { do: 'reschedule' }>): Promise<void> {
  const { balances } = await t.app.get(CaseLedger).read(t.db.manager, caseId, t.clock.now());
  const owed = new Map<(typeof paymentKinds)[number], number>();
  for (const { kind, outstandingFen } of balances.byKind) {
    const as = joint && (kind === 'pension' || kind === 'medical') ? 'socialInsurance' : paymentKinds.find((one) => one === kind);
    if (as && outstandingFen > 0) owed.set(as, (owed.get(as) ?? 0) + outstandingFen);
  }
  const instalments = [...owed].flatMap(([kind, total]) =>
    splitLargestRemainder(total, new Array<number>(parts).fill(1)).map((part, i) => ({ kind, amountFen: part, dueOn: day(i * 7) })).filter((instalment) => instalment.amountFen > 0));
  const plans = t.app.get(RepaymentPlans);
  if (parts === 1) return void (await inCommand(t, caseId, (tx) => plans.reschedule(tx, instalments, { requestId: randomUUID(), reason: '调整', documentIds: [] })));
  const order = joint ? ({ allocationOrder: 'priorityFirst', priority: [{ workerIds: workerIds.slice(1) }] } as const) : {};
  const id = await plans.draft(asSupervisor, caseId, { instalments, accelerates: true, ...order });
  await plans.fire(asSupervisor, id, { type: 'AGREE', version: 1 });
}

/** Part of what was claimed, or all of it again, by a granted request. */
async function change(caseId: string, { pick, share }: Extract<Step, { do: 'change' }>): Promise<void> {
  const claims = await t.db.query<{ id: string; claimed: number }[]>(
    'SELECT id, claimed_fen::float8 AS claimed FROM claims WHERE case_id = $1 AND withdrawn_at IS NULL AND verified_fen IS NOT NULL ORDER BY created_at, id', [caseId]);
  const one = claims[pick % Math.max(1, claims.length)];
  if (!one) return;
  const verifiedFen = Math.floor((one.claimed * share) / 4);
  await inCommand(t, caseId, async (tx) => {
    await t.app.get(ClaimDecisions).changeDecision(tx, one.id, verifiedFen === 0 ? { disallowedReason: '不属本单位' } : { verifiedFen }, randomUUID());
    await t.app.get(RepaymentPlans).openRevision(tx, { origin: 'claimChange', requestId: randomUUID(), reason: '核对' });
  });
}

/** The parties agree on the revision that waits for them; then the plan says all that is owed and no more. */
async function sign(caseId: string): Promise<void> {
  const [draft] = await t.db.query<{ id: string; version: number }[]>(`SELECT id, version FROM repayment_plans WHERE case_id = $1 AND state = 'draft' AND origin <> 'parties'`, [caseId]);
  if (!draft) return;
  const plans = t.app.get(RepaymentPlans);
  await plans.fire(asSupervisor, draft.id, { type: 'REDRAFT', version: draft.version });
  await plans.fire(asSupervisor, draft.id, { type: 'AGREE', version: draft.version + 1 });
  const { replayed } = await t.app.get(CaseLedger).read(t.db.manager, caseId, t.clock.now());
  expect(replayed.claims.filter(({ unplannedFen }) => unplannedFen > 0)).toEqual([]);
  expect(replayed.lines.filter(({ cutFen }) => cutFen > 0)).toEqual([]);
}

async function accelerate(caseId: string): Promise<void> {
  const [plan] = await t.db.query<{ id: string; version: number; accelerated: boolean }[]>(
    `SELECT id, version, accelerated_on IS NOT NULL AS accelerated FROM repayment_plans WHERE case_id = $1 AND state IN ('agreed', 'defaulted') AND accelerates`, [caseId]);
  if (!plan) return;
  const type = plan.accelerated ? 'REVOKE_ACCELERATION' : 'DECLARE_ACCELERATION';
  await t.app.get(RepaymentPlans).fire(asSupervisor, plan.id, { type, version: plan.version, payload: { reason: '一期未付' } });
}

async function claim({ caseId }: Books, { kind, amountFen: claimedFen, decide }: Extract<Step, { do: 'claim' }>, workerId: string): Promise<void> {
  const lead = await t.as('lead');
  await putInto(t, caseId, 'verifying');
  const { body } = await lead.post(`/api/v1/cases/${caseId}/claims`).send({ workerId, kind, from: '2024-11', to: '2024-11', claimedFen });
  const { id } = body as { id?: string };
  if (id !== undefined && decide) await lead.post(`/api/v1/cases/${caseId}/claims/decisions`).send({ decisions: [{ claimId: id, verifiedFen: claimedFen }] }).expect(200);
  await putInto(t, caseId, 'coordinating');
}

/** As a ledger stands that was there before its summaries were kept. */
async function forgetSummaries(caseId: string): Promise<void> {
  for (const table of ['ledger_sums', 'ledger_dues', 'insurance_payments', 'payment_positions']) await t.db.query(`DELETE FROM ${table} WHERE case_id = $1`, [caseId]);
  await t.db.query('UPDATE ledger_heads SET rule = 0, unapplied_fen = 0, returned_fen = 0 WHERE case_id = $1', [caseId]);
}

it('any history adds up after every step, in the replay and in every projection; a refusal changes nothing', async () => {
  let refused = 0;
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 30 }), async (steps) => {
      t.clock.set('2025-01-03T02:00:00Z');
      const { kase, workerIds } = await smallCase(t, [{ wages: 700, pension: 300 }, { wages: 500, medical: 200 }]);
      const documentId = await addDocument(t, kase.id, 'lead', aPng(), '签字.png');
      const books: Books = { caseId: kase.id, workerIds, documentId, received: new Map(), steps: 0 };
      for (const action of steps) {
        try {
          await take(books, action);
          taken += 1;
        } catch (error) {
          if (!(error instanceof CodedError)) throw error;
          refused += 1;
        }
        expect({ action, faults: await ledgerFaults(t, kase.id) }).toEqual({ action, faults: [] });
        const { balances } = await t.app.get(CaseLedger).read(t.db.manager, kase.id, t.clock.now());
        expect(balances.payments.receivedFen + balances.advances.receivedFen).toBe([...books.received.values()].reduce((sum, fen) => sum + fen, 0));
      }
      await forgetSummaries(kase.id);
      expect(await answerFaults(t, kase.id, await t.app.get(CaseLedger).read(t.db.manager, kase.id, t.clock.now()))).toEqual([]);
      await t.app.get(LedgerProjectionJob).handle();
      expect(await t.db.getRepository(LedgerHead).existsBy({ rule: LessThan(LEDGER_RULE) })).toBe(false);
      expect(await ledgerFaults(t, kase.id)).toEqual([]);
    }),
    { numRuns: 8 },
  );
  expect(taken).toBeGreaterThan(refused);
}, 300_000);
