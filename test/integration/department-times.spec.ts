import { clockFaults, departmentFaults, departmentReferrals, departmentTimes, type DepartmentFigures } from '../support/department-steps.js';
import { departmentId, type TestUser } from '../support/people.js';
import { anOrangeCase, declareConflict, referralEvent, sendReferral, sentReferral, suspendCase } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2024-12-18T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());

const times = async (query: Record<string, string> = {}, who: TestUser = 'supervisor'): Promise<unknown[]> => (await departmentTimes(await t.as(who), query)).items;
const NONE: DepartmentFigures = { sent: 0, acknowledged: 0, acknowledgedLate: 0, replied: 0, repliedLate: 0, declined: 0, open: 0, overdue: 0, acknowledgeMinutes: null, replyMinutes: null };

it('counts for each department from its sending to its acknowledgement and first reply, and shows nobody else’s cases', async () => {
  expect(await departmentTimes(await t.as('supervisor'))).toMatchObject({ items: [], totals: NONE });
  const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
  const asked = await sendReferral(t, kase.id, { departmentId: departmentId.miit });
  await sendReferral(t, kase.id, { departmentId: departmentId.housing });
  t.clock.set('2024-12-18T03:30:00Z');
  const known = await referralEvent(t, 'liaison.hrss', referral, 'ACKNOWLEDGE');
  t.clock.set('2024-12-18T06:00:00Z');
  // A reply acknowledges too; a second one, after a return, changes nothing.
  await referralEvent(t, 'liaison.miit', asked, 'REPLY', { text: '已了解' });
  const replied = await referralEvent(t, 'liaison.hrss', known, 'REPLY', { text: '已核查' });
  const returned = await referralEvent(t, 'member', replied, 'RETURN', { reason: '缺少明细' });
  t.clock.set('2024-12-20T02:00:00Z');
  await referralEvent(t, 'liaison.hrss', returned, 'REPLY', { text: '已补充' });
  expect(await times()).toMatchObject([
    { department: { id: departmentId.housing }, sent: 1, acknowledged: 0, replied: 0, open: 1, overdue: 1, acknowledgeMinutes: null, replyMinutes: null },
    { department: { id: departmentId.hrss }, sent: 1, acknowledged: 1, acknowledgedLate: 0, replied: 1, repliedLate: 0, open: 0, overdue: 0, acknowledgeMinutes: 90, replyMinutes: 240 },
    { department: { id: departmentId.miit }, sent: 1, acknowledged: 1, acknowledgedLate: 0, replied: 1, repliedLate: 0, open: 0, overdue: 0, acknowledgeMinutes: 240, replyMinutes: 240 },
  ]);
  expect(await times({ to: '2024-12-17' })).toEqual([]);
  expect(await times({ from: '2024-12-18', to: '2024-12-18' })).toHaveLength(3);
  expect(await times({}, 'supervisor.yinchuan')).toEqual([]);
});

