import { randomUUID } from 'node:crypto';
import iconv from 'iconv-lite';
import { PaymentReversals } from '../../src/repayment/payments/payment-reversals.service.js';
import { RepaymentPlans } from '../../src/repayment/plans/repayment-plans.service.js';
import { RepaymentPreviews } from '../../src/repayment/plans/repayment-previews.service.js';
import { Waivers } from '../../src/repayment/adjustments/waivers.service.js';
import { addDocument } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import {
  agreedPlan, draftPlan, importReturn, inCommand, kindOf, ledgerFaults, ledgerOf, pay, putInto, smallCase, type PlanBody,
} from '../support/repayment-steps.js';
import { aPng } from '../support/sample-documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z' }); });
beforeEach(() => t.clock.set('2025-01-03T02:00:00Z'));
afterAll(() => t.close());

interface Refusal {
  code: string;
  blockers?: { code: string; path: string; message: string }[];
  errors?: { path: string; code: string }[];
}
const codes = ({ blockers = [] }: Refusal): string[] => blockers.map(({ code }) => code);
const grant = () => ({ requestId: randomUUID(), reason: '回款推迟', documentIds: [] });
const at = (caseId: string, suffix: string): string => `/api/v1/cases/${caseId}${suffix}`;
const payment = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  kind: 'wages', paidOn: '2025-01-03', amountFen: 100, method: 'bankTransfer', reference: `R-${randomUUID()}`, ...changes,
});
const tryPay = async (caseId: string, changes: Record<string, unknown>, status: number): Promise<Refusal> =>
  (await (await t.as('supervisor')).post(at(caseId, '/payments')).send(payment(changes)).expect(status)).body as Refusal;

describe('a draft', () => {
  it('is refused with everything that is wrong with it, and nothing is written', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000, pension: 300 }]);
    const member = await t.as('member');
    const send = async (instalments: unknown, status: number): Promise<Refusal> => (await member.post(at(kase.id, '/repayment-plans')).send({ instalments }).expect(status)).body as Refusal;
    expect(codes(await send([], 422))).toEqual(expect.arrayContaining(['noInstalments', 'instalmentsDoNotAddUp']));
    const wrong = await send([{ kind: 'wages', dueOn: '2025-01-02', amountFen: 1_000 }, { kind: 'overtime', dueOn: '2025-01-05', amountFen: 5 }], 422);
    expect(codes(wrong).sort()).toEqual(['instalmentInThePast', 'instalmentKindNotOwed', 'instalmentsDoNotAddUp', 'instalmentsDoNotAddUp']);
    expect(wrong.blockers?.every(({ message }) => /[一-鿿]/.test(message) && !message.includes('{'))).toBe(true);
    expect((await send([{ kind: 'wages', dueOn: '2025-02-30', amountFen: 0, colour: 1 }], 400)).errors).toHaveLength(3);
    expect(await t.db.query('SELECT 1 FROM repayment_plans WHERE case_id = $1', [kase.id])).toEqual([]);
  });

  it('waits for coordination, for somebody of the task force, and for somebody who may know the case', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000 }]);
    const instalments = [{ kind: 'wages', dueOn: '2025-01-03', amountFen: 1_000 }];
    await (await t.as('outsider')).post(at(kase.id, '/repayment-plans')).send({ instalments }).expect(403);
    await (await t.as('lead.yinchuan')).post(at(kase.id, '/repayment-plans')).send({ instalments }).expect(404);
    await putInto(t, kase.id, 'verifying');
    expect(codes((await (await t.as('member')).post(at(kase.id, '/repayment-plans')).send({ instalments }).expect(422)).body as Refusal)).toEqual(['notInThisState']);
    await putInto(t, kase.id, 'coordinating');
    const draft = await draftPlan(t, kase.id, instalments);
    expect(draft).toMatchObject({ revision: 1, version: 1, state: 'draft', outstandingFen: 0, instalments: [{ no: 1, state: 'upcoming' }], possibleEvents: [] });
    const agree = (who: 'member' | 'lead' | 'lead.yinchuan', version: number) => t.as(who).then((agent) => agent.post(`/api/v1/repayment-plans/${draft.id}/events`).send({ type: 'AGREE', version }));
    expect((await agree('member', 1)).status).toBe(403);
    expect((await agree('lead.yinchuan', 1)).status).toBe(404);
    expect((await agree('lead', 7)).body).toMatchObject({ status: 409, currentVersion: 1 });
    const both = await Promise.all([agree('lead', 1), agree('lead', 1)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    await (await t.as('lead.yinchuan')).get(`/api/v1/repayment-plans/${draft.id}`).expect(404);
    await (await t.as('lead')).get('/api/v1/repayment-plans/no-id').expect(404);
    const { body: list } = await (await t.as('lead')).get(at(kase.id, '/repayment-plans')).expect(200);
    expect((list.items as PlanBody[]).map(({ id, state }) => [id, state])).toEqual([[draft.id, 'agreed']]);
  });

  it('is looked at again when it is agreed on', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 1_000 }, { wages: 500 }]);
    const draft = await draftPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-03', amountFen: 1_500 }]);
    await pay(t, kase.id, { kind: 'wages', amountFen: 200, paidOn: '2025-01-02', workerIds: [workerIds[0]] });
    t.clock.set('2025-01-04T02:00:00Z');
    const { body } = await (await t.as('lead')).post(`/api/v1/repayment-plans/${draft.id}/events`).send({ type: 'AGREE', version: 1 }).expect(422);
    expect(codes(body as Refusal).sort()).toEqual(['instalmentInThePast', 'instalmentsDoNotAddUp']);
    expect(await t.db.query('SELECT state, version FROM repayment_plans WHERE id = $1', [draft.id])).toEqual([{ state: 'draft', version: 1 }]);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });
});

