import { addDocument } from '../support/case-steps.js';
import { agreedPlan, ledgerFaults, pay, putInto, smallCase } from '../support/repayment-steps.js';
import { aPdf } from '../support/sample-documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import type { TestUser } from '../support/people.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
beforeEach(() => t.clock.set('2025-01-03T02:00:00Z'));
afterAll(() => t.close());

interface Entry { type: string; on: string | null; amountFen: number | null; by: { name: string } | null; reason: string | null; documentIds: string[]; reference: string | null; revision: number | null; requestId: string | null }
interface Obligation { claimId: string; kind: string; verifiedFen: number; agreedFen: number; paidFen: number; waivedFen: number; outstandingFen: number; entries: Entry[] }
const at = (caseId: string, suffix: string): string => `/api/v1/cases/${caseId}${suffix}`;
const send = async (url: string, body: object, who: TestUser, status: number): Promise<Record<string, never> & { id: string; blockers: { code: string; overridable: boolean }[] }> => {
  const answer = await (await t.as(who)).post(url).send(body);
  if (answer.status !== status) throw new Error(JSON.stringify(answer.body));
  return answer.body as never;
};
const grant = (id: string): Promise<unknown> => send(`/api/v1/requests/${id}/events`, { type: 'GRANT' }, 'supervisor2', 200);
const obligationsOf = async (caseId: string, workerId: string | undefined, who: TestUser = 'lead'): Promise<{ workerName: string; items: Obligation[] }> =>
  (await (await t.as(who)).get(at(caseId, `/workers/${workerId}/obligations`)).expect(200)).body as { workerName: string; items: Obligation[] };
const chain = ({ entries }: Obligation): string[] => entries.map(({ type, amountFen, by }) => `${type} ${amountFen ?? '-'} ${by?.name ?? '-'}`);

describe('the obligations of a worker', () => {
  it('tell who moved each on what evidence: claimed, decided, promised, paid, taken back, waived and decided anew', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 1_000, pension: 300 }, { wages: 500 }]);
    const [own, other] = workerIds;
    const agreement = await addDocument(t, kase.id, 'lead', aPdf(), '调解协议书.pdf');
    const draft = await send(at(kase.id, '/repayment-plans'), { instalments: [{ kind: 'wages', dueOn: '2025-01-10', amountFen: 900 }, { kind: 'wages', dueOn: '2025-02-10', amountFen: 600 }, { kind: 'pension', dueOn: '2025-02-10', amountFen: 300 }] }, 'member', 201);
    await send(`/api/v1/repayment-plans/${draft.id}/events`, { type: 'AGREE', version: 1, payload: { documentIds: [agreement] } }, 'lead', 200);
    await putInto(t, kase.id, 'supervising');
    t.clock.set('2025-01-04T02:00:00Z');
    const slip = await addDocument(t, kase.id, 'supervisor', aPdf(), '回单.pdf');
    const payment = await pay(t, kase.id, { kind: 'wages', amountFen: 400, paidOn: '2025-01-04', workerIds: [own], reference: '回单1', documentIds: [slip] });
    t.clock.set('2025-01-05T02:00:00Z');
    const wrong = await pay(t, kase.id, { kind: 'wages', amountFen: 100, paidOn: '2025-01-05', workerIds: [own] });
    await pay(t, kase.id, { kind: 'wages', amountFen: 50, paidOn: '2025-01-05', workerIds: [other] });
    t.clock.set('2025-01-06T02:00:00Z');
    await grant((await send(at(kase.id, '/requests'), { type: 'reversal', paymentId: wrong.id, reason: '重复登记' }, 'supervisor', 201)).id);
    t.clock.set('2025-01-07T02:00:00Z');
    const signed = await addDocument(t, kase.id, 'lead', aPdf(), '放弃声明.pdf');
    await grant((await send(at(kase.id, '/requests'), { type: 'waiver', workerId: own, kind: 'wages', amountFen: 150, documentIds: [signed], reason: '本人自愿' }, 'supervisor', 201)).id);
    const { items } = await obligationsOf(kase.id, own);
    const [wages, pension] = items;
    expect(wages).toMatchObject({ kind: 'wages', verifiedFen: 1_000, paidFen: 400, waivedFen: 150, outstandingFen: 450 });
    expect(wages && chain(wages)).toEqual(['claimed 1000 王组长', 'decided 1000 王组长', 'promised 1000 王组长', 'paid 400 陈督办', 'reversed - 赵督办', 'waived 150 赵督办']);
    expect(wages?.entries[2]).toMatchObject({ revision: 1, documentIds: [agreement] });
    expect(wages?.entries[3]).toMatchObject({ on: '2025-01-04', reference: '回单1', documentIds: [slip], subjectId: payment.id });
    expect(wages?.entries[4]).toMatchObject({ reason: '重复登记' });
    expect(wages?.entries[5]).toMatchObject({ reason: '本人自愿', documentIds: [signed] });
    expect(pension && chain(pension)).toHaveLength(3);
    const change = await send(at(kase.id, '/requests'), { type: 'claimChange', claimId: pension?.claimId, verifiedFen: 280, reason: '按社保局数据更正' }, 'lead', 201);
    await grant(change.id);
    const [, changed] = (await obligationsOf(kase.id, own)).items;
    expect(changed?.entries.filter(({ type }) => type === 'decided')).toMatchObject([{ amountFen: 300, requestId: null }, { amountFen: 280, reason: '按社保局数据更正', requestId: change.id }]);
    expect((await obligationsOf(kase.id, other)).items[0]?.entries.some(({ type }) => type === 'reversed')).toBe(false);
    await (await t.as('lead')).get(at(kase.id, `/workers/${kase.id}/obligations`)).expect(404);
    await (await t.as('lead.yinchuan')).get(at(kase.id, `/workers/${own}/obligations`)).expect(404);
    expect(await ledgerFaults(t, kase.id)).toEqual([]);
  });
});

