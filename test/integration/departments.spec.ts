import { systemAudit, systemAuditLength } from '../support/account-steps.js';
import { departmentId, idOf } from '../support/people.js';
import { type TestApp, createTestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp(); });
afterAll(() => t.close());

const names = ({ items }: { items: { name: string }[] }): string[] => items.map(({ name }) => name);

describe('departments', () => {
  it('are made and renamed by administrators, with an entry in the audit log', async () => {
    const admin = await t.as('admin');
    const before = await systemAuditLength(t);
    const { body } = await admin.post('/api/v1/departments').send({ kind: 'justice', name: '吴忠市司法局', regionCode: '640300' }).expect(201);
    expect(body).toEqual({ id: expect.any(String), kind: 'justice', name: '吴忠市司法局', regionCode: '640300', active: true, version: 1 });
    const renamed = await admin.patch(`/api/v1/departments/${body.id}`).send({ version: 1, name: '吴忠市司法局（新）' }).expect(200);
    expect(renamed.body).toMatchObject({ name: '吴忠市司法局（新）', active: true, version: 2 });
    await admin.patch(`/api/v1/departments/${body.id}`).send({ version: 1, active: false }).expect(409);
    const audit = await systemAudit(t, before);
    expect(audit.map(({ action, actorId }) => [action, actorId])).toEqual([['department.created', idOf.admin], ['department.changed', idOf.admin]]);
    expect(audit[1]?.details).toEqual({ departmentId: body.id, fields: ['name'], active: true });
  });

  it('exist once, also when two administrators make the same at the same moment', async () => {
    const body = { kind: 'tax', name: '国家税务总局吴忠市税务局', regionCode: '640300' };
    const both = await Promise.all((['admin', 'admin2'] as const).map(async (who) => (await t.as(who)).post('/api/v1/departments').send(body)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(both.find(({ status }) => status === 422)?.body.blockers[0].code).toBe('departmentExists');
  });

  it('are offered when they are active and of a region that covers the own or lies within it', async () => {
    const admin = await t.as('admin');
    const make = async (name: string, regionCode: string): Promise<string> => (await admin.post('/api/v1/departments').send({ kind: 'court', name, regionCode }).expect(201)).body.id;
    await make('自治区高院', '640000');
    await make('利通区法院', '640302');
    await make('银川市中院', '640100');
    const closed = await make('撤销的法院', '640300');
    await admin.patch(`/api/v1/departments/${closed}`).send({ version: 1, active: false }).expect(200);
    const seen = names((await (await t.as('lead')).get('/api/v1/departments').expect(200)).body);
    expect(seen).toEqual(expect.arrayContaining(['自治区高院', '利通区法院', '吴忠市人力资源和社会保障局']));
    for (const hidden of ['银川市中院', '撤销的法院']) expect(seen).not.toContain(hidden);
    expect(names((await (await t.as('liaison.miit')).get('/api/v1/departments').expect(200)).body)).toEqual(seen);
    expect(names((await admin.get('/api/v1/departments').query({ limit: '200' }).expect(200)).body)).toEqual(expect.arrayContaining(['银川市中院', '撤销的法院']));
    const page = await admin.get('/api/v1/departments').query({ limit: '2' }).expect(200);
    const next = await admin.get('/api/v1/departments').query({ limit: '200', cursor: page.body.nextCursor }).expect(200);
    const all = await admin.get('/api/v1/departments').query({ limit: '200' }).expect(200);
    expect([...page.body.items, ...next.body.items]).toEqual(all.body.items);
  });

  it('are not for others to change', async () => {
    for (const who of ['lead', 'supervisor', 'leader', 'liaison.hrss', 'auditor'] as const) {
      const client = await t.as(who);
      await client.post('/api/v1/departments').send({ kind: 'tax', name: 'x', regionCode: '640300' }).expect(403);
      await client.patch(`/api/v1/departments/${departmentId.hrss}`).send({ version: 1, active: false }).expect(403);
    }
    await t.anonymous().get('/api/v1/departments').expect(401);
    await (await t.as('admin')).patch('/api/v1/departments/none').send({ version: 1 }).expect(404);
    await (await t.as('admin')).post('/api/v1/departments').send({ kind: 'casino', name: 'x', regionCode: '640300' }).expect(400);
  });
});