/** Everything that may become of a referral, in the first weeks of January 2025. */
async function someWeeks(): Promise<Record<'late' | 'walled' | 'ruled', string>> {
  t.clock.set('2025-01-02T02:00:00Z');
  const [first, ruled, declined, walled, suspended] = [
    await sentReferral(t, {}, anOrangeCase()), await sentReferral(t, {}, anOrangeCase()), await sentReferral(t, {}, anOrangeCase()), await sentReferral(t, {}, anOrangeCase()), await sentReferral(t, {}, anOrangeCase()),
  ];
  const recalled = await sendReferral(t, first.kase.id, { departmentId: departmentId.miit });
  t.clock.set('2025-01-03T01:00:00Z');
  await suspendCase(t, suspended.kase.id);
  t.clock.set('2025-01-03T11:00:00Z');
  // An hour after the day on which it had to be acknowledged.
  const late = await referralEvent(t, 'liaison.hrss', first.referral, 'ACKNOWLEDGE');
  await referralEvent(t, 'lead', recalled, 'RECALL', { reason: '改由市里统一办理' });
  t.clock.set('2025-01-06T02:00:00Z');
  await referralEvent(t, 'liaison.hrss', suspended.referral, 'ACKNOWLEDGE');
  await referralEvent(t, 'liaison.hrss', declined.referral, 'DECLINE', { reason: 'outsideRemit' });
  await sendReferral(t, declined.kase.id, { departmentId: departmentId.miit, afterReferralId: declined.referral.id });
  let moved = await referralEvent(t, 'liaison.hrss', ruled.referral, 'REPLY', { text: '不属我局' });
  for (const reason of ['请再核', '职责交叉']) {
    moved = await referralEvent(t, 'member', moved, 'RETURN', { reason });
    if (reason === '请再核') moved = await referralEvent(t, 'liaison.hrss', moved, 'REPLY', { text: '仍不属我局' });
  }
  t.clock.set('2025-01-09T02:00:00Z');
  moved = await referralEvent(t, 'supervisor', moved, 'RULE', { departmentId: departmentId.miit, reason: '职责所在' });
  t.clock.set('2025-01-14T02:00:00Z');
  await referralEvent(t, 'liaison.hrss', late, 'REPLY', { text: '已核查' });
  await referralEvent(t, 'liaison.miit', moved, 'REPLY', { text: '由我局办理' });
  t.clock.set('2025-01-20T02:00:00Z');
  await declareConflict(t, 'supervisor2', walled.kase.id);
  return { late: first.referral.id, walled: walled.referral.id, ruled: ruled.referral.id };
}

describe('some weeks of referrals', () => {
  const JANUARY = { from: '2025-01-01', to: '2025-01-31' };
  let ids: Awaited<ReturnType<typeof someWeeks>>;
  beforeAll(async () => { ids = await someWeeks(); });

  it('are counted as acknowledged and replied to late, declined, open and overdue', async () => {
    const { totals, items } = await departmentTimes(await t.as('supervisor'), JANUARY);
    expect(items).toMatchObject([
      { department: { id: departmentId.miit }, sent: 3, acknowledged: 1, acknowledgedLate: 1, replied: 1, repliedLate: 1, declined: 0, open: 1, overdue: 1, replyMinutes: 5 * 24 * 60 },
      { department: { id: departmentId.hrss }, sent: 5, acknowledged: 3, acknowledgedLate: 2, replied: 2, repliedLate: 1, declined: 1, open: 2, overdue: 1, acknowledgeMinutes: 96 * 60, replyMinutes: 96 * 60 },
    ]);
    expect(totals).toMatchObject({ sent: 8, acknowledgedLate: 3, repliedLate: 2, declined: 1, open: 3, overdue: 2 });
  });

  const asks: [TestUser, Record<string, string>][] = [
    ['supervisor', JANUARY], ['supervisor', {}], ['supervisor2', JANUARY], ['leader', JANUARY], ['supervisor.yinchuan', JANUARY],
    ['supervisor', { from: '2025-01-06', to: '2025-01-06' }], ['supervisor', { from: '2025-01-09', to: '2025-01-09' }], ['supervisor', { from: '2025-02-01', to: '2025-02-28' }],
  ];
  it.each(asks)('have as many rows as %s sees in every figure of %j', async (who, query) => {
    expect(await departmentFaults(await t.as(who), query)).toEqual([]);
  });

  it('are late by the clocks of their cases', async () => {
    const supervisor = await t.as('supervisor');
    expect(await clockFaults(supervisor, await departmentReferrals(supervisor, JANUARY))).toEqual([]);
  });

  it('stand in their list with what took longest, or has waited longest, first', async () => {
    const supervisor = await t.as('supervisor');
    const late = await departmentReferrals(supervisor, { ...JANUARY, figure: 'repliedLate' });
    expect(late).toMatchObject([
      { referralId: ids.late, state: 'replied', ruledTo: null, replyBy: '2025-01-09T10:00:00.000Z', replyMinutes: 12 * 24 * 60, acknowledgeBy: '2025-01-03T10:00:00.000Z', acknowledgeMinutes: 33 * 60, request: '请核查拖欠工资和社会保险' },
      // The reply was due as it was when another department was asked.
      { referralId: ids.ruled, department: { id: departmentId.miit }, ruledTo: null, replyBy: '2025-01-13T10:00:00.000Z' },
    ]);
    const ruled = await departmentReferrals(supervisor, { ...JANUARY, departmentId: departmentId.hrss, figure: 'acknowledgedLate' });
    expect(ruled.find(({ referralId }) => referralId === ids.ruled)).toMatchObject({ ruledTo: { id: departmentId.miit }, open: false, acknowledgeBy: '2025-01-03T10:00:00.000Z', repliedLate: false });
    const waiting = await departmentReferrals(supervisor, { ...JANUARY, figure: 'open' });
    expect(waiting.map(({ sentAt }) => sentAt)).toEqual(waiting.map(({ sentAt }) => sentAt).sort());
  });

  it('are none of a person who is related to the employer, or looks after another city', async () => {
    const sees = async (who: TestUser): Promise<string[]> => (await departmentReferrals(await t.as(who), JANUARY)).map(({ referralId }) => referralId);
    expect(await sees('supervisor')).toContain(ids.walled);
    expect(await sees('supervisor2')).not.toContain(ids.walled);
    expect(await sees('supervisor.yinchuan')).toEqual([]);
  });
});

