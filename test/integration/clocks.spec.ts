import { aReport, acceptedCase } from '../support/case-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2024-12-18T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());

const inboxOf = async (user: Parameters<TestApp['as']>[0]): Promise<{ type: string; text: string; data: Record<string, string>; caseId: string; id: string }[]> =>
  (await (await t.as(user)).get('/api/v1/notifications?limit=200').expect(200)).body.items;

describe('stage clocks', () => {
  it('run from the report, tell the holder, the lead and the supervisor once, and explain themselves', async () => {
    t.clock.set('2024-12-18T02:00:00Z');
    const kase = await acceptedCase(t, { workersReported: 12 });
    const lead = await t.as('lead');
    const { body } = await lead.get(`/api/v1/cases/${kase.id}/deadlines`).expect(200);
    const clock = (items: { rule: string }[], rule: string): Record<string, unknown> => ({ ...items.find((item) => item.rule === rule) });
    expect(clock(body.items, 'acceptCase')).toMatchObject({ state: 'met', overdue: false });
    expect(clock(body.items, 'investigate')).toMatchObject({ state: 'running', dueAt: '2024-12-23T10:00:00.000Z', overdue: false });
    expect((clock(body.items, 'investigate')['explanation'] as { code: string }[]).map(({ code }) => code)).toEqual(expect.arrayContaining(['rule', 'started', 'startDayExcluded', 'skippedDay', 'due']));
    const texts = (clock(body.items, 'investigate')['explanation'] as { text: string }[]).map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(['自 2024-12-18 10:00 起算', '到期：2024-12-23 18:00']));
    t.clock.set('2024-12-23T10:00:01Z');
    await Promise.all([t.runJob('deadlines.sweep'), t.runJob('deadlines.sweep')]);
    await t.runJob('deadlines.sweep');
    const after = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/deadlines`).expect(200);
    expect(clock(after.body.items, 'investigate')).toMatchObject({ overdue: true, steps: expect.arrayContaining([expect.objectContaining({ step: 'due', firedAt: '2024-12-23T10:00:01.000Z' })]) });
    for (const who of ['lead', 'supervisor'] as const) {
      const due = (await inboxOf(who)).filter(({ caseId, type }) => caseId === kase.id && type === 'deadline.due');
      expect(due).toHaveLength(1);
      expect(due[0]?.text).toBe(`${kase.number} 快排查已到期，请尽快办理`);
    }
    const list = await (await t.as('lead')).get('/api/v1/cases?overdue=true').expect(200);
    expect(list.body.items.map(({ id }: { id: string }) => id)).toContain(kase.id);
  });

  it('tell the duty officer of a case that nobody holds, and the leader when it is late', async () => {
    t.clock.set('2025-01-06T02:00:00Z');
    const { body: kase } = await (await t.as('outsider')).post('/api/v1/cases').send(aReport({ workersReported: 120, reportedAt: '2025-01-06T01:00:00Z' })).expect(201);
    expect(kase).toMatchObject({ riskLevel: 'red', nextDueAt: '2025-01-06T04:00:00.000Z' });
    expect((await inboxOf('member2')).some(({ caseId, type }) => caseId === kase.id && type === 'case.reported')).toBe(true);
    t.clock.set('2025-01-07T10:00:00Z');
    await t.runJob('deadlines.sweep');
    const types = async (who: 'member2' | 'leader'): Promise<string[]> => (await inboxOf(who)).filter(({ caseId }) => caseId === kase.id).map(({ type }) => type);
    expect(await types('member2')).toEqual(expect.arrayContaining(['deadline.due']));
    expect(await types('leader')).toContain('deadline.overOneDay');
  });

  it('follow the risk level, and nothing else restarts them', async () => {
    t.clock.set('2024-12-18T02:00:00Z');
    const kase = await acceptedCase(t, { workersReported: 12 });
    const supervisor = await t.as('supervisor');
    const corrected = await supervisor.patch(`/api/v1/cases/${kase.id}`).send({ version: kase.version, summary: '补充：另有加班费' }).expect(200);
    expect(corrected.body.nextDueAt).toBe('2024-12-23T10:00:00.000Z');
    const raised = await supervisor.put(`/api/v1/cases/${kase.id}/risk-level`).send({ version: corrected.body.version, riskLevel: 'red', reason: '有人扬言跳楼' }).expect(200);
    expect(raised.body).toMatchObject({ riskLevel: 'red', nextDueAt: '2024-12-19T02:00:00.000Z' });
  });

  it('are marked read by their receiver alone', async () => {
    const [mine] = await inboxOf('lead');
    await (await t.as('supervisor')).post(`/api/v1/notifications/${mine?.id}/read`).expect(404);
    await (await t.as('lead')).post(`/api/v1/notifications/${mine?.id}/read`).expect(204);
    const unread = await (await t.as('lead')).get('/api/v1/notifications?unread=true').expect(200);
    expect(unread.body.items.map(({ id }: { id: string }) => id)).not.toContain(mine?.id);
  });
});

describe('the calendar', () => {
  it('answers N working days from here with the days it skipped', async () => {
    const { body } = await (await t.as('lead')).get('/api/v1/calendar/preview?from=2026-02-13&workingDays=5').expect(200);
    expect(body).toMatchObject({ dueOn: '2026-02-27', provisional: false });
    expect(body.days[0]).toEqual({ date: '2026-02-14', working: true, kind: 'makeUp', name: expect.any(String) });
    await (await t.as('lead')).get('/api/v1/calendar/preview?from=2026-02-30&workingDays=5').expect(400);
    await (await t.as('lead')).get('/api/v1/calendar/preview?from=2026-02-13&workingDays=-1').expect(400);
  });

});
