import { type CaseBody, aReport, acceptedCase, fire } from '../support/case-steps.js';
import { legalClockLines, legalEvent, voidLegalEvent } from '../support/legal-steps.js';
import { newEmployer, suspendCase } from '../support/referral-steps.js';
import { agreedPlan, pay, putInto, smallCase } from '../support/repayment-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
beforeEach(() => t.clock.set('2024-12-18T02:00:00Z'));
afterAll(() => t.close());

const lines = (caseId: string, ...codes: string[]): Promise<string[]> => legalClockLines(t, caseId, ...codes);
const caseOf = (channel: string): Promise<CaseBody> => acceptedCase(t, { channel, employer: newEmployer() });
const current = async (id: string): Promise<CaseBody> => (await (await t.as('lead')).get(`/api/v1/cases/${id}`).expect(200)).body as CaseBody;
const types = async (caseId: string): Promise<string[]> =>
  (await (await t.as('lead')).get(`/api/v1/cases/${caseId}/legal-events`).expect(200)).body.items
    .map(({ type, automatic, voided }: { type: string; automatic: boolean; voided: object | null }) => `${type}${automatic ? '' : ' by hand'}${voided ? ' voided' : ''}`);
const reschedule = async (caseId: string, planId: string, instalments: object[]): Promise<void> => {
  const { body } = await (await t.as('member')).post(`/api/v1/cases/${caseId}/requests`).send({ type: 'reschedule', planId, instalments, reason: '企业回款推迟' }).expect(201);
  await (await t.as('supervisor')).post(`/api/v1/requests/${body.id}/events`).send({ type: 'GRANT' }).expect(200);
};
const closable = async (caseId: string): Promise<CaseBody> => {
  await putInto(t, caseId, 'supervising');
  await (await t.as('lead')).post(`/api/v1/cases/${caseId}/follow-ups`).send({ contactedAt: t.clock.now().toISOString(), workersContacted: 1, satisfaction: 5, record: '满意' }).expect(201);
  return current(caseId);
};

describe('a petition', () => {
  it('runs from the day it was reported, and from acceptance; it is told and answered', async () => {
    t.clock.set('2024-12-18T02:00:00Z');
    const { body: reported } = await (await t.as('lead')).post('/api/v1/cases').send(aReport({ channel: 'petition', employer: newEmployer(), reportedAt: '2024-12-16T09:00:00Z' })).expect(201);
    expect(await lines(reported.id)).toEqual(['petitionReceipt running 2024-12-16..2024-12-31']);
    const kase = await caseOf('petition');
    expect(await lines(kase.id)).toEqual(['petitionHandled running 2024-12-18..2025-02-16', 'petitionReceipt running 2024-12-18..2025-01-02']);
    await legalEvent(t, kase.id, 'petitionerInformed', '2024-12-18');
    await legalEvent(t, kase.id, 'petitionAnswered', '2024-12-18');
    expect(await lines(kase.id)).toEqual(['petitionHandled met 2024-12-18..2025-02-16 2024-12-18', 'petitionReceipt met 2024-12-18..2025-01-02 2024-12-18']);
  });

  it('is settled by closing the case, and stays so when it is reopened; what was not told is still to be told', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000 }]);
    await legalEvent(t, kase.id, 'petitionReceived', '2024-12-18');
    await legalEvent(t, kase.id, 'petitionAccepted', '2024-12-18');
    await pay(t, kase.id, { kind: 'wages', amountFen: 1_000, paidOn: '2024-12-18' });
    const closed = await fire(t, await closable(kase.id), 'CLOSE', { summary: '全部兑现' }, 'supervisor');
    expect(await lines(kase.id, 'petitionHandled', 'petitionReceipt')).toEqual(['petitionHandled met 2024-12-18..2025-02-16 2024-12-18', 'petitionReceipt cancelled 2024-12-18..2025-01-02 2024-12-18']);
    t.clock.set('2025-01-06T02:00:00Z');
    await fire(t, closed, 'REOPEN', { reason: '又有职工反映' }, 'supervisor');
    expect(await lines(kase.id, 'petitionHandled', 'petitionReceipt')).toEqual([
      'petitionHandled met 2024-12-18..2025-02-16 2024-12-18', 'petitionReceipt cancelled 2024-12-18..2025-01-02 2024-12-18', 'petitionReceipt running 2024-12-18..2025-01-02',
    ]);
  });

  it('that was none takes its clocks along when the channel is corrected', async () => {
    const kase = await caseOf('petition');
    const correct = async (channel: string): Promise<void> => {
      await (await t.as('lead')).patch(`/api/v1/cases/${kase.id}`).send({ version: (await current(kase.id)).version, channel }).expect(200);
    };
    t.clock.set('2024-12-19T02:00:00Z');
    await correct('hotline12345');
    expect((await lines(kase.id)).filter((line) => line.includes('running'))).toEqual(['hotlineReply running 2024-12-18..2025-01-07']);
    await correct('hotline12333');
    expect(await types(kase.id)).toEqual(['hotlineReceived', 'petitionAccepted voided', 'petitionReceived voided']);
    await correct('petition');
    expect((await lines(kase.id)).filter((line) => line.includes('running'))).toEqual(['petitionHandled running 2024-12-18..2025-02-16', 'petitionReceipt running 2024-12-18..2025-01-02']);
    await correct('visit');
    expect((await lines(kase.id)).filter((line) => line.includes('running'))).toEqual([]);
  });
});

