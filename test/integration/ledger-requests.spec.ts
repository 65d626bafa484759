import { randomUUID } from 'node:crypto';
import { type CaseBody, addDocument } from '../support/case-steps.js';
import { type TestUser, idOf } from '../support/people.js';
import { agreedPlan, kindOf, ledgerFaults, ledgerOf, pay, putInto, smallCase } from '../support/repayment-steps.js';
import { rosterOf } from '../support/roster-steps.js';
import { aPdf } from '../support/sample-documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
let kase: CaseBody;
let workerIds: string[];
beforeAll(async () => { t = await createTestApp(); });
beforeEach(async () => {
  t.clock.set('2024-12-18T02:00:00Z');
  ({ kase, workerIds } = await smallCase(t, [{ wages: 600_000, pension: 90_000 }, { wages: 400_000, housingFund: 20_000 }]));
});
afterEach(async () => expect(await ledgerFaults(t, kase.id)).toEqual([]));
afterAll(() => t.close());

const post = async (user: TestUser, url: string, body: object) => (await t.as(user)).post(`/api/v1/${url}`).send(body);
const ask = (user: TestUser, body: object) => post(user, `cases/${kase.id}/requests`, body);
const grant = (user: TestUser, id: string) => post(user, `requests/${id}/events`, { type: 'GRANT' });
const codes = (body: { blockers: { code: string }[] }): string[] => body.blockers.map(({ code }) => code);
const wages = async (): Promise<unknown> => {
  const { paidFen, outstandingFen, waivedFen, verifiedFen } = kindOf(await ledgerOf(t, kase.id), 'wages') ?? {};
  return { paidFen, outstandingFen, waivedFen, verifiedFen };
};

describe('a reversal', () => {
  it('is granted by a second supervisor; what the payment settled is owed again', async () => {
    const payment = await pay(t, kase.id, { kind: 'wages', amountFen: 1_000_000, paidOn: '2024-12-17' });
    expect((await ask('member', { type: 'reversal', paymentId: payment.id, reason: '重复登记' })).status).toBe(403);
    const asked = await ask('supervisor', { type: 'reversal', paymentId: payment.id, reason: '重复登记' });
    expect(asked.status).toBe(201);
    expect(asked.body.effect.changes).toEqual(expect.arrayContaining([
      { what: 'payment', subjectId: payment.id, label: 'wages', before: { amountFen: 1_000_000, deductionsFen: 0, paidOn: '2024-12-17' }, after: null },
      { what: 'paidFen', subjectId: null, label: null, before: 1_000_000, after: 0 },
      { what: 'wagesSettled', subjectId: null, label: null, before: true, after: false },
    ]));
    expect(codes((await grant('supervisor', asked.body.id as string)).body)).toEqual(['ownRequest']);
    expect(await wages()).toMatchObject({ paidFen: 1_000_000, outstandingFen: 0 });
    expect((await grant('supervisor2', asked.body.id as string)).status).toBe(200);
    expect(await wages()).toMatchObject({ paidFen: 0, outstandingFen: 1_000_000 });
    const again = await ask('supervisor', { type: 'reversal', paymentId: payment.id, reason: '再次' });
    expect([again.status, codes(again.body)]).toEqual([422, ['alreadyReversed']]);
  });

  it('that the lead asks for is not granted by the supervisor of the case, nor by who recorded the payment', async () => {
    const payment = await pay(t, kase.id, { kind: 'wages', amountFen: 500_000, paidOn: '2024-12-17' });
    const { body } = await ask('lead', { type: 'reversal', paymentId: payment.id, reason: '登记错误' });
    expect(codes((await grant('supervisor', body.id as string)).body)).toEqual(['secondSupervisorNeeded']);
    const { body: other } = await (await t.as('supervisor2')).get(`/api/v1/requests/${body.id}`).expect(200);
    expect(other.possibleEvents).toEqual(['GRANT', 'REFUSE']);
    expect((await grant('supervisor2', body.id as string)).status).toBe(200);
  });

  it('happens once when two supervisors grant at the same time', async () => {
    const payment = await pay(t, kase.id, { kind: 'wages', amountFen: 500_000, paidOn: '2024-12-17' });
    const { body } = await ask('supervisor', { type: 'reversal', paymentId: payment.id, reason: '登记错误' });
    const both = await Promise.all([grant('supervisor2', body.id as string), grant('leader', body.id as string)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const rows = await t.db.query<unknown[]>('SELECT id FROM payments WHERE reversal_of = $1', [payment.id]);
    expect(rows).toHaveLength(1);
  });

  it('is of a payment of this case', async () => {
    const { status, body } = await ask('supervisor', { type: 'reversal', paymentId: randomUUID(), reason: 'x' });
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ path: 'paymentId', code: 'unknownPayment' })]]);
  });
});

