import { ESCALATION_LADDERS } from '../../src/deadlines/domain/escalation-ladders.js';
import { createCatalogue } from '../../src/messages.js';
import { acceptedCase, type CaseBody } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import { agreedPlan, pay, putInto, smallCase } from '../support/repayment-steps.js';
import { suspendCase } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

interface StepBody {
  step: string;
  name: string;
  generation: number;
  at: string;
  firedAt: string | null;
  recipientIds: string[];
  recipients: { id: string; name: string; role: string }[];
  roles: string[];
  text: string;
}

interface ClockBody {
  rule: string;
  state: string;
  remainingMs: number | null;
  remainingText: string | null;
  overdueMs: number | null;
  generation: number;
  steps: StepBody[];
}

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());

async function clockOf(caseId: string, rule: string, locale = 'zh-CN'): Promise<ClockBody> {
  const { body } = await (await t.as('lead')).get(`/api/v1/cases/${caseId}/deadlines`).set('accept-language', locale).expect(200);
  const found = (body.items as ClockBody[]).filter((clock) => clock.rule === rule).at(-1);
  if (!found) throw new Error(`No clock under ${rule}`);
  return found;
}
/** Yellow: three working days to investigate, until 2024-12-23 18:00. */
async function aYellowCase(): Promise<CaseBody> {
  t.clock.set('2024-12-18T02:00:00Z');
  return acceptedCase(t, { workersReported: 12 });
}
const at = async (instant: string): Promise<void> => {
  t.clock.set(instant);
  await t.runJob('deadlines.sweep');
};
async function setLevel(kase: CaseBody, riskLevel: string): Promise<void> {
  const supervisor = await t.as('supervisor');
  const { version } = (await supervisor.get(`/api/v1/cases/${kase.id}`).expect(200)).body as CaseBody;
  await supervisor.put(`/api/v1/cases/${kase.id}/risk-level`).send({ version, riskLevel, reason: '形势变化' }).expect(200);
}
async function extend(caseId: string, rule: string, length: number, unit: string): Promise<void> {
  const { id } = (await clockOf(caseId, rule)) as ClockBody & { id: string };
  const { body } = await (await t.as('member')).post(`/api/v1/cases/${caseId}/requests`).send({ type: 'extension', deadlineId: id, length, unit, reason: '账目没有找齐' }).expect(201);
  await (await t.as('supervisor')).post(`/api/v1/requests/${body.id}/events`).send({ type: 'GRANT' }).expect(200);
}

it('a clock tells its rule, where it comes from, and how it is counted', async () => {
  const kase = await aYellowCase();
  expect(await clockOf(kase.id, 'investigate')).toMatchObject({
    name: '快排查', ruleVersion: '1', calendarVersion: expect.any(String), basis: { source: '本单位“三快”办理时限', article: null }, confidence: 'policy', effect: 'due', nature: 'policy',
    length: 3, unit: 'workingDays', subject: 'case', subjectId: kase.id, agreedOn: null, dueAt: '2024-12-23T10:00:00.000Z', provisional: false, generation: 1, pauses: [], extensions: [],
  });
});

it('what the office set itself is said in the reader\'s language, and an article of a law as it is written', async () => {
  const kase = await aYellowCase();
  expect(await clockOf(kase.id, 'investigate', 'en')).toMatchObject({ name: 'investigate', basis: { source: "the office's own time limits", article: null } });
  const { body } = await (await t.as('admin')).get('/api/v1/deadline-rules').set('accept-language', 'en').expect(200);
  const basisOf = (code: string): unknown => (body.items as { code: string; basis: unknown }[]).find((rule) => rule.code === code)?.basis;
  expect(basisOf('instalment')).toEqual({ source: 'the agreed plan', article: null });
  expect(basisOf('petitionHandled')).toEqual({ source: '信访工作条例', article: '第三十四条' });
});