describe('a hotline', () => {
  it.each(['hotline12345', 'hotline12351', 'hotline12333'])('%s waits for an answer, suspended or not', async (channel) => {
    const kase = await caseOf(channel);
    await suspendCase(t, kase.id);
    expect(await lines(kase.id)).toEqual(['hotlineReply running 2024-12-18..2025-01-07']);
    await legalEvent(t, kase.id, 'hotlineReplied', '2024-12-18');
    expect(await lines(kase.id)).toEqual(['hotlineReply met 2024-12-18..2025-01-07 2024-12-18']);
  });

  it('climbs its ladder to the leader', async () => {
    const kase = await caseOf('hotline12345');
    for (const instant of ['2024-12-31T02:00:00Z', '2025-01-04T02:00:00Z', '2025-01-07T10:00:00Z', '2025-01-08T10:00:00Z']) {
      t.clock.set(instant);
      await t.runJob('deadlines.sweep');
    }
    const told = async (who: 'lead' | 'supervisor' | 'leader'): Promise<string[]> =>
      (await (await t.as(who)).get('/api/v1/notifications?limit=200').expect(200)).body.items
        .filter(({ caseId, data }: { caseId: string; data: { rule?: string } }) => caseId === kase.id && data.rule === 'hotlineReply').map(({ text }: { text: string }) => text.replace(kase.number, '')).sort();
    expect(await told('lead')).toEqual([' 向热线反馈将于 2025-01-07 到期', ' 向热线反馈已到期，请尽快办理', ' 向热线反馈的时限只剩两成']);
    expect(await told('supervisor')).toEqual([' 向热线反馈已到期，请尽快办理']);
    expect(await told('leader')).toEqual([' 向热线反馈已超期一个工作日']);
  });
});

