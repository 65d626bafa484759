import { acceptedCase, aReport } from '../support/case-steps.js';
import { fireAccount, newAccount, signIn, systemAudit, systemAuditLength } from '../support/account-steps.js';
import { departmentId, idOf } from '../support/people.js';
import { type TestApp, createTestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp(); });
afterAll(() => t.close());

interface Row { id: string; name: string; username?: string }

const names = ({ items }: { items: Row[] }): string[] => items.map(({ name }) => name).sort();
const codes = ({ blockers }: { blockers: { code: string }[] }): string[] => blockers.map(({ code }) => code);
const stateOf = async (id: string): Promise<{ state: string; version: number; role: string; proposed_by_id: string | null }> =>
  (await t.db.query('SELECT state, version, role, proposed_by_id FROM users WHERE id = $1', [id]))[0];

describe('whom one may name', () => {
  it('is who works for the own region, without accounts that only administer, and without user names', async () => {
    const { body } = await (await t.as('lead')).get('/api/v1/users').query({ limit: '200' }).expect(200);
    expect(names(body)).toEqual(expect.arrayContaining(['王组长', '陈督办', '田领导', '丁局长']));
    expect(names(body)).not.toEqual(expect.arrayContaining(['银川组长']));
    expect(names(body)).not.toEqual(expect.arrayContaining(['管理员甲']));
    expect(body.items[0]).toEqual(expect.not.objectContaining({ username: expect.anything() }));
    expect(Object.keys(body.items[0]).sort()).toEqual(['departmentId', 'id', 'isDepartmentHead', 'isDutyOfficer', 'isRegionLeader', 'name', 'regionCode', 'role']);
  });

  it('is, for a county, also the city above it, and not the county beside it', async () => {
    await newAccount(t, { name: '利通专干', regionCode: '640302' });
    const county = await newAccount(t, { name: '青铜峡专干', regionCode: '640381' });
    const { client } = await signIn(t, county.username, county.initialPassword);
    await client.put('/api/v1/session/password').send({ currentPassword: county.initialPassword, newPassword: 'Another-Horse-8' }).expect(204);
    const { body } = await client.get('/api/v1/users').query({ limit: '200' }).expect(200);
    expect(names(body)).toContain('陈督办');
    expect(names(body)).not.toContain('利通专干');
  });

  it('is, for a liaison, the colleagues of the own department', async () => {
    const { body } = await (await t.as('liaison.hrss')).get('/api/v1/users').expect(200);
    expect(names(body)).toEqual(['丁局长', '杨联络', '纳联络']);
  });

  it('can be narrowed and paged', async () => {
    const lead = await t.as('lead');
    const supervisors = await lead.get('/api/v1/users').query({ role: 'supervisor', q: '督办' }).expect(200);
    expect(names(supervisors.body)).toEqual(['赵督办', '陈督办']);
    const all = await lead.get('/api/v1/users').query({ limit: '200' }).expect(200);
    const seen: Row[] = [];
    let cursor: string | null | undefined;
    do {
      const { body } = await lead.get('/api/v1/users').query({ limit: '2', ...(cursor ? { cursor } : {}) }).expect(200);
      seen.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all.body.items);
    expect((await lead.get('/api/v1/users').query({ q: '%' }).expect(200)).body.items).toEqual([]);
    await lead.get('/api/v1/users').query({ cursor: 'nonsense' }).expect(400);
    await lead.get('/api/v1/users').query({ role: 'king' }).expect(400);
  });

  it('is every account for administrators and nobody for auditors', async () => {
    const { body } = await (await t.as('admin')).get('/api/v1/users').query({ q: 'supervisor.yin' }).expect(200);
    expect(body.items).toEqual([expect.objectContaining({ username: 'supervisor.yinchuan', state: 'active', version: 1, lockedUntil: null })]);
    await (await t.as('auditor')).get('/api/v1/users').expect(403);
    await t.anonymous().get('/api/v1/users').expect(401);
  });
});

