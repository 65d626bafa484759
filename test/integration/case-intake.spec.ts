import { createTestApp, type TestApp } from '../support/test-app.js';
import { departmentId, idOf, type TestUser } from '../support/people.js';
import { acceptedCase, aReport } from '../support/case-steps.js';

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
    // No calendar tells the working days of then, and a hotline's clock would start there.
    await lead.post('/api/v1/cases').send(aReport({ channel: 'hotline12351', reportedAt: '1950-01-01T00:00:00Z' })).expect(400).expect(({ body }) => expect(body.errors).toMatchObject([{ path: 'reportedAt', code: 'beforeTheLaw' }]));
    await lead.post('/api/v1/cases').set('content-type', 'application/json').send('{"channel":').expect(400).expect(({ body }) => expect(body.code).toBe('brokenJson'));
    await t.anonymous().post('/api/v1/cases').send({ colour: 'red' }).expect(400);
    await t.anonymous().post('/api/v1/cases').send(aReport()).expect(401);
    await (await t.as('liaison.hrss')).post('/api/v1/cases').send(aReport()).expect(403);
    await (await t.as('lead.yinchuan')).post('/api/v1/cases').send(aReport()).expect(403);
    expect(await t.db.query('SELECT count(*) FROM cases')).toEqual(before);
  });

  it('tells everything that is wrong with a report in one answer, each at its field', async () => {
    const lead = await t.as('lead');
    const { body } = await lead.post('/api/v1/cases').send(aReport({
      workersReported: -3, summary: '拖欠\u0007工资', reporter: { name: '张三', phone: '１３８abc' },
      employer: { name: '甲'.repeat(360), regionCode: '640302', uscc: '123', industryCode: 'abc', contact: { phone: '138****0000' } },
    })).expect(400);
    const told = (body.errors as { path: string; code: string }[]).map(({ path, code }) => [path, code]).sort();
    expect(told).toEqual([
      ['employer.contact.phone', 'maskedValue'], ['employer.industryCode', 'industryCode'], ['employer.name', 'tooLong'], ['employer.uscc', 'usccShape'],
      ['reporter.phone', 'phoneNumber'], ['summary', 'controlCharacter'], ['workersReported', 'outOfRange'],
    ]);
    await lead.post('/api/v1/cases').send(aReport({ workersReported: 0 })).expect(400);
    for (const industryCode of ['D', '45', 'D4511']) await lead.post('/api/v1/cases').send(aReport({ employer: { name: '宁夏壬燃气有限公司', regionCode: '640302', industryCode } })).expect(201);
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

describe('corrections', () => {
  const employer = { name: '宁夏丙燃气有限公司', regionCode: '640302', uscc: '91640300MA00000001', industryCode: '4511', address: '金积镇', contact: { name: '钱某', phone: '0953-2012345转8' } };
  const reveal = async (id: string, by: TestUser): Promise<Record<string, unknown>> =>
    (await (await t.as(by)).post(`/api/v1/cases/${id}/contacts/reveal`).send({ reason: '回拨核实' }).expect(200)).body as Record<string, unknown>;

  it('keep what they do not name, and empty what is null', async () => {
    const lead = await t.as('lead');
    const { body: kase } = await lead.post('/api/v1/cases').send(aReport({ employer, reporter: { name: '张三', phone: '13811112222' } })).expect(201);
    const path = `/api/v1/cases/${kase.id}`;
    const { body: first } = await lead.patch(path).send({ version: 1, reporter: { name: '张三丰' }, employer: { name: '宁夏丁燃气有限公司', regionCode: '640302' } }).expect(200);
    expect(first).toMatchObject({ employer: { ...employer, name: '宁夏丁燃气有限公司', contact: { name: '钱某' } }, reporter: { name: '张三丰', phoneMasked: '138****2222' } });
    expect(await reveal(kase.id, 'lead')).toEqual({ reporter: { name: '张三丰', phone: '13811112222' }, employerContact: { name: '钱某', phone: '09532012345-8' } });
    const { body: found } = await lead.post('/api/v1/cases/search').send({ phone: '13811112222' }).expect(200);
    expect(found.items.map(({ id }: { id: string }) => id)).toEqual([kase.id]);
    const { body: second } = await lead.patch(path).send({ version: 2, reporter: { phone: null }, employer: { address: null, contact: { name: '孙某' } } }).expect(200);
    expect(second).toMatchObject({ employer: { name: '宁夏丁燃气有限公司', uscc: employer.uscc, address: null, contact: { name: '孙某' } }, reporter: { name: '张三丰', phoneMasked: null } });
    expect((await lead.post('/api/v1/cases/search').send({ phone: '13811112222' }).expect(200)).body.items).toEqual([]);
    await lead.patch(path).send({ version: 3, employer: { name: null } }).expect(400);
    await lead.patch(path).send({ version: 3, employer: { regionCode: '640100' } }).expect(403);
    const audit = await t.db.query<{ details: unknown }[]>("SELECT details FROM audit_entries WHERE chain = $1 AND action = 'case.corrected' ORDER BY seq", [kase.id]);
    expect(audit.map(({ details }) => details)).toEqual([
      { fields: ['reporter.name', 'employer.name', 'employer.regionCode'] }, { fields: ['reporter.phone', 'employer.address', 'employer.contact'] },
    ]);
  });

  it('refuse a phone number that is hidden or nobody can call', async () => {
    const lead = await t.as('lead');
    const { body: kase } = await lead.post('/api/v1/cases').send(aReport()).expect(201);
    for (const [phone, code] of [['138****0000', 'maskedValue'], ['139xxxx5678', 'maskedValue'], ['139····5678', 'maskedValue'], ['隐藏', 'phoneNumber'], ['5678', 'phoneNumber'], ['abc', 'phoneNumber']] as const) {
      const wrong = await lead.patch(`/api/v1/cases/${kase.id}`).send({ version: 1, reporter: { phone } }).expect(400);
      expect(wrong.body.errors).toEqual([{ path: 'reporter.phone', code, message: expect.any(String) as string }]);
      await lead.post('/api/v1/cases').send(aReport({ employer: { ...employer, contact: { phone } } })).expect(400);
    }
  });
});

describe('the phone numbers of reporter and employer', () => {
  it('are shown to the task force for a reason, and the audit chain keeps who asked', async () => {
    const kase = await acceptedCase(t);
    const path = `/api/v1/cases/${kase.id}/contacts/reveal`;
    const { body } = await (await t.as('member')).post(path).send({ reason: '回拨核实' }).expect(200);
    expect(body).toEqual({ reporter: { name: '张三', phone: '13800000000' }, employerContact: { name: null, phone: null } });
    const audit = () => t.db.query<{ actor_id: string; details: unknown }[]>("SELECT actor_id, details FROM audit_entries WHERE chain = $1 AND action = 'personalData.revealed'", [kase.id]);
    expect(await audit()).toEqual([{ actor_id: idOf.member, details: { people: 1, contacts: ['reporter'], reason: '回拨核实' } }]);
    await (await t.as('member')).post(path).send({}).expect(400);
    await (await t.as('outsider')).post(path).send({ reason: '好奇' }).expect(403);
    await (await t.as('liaison.hrss')).post(path).send({ reason: '好奇' }).expect(403);
    await (await t.as('lead.yinchuan')).post(path).send({ reason: '好奇' }).expect(404);
    expect(await audit()).toHaveLength(1);
  });
});

describe('visits and the task force', () => {
  it('a visit is paid by active people who may be on the case', async () => {
    const kase = await acceptedCase(t, { employer: { name: '宁夏戊燃气有限公司', regionCode: '640302' } });
    const visit = async (visitorIds: string[]) =>
      (await t.as('lead')).post(`/api/v1/cases/${kase.id}/visits`).send({ visitedAt: t.clock.now().toISOString(), visitorIds, place: '厂区', record: '见到负责人' });
    await (await t.as('member2')).post('/api/v1/conflicts-of-interest').send({ userId: idOf.member2, employerName: '宁夏戊燃气有限公司', reason: '配偶在该公司任职' }).expect(201);
    for (const who of ['liaison.hrss', 'admin', 'lead.yinchuan', 'member2'] as const) {
      const wrong = await visit([idOf.lead, idOf[who]]);
      expect([who, wrong.status, wrong.body.errors]).toEqual([who, 400, [{ path: 'visitorIds[1]', code: 'notAVisitor', message: expect.any(String) as string }]]);
    }
    await t.db.query("UPDATE users SET state = 'disabled' WHERE id = $1", [idOf.outsider]);
    expect((await visit([idOf.outsider])).status).toBe(400);
    await t.db.query("UPDATE users SET state = 'active' WHERE id = $1", [idOf.outsider]);
    expect((await visit([idOf.lead, idOf.outsider, idOf.supervisor])).status).toBe(201);
  });

  it('is completed before acceptance by anyone of the task force, changed by its lead, and afterwards by a supervisor', async () => {
    const { body: kase } = await (await t.as('lead')).post('/api/v1/cases').send(aReport()).expect(201);
    const name = async (by: TestUser, version: number, memberIds: string[]) =>
      (await t.as(by)).put(`/api/v1/cases/${kase.id}/task-force`).send({ version, leadId: idOf.lead, memberIds, supervisorId: idOf.supervisor });
    expect((await name('outsider', 1, [])).status).toBe(200);
    expect((await name('outsider', 2, [idOf.member])).status).toBe(200);
    expect((await name('outsider', 3, [])).body).toMatchObject({ status: 403, code: 'leadOnly' });
    expect((await name('member', 3, [])).body).toMatchObject({ status: 403, code: 'leadOnly' });
    expect((await name('lead', 3, [idOf.member, idOf.outsider])).status).toBe(200);
    await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/events`).send({ type: 'ACCEPT', version: 4 }).expect(200);
    expect((await name('lead', 5, [idOf.member])).body).toMatchObject({ status: 403, code: 'supervisorOnly' });
    expect((await name('supervisor', 5, [idOf.member])).status).toBe(200);
  });
});

describe('the worklist', () => {
  const rowOf = async (id: string, by: TestUser = 'lead'): Promise<Record<string, unknown>> => {
    const { body } = await (await t.as(by)).get('/api/v1/cases?limit=200').expect(200);
    return (body.items as { id: string }[]).find((row) => row.id === id) as unknown as Record<string, unknown>;
  };
  const nextOf = async (id: string): Promise<{ type: string; blockers: { code: string }[]; consequences: Record<string, unknown> }[]> =>
    (await (await t.as('lead')).get(`/api/v1/cases/${id}/next`).expect(200)).body.events as never;

  it('tells of each case the next clock, what is missing first, who is awaited and what is owed', async () => {
    const kase = await acceptedCase(t);
    const lead = await t.as('lead');
    expect(await rowOf(kase.id)).toMatchObject({
      nextClock: { rule: 'investigate', name: '快排查', startedAt: expect.any(String) as string, dueAt: '2024-12-20T10:00:00.000Z', remainingText: expect.stringContaining('还剩') as string },
      missing: { event: 'COMPLETE_INVESTIGATION', count: 6, first: { code: 'operatingStatusMissing', path: 'investigation.operatingStatus', overridable: false, message: '还没有登记企业经营状况。' } },
      waitingFor: [], lead: { id: idOf.lead, name: '王组长' }, supervisor: { id: idOf.supervisor, name: '陈督办' }, totals: { workers: 0, outstandingFen: 0 },
    });
    const arrears = { operatingStatus: 'difficult', headcount: 64, wageArrearsFen: 100, socialInsuranceArrearsFen: 0 };
    await lead.put(`/api/v1/cases/${kase.id}/investigation`).send({ version: kase.version, ...arrears }).expect(200);
    const { body: worker } = await lead.post(`/api/v1/cases/${kase.id}/workers`).send({ name: '马小明', claims: [{ kind: 'wages', claimedFen: 12_300 }] }).expect(201);
    await lead.post(`/api/v1/cases/${kase.id}/claims/decisions`).send({ decisions: [{ claimId: worker.claims[0].id, verifiedFen: 12_000 }] }).expect(200);
    await lead.post(`/api/v1/cases/${kase.id}/referrals`).send({ departmentId: departmentId.hrss, request: '请核查', share: ['employer'] }).expect(201);
    const row = await rowOf(kase.id);
    expect(row).toMatchObject({
      missing: { count: 1, first: { code: 'noVisitByTwo', path: 'visits', overridable: true } }, waitingFor: ['吴忠市人力资源和社会保障局'],
      totals: { workers: 1, claimedFen: 12_300, verifiedFen: 12_000, paidFen: 0, outstandingFen: 12_000 },
    });
    expect((await nextOf(kase.id)).find(({ type }) => type === 'COMPLETE_INVESTIGATION')?.blockers.map(({ code }) => code)).toEqual(['noVisitByTwo']);
  });

  it('counts open, due, late and waiting cases, and the filters show the same ones', async () => {
    const lead = await t.as('lead');
    const list = async (query: string, by: TestUser = 'lead'): Promise<string[]> => ((await (await t.as(by)).get(`/api/v1/cases?limit=200&${query}`).expect(200)).body.items as { id: string }[]).map(({ id }) => id);
    const { body: today } = await lead.post('/api/v1/cases').send(aReport({ employer: { name: '今日到期公司', regionCode: '640302' }, workersReported: 60 })).expect(201);
    const { body: late } = await lead.post('/api/v1/cases').send(aReport({ employer: { name: '超期公司', regionCode: '640302' } })).expect(201);
    await t.db.query(`UPDATE cases SET next_due_at = $2 WHERE id = $1`, [late.id, '2024-12-17T00:00:00Z']);
    const { body: ended } = await lead.post('/api/v1/cases').send(aReport({ employer: { name: '已撤公司', regionCode: '640302' } })).expect(201);
    await lead.post(`/api/v1/cases/${ended.id}/events`).send({ type: 'WITHDRAW', version: 1, payload: { reason: '已付清', requestedAt: '2024-12-18T01:00:00Z' } }).expect(200);
    const { body: figures } = await lead.get('/api/v1/cases/figures').expect(200);
    for (const [name, query] of [['open', 'open=true'], ['dueToday', 'open=true&dueToday=true'], ['overdue', 'open=true&overdue=true'], ['waiting', 'open=true&waiting=true']] as const) {
      expect([name, figures.all[name]]).toEqual([name, (await list(query)).length]);
      expect([name, figures.mine[name]]).toEqual([name, (await list(`${query}&mine=true`)).length]);
    }
    expect(await list('dueToday=true')).toEqual(expect.arrayContaining([today.id]));
    expect(await list('dueToday=true')).not.toContain(late.id);
    expect(await list('dueToday=false')).not.toContain(today.id);
    expect(await list('overdue=true')).toContain(late.id);
    expect(await list('open=true')).not.toContain(ended.id);
    expect(await list('open=false')).toContain(ended.id);
    expect(await list('open=true', 'lead.yinchuan')).not.toContain(today.id);
    expect((await (await t.as('lead.yinchuan')).get('/api/v1/cases/figures').expect(200)).body.all.open).toBe((await list('open=true', 'lead.yinchuan')).length);
    expect(await rowOf(ended.id)).toMatchObject({ missing: null, nextClock: null });
  });

  it('says before a step what will follow from it', async () => {
    const kase = await acceptedCase(t);
    const events = await nextOf(kase.id);
    expect(events.find(({ type }) => type === 'COMPLETE_INVESTIGATION')?.consequences).toEqual({
      nextClock: { rule: 'verify', name: '快核实', dueAt: '2024-12-23T10:00:00.000Z' }, tells: [{ id: idOf.supervisor, name: '陈督办' }], also: [],
    });
    expect(events.find(({ type }) => type === 'WITHDRAW')?.consequences).toMatchObject({
      nextClock: null, tells: [{ id: idOf.member }, { id: idOf.supervisor }], also: [{ code: 'cancelClocks' }, { code: 'recallReferrals', text: '未办结的转办全部撤回，部门不再能查看' }, { code: 'withdrawRequests' }],
    });
  });
});

describe('the record of visits and follow-up calls', () => {
  it('can be read by whoever sees the case, with numbers only for those who work on it', async () => {
    const kase = await acceptedCase(t);
    const lead = await t.as('lead');
    const visit = (visitedAt: string, record: string) => lead.post(`/api/v1/cases/${kase.id}/visits`).send({ visitedAt, visitorIds: [idOf.lead, idOf.member], place: '厂区', record }).expect(201);
    await visit('2024-12-18T00:30:00Z', '见到负责人，电话 13912345678');
    await visit('2024-12-18T01:00:00Z', '见到职工代表');
    const { body: first } = await lead.get(`/api/v1/cases/${kase.id}/visits?limit=1`).expect(200);
    expect(first.items).toMatchObject([{ record: '见到职工代表', visitors: [{ name: '王组长' }, { name: '李成员' }], recordedBy: { id: idOf.lead } }]);
    const { body: second } = await lead.get(`/api/v1/cases/${kase.id}/visits?limit=1&cursor=${first.nextCursor}`).expect(200);
    expect(second).toMatchObject({ items: [{ record: '见到负责人，电话 13912345678' }], nextCursor: null });
    expect((await (await t.as('outsider')).get(`/api/v1/cases/${kase.id}/visits`).expect(200)).body.items[1].record).toBe('见到负责人，电话 ****');
    await (await t.as('lead.yinchuan')).get(`/api/v1/cases/${kase.id}/visits`).expect(404);
    expect((await lead.get(`/api/v1/cases/${kase.id}/follow-ups`).expect(200)).body).toEqual({ items: [], nextCursor: null });
  });

  it('the course of a case tells why a step was taken and what was lifted for it, with numbers only for those who work on it', async () => {
    const kase = await acceptedCase(t);
    const [lead, supervisor] = [await t.as('lead'), await t.as('supervisor')];
    await lead.post(`/api/v1/cases/${kase.id}/workers`).send({ name: '马小明', claims: [{ kind: 'wages', claimedFen: 100 }] }).expect(201);
    const { body: found } = await lead.put(`/api/v1/cases/${kase.id}/investigation`)
      .send({ version: (await lead.get(`/api/v1/cases/${kase.id}`)).body.version, operatingStatus: 'halted', headcount: 10, wageArrearsFen: 100, socialInsuranceArrearsFen: 0 }).expect(200);
    const override = [{ code: 'noVisitByTwo', reason: '厂区已封闭，电话 13912345678 核实' }];
    await supervisor.post(`/api/v1/cases/${kase.id}/events`).send({ type: 'COMPLETE_INVESTIGATION', version: found.version, override }).expect(200);
    const told = async (who: TestUser): Promise<string> => (await (await t.as(who)).get(`/api/v1/cases/${kase.id}/timeline`).expect(200)).body.items[0].text as string;
    expect(await told('lead')).toBe('排查完成，开始快核实；例外办理：还没有两人以上的走访记录。理由：厂区已封闭，电话 13912345678 核实');
    expect(await told('outsider')).toContain('电话 **** 核实');
  });

  it('the case tells the caller what they are to it', async () => {
    const kase = await acceptedCase(t);
    for (const [who, standing] of [['lead', 'lead'], ['member', 'member'], ['outsider', 'onlooker'], ['supervisor2', 'supervisor']] as const) {
      expect((await (await t.as(who)).get(`/api/v1/cases/${kase.id}`).expect(200)).body.standing).toBe(standing);
    }
  });
});
