import { createTestApp, type TestApp } from '../support/test-app.js';
import { idOf } from '../support/people.js';
import { aReport } from '../support/case-steps.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp(); });
afterAll(() => t.close());

describe('intake', () => {
  it('records a report, tells the risk level with its reasons and starts the first clock', async () => {
    const lead = await t.as('lead');
    const { body } = await lead.post('/api/v1/cases').send(aReport({ workersReported: 60 })).expect(201);
    expect(body).toMatchObject({
      state: 'reported', riskLevel: 'orange', version: 1, number: expect.stringMatching(/^吴工劳争〔2024〕\d+号$/) as string,
      riskReasons: [{ code: 'workersReported', params: { count: 60 } }], nextDueAt: '2024-12-18T10:00:00.000Z',
      reporter: { name: '张三', phoneMasked: '138****0000' }, milestones: { wagesSettledAt: null },
    });
    const [row] = await t.db.query<{ reporter_phone: string }[]>('SELECT reporter_phone FROM cases WHERE id = $1', [body.id]);
    expect(row?.reporter_phone).not.toContain('13800000000');
  });

  it('warns of an open case on the same employer, however its name is spelt', async () => {
    const lead = await t.as('lead');
    const first = await lead.post('/api/v1/cases').send(aReport({ employer: { name: '宁夏（甲）燃气有限公司', regionCode: '640302' } })).expect(201);
    const second = await lead.post('/api/v1/cases').send(aReport({ employer: { name: '宁夏(甲) 燃气有限公司', regionCode: '640302' } })).expect(201);
    expect(second.body.possibleDuplicates).toContainEqual(expect.objectContaining({ caseId: first.body.id, because: expect.arrayContaining(['employer']) as string[] }));
  });

  it('refuses unknown fields, wrong types and a report from the future, and writes nothing', async () => {
    const lead = await t.as('lead');
    const before = await t.db.query<{ count: string }[]>('SELECT count(*) FROM cases');
    const wrong = await lead.post('/api/v1/cases').send({ ...aReport(), colour: 'red', workersReported: 'many' }).expect(400);
    expect(wrong.headers['content-type']).toContain('application/problem+json');
    expect(wrong.body).toMatchObject({ code: 'invalidInput', errors: expect.arrayContaining([{ path: 'colour', code: 'unknownField', message: expect.any(String) as string }]) as unknown[] });
    await lead.post('/api/v1/cases').send(aReport({ reportedAt: '2030-01-01T00:00:00Z' })).expect(400);
    await lead.post('/api/v1/cases').set('content-type', 'application/json').send('{"channel":').expect(400).expect(({ body }) => expect(body.code).toBe('brokenJson'));
    await t.anonymous().post('/api/v1/cases').send({ colour: 'red' }).expect(400);
    await t.anonymous().post('/api/v1/cases').send(aReport()).expect(401);
    await (await t.as('liaison.hrss')).post('/api/v1/cases').send(aReport()).expect(403);
    await (await t.as('lead.yinchuan')).post('/api/v1/cases').send(aReport()).expect(403);
    expect(await t.db.query('SELECT count(*) FROM cases')).toEqual(before);
  });

  it('forms the task force and accepts, once, when two try at the same time', async () => {
    const lead = await t.as('lead');
    const supervisor = await t.as('supervisor');
    const { body: kase } = await lead.post('/api/v1/cases').send(aReport()).expect(201);
    const refused = await lead.post(`/api/v1/cases/${kase.id}/events`).send({ type: 'ACCEPT', version: 1 }).expect(422);
    expect(refused.body.blockers.map(({ code }: { code: string }) => code)).toEqual(['taskForceIncomplete', 'supervisorMissing']);
    const named = await lead.put(`/api/v1/cases/${kase.id}/task-force`).send({ version: 1, leadId: idOf.lead, memberIds: [idOf.member], supervisorId: idOf.supervisor }).expect(200);
    const both = await Promise.all([lead, supervisor].map((who) => who.post(`/api/v1/cases/${kase.id}/events`).send({ type: 'ACCEPT', version: named.body.version })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body: timeline } = await lead.get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.items.map(({ type }: { type: string }) => type)).toEqual(['case.ACCEPT', 'case.taskForceNamed', 'case.reported']);
    await (await t.as('outsider')).post(`/api/v1/cases/${kase.id}/visits`).send({ visitedAt: '2024-12-18T01:00:00Z', visitorIds: [idOf.lead], place: '厂区', record: '见到负责人' }).expect(403);
    await (await t.as('lead.yinchuan')).get(`/api/v1/cases/${kase.id}`).expect(404);
  });
});