describe('a mediation', () => {
  const mediated = async (caseId: string, outcome: string, heldAt: string): Promise<void> => {
    await (await t.as('member')).post(`/api/v1/cases/${caseId}/mediations`).send({
      heldAt, attendees: ['甲', '乙'], heardWorkers: true, heardEmployer: true, lawExplained: [], offers: [], record: '双方陈述', outcome,
    }).expect(201);
  };

  it.each([['agreed', 'met'], ['failed', 'met'], ['refused', 'met'], ['adjourned', 'running'], ['partly', 'running']])('that was %s leaves its clock %s', async (outcome, state) => {
    const kase = await caseOf('visit');
    await legalEvent(t, kase.id, 'mediationApplied', '2024-12-16');
    await mediated(kase.id, outcome, '2024-12-17T02:00:00Z');
    expect(await lines(kase.id)).toEqual([`mediationEnds ${state} 2024-12-16..2024-12-31${state === 'met' ? ' 2024-12-17' : ''}`]);
  });

  it('was over when the application is recorded late', async () => {
    const kase = await caseOf('visit');
    await mediated(kase.id, 'failed', '2024-12-17T02:00:00Z');
    await legalEvent(t, kase.id, 'mediationApplied', '2024-12-16');
    expect(await lines(kase.id)).toEqual(['mediationEnds met 2024-12-16..2024-12-31 2024-12-17']);
    expect(await types(kase.id)).toEqual(['mediationApplied by hand', 'mediationEnded']);
  });
});