describe('what is left', () => {
  it('is told in office hours, in both languages, and when it is over by how much', async () => {
    const kase = await aYellowCase();
    t.clock.set('2024-12-19T07:00:00Z');
    const clock = await clockOf(kase.id, 'investigate');
    // 3 hours of Thursday, the whole of Friday and Monday.
    expect(clock).toMatchObject({ remainingMs: 21 * 3_600_000, remainingText: '还剩 2 个工作日 3 小时', overdueMs: null });
    expect(await clockOf(kase.id, 'investigate', 'en')).toMatchObject({ remainingText: '2 working days 3 hours left' });
    t.clock.set('2024-12-23T11:30:00Z');
    expect(await clockOf(kase.id, 'investigate')).toMatchObject({ remainingMs: 0, remainingText: '已超期 1 小时 30 分钟', overdueMs: 5_400_000, overdue: true });
    expect(await clockOf(kase.id, 'investigate', 'en')).toMatchObject({ remainingText: '1 hour 30 minutes over' });
    expect(await clockOf(kase.id, 'acceptCase')).toMatchObject({ state: 'met', remainingMs: null, remainingText: null, overdueMs: null });
  });

  it('is in hours for hour clocks and in days for agreed dates', async () => {
    t.clock.set('2024-12-18T02:00:00Z');
    const kase = await acceptedCase(t, { workersReported: 120 });
    expect(await clockOf(kase.id, 'investigate')).toMatchObject({ remainingText: '还剩 24 小时', remainingMs: 24 * 3_600_000 });
    const { kase: paying } = await smallCase(t, [{ wages: 100_000 }]);
    await agreedPlan(t, paying.id, [{ kind: 'wages', dueOn: '2024-12-24', amountFen: 100_000 }]);
    expect(await clockOf(paying.id, 'instalment')).toMatchObject({ remainingText: '还剩 6 天 14 小时', agreedOn: '2024-12-24', basis: { source: '履行方案约定', article: null } });
  });

  it('stays while the case stands still, and the pause is on the list', async () => {
    const kase = await aYellowCase();
    t.clock.set('2024-12-19T07:00:00Z');
    await suspendCase(t, kase.id);
    t.clock.set('2025-01-08T07:00:00Z');
    expect(await clockOf(kase.id, 'investigate')).toMatchObject({
      state: 'suspended', dueAt: null, remainingText: '中止中，还剩 2 个工作日 3 小时', remainingMs: 21 * 3_600_000, overdueMs: null, pauses: [{ from: '2024-12-19T07:00:00.000Z', to: null }], steps: [],
    });
    const { version } = (await (await t.as('lead')).get(`/api/v1/cases/${kase.id}`).expect(200)).body as CaseBody;
    await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/events`).send({ type: 'RESUME', version, payload: { reason: '裁定已下' } }).expect(200);
    expect(await clockOf(kase.id, 'investigate')).toMatchObject({ remainingText: '还剩 2 个工作日 3 小时', pauses: [{ from: '2024-12-19T07:00:00.000Z', to: '2025-01-08T07:00:00.000Z' }], generation: 2 });
  });

  it('grows with an extension, which is on the list', async () => {
    const kase = await aYellowCase();
    t.clock.set('2024-12-19T07:00:00Z');
    await extend(kase.id, 'investigate', 1, 'workingDays');
    await extend(kase.id, 'investigate', 24, 'hours');
    expect(await clockOf(kase.id, 'investigate')).toMatchObject({
      remainingText: '还剩 3 个工作日 3 小时，另加 1 天',
      extensions: [
        { length: 1, unit: 'workingDays', grantedAt: '2024-12-19T07:00:00.000Z', reason: '账目没有找齐', text: '批准延长 1 个工作日' },
        { length: 24, unit: 'hours', text: '批准延长 24 小时' },
      ],
    });
  });

  it('is not asked once it was met, but that it was late is', async () => {
    const { kase } = await smallCase(t, [{ wages: 100_000 }]);
    await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-10', amountFen: 100_000 }]);
    await putInto(t, kase.id, 'supervising');
    t.clock.set('2025-01-12T16:00:00Z');
    await pay(t, kase.id, { kind: 'wages', amountFen: 100_000, paidOn: '2025-01-12' });
    expect(await clockOf(kase.id, 'instalment')).toMatchObject({ state: 'met', overdue: false, remainingMs: null, remainingText: null, overdueMs: 2 * 86_400_000 + 1 });
  });
});

describe('steps', () => {
  it('tell when they were reached and fired and whom they told; those to come tell whom they are for', async () => {
    const kase = await aYellowCase();
    // Half of 27 office hours is on Friday 14:30; the sweep comes a little later.
    await at('2024-12-20T06:31:00Z');
    const { steps } = await clockOf(kase.id, 'investigate');
    expect(steps).toEqual([
      {
        step: 'half', name: '时限过半', generation: 1, at: '2024-12-20T05:30:00.000Z', firedAt: '2024-12-20T06:31:00.000Z', recipientIds: [idOf.lead],
        recipients: [{ id: idOf.lead, name: '王组长', role: 'taskForce' }], roles: ['holder'], text: '已通知王组长',
      },
      expect.objectContaining({ step: 'fourFifths', firedAt: null, recipientIds: [], recipients: [], roles: ['holder', 'lead'], text: '将通知承办人、组长' }),
      expect.objectContaining({ step: 'due', at: '2024-12-23T10:00:00.000Z', roles: ['holder', 'lead', 'supervisor'], text: '将通知承办人、组长、督办员' }),
      expect.objectContaining({ step: 'overOneDay', at: '2024-12-24T10:00:00.000Z', name: '超期一个工作日', text: '将通知分管领导' }),
      expect.objectContaining({ step: 'overThreeDays', at: '2024-12-26T10:00:00.000Z', text: '将通知督办员、分管领导' }),
    ]);
    const english = await clockOf(kase.id, 'investigate', 'en');
    expect(english.steps.map(({ name, text }) => `${name}: ${text}`).slice(0, 3)).toEqual([
      'half of the time is gone: told 王组长', 'four fifths of the time are gone: will tell the holder, lead', 'due: will tell the holder, lead, supervisor',
    ]);
  });

  it('of an earlier due time are kept, and what the new one had passed already is left out', async () => {
    const kase = await aYellowCase();
    await at('2024-12-20T06:31:00Z');
    await setLevel(kase, 'red');
    await at('2024-12-20T06:32:00Z');
    const clock = await clockOf(kase.id, 'investigate');
    expect(clock).toMatchObject({ generation: 2, length: 24, unit: 'hours', overdueMs: expect.any(Number) });
    expect(clock.steps.map(({ step, generation, firedAt }) => [step, generation, firedAt !== null])).toEqual([
      ['half', 1, true], ['due', 2, true], ['overOneDay', 2, false], ['overThreeDays', 2, false],
    ]);
    expect(clock.steps[0]).toMatchObject({ at: '2024-12-20T06:31:00.000Z' });
    expect(clock.steps[1]).toMatchObject({ at: '2024-12-19T02:00:00.000Z', firedAt: '2024-12-20T06:32:00.000Z', recipients: expect.arrayContaining([{ id: idOf.supervisor, name: '陈督办', role: 'supervisor' }]) });
  });

  it('that were reached but not fired yet are still to come', async () => {
    const kase = await aYellowCase();
    t.clock.set('2024-12-20T06:31:00Z');
    expect((await clockOf(kase.id, 'investigate')).steps[0]).toMatchObject({ step: 'half', at: '2024-12-20T05:30:00.000Z', firedAt: null });
  });

  it('and their people all have names, in both languages', () => {
    const catalogue = createCatalogue();
    const steps = Object.values(ESCALATION_LADDERS).flat();
    const codes = steps.flatMap(({ code, recipients }) => [`step.${code}`, ...recipients.map((who) => `step.for.${who}`)]);
    expect(codes.filter((code) => !catalogue.has(code))).toEqual([]);
  });
});

it('is for those who may know of the case', async () => {
  const kase = await aYellowCase();
  await (await t.as('supervisor.yinchuan')).get(`/api/v1/cases/${kase.id}/deadlines`).expect(404);
  await (await t.as('liaison.hrss')).get(`/api/v1/cases/${kase.id}/deadlines`).expect(403);
});