describe('a revision', () => {
  it('takes the place of the plan in force: by the lead in coordination, by a granted request under supervision', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000 }, { wages: 500, pension: 600 }]);
    const first = await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-06', amountFen: 1_500 }, { kind: 'pension', dueOn: '2025-02-06', amountFen: 600 }]);
    await pay(t, kase.id, { kind: 'wages', amountFen: 300, paidOn: '2025-01-03' });
    const second = await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-10', amountFen: 1_200 }, { kind: 'socialInsurance', dueOn: '2025-03-06', amountFen: 600 }]);
    expect(second).toMatchObject({ revision: 2, state: 'agreed', outstandingFen: 1_800 });
    const { body: before } = await (await t.as('lead')).get(`/api/v1/repayment-plans/${first.id}`).expect(200);
    expect(before).toMatchObject({ state: 'superseded', paidFen: 300, outstandingFen: 0 });
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
    await putInto(t, kase.id, 'supervising');
    const third = await draftPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-20', amountFen: 1_200 }, { kind: 'pension', dueOn: '2025-03-06', amountFen: 600 }]);
    const refused = await (await t.as('lead')).post(`/api/v1/repayment-plans/${third.id}/events`).send({ type: 'AGREE', version: 1 }).expect(422);
    expect(codes(refused.body as Refusal)).toEqual(['rescheduleNotGranted']);
    await inCommand(t, kase.id, (tx) => t.app.get(RepaymentPlans).agreeRevision(tx, third.id, grant()));
    const fourth = await inCommand(t, kase.id, (tx) =>
      t.app.get(RepaymentPlans).reschedule(tx, [{ kind: 'wages', dueOn: '2025-01-25', amountFen: 1_200 }, { kind: 'pension', dueOn: '2025-03-06', amountFen: 600 }], grant()));
    expect((await ledgerOf(t, kase.id)).instalments.map(({ dueOn }) => dueOn)).toEqual(['2025-01-25', '2025-03-06']);
    const clocks = await t.db.query<{ agreed_on: string }[]>(`SELECT agreed_on::text AS agreed_on FROM deadlines WHERE case_id = $1 AND subject = 'instalment' AND state = 'running' ORDER BY 1`, [kase.id]);
    expect(clocks.map(({ agreed_on }) => agreed_on)).toEqual(['2025-01-25', '2025-03-06']);
    const states = await t.db.query<{ id: string; state: string }[]>('SELECT id, state FROM repayment_plans WHERE case_id = $1 ORDER BY revision', [kase.id]);
    expect(states.map(({ state }) => state)).toEqual(['superseded', 'superseded', 'superseded', 'agreed']);
    expect(states.at(-1)?.id).toBe(fourth);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });

  it('reopened by the parties with a later plan, a payment recorded for an earlier day lands on what is promised now', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000 }]);
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-03', amountFen: 1_000 }]);
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-08', amountFen: 400 }, { kind: 'wages', dueOn: '2025-02-08', amountFen: 600 }]);
    await pay(t, kase.id, { kind: 'wages', amountFen: 500, paidOn: '2024-12-31' });
    expect((await ledgerOf(t, kase.id)).instalments.map(({ paidFen, state }) => [paidFen, state])).toEqual([[400, 'settled'], [100, 'upcoming']]);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });
});

