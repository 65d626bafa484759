import { departmentId } from '../support/people.js';
import { anOrangeCase, referralEvent, sendReferral, sentReferral } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2024-12-18T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());

interface Times { department: { id: string }; sent: number; acknowledged: number; replied: number; overdue: number; acknowledgeMinutes: number | null; replyMinutes: number | null }
const times = async (query = '', who: 'supervisor' | 'supervisor.yinchuan' = 'supervisor'): Promise<Times[]> =>
  ((await (await t.as(who)).get(`/api/v1/department-times${query}`).expect(200)).body as { items: Times[] }).items;

it('counts for each department from its sending to its acknowledgement and first reply, and shows nobody else’s cases', async () => {
  expect(await times()).toEqual([]);
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
    { department: { id: departmentId.housing }, sent: 1, acknowledged: 0, replied: 0, overdue: 1, acknowledgeMinutes: null, replyMinutes: null },
    { department: { id: departmentId.hrss }, sent: 1, acknowledged: 1, replied: 1, overdue: 0, acknowledgeMinutes: 90, replyMinutes: 240 },
    { department: { id: departmentId.miit }, sent: 1, acknowledged: 1, replied: 1, overdue: 0, acknowledgeMinutes: 240, replyMinutes: 240 },
  ]);
  expect(await times('?to=2024-12-17')).toEqual([]);
  expect(await times('?from=2024-12-18&to=2024-12-18')).toHaveLength(3);
  expect(await times('', 'supervisor.yinchuan')).toEqual([]);
});

it('is the supervisor’s, and takes no period that ends before it begins', async () => {
  await (await t.as('lead')).get('/api/v1/department-times').expect(403);
  const { body } = await (await t.as('supervisor')).get('/api/v1/department-times?from=2025-01-02&to=2025-01-01').expect(400);
  expect(body.errors).toMatchObject([{ path: 'to', code: 'endsBeforeItBegins' }]);
});
