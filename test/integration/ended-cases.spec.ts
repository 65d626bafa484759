import { addDocument, aReport, acceptedCase, type CaseBody, fire } from '../support/case-steps.js';
import type { TestUser } from '../support/people.js';
import { draftPlan, pay, smallCase } from '../support/repayment-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z' }); });
beforeEach(() => t.clock.set('2025-01-03T02:00:00Z'));
afterAll(() => t.close());

interface Refusal {
  status: number;
  code: string;
  blockers: { code: string; path: string; message: string; overridable: boolean }[];
}

const send = async (by: TestUser, path: string, body: object, language = 'zh-CN'): Promise<Refusal> =>
  (await (await t.as(by)).post(`/api/v1/${path}`).set('accept-language', language).send(body)).body as Refusal;
const payment = { kind: 'wages', paidOn: '2025-01-03', amountFen: 100, method: 'cash', reference: '收据1' };

/** A case with a drafted plan whose mediation failed; it ends on 6 January by the office's clock, when it is still the 5th in UTC. */
async function transferred(): Promise<{ kase: CaseBody; workerId: string; planId: string; planVersion: number; paymentId: string }> {
  const { kase, workerIds: [workerId = ''] } = await smallCase(t, [{ wages: 1_000 }]);
  const { id: paymentId } = await pay(t, kase.id, { kind: 'wages', amountFen: 400, paidOn: '2025-01-02' });
  const plan = await draftPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-15', amountFen: 600 }]);
  await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/mediations`).send({
    heldAt: '2025-01-03T01:00:00Z', attendees: ['公司副总'], heardWorkers: true, heardEmployer: true, workersPosition: '一次付清', employerPosition: '没有钱',
    lawExplained: [], offers: [], record: '双方各执一词', outcome: 'failed',
  }).expect(201);
  t.clock.set('2025-01-05T17:00:00Z');
  const { body } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}`).expect(200);
  return { kase: await fire(t, body as CaseBody, 'DECLARE_IMPASSE', { remedy: 'arbitration', reason: '分歧过大' }), workerId, planId: plan.id, planVersion: plan.version, paymentId };
}

describe('a case that has ended', () => {
  it('tells every command since when, and who can open it again', async () => {
    const { kase, workerId, planId, planVersion, paymentId } = await transferred();
    const ofCase = (path: string): string => `cases/${kase.id}/${path}`;
    const proof = await addDocument(t, kase.id, 'lead', Buffer.from('仲裁通知'), '通知.txt');
    const refusals = [
      await send('supervisor', ofCase('payments'), payment), await send('supervisor', ofCase('payments/preview'), payment),
      await send('member', ofCase('repayment-plans'), { instalments: [{ kind: 'wages', dueOn: '2025-01-15', amountFen: 600 }] }),
      await send('lead', `repayment-plans/${planId}/events`, { type: 'AGREE', version: planVersion }), await send('lead', `repayment-plans/${planId}/events`, { type: 'DISCARD', version: planVersion }),
      await send('supervisor', ofCase('requests'), { type: 'reversal', paymentId, reason: '登记有误' }),
      await send('supervisor', ofCase('requests'), { type: 'waiver', workerId, kind: 'wages', amountFen: 1, documentIds: [proof], reason: '职工同意' }),
      await send('supervisor', ofCase(`payments/${paymentId}/resolutions`), { type: 'keep', amountFen: 1 }),
      await send('member', ofCase(`payments/${paymentId}/receipts`), { workerId, how: 'call', confirmedAt: '2025-01-04T01:00:00Z' }),
      await send('lead', ofCase('supervision-checks'), { checkedAt: '2025-01-05T01:00:00Z', fundsRaisedFen: 1, sources: '贷款', record: '已核实', nextCheckOn: '2025-01-20' }),
      await send('member', ofCase('workers'), { name: '马小明' }), await send('member', ofCase('claims'), { workerId, kind: 'wages', claimedFen: 1 }),
      await send('lead', ofCase('events'), { type: 'ADOPT_PLAN', version: kase.version }),
      (await (await t.as('supervisor')).post(`/api/v1/${ofCase('payment-imports')}`).field('kind', 'wages').attach('file', Buffer.from('x'), '回盘.csv')).body as Refusal,
      (await (await t.as('member')).post(`/api/v1/${ofCase('roster-imports')}`).attach('file', Buffer.from('x'), '名册.csv')).body as Refusal,
    ];
    const said = { code: 'caseEnded', path: 'state', overridable: false, message: '本案自 2025-01-06 起已移送，不能再办理这一步。确需办理的，请督办员先重新办理本案。' };
    expect(refusals.map(({ status, blockers }) => ({ status, blockers }))).toEqual(refusals.map(() => ({ status: 422, blockers: [said] })));
    expect((await send('supervisor', ofCase('payments'), payment, 'en')).blockers[0]?.message)
      .toBe('The case has been transferred since 2025-01-06 and takes no more of this. If it has to be done, a supervisor can reopen the case first.');

    await fire(t, kase, 'REOPEN', { reason: '发现新的财产线索' }, 'supervisor');
    expect((await (await t.as('lead')).get(`/api/v1/${ofCase('timeline')}`).expect(200)).body.items[0].text).toBe('重新办理：发现新的财产线索');
    await pay(t, kase.id, { ...payment, amountFen: 600 });
  });

  it('by being merged tells where it goes on', async () => {
    const into = await acceptedCase(t, { employer: { name: '并案公司', regionCode: '640302' } });
    const { body: reported } = await (await t.as('lead')).post('/api/v1/cases').send(aReport({ employer: { name: '并案公司', regionCode: '640302' } })).expect(201);
    const merged = await fire(t, reported as CaseBody, 'MERGE', { intoCaseId: into.id }, 'supervisor');
    const said = [{ code: 'caseMerged', path: 'state', overridable: false, message: `本案已于 2025-01-03 并入 ${into.number}，请在那一件里办理。` }];
    expect((await send('supervisor', `cases/${merged.id}/payments`, payment)).blockers).toEqual(said);
    expect((await send('supervisor', `cases/${merged.id}/events`, { type: 'REOPEN', version: merged.version, payload: { reason: '误并' } })).blockers).toEqual(said);
  });

  it('an open one tells only that it is not there yet', async () => {
    const kase = await acceptedCase(t);
    expect((await send('member', `cases/${kase.id}/repayment-plans`, { instalments: [] })).blockers).toMatchObject([{ code: 'notInThisState' }]);
  });
});