describe('a payment', () => {
  it('is the supervisor’s to record, with a shape, on an open case', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000 }]);
    await (await t.as('lead')).post(at(kase.id, '/payments')).send(payment()).expect(403);
    await (await t.as('supervisor.yinchuan')).post(at(kase.id, '/payments')).send(payment()).expect(404);
    expect((await tryPay(kase.id, { amountFen: 0 }, 400)).errors).toEqual([expect.objectContaining({ path: 'amountFen' })]);
    expect((await tryPay(kase.id, { amountFen: 1.5, paidOn: '2025-13-01', method: 'barter', workerIds: [] }, 400)).errors).toHaveLength(4);
    expect((await tryPay(kase.id, { workerIds: [randomUUID()], documentIds: [] }, 400)).errors).toEqual([expect.objectContaining({ path: 'workerIds[0]', code: 'unknownWorker' })]);
    expect((await tryPay(kase.id, { documentIds: [randomUUID()] }, 400)).errors).toEqual([expect.objectContaining({ path: 'documentIds[0]' })]);
    await putInto(t, kase.id, 'closed');
    expect(codes(await tryPay(kase.id, {}, 422))).toEqual(['caseEnded']);
    await putInto(t, kase.id, 'reported');
    expect(codes(await tryPay(kase.id, {}, 422))).toEqual(['notInThisState']);
    expect(await t.db.query('SELECT 1 FROM payments WHERE case_id = $1', [kase.id])).toEqual([]);
  });

  it('is refused in the future, of a kind nobody is owed, and when it was recorded before', async () => {
    const { kase, workerIds: [first, second] } = await smallCase(t, [{ wages: 1_000, overtime: 50 }, { wages: 700 }]);
    const future = await tryPay(kase.id, { paidOn: '2025-01-04', kind: 'reimbursement' }, 422);
    expect(codes(future)).toEqual(['paidInTheFuture', 'kindNotOwed']);
    expect(codes(await tryPay(kase.id, { kind: 'overtime', workerIds: [second] }, 422))).toEqual(['kindNotOwed']);
    expect(codes(await tryPay(kase.id, { kind: 'lateFee' }, 422))).toEqual(['kindNotOwed']);
    await pay(t, kase.id, { kind: 'wages', amountFen: 100, paidOn: '2025-01-03', workerIds: [first], reference: '回单1' });
    const twin = await tryPay(kase.id, { workerIds: [first], reference: '回单2' }, 422);
    expect(codes(twin)).toEqual(['duplicatePayment']);
    expect(twin.blockers?.[0]?.message).toContain('回单1');
    expect(codes(await tryPay(kase.id, { workerIds: [second], amountFen: 3, reference: '回单1' }, 422))).toEqual(['duplicateReference']);
    expect(codes(await tryPay(kase.id, { workerIds: [first], reference: '回单1' }, 422))).toEqual(['duplicatePayment', 'duplicateReference']);
    await pay(t, kase.id, { kind: 'wages', amountFen: 100, paidOn: '2025-01-03', workerIds: [second] });
    await pay(t, kase.id, { kind: 'wages', amountFen: 100, paidOn: '2025-01-02', workerIds: [first] });
    const lumps = [await pay(t, kase.id, { kind: 'wages', amountFen: 60, paidOn: '2025-01-03' }), await pay(t, kase.id, { kind: 'wages', amountFen: 60, paidOn: '2025-01-03' })];
    expect(lumps.every(({ appliedFen }) => appliedFen === 60)).toBe(true);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });

  it('is refused before the first month for which any of the kind is owed, and before the law where no month is known', async () => {
    const { kase, workerIds: [first = ''] } = await smallCase(t, [{ wages: 1_000 }]);
    const early = await tryPay(kase.id, { paidOn: '1900-01-03' }, 422);
    expect(early.blockers).toEqual([expect.objectContaining({
      code: 'beforeAnythingOwed', path: 'paidOn', message: '日期不能早于 2024-10-01：本案登记的工资最早从这个月起拖欠。请核对年月；如拖欠更早，请先在名册补登。',
    })]);
    expect(codes((await (await t.as('supervisor')).post(at(kase.id, '/payments/preview')).send(payment({ paidOn: '2024-09-30' })).expect(422)).body as Refusal)).toEqual(['beforeAnythingOwed']);
    await pay(t, kase.id, { kind: 'wages', amountFen: 300, paidOn: '2024-10-01' });
    await putInto(t, kase.id, 'verifying');
    const owed = async (claim: Record<string, unknown>): Promise<void> => {
      await (await t.as('lead')).post(at(kase.id, '/claims')).send({ workerId: first, kind: 'wages', claimedFen: 1, ...claim }).expect(201);
    };
    await owed({ from: '2023-02', to: '2023-02' });
    await pay(t, kase.id, { kind: 'wages', amountFen: 301, paidOn: '2023-02-01' });
    await owed({});
    await pay(t, kase.id, { kind: 'wages', amountFen: 302, paidOn: '1995-01-01' });
    expect((await tryPay(kase.id, { paidOn: '1994-12-31' }, 422)).blockers).toEqual([expect.objectContaining({
      code: 'beforeLabourLaw', path: 'paidOn', message: '日期不能早于 1995-01-01（劳动法施行之日），请核对年份。',
    })]);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });

  it('is shown before it is written, and refused as it would be', async () => {
    const { kase, workerIds: [first] } = await smallCase(t, [{ wages: 1_000 }, { wages: 500 }]);
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-06', amountFen: 600 }, { kind: 'wages', dueOn: '2025-02-06', amountFen: 900 }]);
    const preview = async (changes: Record<string, unknown>, status = 200, who: 'supervisor' | 'lead' | 'supervisor.yinchuan' = 'supervisor') =>
      (await (await t.as(who)).post(at(kase.id, '/payments/preview')).send(payment(changes)).expect(status)).body as Record<string, unknown>;
    expect(await preview({ amountFen: 1_700 })).toEqual({
      parts: [
        { kind: 'wages', instalment: { no: 1, dueOn: '2025-01-06' }, amountFen: 600, workers: 2 },
        { kind: 'wages', instalment: { no: 2, dueOn: '2025-02-06' }, amountFen: 900, workers: 2 },
      ],
      appliedFen: 1_500, unappliedFen: 200, outstandingBeforeFen: 1_500, outstandingAfterFen: 0, overdueBeforeFen: 0, overdueAfterFen: 0,
    });
    expect(await preview({ amountFen: 100, deductionsFen: 20, workerIds: [first] })).toMatchObject({ parts: [{ amountFen: 120, workers: 1 }], outstandingAfterFen: 1_380 });
    expect(codes(await preview({ paidOn: '2025-01-04', kind: 'overtime' }, 422) as unknown as Refusal)).toEqual(['paidInTheFuture', 'kindNotOwed']);
    await preview({}, 403, 'lead');
    await preview({}, 404, 'supervisor.yinchuan');
    expect(await t.db.query('SELECT 1 FROM payments WHERE case_id = $1', [kase.id])).toEqual([]);
    const written = await pay(t, kase.id, { kind: 'wages', amountFen: 1_700, paidOn: '2025-01-03' });
    expect(written).toMatchObject({ appliedFen: 1_500, unappliedFen: 200 });
    await putInto(t, kase.id, 'closed');
    expect(codes(await preview({}, 422) as unknown as Refusal)).toEqual(['caseEnded']);
  });

  it('sent twice at once is recorded once', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 1_000 }]);
    const supervisor = await t.as('supervisor');
    const twice = await Promise.all([1, 2].map(() => supervisor.post(at(kase.id, '/payments')).send(payment({ workerIds, reference: '同一张回单' }))));
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect((await ledgerOf(t, kase.id)).totals.paidFen).toBe(100);
  });

  it('fills the oldest lines, is spread pro rata without names, settles with its deductions, and leaves an excess unapplied', async () => {
    const { kase, workerIds: [first, second] } = await smallCase(t, [{ wages: 1_000 }, { wages: 500 }]);
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-06', amountFen: 600 }, { kind: 'wages', dueOn: '2025-02-06', amountFen: 900 }]);
    await pay(t, kase.id, { kind: 'wages', amountFen: 300, paidOn: '2025-01-03' });
    const lines = await t.db.query<{ worker_id: string; paid: number }[]>('SELECT worker_id, sum(paid_fen)::int AS paid FROM plan_lines WHERE case_id = $1 GROUP BY worker_id', [kase.id]);
    expect(Object.fromEntries(lines.map(({ worker_id, paid }) => [worker_id, paid]))).toEqual({ [first ?? '']: 200, [second ?? '']: 100 });
    await pay(t, kase.id, { kind: 'wages', amountFen: 250, deductionsFen: 50, paidOn: '2025-01-03' });
    expect((await ledgerOf(t, kase.id)).instalments.map(({ outstandingFen }) => outstandingFen)).toEqual([0, 900]);
    const excess = await pay(t, kase.id, { kind: 'wages', amountFen: 1_000, paidOn: '2025-01-03' });
    expect(excess).toMatchObject({ appliedFen: 900, unappliedFen: 100 });
    const more = await pay(t, kase.id, { kind: 'wages', amountFen: 7, paidOn: '2025-01-03', workerIds: [first] });
    expect(more).toMatchObject({ appliedFen: 0, unappliedFen: 7 });
    expect(await ledgerOf(t, kase.id)).toMatchObject({ unappliedFen: 107, totals: { outstandingFen: 0, paidFen: 1_500 } });
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });

  it('before anything is verified waits, unapplied, and lands when it is', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 400 }]);
    const { body: claim } = await (await t.as('lead')).post(at(kase.id, '/claims')).send({ workerId: workerIds[0], kind: 'overtime', from: '2024-10', to: '2024-10', claimedFen: 90 }).expect(201);
    expect(await pay(t, kase.id, { kind: 'overtime', amountFen: 90, paidOn: '2025-01-03' })).toMatchObject({ appliedFen: 0, unappliedFen: 90 });
    t.clock.set('2025-01-04T02:00:00Z');
    await (await t.as('lead')).post(at(kase.id, '/claims/decisions')).send({ decisions: [{ claimId: claim.id, verifiedFen: 90 }] }).expect(200);
    expect(await ledgerOf(t, kase.id)).toMatchObject({ unappliedFen: 0, totals: { outstandingFen: 400, paidFen: 90 } });
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });

  it('by a fund reaches the worker while the employer goes on owing', async () => {
    const { kase } = await smallCase(t, [{ wages: 400 }]);
    expect(await pay(t, kase.id, { kind: 'wages', amountFen: 150, paidOn: '2025-01-03', method: 'fundAdvance' })).toMatchObject({ appliedFen: 150 });
    expect(await ledgerOf(t, kase.id)).toMatchObject({ advancedFen: 150, unappliedFen: 0, totals: { paidFen: 0, outstandingFen: 400 } });
    expect(await pay(t, kase.id, { kind: 'wages', amountFen: 1_000, paidOn: '2025-01-03', method: 'fundAdvance', reference: '垫付2' })).toMatchObject({ appliedFen: 250, unappliedFen: 750 });
    expect(await ledgerOf(t, kase.id)).toMatchObject({ advancedFen: 400, unappliedFen: 750, totals: { paidFen: 0, outstandingFen: 400 } });
    const { body: idle } = await (await t.as('supervisor')).get(at(kase.id, '/unapplied')).expect(200);
    expect(idle).toMatchObject({ unappliedFen: 750, unresolvedFen: 750 });
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });

  it('is shown with all others, page by page', async () => {
    const { kase } = await smallCase(t, [{ wages: 400 }]);
    for (const amountFen of [1, 2, 3]) await pay(t, kase.id, { kind: 'wages', amountFen, paidOn: '2025-01-03' });
    const lead = await t.as('lead');
    const { body: one } = await lead.get(at(kase.id, '/payments?limit=2')).expect(200);
    const { body: two } = await lead.get(at(kase.id, `/payments?limit=2&cursor=${one.nextCursor as string}`)).expect(200);
    expect([...one.items, ...two.items].map(({ amountFen }: { amountFen: number }) => amountFen)).toEqual([3, 2, 1]);
    expect(two.nextCursor).toBeNull();
    await lead.get(at(kase.id, '/payments?cursor=WzFd')).expect(400);
  });
});