describe('a new account', () => {
  it('has to change the password that was shown once, before anything else', async () => {
    const before = await systemAuditLength(t);
    const { id, username, initialPassword, state } = await newAccount(t);
    expect(state).toBe('active');
    const { client, answer } = await signIn(t, username, initialPassword);
    expect(answer.body).toMatchObject({ user: { id, role: 'taskForce' }, username, mustChangePassword: true });
    await client.get('/api/v1/cases').expect(403).expect(({ body }) => expect(body.code).toBe('mustChangePassword'));
    expect((await client.get('/api/v1/session').expect(200)).body.mustChangePassword).toBe(true);
    await client.put('/api/v1/session/password').send({ currentPassword: initialPassword, newPassword: initialPassword }).expect(400);
    await client.put('/api/v1/session/password').send({ currentPassword: initialPassword, newPassword: 'tooweak' }).expect(400);
    await client.put('/api/v1/session/password').send({ currentPassword: initialPassword, newPassword: `Aa1-${username}` }).expect(400);
    await client.put('/api/v1/session/password').send({ currentPassword: initialPassword, newPassword: 'Another-Horse-8' }).expect(204);
    await client.get('/api/v1/cases').expect(200);
    const audit = await systemAudit(t, before);
    expect(audit.map(({ action }) => action)).toEqual(['account.created', 'session.signedIn', 'session.passwordChanged']);
    expect(audit[0]).toMatchObject({ actorId: idOf.admin, details: { userId: id, role: 'taskForce', regionCode: '640300', state: 'active' } });
    expect(JSON.stringify(audit)).not.toContain(initialPassword);
  });

  it('is refused when something does not fit, with everything at once, and nothing is written', async () => {
    const admin = await t.as('admin');
    const count = async (): Promise<string> => (await t.db.query<[{ count: string }]>('SELECT count(*) FROM users'))[0].count;
    const before = await count();
    const body = { username: 'Lead', name: '重名', role: 'taskForce', regionCode: '640300', departmentId: departmentId.hrss, isRegionLeader: true };
    const refused = await admin.post('/api/v1/users').send(body).expect(422);
    expect(codes(refused.body)).toEqual(['usernameTaken', 'departmentOnlyForLiaisons', 'regionLeaderIsSupervisor']);
    expect(refused.body.blockers[0].message).toContain('用户名');
    const liaison = { username: 'l.new', name: '联络', role: 'liaison', regionCode: '640300' };
    expect(codes((await admin.post('/api/v1/users').send(liaison).expect(422)).body)).toEqual(['departmentNeeded']);
    expect(codes((await admin.post('/api/v1/users').send({ ...liaison, departmentId: idOf.lead }).expect(422)).body)).toEqual(['departmentNotActive']);
    for (const username of ['x', '.x', 'a b', '张三', 'a/b', '']) {
      const { body: problem } = await admin.post('/api/v1/users').send({ ...liaison, username }).expect(400);
      expect(problem.errors[0].path).toBe('username');
    }
    await admin.post('/api/v1/users').send({ ...liaison, state: 'active' }).expect(400);
    await (await t.as('supervisor')).post('/api/v1/users').send(liaison).expect(403);
    expect(await count()).toBe(before);
  });

  it('is the first answer again when the same request is repeated', async () => {
    const admin = await t.as('admin');
    const body = { username: 'repeated', name: '重复', role: 'taskForce', regionCode: '640300' };
    const first = await admin.post('/api/v1/users').set('Idempotency-Key', 'account-1').send(body).expect(201);
    const second = await admin.post('/api/v1/users').set('Idempotency-Key', 'account-1').send(body).expect(201);
    expect(second.body).toEqual(first.body);
  });
});