describe('one payment', () => {
  it('is shown with whom it reached, what they said, what was decided about the rest, and its reversal', async () => {
    const { kase, workerIds } = await smallCase(t, [{ wages: 600 }, { wages: 400 }]);
    await putInto(t, kase.id, 'supervising');
    const payment = await pay(t, kase.id, { kind: 'wages', amountFen: 1_100, paidOn: '2025-01-03' });
    const url = at(kase.id, `/payments/${payment.id}`);
    await send(`${url}/receipts`, { workerId: workerIds[0], outcome: 'received', how: 'call', confirmedAt: '2025-01-03T01:59:00Z' }, 'member', 201);
    const closing = async (): Promise<{ code: string; message: string; overridable: boolean }[]> => {
      const { body } = await (await t.as('supervisor')).get(at(kase.id, '/next')).expect(200);
      return (body.events as { type: string; blockers: { code: string; message: string; overridable: boolean }[] }[]).find(({ type }) => type === 'CLOSE')?.blockers.filter(({ code }) => code === 'moneyUndecided') ?? [];
    };
    expect(await closing()).toMatchObject([{ message: '还有 ¥1.00 收款没有核销，请先处理：改付、退回或者留作预付。', overridable: false }]);
    const documentIds = [await addDocument(t, kase.id, 'supervisor', aPdf(), '说明.pdf')];
    await send(`${url}/resolutions`, { type: 'keep', documentIds, amountFen: 60, reason: '留作后续补缴' }, 'supervisor', 201);
    expect(await closing()).toMatchObject([{ message: expect.stringContaining('¥0.40') as string }]);
    await send(`${url}/resolutions`, { type: 'keep', documentIds, amountFen: 40, reason: '留作后续补缴' }, 'supervisor', 201);
    expect(await closing()).toEqual([]);
    const shown = async (id = payment.id): Promise<Record<string, unknown>> => (await (await t.as('lead')).get(at(kase.id, `/payments/${id}`)).expect(200)).body as Record<string, unknown>;
    expect(await shown()).toMatchObject({
      payment: { id: payment.id, appliedFen: 1_000, unappliedFen: 100 }, reversal: null, reverses: null,
      receipts: { counts: { received: 1, unconfirmed: 1, notReceived: 0 }, items: expect.arrayContaining([expect.objectContaining({ workerId: workerIds[0], amountFen: 600, state: 'received' })]) as unknown },
      resolutions: [{ type: 'keep', amountFen: 60, reversedBy: null }, { type: 'keep', amountFen: 40 }],
    });
    await grant((await send(at(kase.id, '/requests'), { type: 'reversal', paymentId: payment.id, reason: '误登' }, 'supervisor', 201)).id);
    const taken = await shown() as { reversal: { id: string } };
    expect(taken).toMatchObject({ payment: { appliedFen: 0, unappliedFen: 0 }, reversal: { reversalOf: payment.id, reversalReason: '误登' }, receipts: { items: [] } });
    expect(await shown(taken.reversal.id)).toMatchObject({ payment: { reversalOf: payment.id }, reverses: { id: payment.id } });
    await (await t.as('lead')).get(at(kase.id, `/payments/${kase.id}`)).expect(404);
    await (await t.as('lead.yinchuan')).get(url).expect(404);
    await (await t.as('liaison.hrss')).get(url).expect(403);
  });
});

describe('a reschedule and a payment at the same time', () => {
  it('come to one consistent outcome: the new plan promises what the payment left, or is refused', async () => {
    for (let round = 0; round < 3; round += 1) {
      const { kase } = await smallCase(t, [{ wages: 600 }, { wages: 400 }], `某公司${round}`);
      const plan = await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-10', amountFen: 1_000 }]);
      await putInto(t, kase.id, 'supervising');
      const { id } = await send(at(kase.id, '/requests'), { type: 'reschedule', planId: plan.id, instalments: [{ kind: 'wages', dueOn: '2025-02-10', amountFen: 1_000 }], reason: '资金周转' }, 'lead', 201);
      const [granted, paid] = await Promise.all([
        (await t.as('supervisor2')).post(`/api/v1/requests/${id}/events`).send({ type: 'GRANT' }),
        (await t.as('supervisor')).post(at(kase.id, '/payments')).send({ kind: 'wages', amountFen: 300, paidOn: '2025-01-03', method: 'bankTransfer', reference: `同时${round}` }),
      ]);
      expect([paid.status, [200, 422]]).toEqual([201, expect.arrayContaining([granted.status])]);
      const { body } = await (await t.as('lead')).get(at(kase.id, '/ledger')).expect(200);
      expect(body).toMatchObject({ totals: { paidFen: 300, outstandingFen: 700 }, unappliedFen: 0 });
      expect((body.instalments as { dueOn: string; outstandingFen: number }[]).map(({ dueOn, outstandingFen }) => [dueOn, outstandingFen])).toEqual([[granted.status === 200 ? '2025-02-10' : '2025-01-10', 700]]);
      expect(await ledgerFaults(t, kase.id)).toEqual([]);
    }
  });
});