describe('an agreed plan', () => {
  const wages = (dueOn: string, amountFen = 1_000): { kind: string; dueOn: string; amountFen: number }[] => [{ kind: 'wages', dueOn, amountFen }];

  it('may be taken to the court for confirmation within 30 days, the last moved from the rest day', async () => {
    t.clock.set('2025-01-02T02:00:00Z');
    const { kase } = await smallCase(t, [{ wages: 1_000 }]);
    const plan = await agreedPlan(t, kase.id, wages('2025-03-05'));
    expect(await lines(kase.id, 'judicialConfirmation')).toEqual(['judicialConfirmation running 2025-01-02..2025-02-05']);
    await reschedule(kase.id, plan.id, wages('2025-04-05'));
    expect(await lines(kase.id, 'judicialConfirmation')).toEqual(['judicialConfirmation cancelled 2025-01-02..2025-02-05 2025-01-02', 'judicialConfirmation running 2025-01-02..2025-02-05'].sort());
    await legalEvent(t, kase.id, 'confirmationApplied', '2025-01-02');
    expect((await lines(kase.id, 'judicialConfirmation')).filter((line) => line.includes('met'))).toHaveLength(1);
    expect((await lines(kase.id, 'judicialConfirmation')).filter((line) => line.includes('running'))).toEqual([]);
  });

  it('may instead be taken to the arbitration commission for review within 15 days; one way calls off the other', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000 }]);
    await agreedPlan(t, kase.id, wages('2025-03-05'));
    const both = (): Promise<string[]> => lines(kase.id, 'judicialConfirmation', 'arbitrationReview');
    expect(await both()).toEqual(['arbitrationReview running 2024-12-18..2025-01-02', 'judicialConfirmation running 2024-12-18..2025-01-17']);
    const { body } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/deadlines`).expect(200);
    expect(body.items.find(({ rule }: { rule: string }) => rule === 'arbitrationReview')).toMatchObject({ name: '申请仲裁审查', confidence: 'known', effect: 'expired', overdue: false });
    await legalEvent(t, kase.id, 'arbitrationReviewApplied', '2024-12-18');
    expect(await both()).toEqual(['arbitrationReview met 2024-12-18..2025-01-02 2024-12-18', 'judicialConfirmation cancelled 2024-12-18..2025-01-17 2024-12-18']);
  });

  it.each(['arbitral', 'courtConfirmed'])('that is %s needs none', async (enforceability) => {
    const { kase } = await smallCase(t, [{ wages: 1_000 }]);
    await agreedPlan(t, kase.id, wages('2025-03-05'), { enforceability });
    expect(await lines(kase.id)).toEqual(['hotlineReply running 2024-12-18..2025-01-07']);
  });

  it('renews the limitation, since it is the employer\'s consent; fulfilled, it ends what it began', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000 }]);
    await legalEvent(t, kase.id, 'limitationStarted', '2024-11-01', { ground: 'employmentEnded' });
    await agreedPlan(t, kase.id, wages('2025-03-05'));
    expect(await lines(kase.id, 'arbitrationLimitation')).toEqual(['arbitrationLimitation cancelled 2024-11-01..2025-11-03 2024-12-18', 'arbitrationLimitation running 2024-12-18..2025-12-18']);
    t.clock.set('2024-12-20T02:00:00Z');
    const payment = await pay(t, kase.id, { kind: 'wages', amountFen: 1_000, paidOn: '2024-12-20' });
    const both = (): Promise<string[]> => lines(kase.id, 'arbitrationLimitation', 'judicialConfirmation');
    expect((await both()).filter((line) => line.includes('running'))).toEqual([]);
    const { body } = await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/requests`).send({ type: 'reversal', paymentId: payment.id, reason: '登记错误' }).expect(201);
    await (await t.as('supervisor2')).post(`/api/v1/requests/${body.id}/events`).send({ type: 'GRANT' }).expect(200);
    expect((await both()).filter((line) => line.includes('running'))).toEqual(['arbitrationLimitation running 2024-12-18..2025-12-18', 'judicialConfirmation running 2024-12-18..2025-01-17']);
  });

  it('may not have been consent after all: then the first limitation runs on; a payment renews nothing by itself', async () => {
    const { kase } = await smallCase(t, [{ wages: 1_000 }, { wages: 500 }]);
    await legalEvent(t, kase.id, 'limitationStarted', '2024-11-01', { ground: 'employmentEnded' });
    await agreedPlan(t, kase.id, wages('2025-03-05', 1_500));
    const { body } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/legal-events`).expect(200);
    const consent = (body.items as { id: string; type: string; automatic: boolean }[]).find(({ type }) => type === 'limitationInterrupted');
    expect(consent?.automatic).toBe(true);
    await voidLegalEvent(t, kase.id, consent?.id ?? '');
    await pay(t, kase.id, { kind: 'wages', amountFen: 100, paidOn: '2024-12-18' });
    expect((await lines(kase.id, 'arbitrationLimitation')).filter((line) => line.includes('running'))).toEqual(['arbitrationLimitation running 2024-11-01..2025-11-03']);
  });
});

it('the end of a case ends them all; reopened, those that were cut short go on from their own day', async () => {
  const kase = await caseOf('hotline12345');
  await legalEvent(t, kase.id, 'limitationStarted', '2024-12-02', { ground: 'employmentEnded' });
  const withdrawn = await fire(t, await current(kase.id), 'WITHDRAW', { reason: '职工撤回', requestedAt: '2024-12-18T01:00:00Z' });
  expect(await lines(kase.id)).toEqual(['arbitrationLimitation cancelled 2024-12-02..2025-12-02 2024-12-18', 'hotlineReply cancelled 2024-12-18..2025-01-07 2024-12-18']);
  t.clock.set('2025-02-10T02:00:00Z');
  const reopened = await fire(t, withdrawn, 'REOPEN', { reason: '职工要求继续办理' }, 'supervisor');
  expect((await lines(kase.id)).filter((line) => line.includes('running'))).toEqual(['arbitrationLimitation running 2024-12-02..2025-12-02', 'hotlineReply running 2024-12-18..2025-01-07']);
  expect(reopened).toMatchObject({ nextDueAt: '2025-01-07T10:00:00.000Z' });
});

it('a right that lapses is nothing the case is late with', async () => {
  const kase = await caseOf('visit');
  const before = (await current(kase.id) as CaseBody & { nextDueAt: string }).nextDueAt;
  await legalEvent(t, kase.id, 'mediationApplied', '2024-11-01');
  await legalEvent(t, kase.id, 'limitationStarted', '2023-11-01', { ground: 'employmentEnded' });
  expect(await current(kase.id)).toMatchObject({ nextDueAt: before, overdue: false });
});
