import { newAccount, systemAudit, systemAuditLength } from '../support/account-steps.js';
import { acceptedCase, aReport } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import { type TestApp, createTestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp(); });
afterAll(() => t.close());

const URL = '/api/v1/conflicts-of-interest';
const declaration = (employerName: string, userId: string, changes: Record<string, unknown> = {}) => ({ userId, employerName, reason: '配偶在该单位任职', ...changes });

describe('a conflict of interest', () => {
  it('hides the employer’s cases at once, in lists and by id, and tells the case that somebody has to be replaced', async () => {
    const kase = await acceptedCase(t, { employer: { name: '宁夏（甲）化工有限公司', regionCode: '640302' } });
    const member = await t.as('member');
    await member.get(`/api/v1/cases/${kase.id}`).expect(200);
    const supervisor = await t.as('supervisor');
    const leader = await t.as('leader');
    const before = await systemAuditLength(t);
    const { body } = await leader.post(URL).send(declaration('宁夏(甲) 化工有限公司', idOf.member)).expect(201);
    expect(body).toMatchObject({ userId: idOf.member, userName: '李成员', employerName: '宁夏(甲) 化工有限公司', declaredById: idOf.leader, endedAt: null });
    await member.get(`/api/v1/cases/${kase.id}`).expect(404);
    await member.get(`/api/v1/cases/${kase.id}/timeline`).expect(404);
    await member.post(`/api/v1/cases/${kase.id}/events`).send({ type: 'COMPLETE_INVESTIGATION', version: kase.version }).expect(404);
    const { body: list } = await member.get('/api/v1/cases').query({ limit: '200' }).expect(200);
    expect(list.items.map(({ id }: { id: string }) => id)).not.toContain(kase.id);
    const { body: timeline } = await supervisor.get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.items[0]).toMatchObject({ type: 'case.relatedPersonOnTaskForce', data: { userId: idOf.member }, text: expect.stringContaining('利害关系') });
    expect(await systemAudit(t, before)).toEqual([
      expect.objectContaining({ action: 'conflictOfInterest.declared', actorId: idOf.leader, details: { conflictId: body.id, userId: idOf.member, caseIds: [kase.id] } }),
    ]);
    const told = await t.db.query(`SELECT user_id FROM notifications WHERE case_id = $1 AND type = 'case.relatedPersonOnTaskForce'`, [kase.id]);
    expect(told.map(({ user_id }: { user_id: string }) => user_id).sort()).toEqual([idOf.lead, idOf.supervisor].sort());
    const people = { leadId: idOf.lead, memberIds: [idOf.member], supervisorId: idOf.supervisor };
    const refused = await supervisor.put(`/api/v1/cases/${kase.id}/task-force`).send({ version: kase.version, ...people }).expect(422);
    expect(refused.body.blockers).toEqual([expect.objectContaining({ code: 'relatedToEmployer', path: 'memberIds[0]' })]);
    await supervisor.put(`/api/v1/cases/${kase.id}/task-force`).send({ version: kase.version, ...people, memberIds: [idOf.member2] }).expect(200);
  });

  it('is found by the credit code under another name, and covers cases reported later', async () => {
    const uscc = '91640300MA75XXXX0A';
    await (await t.as('outsider')).post(URL).send(declaration('旧名公司', idOf.outsider, { uscc: ` ${uscc.toLowerCase()} ` })).expect(201);
    const { body: kase } = await (await t.as('lead')).post('/api/v1/cases').send(aReport({ employer: { name: '新名公司', regionCode: '640302', uscc } })).expect(201);
    await (await t.as('outsider')).get(`/api/v1/cases/${kase.id}`).expect(404);
    await (await t.as('member2')).get(`/api/v1/cases/${kase.id}`).expect(200);
  });

  it('is ended by somebody else, with a reason, and stays on record', async () => {
    const { body: kase } = await (await t.as('lead')).post('/api/v1/cases').send(aReport({ employer: { name: '结束公司', regionCode: '640302' } })).expect(201);
    const supervisor2 = await t.as('supervisor2');
    const { body: own } = await supervisor2.post(URL).send(declaration('结束公司', idOf.supervisor2)).expect(201);
    await supervisor2.get(`/api/v1/cases/${kase.id}`).expect(404);
    await supervisor2.post(`${URL}/${own.id}/events`).send({ type: 'END', reason: '已不再任职' }).expect(403).expect(({ body }) => expect(body.code).toBe('ownConflict'));
    await (await t.as('lead')).post(`${URL}/${own.id}/events`).send({ type: 'END', reason: '已不再任职' }).expect(403);
    await (await t.as('supervisor.yinchuan')).post(`${URL}/${own.id}/events`).send({ type: 'END', reason: '已不再任职' }).expect(404);
    const supervisor = await t.as('supervisor');
    await supervisor.post(`${URL}/${own.id}/events`).send({ type: 'END' }).expect(400);
    const before = await systemAuditLength(t);
    const ended = await supervisor.post(`${URL}/${own.id}/events`).send({ type: 'END', reason: '已不再任职' }).expect(200);
    expect(ended.body).toMatchObject({ endedById: idOf.supervisor, endReason: '已不再任职', endedAt: t.clock.now().toISOString() });
    expect((await systemAudit(t, before))[0]).toMatchObject({ action: 'conflictOfInterest.ended', details: { conflictId: own.id, userId: idOf.supervisor2, reason: '已不再任职' } });
    await supervisor2.get(`/api/v1/cases/${kase.id}`).expect(200);
    expect((await supervisor.post(`${URL}/${own.id}/events`).send({ type: 'END', reason: '再次' }).expect(422)).body.blockers[0].code).toBe('conflictEnded');
    await supervisor2.post(URL).send(declaration('结束公司', idOf.supervisor2)).expect(201);
    expect((await supervisor2.post(URL).send(declaration('结束 公司', idOf.supervisor2)).expect(422)).body.blockers[0].code).toBe('conflictDeclared');
  });

  it('is declared once when two declare it at the same moment', async () => {
    const both = await Promise.all((['supervisor', 'leader'] as const).map(async (who) => (await t.as(who)).post(URL).send(declaration('同时公司', idOf.lead))));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('is declared and seen by everyone for themselves, by supervisors and administrators for their region', async () => {
    const county = await newAccount(t, { regionCode: '640302' });
    for (const who of ['lead', 'liaison.hrss', 'auditor'] as const) {
      const client = await t.as(who);
      await client.post(URL).send(declaration(`${who}公司`, idOf[who])).expect(201);
      await client.post(URL).send(declaration('他人公司', idOf.member2)).expect(403);
      const { body } = await client.get(URL).expect(200);
      expect(new Set(body.items.map(({ userId }: { userId: string }) => userId))).toEqual(new Set([idOf[who]]));
    }
    await (await t.as('admin')).post(URL).send(declaration('县里公司', county.id)).expect(201);
    const yinchuan = await t.as('supervisor.yinchuan');
    const unknown = await yinchuan.post(URL).send(declaration('他市公司', idOf.lead)).expect(400);
    expect(unknown.body.errors).toEqual([expect.objectContaining({ path: 'userId', code: 'unknownPerson' })]);
    expect((await yinchuan.get(URL).expect(200)).body.items).toEqual([]);
    const { body: first } = await (await t.as('leader')).get(URL).query({ limit: '2' }).expect(200);
    const { body: rest } = await (await t.as('leader')).get(URL).query({ limit: '200', cursor: first.nextCursor }).expect(200);
    const { body: all } = await (await t.as('leader')).get(URL).query({ limit: '200' }).expect(200);
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(all.items.length).toBeGreaterThan(5);
    const { body: one } = await (await t.as('admin2')).get(URL).query({ userId: county.id }).expect(200);
    expect(one.items).toEqual([expect.objectContaining({ employerName: '县里公司' })]);
    await yinchuan.get(URL).query({ cursor: Buffer.from('["x","y"]').toString('base64url') }).expect(400);
  });
});