describe('a reversal', () => {
  it('against a payment, at once, leaves one consistent ledger', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 400 }, { wages: 300 }]);
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-03', amountFen: 700 }]);
    const paid = await pay(t, kase.id, { kind: 'wages', amountFen: 700, paidOn: '2025-01-03' });
    expect(await t.db.query('SELECT state FROM repayment_plans WHERE case_id = $1', [kase.id])).toEqual([{ state: 'completed' }]);
    const preview = await t.app.get(RepaymentPreviews).reversal(t.db.manager, kase.id, paid.id, t.clock.now());
    expect([preview.before, preview.after]).toEqual([expect.objectContaining({ outstandingFen: 0, wagesSettled: true }), expect.objectContaining({ outstandingFen: 700, wagesSettled: false })]);
    await Promise.all([
      inCommand(t, kase.id, (tx) => t.app.get(PaymentReversals).reversePayment(tx, paid.id, '退票')),
      pay(t, kase.id, { kind: 'wages', amountFen: 300, paidOn: '2025-01-03', workerIds: [workerIds[1]] }),
    ]);
    expect(await ledgerOf(t, kase.id)).toMatchObject({ unappliedFen: 0, totals: { paidFen: 300, outstandingFen: 400 } });
    expect(await t.db.query('SELECT state FROM repayment_plans WHERE case_id = $1', [kase.id])).toEqual([{ state: 'agreed' }]);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
    const twice = await Promise.allSettled([1, 2].map(() => inCommand(t, kase.id, async (tx) => {
      const [other] = await tx.m.query<{ id: string }[]>('SELECT id FROM payments WHERE case_id = $1 AND reversal_of IS NULL AND amount_fen = 300', [kase.id]);
      return t.app.get(PaymentReversals).reversePayment(tx, other?.id ?? '', '退票');
    })));
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await ledgerOf(t, kase.id)).totals).toMatchObject({ paidFen: 0, outstandingFen: 700 });
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });

  it('lets the slip be recorded again, and cannot be of another case or of a reversal', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 400 }]);
    const { kase: other } = await smallCase(t, [{ wages: 400 }], '另一公司');
    const wrong = await pay(t, kase.id, { kind: 'wages', amountFen: 40, paidOn: '2025-01-03', workerIds, reference: '回单9' });
    await expect(inCommand(t, other.id, (tx) => t.app.get(PaymentReversals).reversePayment(tx, wrong.id, '错'))).rejects.toMatchObject({ status: 404 });
    const reversal = await inCommand(t, kase.id, (tx) => t.app.get(PaymentReversals).reversePayment(tx, wrong.id, '多记一位'));
    await expect(inCommand(t, kase.id, (tx) => t.app.get(PaymentReversals).reversePayment(tx, reversal, '错'))).rejects.toMatchObject({ status: 422 });
    await pay(t, kase.id, { kind: 'wages', amountFen: 40, paidOn: '2025-01-03', workerIds, reference: '回单9' });
    expect((await ledgerOf(t, kase.id)).totals.paidFen).toBe(40);
  });
});

