import { caseFaults } from '../support/case-faults.js';
import { addDocument, type CaseBody } from '../support/case-steps.js';
import { PaymentDesk } from '../support/payment-steps.js';
import { referralEvent, sentReferral, suspendCase } from '../support/referral-steps.js';
import { agreedPlan, ledgerFaults, ledgerOf, pay, putInto, smallCase } from '../support/repayment-steps.js';
import { aPdf } from '../support/sample-documents.js';
import { anotherProcess, createTestApp, type TestApp } from '../support/test-app.js';

/** Two processes on one database; what the first does is always followed at once by the second, whose clock is behind. */
let t: TestApp;
let behind: TestApp;
beforeAll(async () => {
  t = await createTestApp({ now: '2024-12-18T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } });
  behind = await anotherProcess(t, '2024-12-18T01:57:30Z');
});
afterAll(async () => {
  await behind.close();
  await t.close();
});

const event = async (by: TestApp, kase: CaseBody, type: string, payload: object): Promise<CaseBody> => {
  const { body: present } = await (await by.as('supervisor')).get(`/api/v1/cases/${kase.id}`).expect(200);
  return (await (await by.as('supervisor')).post(`/api/v1/cases/${kase.id}/events`).send({ type, version: present.version, payload }).expect(200)).body as CaseBody;
};

it('what is recorded later comes later, whatever the clock says', async () => {
  const { kase, workerIds: [first = '', second = ''] } = await smallCase(t, [{ wages: 900 }, { wages: 600, overtime: 200 }]);
  await pay(t, kase.id, { kind: 'wages', amountFen: 150, paidOn: '2024-12-18' });
  const plan = await agreedPlan(behind, kase.id, [{ kind: 'wages', dueOn: '2024-12-20', amountFen: 1_350 }, { kind: 'overtime', dueOn: '2024-12-20', amountFen: 200 }], { accelerates: true });
  const slip = await pay(t, kase.id, { kind: 'wages', amountFen: 1_350, paidOn: '2024-12-18' });
  await pay(behind, kase.id, { kind: 'overtime', amountFen: 300, paidOn: '2024-12-18', workerIds: [second] });
  expect(await ledgerOf(t, kase.id)).toMatchObject({ unappliedFen: 100, totals: { outstandingFen: 0 } });
  const [here, there] = [new PaymentDesk(t, kase.id), new PaymentDesk(behind, kase.id)];
  await here.reverse({ paymentId: slip.id });
  const documentIds = [await addDocument(behind, kase.id, 'lead', aPdf(), '放弃.pdf')];
  const waiver = await there.post('/requests', { type: 'waiver', workerId: first, kind: 'wages', amountFen: 100, documentIds, reason: '自愿' });
  await (await behind.as('supervisor2')).post(`/api/v1/requests/${waiver.id}/events`).send({ type: 'GRANT' }).expect(200);
  const { items: [idle] } = await there.get<{ items: { payment: { id: string } }[] }>('/unapplied');
  await there.post(`/payments/${idle?.payment.id ?? ''}/resolutions`, { type: 'reallocate', kind: 'wages', amountFen: 100, reason: '来函', documentIds });
  await putInto(t, kase.id, 'supervising');
  const reschedule = await here.post('/requests', { type: 'reschedule', planId: plan.id, instalments: [{ kind: 'wages', dueOn: '2025-01-20', amountFen: 1_150 }], reason: '回款推迟' }, 'lead');
  await (await behind.as('supervisor')).post(`/api/v1/requests/${reschedule.id}/events`).send({ type: 'GRANT' }).expect(200);
  await pay(behind, kase.id, { kind: 'wages', amountFen: 1_150, paidOn: '2024-12-18' });
  const rows = await t.db.query<{ what: string }[]>(
    `SELECT what FROM (SELECT seq, kind || ' ' || amount_fen AS what FROM payments WHERE case_id = $1 UNION ALL SELECT seq, 'waiver' FROM waivers WHERE case_id = $1
       UNION ALL SELECT seq, type FROM payment_resolutions WHERE case_id = $1 UNION ALL SELECT agreed_seq, 'plan ' || revision FROM repayment_plans WHERE case_id = $1) r ORDER BY seq`, [kase.id]);
  expect(rows.map(({ what }) => what)).toEqual(['wages 150', 'plan 1', 'wages 1350', 'overtime 300', 'wages 1350', 'waiver', 'reallocate', 'plan 2', 'wages 1150']);
  expect(await ledgerOf(behind, kase.id)).toMatchObject({ unappliedFen: 0, totals: { outstandingFen: 0, waivedFen: 100 } });
  expect([await ledgerFaults(t, kase.id), await ledgerFaults(behind, kase.id)]).toEqual([[], []]);
});

it('a lump is not spread over what was decided after it', async () => {
  const { kase, workerIds } = await smallCase(t, [{ wages: 500 }, { wages: 500 }]);
  await pay(t, kase.id, { kind: 'wages', amountFen: 1_000, paidOn: '2024-12-18' });
  await putInto(t, kase.id, 'verifying');
  const lead = await behind.as('lead');
  const { body } = await lead.post(`/api/v1/cases/${kase.id}/claims`).send({ workerId: workerIds[0], kind: 'wages', from: '2024-09', to: '2024-09', claimedFen: 1_000 }).expect(201);
  await lead.post(`/api/v1/cases/${kase.id}/claims/decisions`).send({ decisions: [{ claimId: body.id, verifiedFen: 1_000 }] }).expect(200);
  const { body: { items } } = await (await t.as('supervisor')).get(`/api/v1/cases/${kase.id}/ledger/workers`).expect(200);
  expect(items.map(({ outstandingFen }: { outstandingFen: number }) => outstandingFen).sort()).toEqual([0, 1_000]);
});

it('clocks stop, go on and end, and are shown, where they were started', async () => {
  const { kase, referral } = await sentReferral(t);
  await (await behind.as('lead')).get(`/api/v1/cases/${kase.id}/deadlines`).expect(200);
  await (await behind.as('lead')).get(`/api/v1/cases?sort=nextDueAt`).expect(200);
  await suspendCase(t, kase.id);
  await event(behind, kase, 'RESUME', { reason: '未受理' });
  await suspendCase(behind, kase.id);
  await event(behind, kase, 'RESUME', { reason: '未受理' });
  const acknowledged = await referralEvent(behind, 'liaison.hrss', referral, 'ACKNOWLEDGE');
  const replied = await referralEvent(t, 'liaison.hrss', acknowledged, 'REPLY', { text: '已核查' });
  await referralEvent(behind, 'lead', replied, 'RETURN', { reason: '缺少明细' });
  await behind.runJob('deadlines.sweep');
  expect([await caseFaults(t, kase.id), await caseFaults(behind, kase.id)]).toEqual([[], []]);
});

it('a clock that is far behind is believed, and what it ends has not ended before it began', async () => {
  const { kase, workerIds } = await smallCase(t, [{ wages: 500 }]);
  await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2024-12-20', amountFen: 500 }]);
  behind.clock.set('2024-12-17T08:00:00Z');
  await pay(behind, kase.id, { kind: 'wages', amountFen: 500, paidOn: '2024-12-17', workerIds });
  const [clock] = await t.db.query<object[]>(`SELECT state, ended_at = started_at AS ended_at_its_start FROM deadlines WHERE case_id = $1 AND subject = 'instalment'`, [kase.id]);
  expect(clock).toEqual({ state: 'met', ended_at_its_start: true });
  expect(await t.db.query('SELECT recorded_at FROM payments WHERE case_id = $1', [kase.id])).toEqual([{ recorded_at: behind.clock.now() }]);
  expect(await ledgerFaults(t, kase.id)).toEqual([]);
});