it('takes both days of a period whole, by the office’s midnight', async () => {
  const { kase } = await sentReferral(t, {}, anOrangeCase());
  for (const [at, department] of [['2025-03-04T15:59:59.999Z', departmentId.hrss], ['2025-03-04T16:00:00.000Z', departmentId.miit], ['2025-03-05T15:59:59.999Z', departmentId.housing]] as const) {
    t.clock.set(at);
    await sendReferral(t, kase.id, { departmentId: department });
  }
  t.clock.set('2025-03-10T02:00:00Z');
  const sentIn = async (from: string, to: string): Promise<string[]> => (await departmentTimes(await t.as('supervisor'), { from, to })).items.map(({ department }) => department.id).sort();
  expect(await sentIn('2025-03-04', '2025-03-04')).toEqual([departmentId.hrss]);
  expect(await sentIn('2025-03-05', '2025-03-05')).toEqual([departmentId.miit, departmentId.housing].sort());
  expect(await sentIn('2025-03-04', '2025-03-05')).toHaveLength(3);
});

it('is the supervisor’s, and refuses what it cannot read', async () => {
  for (const who of ['lead', 'liaison.hrss', 'admin', 'auditor'] as const) {
    for (const path of ['', '/referrals']) await (await t.as(who)).get(`/api/v1/department-times${path}`).expect(403);
  }
  const supervisor = await t.as('supervisor');
  const errorsOf = async (path: string): Promise<unknown> => (await supervisor.get(`/api/v1/department-times${path}`).expect(400)).body.errors;
  for (const path of ['', '/referrals']) expect(await errorsOf(`${path}?from=2025-01-02&to=2025-01-01`)).toMatchObject([{ path: 'to', code: 'endsBeforeItBegins' }]);
  expect(await errorsOf('/referrals?figure=late')).toMatchObject([{ path: 'figure', code: 'notInList' }]);
  expect(await errorsOf('/referrals?departmentId=hrss')).toMatchObject([{ path: 'departmentId', code: 'notAnId' }]);
  for (const keys of [['x', departmentId.hrss], [1e300, departmentId.hrss], [1, 'x'], [1]]) {
    expect(await errorsOf(`/referrals?cursor=${Buffer.from(JSON.stringify(keys)).toString('base64url')}`)).toMatchObject([{ path: 'cursor', code: 'badCursor' }]);
  }
});