describe('a waiver', () => {
  it('needs the worker’s signature, is never of insurance, and is not more than is outstanding', async () => {
    const { kase, workerIds: [first = ''] } = await smallCase(t, [{ wages: 400, pension: 100, housingFund: 50 }, { wages: 400 }]);
    const documentId = await addDocument(t, kase.id, 'lead', aPng(), '放弃声明.png');
    const input = { workerId: first, kind: 'wages' as const, amountFen: 100, documentIds: [documentId], reason: '职工自愿' };
    const waive = (changes: object): Promise<string> => inCommand(t, kase.id, (tx) => t.app.get(Waivers).waive(tx, { ...input, ...changes }));
    const blockedBy = (...found: string[]): object => ({ status: 422, extra: { blockers: found.map((code) => expect.objectContaining({ code }) as unknown) } });
    await expect(waive({ kind: 'pension', amountFen: 500, documentIds: [] })).rejects.toMatchObject(blockedBy('notWaivable', 'waiverWithoutEvidence', 'waiverExceedsOutstanding'));
    await expect(waive({ kind: 'housingFund', amountFen: 5 })).rejects.toMatchObject(blockedBy('notWaivable'));
    await expect(waive({ amountFen: 401 })).rejects.toMatchObject(blockedBy('waiverExceedsOutstanding'));
    await expect(waive({ workerId: idOf.lead })).rejects.toMatchObject({ status: 400 });
    expect((await t.app.get(RepaymentPreviews).waiver(t.db.manager, kase.id, input, t.clock.now())).after).toMatchObject({ waivedFen: 100, outstandingFen: 850 });
    await waive({});
    expect(kindOf(await ledgerOf(t, kase.id), 'wages')).toMatchObject({ verifiedFen: 800, waivedFen: 100, outstandingFen: 700 });
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-06', amountFen: 700 }, { kind: 'pension', dueOn: '2025-01-06', amountFen: 100 }, { kind: 'housingFund', dueOn: '2025-01-06', amountFen: 50 }]);
    await waive({ amountFen: 300 });
    expect((await ledgerOf(t, kase.id)).instalments[0]).toMatchObject({ kind: 'wages', outstandingFen: 400 });
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });
});