describe('two administrators', () => {
  it('make a supervisor together: who proposed does not approve', async () => {
    const made = await newAccount(t, { role: 'supervisor', isRegionLeader: true });
    expect(made.state).toBe('pending');
    expect((await signIn(t, made.username, made.initialPassword)).answer.status).toBe(401);
    expect((await fireAccount(t, made.id, 'APPROVE', 1)).body).toMatchObject({ status: 403, code: 'ownProposal' });
    expect((await fireAccount(t, made.id, 'APPROVE', 2, 'admin2')).body).toMatchObject({ status: 409, currentVersion: 1 });
    const approved = await fireAccount(t, made.id, 'APPROVE', 1, 'admin2');
    expect(approved.body).toMatchObject({ state: 'active', version: 2, proposedById: null, initialPassword: null, openCases: 0 });
    expect((await signIn(t, made.username, made.initialPassword)).answer.status).toBe(200);
    expect((await fireAccount(t, made.id, 'APPROVE', 2, 'admin2')).body.blockers[0].code).toBe('notInThisState');
  });

  it('decide once when both decide at the same moment', async () => {
    const made = await newAccount(t, { role: 'supervisor' }, 'admin2');
    const both = await Promise.all([fireAccount(t, made.id, 'APPROVE', 1), fireAccount(t, made.id, 'DISABLE', 1, 'admin2')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('raise rights together, in either order of steps', async () => {
    const made = await newAccount(t);
    const { client } = await signIn(t, made.username, made.initialPassword);
    const admin = await t.as('admin');
    const raised = await admin.patch(`/api/v1/users/${made.id}`).send({ version: 1, role: 'supervisor' }).expect(200);
    expect(raised.body).toMatchObject({ state: 'pending', role: 'supervisor', version: 2, proposedById: idOf.admin });
    await client.get('/api/v1/session').expect(401);
    // Nobody slips something of their own under what another proposed, nor takes the account over before it is approved.
    const admin2 = await t.as('admin2');
    const slipped = await admin2.patch(`/api/v1/users/${made.id}`).send({ version: 2, regionCode: '640000' }).expect(422);
    expect(codes(slipped.body)).toEqual(['approvalPending']);
    expect(codes((await fireAccount(t, made.id, 'RESET_PASSWORD', 2, 'admin2')).body)).toEqual(['approvalPending']);
    expect((await fireAccount(t, made.id, 'APPROVE', 2)).status).toBe(403);
    expect((await fireAccount(t, made.id, 'APPROVE', 2, 'admin2')).body.state).toBe('active');
    const narrower = await admin.patch(`/api/v1/users/${made.id}`).send({ version: 3, regionCode: '640302', name: '改名' }).expect(200);
    expect(narrower.body).toMatchObject({ state: 'active', name: '改名', version: 4 });
    const wider = await admin2.patch(`/api/v1/users/${made.id}`).send({ version: 4, regionCode: '640300' }).expect(200);
    expect(wider.body).toMatchObject({ state: 'pending', proposedById: idOf.admin2 });
    const takenBack = await admin2.patch(`/api/v1/users/${made.id}`).send({ version: 5, role: 'taskForce' }).expect(200);
    expect(takenBack.body).toMatchObject({ state: 'active', role: 'taskForce', proposedById: null });
  });

  it('are needed to give a supervisor a new password or bring one back, else one could take the account over', async () => {
    const made = await newAccount(t, { role: 'supervisor' });
    await fireAccount(t, made.id, 'APPROVE', 1, 'admin2');
    const reset = await fireAccount(t, made.id, 'RESET_PASSWORD', 2);
    expect(reset.body).toMatchObject({ state: 'pending', mustChangePassword: true, initialPassword: expect.any(String) });
    expect((await signIn(t, made.username, reset.body.initialPassword)).answer.status).toBe(401);
    expect((await fireAccount(t, made.id, 'APPROVE', 3)).status).toBe(403);
    expect((await fireAccount(t, made.id, 'APPROVE', 3, 'admin2')).status).toBe(200);
    expect((await signIn(t, made.username, made.initialPassword)).answer.status).toBe(401);
    expect((await signIn(t, made.username, reset.body.initialPassword)).answer.status).toBe(200);
    expect((await fireAccount(t, made.id, 'DISABLE', 4)).body.state).toBe('disabled');
    expect((await fireAccount(t, made.id, 'ENABLE', 5)).body).toMatchObject({ state: 'pending', proposedById: idOf.admin });
  });

  it('remain: the last two are neither disabled, demoted nor put on hold, also not at the same moment', async () => {
    for (const type of ['DISABLE', 'RESET_PASSWORD']) expect(codes((await fireAccount(t, idOf.admin2, type, 1)).body)).toEqual(['lastTwoAdministrators']);
    const admin = await t.as('admin');
    for (const change of [{ role: 'auditor' }, { regionCode: '640000' }]) {
      const refused = await admin.patch(`/api/v1/users/${idOf.admin2}`).send({ version: 1, ...change }).expect(422);
      expect(codes(refused.body)).toEqual(['lastTwoAdministrators']);
    }
  });

  it('remain also when each puts another out at the same moment', async () => {
    const own = await createTestApp();
    try {
      const third = await newAccount(own, { role: 'administrator' });
      await fireAccount(own, third.id, 'APPROVE', 1, 'admin2');
      const both = await Promise.all([fireAccount(own, third.id, 'DISABLE', 2), fireAccount(own, idOf.admin, 'DISABLE', 1, 'admin2')]);
      // Who is put out first may already be refused for that, before the number is looked at.
      expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(await own.db.query(`SELECT count(*)::int AS count FROM users WHERE role = 'administrator' AND state = 'active'`)).toEqual([{ count: 2 }]);
    } finally {
      await own.close();
    }
  });
});

describe('the own account', () => {
  it('is not for its owner to raise, move, approve, disable or reset; the name is', async () => {
    const admin = await t.as('admin');
    const { version } = await stateOf(idOf.admin);
    for (const change of [{ role: 'supervisor' }, { regionCode: '640000' }, { isRegionLeader: true }]) {
      const refused = await admin.patch(`/api/v1/users/${idOf.admin}`).send({ version, ...change }).expect(403);
      expect(refused.body.code).toBe('ownRights');
    }
    for (const type of ['APPROVE', 'DISABLE', 'RESET_PASSWORD', 'UNLOCK']) expect((await fireAccount(t, idOf.admin, type, version)).body.code).toBe('ownAccount');
    await admin.patch(`/api/v1/users/${idOf.admin}`).send({ version, role: 'administrator', name: '管理员甲' }).expect(200);
    for (const who of ['lead', 'supervisor', 'leader', 'liaison.hrss', 'auditor'] as const) {
      const client = await t.as(who);
      await client.patch(`/api/v1/users/${idOf[who]}`).send({ version: 1, role: 'administrator' }).expect(403);
      await client.post(`/api/v1/users/${idOf[who]}/events`).send({ type: 'APPROVE', version: 1 }).expect(403);
    }
  });
});

describe('a change', () => {
  it('writes which rights changed into the audit log, by id and code, never a name', async () => {
    const made = await newAccount(t, { name: '保密姓名' });
    const before = await systemAuditLength(t);
    const admin = await t.as('admin');
    const change = { version: 1, role: 'liaison', departmentId: departmentId.miit, isDepartmentHead: true, name: '另一姓名' };
    await admin.patch(`/api/v1/users/${made.id}`).send(change).expect(200);
    const [entry] = await systemAudit(t, before);
    expect(entry).toMatchObject({
      action: 'account.changed', actorId: idOf.admin,
      details: { userId: made.id, nameChanged: true, changes: { role: { from: 'taskForce', to: 'liaison' }, departmentId: { from: null, to: departmentId.miit } } },
    });
    expect(JSON.stringify(entry)).not.toMatch(/姓名/);
    const stays = await admin.patch(`/api/v1/users/${made.id}`).send({ version: 2, role: 'taskForce' }).expect(422);
    expect(codes(stays.body)).toEqual(['departmentOnlyForLiaisons', 'departmentHeadIsLiaison']);
    await admin.patch(`/api/v1/users/${made.id}`).send({ version: 2, role: 'taskForce', departmentId: null, isDepartmentHead: false }).expect(200);
  });

  it('is refused for a stale version, an unknown account and unknown fields', async () => {
    const admin = await t.as('admin');
    const made = await newAccount(t);
    await admin.patch(`/api/v1/users/${made.id}`).send({ version: 7, name: '旧' }).expect(409).expect(({ body }) => expect(body.currentVersion).toBe(1));
    await admin.patch(`/api/v1/users/${made.id}`).send({ version: 1, username: 'other' }).expect(400);
    await admin.patch('/api/v1/users/none').send({ version: 1 }).expect(404);
    await admin.post(`/api/v1/users/${departmentId.hrss}/events`).send({ type: 'DISABLE', version: 1 }).expect(404);
    await admin.post(`/api/v1/users/${made.id}/events`).send({ type: 'DELETE', version: 1 }).expect(400);
  });
});

describe('disabling', () => {
  it('ends every session at once, tells how many open cases are left, and leaves the rest of the file', async () => {
    await acceptedCase(t, { employer: { name: '留守单位', regionCode: '640302' } });
    const member = await t.as('member');
    await member.get('/api/v1/session').expect(200);
    const { version } = await stateOf(idOf.member);
    const disabled = await fireAccount(t, idOf.member, 'DISABLE', version);
    expect(disabled.body).toMatchObject({ state: 'disabled', openCases: 1 });
    await member.get('/api/v1/session').expect(401);
    expect(await t.db.query('SELECT 1 FROM sessions WHERE user_id = $1', [idOf.member])).toEqual([]);
    expect((await signIn(t, 'member')).answer.status).toBe(401);
    expect((await fireAccount(t, idOf.member, 'ENABLE', version + 1)).body.state).toBe('active');
    await member.get('/api/v1/session').expect(401);
    expect((await signIn(t, 'member')).answer.status).toBe(200);
  });
});

describe('counts of cases', () => {
  it('are numbers by region and state, for administrators only', async () => {
    const lead = await t.as('lead');
    await lead.post('/api/v1/cases').send(aReport({ employer: { name: '盐池单位', regionCode: '640323' } })).expect(201);
    const { body } = await (await t.as('admin')).get('/api/v1/case-counts').expect(200);
    expect(body.items).toContainEqual({ regionCode: '640323', state: 'reported', count: 1 });
    expect(body.total).toBe(body.items.reduce((sum: number, { count }: { count: number }) => sum + count, 0));
    await lead.get('/api/v1/case-counts').expect(403);
    await (await t.as('admin')).get('/api/v1/cases').expect(403);
  });
});