describe('a waiver', () => {
  const waiver = async (changes: object = {}): Promise<object> => {
    const documentIds = [await addDocument(t, kase.id, 'lead', aPdf(), '放弃声明（签字）.pdf')];
    return { type: 'waiver', workerId: workerIds[0], kind: 'wages', amountFen: 100_000, documentIds, reason: '本人自愿', ...changes };
  };

  it('lowers what is owed when a second supervisor grants it', async () => {
    const { status, body } = await ask('supervisor', await waiver());
    expect(status).toBe(201);
    expect(body.effect.changes).toEqual(expect.arrayContaining([
      { what: 'waiver', subjectId: workerIds[0], label: 'wages', before: null, after: { amountFen: 100_000 } },
      { what: 'outstandingFen', subjectId: null, label: null, before: 1_110_000, after: 1_010_000 },
    ]));
    expect(await wages()).toMatchObject({ waivedFen: 0, outstandingFen: 1_000_000 });
    expect((await grant('supervisor2', body.id as string)).status).toBe(200);
    expect(await wages()).toMatchObject({ waivedFen: 100_000, outstandingFen: 900_000 });
  });

  it.each(['pension', 'socialInsurance', 'housingFund', 'medical', 'lateFee'])('of %s is refused at once, whoever asks', async (kind) => {
    const { status, body } = await ask('supervisor', await waiver({ kind, amountFen: 1 }));
    expect([status, codes(body), body.blockers[0].overridable]).toEqual([422, ['waiverForbidden'], false]);
  });

  it('needs the worker\'s paper, of this case, and stays below what is owed', async () => {
    expect((await ask('supervisor', await waiver({ documentIds: undefined }))).body.errors).toEqual([expect.objectContaining({ path: 'documentIds', code: 'required' })]);
    expect((await ask('supervisor', await waiver({ documentIds: [] }))).status).toBe(400);
    expect((await ask('supervisor', await waiver({ documentIds: [randomUUID()] }))).body.errors).toEqual([expect.objectContaining({ path: 'documentIds[0]', code: 'unknownDocument' })]);
    expect((await ask('supervisor', await waiver({ workerId: randomUUID() }))).body.errors).toEqual([expect.objectContaining({ path: 'workerId', code: 'unknownWorker' })]);
    expect(codes((await ask('supervisor', await waiver({ amountFen: 600_001 }))).body)).toEqual(['waiverExceedsOutstanding']);
    expect((await ask('member', await waiver())).status).toBe(403);
  });

  it('is granted as far as something is owed when two race for it', async () => {
    const [first, second] = [await ask('supervisor', await waiver({ amountFen: 400_000 })), await ask('supervisor', await waiver({ amountFen: 300_000 }))];
    const both = await Promise.all([grant('supervisor2', first.body.id as string), grant('leader', second.body.id as string)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(both.flatMap(({ status, body }) => (status === 422 ? codes(body) : []))).toEqual(['waiverExceedsOutstanding']);
    const waivedFen = both[0].status === 200 ? 400_000 : 300_000;
    expect(await wages()).toMatchObject({ waivedFen, outstandingFen: 1_000_000 - waivedFen });
  });

  it('that has become too large meanwhile is not granted', async () => {
    const { body } = await ask('supervisor', await waiver({ amountFen: 600_000 }));
    await pay(t, kase.id, { kind: 'wages', amountFen: 600_000, paidOn: '2024-12-18', workerIds: [workerIds[0]] });
    const refused = await grant('supervisor2', body.id as string);
    expect([refused.status, codes(refused.body)]).toEqual([422, ['waiverExceedsOutstanding']]);
    expect(await wages()).toMatchObject({ waivedFen: 0, outstandingFen: 400_000 });
  });
});

describe('a reschedule', () => {
  const insurance = [{ kind: 'socialInsurance', dueOn: '2025-02-15', amountFen: 90_000 }, { kind: 'housingFund', dueOn: '2025-02-15', amountFen: 20_000 }];

  it('shows old and new dates side by side, and puts a new revision in force when granted', async () => {
    const plan = await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-05', amountFen: 1_000_000 }, ...insurance]);
    await putInto(t, kase.id, 'supervising');
    const instalments = [{ kind: 'wages', dueOn: '2025-02-28', amountFen: 400_000 }, { kind: 'wages', dueOn: '2025-01-20', amountFen: 600_000 }, ...insurance];
    const { status, body } = await ask('lead', { type: 'reschedule', planId: plan.id, instalments, reason: '回款推迟' });
    expect(status).toBe(201);
    expect(body.effect.changes).toEqual([
      { what: 'instalment', subjectId: plan.instalments[0]?.id, label: 'wages', before: { dueOn: '2025-01-05', amountFen: 1_000_000 }, after: null },
      { what: 'instalment', subjectId: null, label: 'wages', before: null, after: { dueOn: '2025-01-20', amountFen: 600_000 } },
      { what: 'instalment', subjectId: null, label: 'wages', before: null, after: { dueOn: '2025-02-28', amountFen: 400_000 } },
    ]);
    const inForce = (): Promise<{ id: string; revision: number }[]> => t.db.query<{ id: string; revision: number }[]>(`SELECT id, revision FROM repayment_plans WHERE case_id = $1 AND state = 'agreed'`, [kase.id]);
    expect(await inForce()).toEqual([{ id: plan.id, revision: 1 }]);
    expect((await grant('supervisor', body.id as string)).status).toBe(200);
    const [current] = await inForce();
    expect(current).toMatchObject({ revision: 2 });
    const { body: late } = await ask('lead', { type: 'reschedule', planId: plan.id, instalments, reason: '再推迟' });
    expect(codes(late)).toEqual(['planNotInForce']);
  });

  it('is refused at once when it does not add up, lies in the past or is of nobody\'s plan', async () => {
    const plan = await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-05', amountFen: 1_000_000 }, ...insurance]);
    await putInto(t, kase.id, 'supervising');
    const short = await ask('lead', { type: 'reschedule', planId: plan.id, instalments: [{ kind: 'wages', dueOn: '2024-12-01', amountFen: 999_999 }, ...insurance], reason: 'x' });
    expect(short.status).toBe(422);
    expect(codes(short.body)).toEqual(expect.arrayContaining(['instalmentInThePast', 'instalmentsDoNotAddUp']));
    const unknown = await ask('lead', { type: 'reschedule', planId: randomUUID(), instalments: insurance, reason: 'x' });
    expect([unknown.status, unknown.body.errors]).toEqual([400, [expect.objectContaining({ path: 'planId', code: 'unknownPlan' })]]);
  });
});

describe('a change of a decided claim', () => {
  const claim = async (): Promise<string> => (await rosterOf(t, kase.id)).flatMap(({ claims }) => claims).find(({ kind }) => kind === 'wages')?.id ?? '';

  it('shows the old and the new amount, and moves what is owed when granted', async () => {
    const claimId = await claim();
    const { status, body } = await ask('member', { type: 'claimChange', claimId, verifiedFen: 550_000, reason: '考勤核对后更正' });
    expect([status, body.effect.changes]).toEqual([201, [{ what: 'verifiedFen', subjectId: claimId, label: 'wages', before: 600_000, after: 550_000 }]]);
    expect((await grant('supervisor', body.id as string)).status).toBe(200);
    expect(await wages()).toMatchObject({ verifiedFen: 950_000, outstandingFen: 950_000 });
    const [row] = await t.db.query<{ request_id: string; decided_by_id: string }[]>('SELECT request_id, decided_by_id FROM claim_decisions WHERE claim_id = $1 AND request_id IS NOT NULL', [claimId]);
    expect(row).toEqual({ request_id: body.id, decided_by_id: idOf.supervisor });
  });

  it('is how a decision changes while a plan rests on it', async () => {
    const claimId = await claim();
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-05', amountFen: 1_000_000 }, { kind: 'pension', dueOn: '2025-02-15', amountFen: 90_000 }, { kind: 'housingFund', dueOn: '2025-02-15', amountFen: 20_000 }]);
    await putInto(t, kase.id, 'supervising');
    const { body } = await ask('lead', { type: 'claimChange', claimId, verifiedFen: 500_000, reason: '考勤核对后更正' });
    expect((await grant('supervisor', body.id as string)).status).toBe(200);
    expect(await wages()).toMatchObject({ verifiedFen: 900_000, outstandingFen: 900_000 });
  });

  it('may disallow, says why it cannot be, and asks for one of the two', async () => {
    const claimId = await claim();
    const disallowed = await ask('member', { type: 'claimChange', claimId, disallowedReason: '不属本单位', reason: '核对' });
    expect(disallowed.body.effect.changes).toEqual([
      { what: 'verifiedFen', subjectId: claimId, label: 'wages', before: 600_000, after: 0 },
      { what: 'disallowedReason', subjectId: claimId, label: 'wages', before: null, after: '不属本单位' },
    ]);
    expect(codes((await ask('member', { type: 'claimChange', claimId, verifiedFen: 600_001, reason: 'x' })).body)).toEqual(['moreThanClaimed']);
    expect(codes((await ask('member', { type: 'claimChange', claimId, verifiedFen: 600_000, reason: 'x' })).body)).toEqual(['claimStandsSo']);
    expect((await ask('member', { type: 'claimChange', claimId, reason: 'x' })).body.errors).toEqual([expect.objectContaining({ code: 'verifiedOrReason' })]);
    expect((await ask('member', { type: 'claimChange', claimId, verifiedFen: 1, disallowedReason: 'x', reason: 'x' })).status).toBe(400);
    expect((await ask('member', { type: 'claimChange', claimId: randomUUID(), verifiedFen: 1, reason: 'x' })).body.errors).toEqual([expect.objectContaining({ code: 'unknownClaim' })]);
    await pay(t, kase.id, { kind: 'wages', amountFen: 600_000, paidOn: '2024-12-18', workerIds: [workerIds[0]] });
    const late = await grant('supervisor', disallowed.body.id as string);
    expect([late.status, codes(late.body)]).toEqual([422, ['lessThanPaid']]);
  });
});