describe('a return file', () => {
  const file = (rows: readonly (readonly string[])[]): Buffer =>
    iconv.encode([['序号', '收款人姓名', '收款账号', '金额(元)', '交易日期', '处理结果', '失败原因'], ...rows].map((row) => row.join(',')).join('\r\n'), 'gb18030');

  it('pays nobody it cannot be sure of, and says why, row by row', async () => {
    const { kase, workerIds: [first = '', second = ''] } = await smallCase(t, [{ wages: 400_00 }, { pension: 100_00 }]);
    const supervisor = await t.as('supervisor');
    const lead = await t.as('lead');
    await lead.patch(at(kase.id, `/workers/${first}`)).send({ version: 1, bankCard: '6222000000000000017' }).expect(200);
    await lead.patch(at(kase.id, `/workers/${second}`)).send({ version: 1, bankCard: '6222000000000000025' }).expect(200);
    await pay(t, kase.id, { kind: 'wages', amountFen: 10_00, paidOn: '2025-01-02', workerIds: [first] });
    const done = await importReturn(t, kase.id, file([
      ['1', '职工甲', '6222000000000000017', '100.00', '2025-01-03', '成功', ''],
      ['2', '职工甲', '6222000000000000017', '100.00', '2025-01-03', '成功', ''],
      ['3', '职工甲', '6222000000000000017', '10.00', '2025-01-02', '成功', ''],
      ['4', '职工丙', '6222000000000000017', '20.00', '2025-01-03', '成功', ''],
      ['5', '职工甲', '6222000000000000099', '30.00', '2025-01-03', '成功', ''],
      ['6', '职工乙', '6222000000000000025', '40.00', '2025-01-03', '成功', ''],
      ['7', '职工甲', '6222000000000000017', '50.00', '2025-01-04', '成功', ''],
      ['8', '职工甲', '6222000000000000017', '60.00', '2025-01-03', '失败', '账户已销户'],
      ['9', '职工甲', '6222000000000000017', '70.00', '2025-01-03', '处理中', ''],
      ['10', '职工甲', '6222000000000000017', '80.00', '2025-01-03', '成功', '已退票'],
      ['11', '职工甲', '6222000000000000017', '90.00', '2025-01-03', '成功（已退票）', ''],
    ]));
    expect(done).toMatchObject({ state: 'applied', totals: { matchedRows: 1, matchedFen: 100_00, rejectedRows: 2, rejectedFen: 150_00, unmatchedRows: 6, duplicateRows: 2 } });
    expect(done.rows.map(({ verdict, reason, workerId }) => [verdict, reason, workerId])).toEqual([
      ['matched', null, first], ['duplicate', 'sameRow', first], ['duplicate', 'samePayment', first], ['unmatched', 'nameDiffers', null],
      ['unmatched', 'accountUnknown', null], ['unmatched', 'notOwed', null], ['unmatched', 'futureDate', null],
      ['rejectedByBank', 'accountClosed', first], ['unmatched', 'resultUnclear', null], ['unmatched', 'resultUnclear', null], ['rejectedByBank', 'returned', first],
    ]);
    expect(done.rows.filter(({ reason }) => reason !== null).every(({ reasonText }) => /[一-鿿]/.test(reasonText ?? ''))).toBe(true);
    const { body: inEnglish } = await supervisor.get(at(kase.id, `/payment-imports/${done.id}`)).set('accept-language', 'en').expect(200);
    const { body: oneByOne } = await supervisor.get(at(kase.id, `/payment-imports/${done.id}/rows`)).set('accept-language', 'en').expect(200);
    type Said = { reasonText: string | null; errors: { message: string }[]; warnings: { message: string }[] };
    for (const rows of [inEnglish.rows, oneByOne.items] as Said[][]) {
      expect(rows.flatMap(({ errors, warnings }) => [...errors, ...warnings]).length).toBeGreaterThan(0);
      const said = rows.flatMap(({ reasonText, errors, warnings }) => [reasonText ?? '', ...[...errors, ...warnings].map(({ message }) => message)]);
      expect(said.filter((text) => /[一-鿿]/.test(text.replace(/凭证-\d+/, '')))).toEqual([]);
    }
    expect(done.rows[4]?.candidates).toEqual([first]);
    const [{ reference, import_row, account_index }] = await t.db.query<[{ reference: string; import_row: number; account_index: string }]>('SELECT reference, import_row, account_index FROM payments WHERE import_id = $1', [done.id]);
    expect({ reference, import_row }).toEqual({ reference: expect.stringMatching(/^[0-9a-f]{64}:2$/) as string, import_row: 2 });
    expect(account_index).not.toContain('6222');
    const stored = await t.db.query<{ text: string }[]>(`SELECT t.data::text AS text FROM timeline_entries t WHERE t.case_id = $1 UNION ALL SELECT r::text FROM sheet_import_rows r WHERE r.import_id = $2`, [kase.id, done.id]);
    expect(stored.filter(({ text }) => /6222\d|职工/.test(text))).toEqual([]);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
    const wrongKind = await importReturn(t, kase.id, file([['1', '职工甲', '6222000000000000017', '1.00', '2025-01-03', '成功', '']]), { kind: 'overtime' });
    expect(wrongKind).toMatchObject({ state: 'failed', failure: { code: 'kindNotOwed', message: '没有职工被拖欠加班费，请核对付款类别和职工。' } });
    await supervisor.post(at(kase.id, '/payment-imports')).field('kind', 'gold').attach('file', file([]), 'a.csv').expect(400);
    await lead.post(at(kase.id, '/payment-imports')).field('kind', 'wages').attach('file', file([]), 'a.csv').expect(403);
  });
});
