import { randomUUID } from 'node:crypto';
import { CaseExtensions } from '../../src/cases/case-extensions.js';
import { Case } from '../../src/cases/case.entity.js';
import { Deadlines } from '../../src/deadlines/deadlines.service.js';
import { acceptedCase, fire } from '../support/case-steps.js';
import { departmentId, idOf } from '../support/people.js';
import { codesOf, declareConflict, referralEvent, sendReferral, sentReferral, suspendCase, tryEvent } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());
beforeEach(() => { t.clock.set('2024-12-18T02:00:00Z'); });

let employers = 0;
/** Every case its own employer: conflicts and duplicates of one test are nothing to the others. */
const employer = (): Record<string, unknown> => ({ name: `第${employers += 1}燃气有限公司`, regionCode: '640302', industryCode: '4511' });
const orange = (): Record<string, unknown> => ({ workersReported: 60, employer: employer() });
const deadlinesOf = (referralId: string): Promise<{ code: string; state: string; started_at: Date; due_at: Date | null; pauses: unknown[]; generation_began_at: Date }[]> =>
  t.db.query('SELECT code, state, started_at, due_at, pauses, generation_began_at FROM deadlines WHERE subject_id = $1 ORDER BY code, started_at, ended_at', [referralId]);
const stateOf = async (id: string): Promise<string | undefined> => (await t.db.query<{ state: string }[]>('SELECT state FROM referrals WHERE id = $1', [id]))[0]?.state;

describe('the life of a referral', () => {
  it('is sent, acknowledged, replied, returned, replied again and accepted, with history, timeline and clocks', async () => {
    const { kase, referral } = await sentReferral(t, {}, orange());
    expect(referral).toMatchObject({
      state: 'sent', version: 1, ruled: false, place: 1, matterId: referral.id, department: { id: departmentId.hrss, kind: 'hrss' },
      acknowledgeBy: '2024-12-19T10:00:00.000Z', replyBy: '2024-12-25T10:00:00.000Z', declineBy: '2024-12-25T10:00:00.000Z',
      nextDueAt: '2024-12-19T10:00:00.000Z', overdue: false, sentBy: { id: idOf.lead }, events: [{ type: 'RECALL', allowed: true, blockers: [] }],
    });
    t.clock.set('2024-12-18T03:00:00Z');
    const acknowledged = await referralEvent(t, 'liaison.hrss', referral, 'ACKNOWLEDGE');
    expect(acknowledged).toMatchObject({ state: 'acknowledged', version: 2, acknowledgedAt: '2024-12-18T03:00:00.000Z', liaison: { id: idOf['liaison.hrss'] } });
    const assigned = await referralEvent(t, 'head.hrss', acknowledged, 'ASSIGN', { liaisonId: idOf['liaison.hrss2'] });
    expect(assigned).toMatchObject({ state: 'acknowledged', liaison: { id: idOf['liaison.hrss2'] } });
    const replied = await referralEvent(t, 'liaison.hrss', assigned, 'REPLY', { text: '已约谈该公司' });
    expect(replied).toMatchObject({ state: 'replied', replyText: '已约谈该公司', repliedAt: '2024-12-18T03:00:00.000Z', nextDueAt: null });
    t.clock.set('2024-12-20T03:00:00Z');
    const returned = await referralEvent(t, 'member', replied, 'RETURN', { reason: '没有答复社保部分' });
    expect(returned).toMatchObject({ state: 'returned', replyBy: '2024-12-27T10:00:00.000Z' });
    const again = await referralEvent(t, 'liaison.hrss2', returned, 'REPLY', { text: '社保欠费已核定' });
    const accepted = await referralEvent(t, 'member', again, 'ACCEPT');
    expect(accepted).toMatchObject({ state: 'accepted', version: 7, endedAt: '2024-12-20T03:00:00.000Z', shared: null, events: [] });
    expect((accepted as unknown as { history: { type: string }[] }).history.map(({ type }) => type)).toEqual(['SEND', 'ACKNOWLEDGE', 'ASSIGN', 'REPLY', 'RETURN', 'REPLY', 'ACCEPT']);
    expect((await deadlinesOf(referral.id)).map(({ code, state }) => `${code} ${state}`)).toEqual(['referralAcknowledge met', 'referralDecline met', 'referralReply met', 'referralReply met']);
    const timeline = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.body.items.slice(0, 7).map(({ type }: { type: string }) => type)).toEqual([
      'referral.ACCEPT', 'referral.REPLY', 'referral.RETURN', 'referral.REPLY', 'referral.ASSIGN', 'referral.ACKNOWLEDGE', 'referral.sent',
    ]);
    expect(timeline.body.items[2].text).toBe('退回吴忠市人力资源和社会保障局重办：没有答复社保部分');
    expect(JSON.stringify(timeline.body)).not.toContain('已约谈');
    const audit = await t.db.query<{ action: string }[]>(`SELECT action FROM audit_entries WHERE chain = $1 AND action LIKE 'referral.%'`, [kase.id]);
    expect(audit).toHaveLength(7);
  });

  it.each([
    [5, '2024-12-20T10:00:00.000Z', '2025-01-02T10:00:00.000Z'],
    [20, '2024-12-19T10:00:00.000Z', '2024-12-27T10:00:00.000Z'],
    [60, '2024-12-19T10:00:00.000Z', '2024-12-25T10:00:00.000Z'],
    [150, '2024-12-18T06:00:00.000Z', '2024-12-23T10:00:00.000Z'],
  ])('has the clocks of the risk level: %i workers', async (workersReported, acknowledgeBy, replyBy) => {
    const { referral } = await sentReferral(t, {}, { workersReported, employer: employer() });
    expect(referral).toMatchObject({ acknowledgeBy, replyBy });
  });

  it('acknowledges with the reply when nobody had, and is late when asked, not when a job ran', async () => {
    const { kase, referral } = await sentReferral(t, {}, orange());
    t.clock.set('2024-12-19T10:00:01Z');
    const list = await (await t.as('supervisor')).get(`/api/v1/referrals?overdue=true&caseId=${kase.id}`).expect(200);
    expect(list.body.items).toMatchObject([{ id: referral.id, overdue: true, nextDueAt: '2024-12-19T10:00:00.000Z' }]);
    const replied = await referralEvent(t, 'liaison.hrss', referral, 'REPLY', { text: '已核查' });
    expect(replied).toMatchObject({ state: 'replied', acknowledgedAt: '2024-12-19T10:00:01.000Z', overdue: false });
    const none = await (await t.as('supervisor')).get(`/api/v1/referrals?overdue=true&caseId=${kase.id}`).expect(200);
    expect(none.body.items).toEqual([]);
  });

  it('answers the case’s question for 人社 and counts what is open', async () => {
    const { kase, referral } = await sentReferral(t, {}, orange());
    await sendReferral(t, kase.id, { departmentId: departmentId.miit });
    const facts = async (): Promise<unknown> =>
      t.app.get(CaseExtensions).loadSlice('referrals', t.db.manager, await t.db.manager.findOneByOrFail(Case, { id: kase.id }), t.clock.now());
    expect(await facts()).toEqual({ hrssAcknowledged: false, open: 2 });
    const acknowledged = await referralEvent(t, 'liaison.hrss', referral, 'ACKNOWLEDGE');
    expect(await facts()).toEqual({ hrssAcknowledged: true, open: 2 });
    await referralEvent(t, 'liaison.hrss', acknowledged, 'DECLINE', { reason: 'outsideRemit' });
    expect(await facts()).toEqual({ hrssAcknowledged: false, open: 1 });
  });
});

describe('the order of refusals', () => {
  it('is shape, sign-in, row, person, version, rules; and nothing is written', async () => {
    const { referral } = await sentReferral(t, {}, orange());
    const url = `/api/v1/referrals/${referral.id}/events`;
    const liaison = await t.as('liaison.hrss');
    await t.anonymous().post(url).send({ type: 'NOTHING', version: 1 }).expect(400);
    await t.anonymous().post(url).send({ type: 'ACKNOWLEDGE', version: 1 }).expect(401);
    await liaison.post(url).send({ type: 'ACKNOWLEDGE', version: 9, payload: { colour: 'red' } }).expect(400).expect(({ body }) => expect(body.errors).toMatchObject([{ path: 'payload.colour', code: 'unknownField' }]));
    await liaison.post(url).send({ type: 'ASSIGN', version: 1, payload: { liaisonId: 'me' } }).expect(400);
    for (const stranger of ['liaison.miit', 'lead.yinchuan'] as const) expect((await tryEvent(t, stranger, { ...referral, version: 9 }, 'ACKNOWLEDGE')).status).toBe(404);
    expect((await tryEvent(t, 'admin', referral, 'ACKNOWLEDGE')).status).toBe(403);
    expect((await tryEvent(t, 'outsider', { ...referral, version: 9 }, 'RECALL', { reason: '发错' })).body).toMatchObject({ status: 403, code: 'leadOnly' });
    expect((await tryEvent(t, 'member', { ...referral, version: 9 }, 'RECALL', { reason: '发错' })).body).toMatchObject({ status: 403, code: 'leadOnly' });
    expect((await tryEvent(t, 'supervisor', referral, 'ACKNOWLEDGE')).body).toMatchObject({ status: 403, code: 'departmentOnly' });
    expect((await tryEvent(t, 'liaison.hrss', referral, 'RULE', { departmentId: departmentId.miit, reason: '属地' })).body).toMatchObject({ status: 403, code: 'supervisorOnly' });
    expect((await tryEvent(t, 'liaison.hrss', { ...referral, version: 9 }, 'REPLY')).body).toMatchObject({ status: 409, code: 'staleVersion', currentVersion: 1 });
    expect(codesOf(await tryEvent(t, 'liaison.hrss', referral, 'REPLY'))).toEqual(['replyMissing']);
    expect(codesOf(await tryEvent(t, 'liaison.hrss', referral, 'ASSIGN', { liaisonId: idOf['liaison.miit'] }))).toEqual(['liaisonNotInDepartment']);
    expect(codesOf(await tryEvent(t, 'liaison.hrss', referral, 'REPLY', { text: '见附件', documentIds: [randomUUID()] }))).toEqual(['replyDocumentsUnknown']);
    expect(codesOf(await tryEvent(t, 'member', referral, 'ACCEPT'))).toEqual(['notInThisState']);
    for (const id of [randomUUID(), 'none']) await liaison.get(`/api/v1/referrals/${id}`).expect(404);
    expect(await t.db.query('SELECT version, state FROM referrals WHERE id = $1', [referral.id])).toEqual([{ version: 1, state: 'sent' }]);
    expect(await t.db.query('SELECT type FROM referral_events WHERE referral_id = $1', [referral.id])).toEqual([{ type: 'SEND' }]);
  });

  it('lets one of two liaisons acknowledge', async () => {
    const { referral } = await sentReferral(t, {}, orange());
    await Promise.all([t.as('liaison.hrss'), t.as('liaison.hrss2')]);
    const both = await Promise.all((['liaison.hrss', 'liaison.hrss2'] as const).map((who) => tryEvent(t, who, referral, 'ACKNOWLEDGE')));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await t.db.query('SELECT version FROM referrals WHERE id = $1', [referral.id])).toEqual([{ version: 2 }]);
  });
});

describe('sending', () => {
  it('is for members, on a case that is treated, to a department of the region', async () => {
    const kase = await acceptedCase(t, orange());
    const send = async (who: Parameters<TestApp['as']>[0], changes: Record<string, unknown> = {}): Promise<{ status: number; body: { code: string; blockers?: { code: string }[] } }> =>
      (await t.as(who)).post(`/api/v1/cases/${kase.id}/referrals`).send({ departmentId: departmentId.hrss, request: '请核查', share: ['employer'], ...changes });
    expect((await send('member')).status).toBe(201);
    expect((await send('outsider')).status).toBe(403);
    expect((await send('liaison.hrss')).status).toBe(403);
    expect((await send('lead.yinchuan')).status).toBe(404);
    expect((await send('lead', { share: [] })).status).toBe(400);
    expect((await send('lead', { share: ['everything'] })).status).toBe(400);
    const [yinchuan, closed] = [randomUUID(), randomUUID()];
    await t.db.query(`INSERT INTO departments (id, kind, name, region_code, active) VALUES ($1, 'hrss', '银川市人社局', '640100', TRUE), ($2, 'hrss', '吴忠市旧人社局', '640300', FALSE)`, [yinchuan, closed]);
    for (const id of [yinchuan, closed, randomUUID()]) {
      expect((await send('lead', { departmentId: id })).body).toMatchObject({ code: 'blocked', blockers: [{ code: 'departmentTakesNone', path: 'departmentId' }] });
    }
    expect((await send('lead', { afterReferralId: randomUUID() })).body).toMatchObject({ status: 400, errors: [{ path: 'afterReferralId', code: 'unknownReferral' }] });
    const { body: reported } = await (await t.as('lead')).post('/api/v1/cases').send({ channel: 'visit', reportedAt: '2024-12-18T01:00:00Z', summary: '拖欠', employer: employer(), workersReported: 3 }).expect(201);
    const early = await (await t.as('lead')).post(`/api/v1/cases/${reported.id}/referrals`).send({ departmentId: departmentId.hrss, request: '请核查', share: ['employer'] }).expect(422);
    expect(early.body.blockers).toMatchObject([{ code: 'notInThisState' }]);
  });
});

describe('the grant', () => {
  const everything = ['employer', 'summary', 'totals', 'findings', 'rosterMasked', 'documents'];
  const shown = async (who: 'liaison.hrss' | 'liaison.miit' | 'lead', id: string): Promise<Record<string, unknown>> => (await (await t.as(who)).get(`/api/v1/referrals/${id}`).expect(200)).body.shared;

  it('opens exactly what it shares, to the department alone', async () => {
    const kase = await acceptedCase(t, { ...orange(), employer: { ...employer(), address: '金积镇工业园', contact: { name: '钱某', phone: '13900000000' } } });
    await (await t.as('lead')).put(`/api/v1/cases/${kase.id}/investigation`)
      .send({ version: kase.version, operatingStatus: 'halted', headcount: 80, wageArrearsFen: 1_000_00, socialInsuranceArrearsFen: 0, notes: '举报人是会计' }).expect(200);
    const some = await sendReferral(t, kase.id, { departmentId: departmentId.miit, share: ['employer', 'findings'] });
    expect(await shown('liaison.miit', some.id)).toEqual({
      employer: { name: expect.any(String), uscc: null, regionCode: '640302', industryCode: '4511', address: '金积镇工业园' },
      summary: null, totals: null, documents: null, rosterMasked: false,
      findings: {
        operatingStatus: 'halted', headcount: 80, wageArrearsFen: 1_000_00, socialInsuranceArrearsFen: 0, companyFundsFen: null, companyAssets: null,
        fundsNotObtainedReason: null,
      },
    });
    const whole = await (await t.as('liaison.miit')).get(`/api/v1/referrals/${some.id}`).expect(200);
    expect(JSON.stringify(whole.body)).not.toMatch(/13900000000|1380|钱某|张三|会计/);
    await (await t.as('liaison.miit')).get(`/api/v1/referrals/${some.id}/roster`).expect(403).expect(({ body }) => expect(body.code).toBe('notShared'));
    await (await t.as('liaison.hrss')).get(`/api/v1/referrals/${some.id}`).expect(404);
    await (await t.as('liaison.hrss')).get(`/api/v1/referrals/${some.id}/roster`).expect(404);
    await (await t.as('liaison.miit')).get(`/api/v1/cases/${kase.id}`).expect(403);
    const all = await sendReferral(t, kase.id, { departmentId: departmentId.hrss, share: everything });
    expect(await shown('liaison.hrss', all.id)).toMatchObject({ summary: '职工来电反映公司拖欠工资', totals: { workers: 0, claimedFen: 0 }, documents: [], rosterMasked: true });
    for (const who of ['admin', 'auditor'] as const) await (await t.as(who)).get(`/api/v1/referrals/${all.id}`).expect(403);
  });

  it('shows the roster with masked names and amounts, page by page', async () => {
    const kase = await acceptedCase(t, orange());
    const lead = await t.as('lead');
    const add = (name: string, changes: Record<string, unknown> = {}): Promise<unknown> => lead.post(`/api/v1/cases/${kase.id}/workers`).send({ name, ...changes }).expect(201);
    await add('张三丰', { phone: '13912345678', bankCard: '6217000000000000000', claims: [{ kind: 'wages', from: '2024-09', to: '2024-11', claimedFen: 900_000 }] });
    await add('欧阳小明');
    await add('李四');
    const referral = await sendReferral(t, kase.id, { share: ['rosterMasked'] });
    const liaison = await t.as('liaison.hrss');
    const first = await liaison.get(`/api/v1/referrals/${referral.id}/roster?limit=2`).expect(200);
    expect(first.body.items).toEqual([
      { position: 1, nameMasked: '张**', claims: [{ kind: 'wages', from: '2024-09', to: '2024-11', claimedFen: 900000, verifiedFen: null }] },
      { position: 2, nameMasked: '欧阳**', claims: [] },
    ]);
    const second = await liaison.get(`/api/v1/referrals/${referral.id}/roster?limit=2&cursor=${first.body.nextCursor}`).expect(200);
    expect(second.body).toEqual({ items: [{ position: 3, nameMasked: '李*', claims: [] }], nextCursor: null });
    await liaison.get(`/api/v1/referrals/${referral.id}/roster?cursor=WzEsMl0`).expect(400);
    expect(JSON.stringify([first.body, second.body])).not.toMatch(/1391234|5678|6217|张三丰|欧阳小明|李四/);
    await liaison.get(`/api/v1/cases/${kase.id}/workers`).expect(403);
  });

  it.each([
    ['RECALL', 'lead', { reason: '发错部门' }], ['DECLINE', 'liaison.hrss', { reason: 'outsideRemit' }],
  ] as const)('ends with %s: the row with its texts is all that is left', async (type, who, payload) => {
    const { referral } = await sentReferral(t, { share: everything }, orange());
    const liaison = await t.as('liaison.hrss');
    await liaison.get(`/api/v1/referrals/${referral.id}/roster`).expect(200);
    await referralEvent(t, who, referral, type, payload);
    const after = await liaison.get(`/api/v1/referrals/${referral.id}`).expect(200);
    expect(after.body).toMatchObject({ shared: null, employerName: null, request: '请核查拖欠工资和社会保险', events: [] });
    await liaison.get(`/api/v1/referrals/${referral.id}/roster`).expect(403);
    await liaison.get('/api/v1/referrals?limit=200').expect(200).expect(({ body }) =>
      expect(body.items.find(({ id }: { id: string }) => id === referral.id)).toMatchObject({ employerName: null, nextDueAt: null, overdue: false }));
  });

  it('is not for a liaison who is related to the employer', async () => {
    const { kase, referral } = await sentReferral(t, { share: everything }, orange());
    await declareConflict(t, 'liaison.hrss2', kase.id);
    const related = await t.as('liaison.hrss2');
    await related.get(`/api/v1/referrals/${referral.id}`).expect(404);
    await related.get(`/api/v1/referrals/${referral.id}/roster`).expect(404);
    expect((await tryEvent(t, 'liaison.hrss2', referral, 'ACKNOWLEDGE')).status).toBe(404);
    const { body } = await related.get('/api/v1/referrals?limit=200').expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).not.toContain(referral.id);
    expect(codesOf(await tryEvent(t, 'liaison.hrss', referral, 'ASSIGN', { liaisonId: idOf['liaison.hrss2'] }))).toEqual(['liaisonNotInDepartment']);
  });

  it('opens documents while it lasts; a department adds its own for the reply', async () => {
    const { kase, referral } = await sentReferral(t, { share: ['documents'] }, orange());
    const other = await sendReferral(t, kase.id, { departmentId: departmentId.miit, share: ['employer'] });
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
    const add = (agent: Awaited<ReturnType<TestApp['as']>>, url: string): ReturnType<typeof agent.post> => agent.post(url).attach('file', pdf, '通知书.pdf');
    const { body: ours } = await add(await t.as('lead'), `/api/v1/cases/${kase.id}/documents`).expect(201);
    const [hrss, miit] = [await t.as('liaison.hrss'), await t.as('liaison.miit')];
    await hrss.get(`/api/v1/documents/${ours.id}`).expect(200);
    await miit.get(`/api/v1/documents/${ours.id}`).expect(404);
    expect((await shown('liaison.hrss', referral.id)).documents).toMatchObject([{ id: ours.id, name: '通知书.pdf' }]);
    const { body: theirs } = await add(miit, `/api/v1/referrals/${other.id}/documents`).expect(201);
    await miit.get(`/api/v1/documents/${theirs.id}`).expect(200);
    await add(miit, `/api/v1/referrals/${referral.id}/documents`).expect(404);
    await add(await t.as('lead'), `/api/v1/referrals/${other.id}/documents`).expect(403);
    expect(codesOf(await tryEvent(t, 'liaison.miit', other, 'REPLY', { text: '见附件', documentIds: [ours.id] }))).toEqual(['replyDocumentsUnknown']);
    const replied = await referralEvent(t, 'liaison.miit', other, 'REPLY', { text: '见附件', documentIds: [theirs.id] });
    expect(replied).toMatchObject({ replyDocumentIds: [theirs.id] });
    await (await t.as('member')).get(`/api/v1/documents/${theirs.id}`).expect(200);
    await referralEvent(t, 'lead', referral, 'RECALL', { reason: '不再需要' });
    await hrss.get(`/api/v1/documents/${ours.id}`).expect(404);
    await add(hrss, `/api/v1/referrals/${referral.id}/documents`).expect(422);
  });
});

describe('declining, handing on, ruling', () => {
  it('is possible within five working days, with a reason', async () => {
    const { referral } = await sentReferral(t, {}, orange());
    expect(codesOf(await tryEvent(t, 'liaison.hrss', referral, 'DECLINE'))).toEqual(['reasonMissing']);
    expect(codesOf(await tryEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit', proposedDepartmentId: departmentId.hrss }))).toEqual(['proposedDepartmentIsOwn']);
    expect(codesOf(await tryEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit', proposedDepartmentId: randomUUID() }))).toEqual(['proposedDepartmentUnknown']);
    t.clock.set('2024-12-25T10:00:00.001Z');
    expect(codesOf(await tryEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit' }))).toEqual(['declineTooLate']);
    const { body } = await (await t.as('liaison.hrss')).get(`/api/v1/referrals/${referral.id}`).expect(200);
    expect(body.events.find(({ type }: { type: string }) => type === 'DECLINE')).toMatchObject({ allowed: false, blockers: [{ code: 'declineTooLate', message: expect.stringContaining('5 个工作日') }] });
    t.clock.set('2024-12-25T10:00:00Z');
    expect(await referralEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: '不属我局职责' })).toMatchObject({ state: 'declined', history: [{}, { type: 'DECLINE', payload: { reason: '不属我局职责', reasonCode: 'other' } }] });
  });

  it('keeps the reply due as it was when handed on, and after two refusals the ruling is final', async () => {
    const { kase, referral } = await sentReferral(t, {}, orange());
    t.clock.set('2024-12-20T02:00:00Z');
    await referralEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit', proposedDepartmentId: departmentId.miit });
    expect(codesOf(await tryEvent(t, 'supervisor', { ...referral, version: 2 }, 'RULE', { departmentId: departmentId.hrss, reason: '属地' }))).toEqual(['tooFewRefusals']);
    t.clock.set('2024-12-23T02:00:00Z');
    const lead = await t.as('lead');
    const toSame = await lead.post(`/api/v1/cases/${kase.id}/referrals`).send({ departmentId: departmentId.hrss, request: '请核查', share: ['employer'], afterReferralId: referral.id }).expect(422);
    expect(toSame.body.blockers).toMatchObject([{ code: 'alreadyDeclinedThis' }]);
    const second = await sendReferral(t, kase.id, { departmentId: departmentId.miit, afterReferralId: referral.id });
    expect(second).toMatchObject({
      matterId: referral.id, place: 2, acknowledgeBy: '2024-12-24T10:00:00.000Z', replyBy: '2024-12-25T10:00:00.000Z', declineBy: '2024-12-30T10:00:00.000Z',
    });
    const twice = await lead.post(`/api/v1/cases/${kase.id}/referrals`).send({ departmentId: departmentId.housing, request: '请核查', share: ['employer'], afterReferralId: referral.id }).expect(422);
    expect(twice.body.blockers).toMatchObject([{ code: 'handedOnAlready' }]);
    expect(codesOf(await tryEvent(t, 'supervisor', { ...referral, version: 2 }, 'RULE', { departmentId: departmentId.hrss, reason: '属地' }))).toEqual(['tooFewRefusals', 'notLatestInMatter']);
    t.clock.set('2024-12-26T02:00:00Z');
    expect((await (await t.as('liaison.miit')).get(`/api/v1/referrals/${second.id}`).expect(200)).body.overdue).toBe(true);
    await referralEvent(t, 'liaison.miit', second, 'DECLINE', { reason: 'outsideRemit' });
    const third = await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/referrals`).send({ departmentId: departmentId.housing, request: '请核查', share: ['employer'], afterReferralId: second.id }).expect(422);
    expect(third.body.blockers).toMatchObject([{ code: 'rulingNeeded' }]);
    expect((await tryEvent(t, 'lead', { ...second, version: 2 }, 'RULE', { departmentId: departmentId.hrss, reason: '属地' })).status).toBe(403);
    const ruled = await referralEvent(t, 'supervisor', { ...second, version: 2 }, 'RULE', { departmentId: departmentId.hrss, reason: '工资由人社负责' });
    expect(ruled).toMatchObject({
      state: 'sent', ruled: true, department: { id: departmentId.hrss }, acknowledgeBy: '2024-12-27T10:00:00.000Z', replyBy: '2024-12-25T10:00:00.000Z',
      declineBy: null, overdue: true, endedAt: null, liaison: null,
    });
    await (await t.as('liaison.miit')).get(`/api/v1/referrals/${second.id}`).expect(404);
    const { body } = await (await t.as('liaison.hrss')).get(`/api/v1/referrals/${second.id}`).expect(200);
    expect(body.events.map(({ type }: { type: string }) => type)).toEqual(['ACKNOWLEDGE', 'ASSIGN', 'REPLY']);
    expect(body.history.map(({ type }: { type: string }) => type)).toEqual(['RULE']);
    expect(codesOf(await tryEvent(t, 'liaison.hrss', ruled, 'DECLINE', { reason: 'outsideRemit' }))).toEqual(['ruledResponsible']);
    const replies = (await deadlinesOf(second.id)).filter(({ code }) => code === 'referralReply');
    expect(replies.map(({ state, started_at }) => [state, started_at.toISOString()])).toEqual([['cancelled', '2024-12-18T02:00:00.000Z'], ['running', '2024-12-18T02:00:00.000Z']]);
    expect(replies[1]?.generation_began_at.toISOString()).toBe('2024-12-26T02:00:00.000Z');
  });

  it('is ruled after two returns too, and the reply clock runs on', async () => {
    const { referral } = await sentReferral(t, {}, orange());
    let at = await referralEvent(t, 'liaison.hrss', referral, 'REPLY', { text: '已核查' });
    at = await referralEvent(t, 'member', at, 'RETURN', { reason: '不完整' });
    expect(codesOf(await tryEvent(t, 'supervisor', at, 'RULE', { departmentId: departmentId.miit, reason: '职责所在' }))).toEqual(['tooFewRefusals']);
    at = await referralEvent(t, 'liaison.hrss', at, 'REPLY', { text: '再次核查' });
    t.clock.set('2024-12-19T02:00:00Z');
    at = await referralEvent(t, 'member', at, 'RETURN', { reason: '仍不完整' });
    expect(at.replyBy).toBe('2024-12-26T10:00:00.000Z');
    t.clock.set('2024-12-20T02:00:00Z');
    const ruled = await referralEvent(t, 'supervisor', at, 'RULE', { departmentId: departmentId.miit, reason: '职责所在' });
    expect(ruled).toMatchObject({ state: 'sent', acknowledgeBy: '2024-12-23T10:00:00.000Z', replyBy: '2024-12-26T10:00:00.000Z', replyText: null, acknowledgedAt: null });
    expect(JSON.stringify((await (await t.as('liaison.miit')).get(`/api/v1/referrals/${ruled.id}`).expect(200)).body)).not.toContain('核查"');
    const replied = await referralEvent(t, 'liaison.miit', ruled, 'REPLY', { text: '由我局办理' });
    expect(await referralEvent(t, 'supervisor', replied, 'ACCEPT')).toMatchObject({ state: 'accepted' });
  });
});

describe('what becomes of the case', () => {
  it('stops the clocks of its referrals while it stands still, and gives back what was left', async () => {
    const { kase, referral } = await sentReferral(t, {}, orange());
    t.clock.set('2024-12-19T02:00:00Z');
    await suspendCase(t, kase.id);
    const liaison = await t.as('liaison.hrss');
    expect((await liaison.get(`/api/v1/referrals/${referral.id}`).expect(200)).body).toMatchObject({ acknowledgeBy: null, replyBy: null, declineBy: null, overdue: false });
    const during = await sendReferral(t, kase.id, { departmentId: departmentId.miit });
    expect(during).toMatchObject({ acknowledgeBy: null, replyBy: null });
    t.clock.set('2024-12-26T02:00:00Z');
    await fire(t, { ...kase, version: kase.version + 1 }, 'RESUME', { reason: '法院不予受理' });
    const { body } = await (await t.as('liaison.hrss')).get(`/api/v1/referrals/${referral.id}`).expect(200);
    expect(body).toMatchObject({ acknowledgeBy: '2024-12-26T10:00:00.000Z', replyBy: '2025-01-02T10:00:00.000Z', declineBy: '2025-01-02T10:00:00.000Z' });
    expect((await (await t.as('liaison.miit')).get(`/api/v1/referrals/${during.id}`).expect(200)).body).toMatchObject({ acknowledgeBy: expect.any(String), replyBy: expect.any(String) });
    await referralEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit' });
  });

  it('counts a suspension between declining and handing on', async () => {
    const { kase, referral } = await sentReferral(t, {}, orange());
    await referralEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit' });
    t.clock.set('2024-12-19T02:00:00Z');
    await suspendCase(t, kase.id);
    t.clock.set('2024-12-26T02:00:00Z');
    await fire(t, { ...kase, version: kase.version + 1 }, 'RESUME', { reason: '继续' });
    const second = await sendReferral(t, kase.id, { departmentId: departmentId.miit, afterReferralId: referral.id });
    expect(second.replyBy).toBe('2025-01-02T10:00:00.000Z');
  });

  it('keeps a granted extension of the reply when handed on', async () => {
    const { kase, referral } = await sentReferral(t, {}, orange());
    const [reply] = await t.db.query<{ id: string }[]>(`SELECT id FROM deadlines WHERE subject_id = $1 AND code = 'referralReply'`, [referral.id]);
    await t.db.manager.transaction((m) => t.app.get(Deadlines).extend(m, reply?.id ?? '', { length: 2, unit: 'workingDays', grantedAt: t.clock.now(), reason: '需要外调' }));
    await referralEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit' });
    const second = await sendReferral(t, kase.id, { departmentId: departmentId.miit, afterReferralId: referral.id });
    expect(second.replyBy).toBe('2024-12-27T10:00:00.000Z');
  });

  it('is handed on while it stands still, and counts on from there', async () => {
    const { kase, referral } = await sentReferral(t, {}, orange());
    await referralEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit' });
    t.clock.set('2024-12-19T02:00:00Z');
    await suspendCase(t, kase.id);
    t.clock.set('2024-12-24T02:00:00Z');
    const second = await sendReferral(t, kase.id, { departmentId: departmentId.miit, afterReferralId: referral.id });
    expect(second).toMatchObject({ replyBy: null, acknowledgeBy: null });
    t.clock.set('2024-12-26T02:00:00Z');
    await fire(t, { ...kase, version: kase.version + 1 }, 'RESUME', { reason: '继续' });
    const { body } = await (await t.as('liaison.miit')).get(`/api/v1/referrals/${second.id}`).expect(200);
    expect(body).toMatchObject({ replyBy: '2025-01-02T10:00:00.000Z', acknowledgeBy: '2024-12-27T02:00:00.000Z' });
  });

  it('recalls what is open when the case ends, with the grant and the clocks', async () => {
    const { kase, referral } = await sentReferral(t, { share: ['employer', 'summary'] }, orange());
    const acknowledged = await referralEvent(t, 'liaison.hrss', referral, 'ACKNOWLEDGE');
    const declined = await sendReferral(t, kase.id, { departmentId: departmentId.miit });
    await referralEvent(t, 'liaison.miit', declined, 'DECLINE', { reason: 'outsideRemit' });
    const withdrawn = await fire(t, kase, 'WITHDRAW', { reason: '职工已收到工资', requestedAt: '2024-12-18T01:00:00Z' });
    expect(withdrawn.state).toBe('withdrawn');
    expect([await stateOf(referral.id), await stateOf(declined.id)]).toEqual(['recalled', 'declined']);
    expect((await deadlinesOf(referral.id)).map(({ code, state }) => `${code} ${state}`)).toEqual(['referralAcknowledge met', 'referralDecline cancelled', 'referralReply cancelled']);
    const { body } = await (await t.as('liaison.hrss')).get(`/api/v1/referrals/${referral.id}`).expect(200);
    expect(body).toMatchObject({ state: 'recalled', version: acknowledged.version + 1, shared: null, events: [] });
    expect(codesOf(await tryEvent(t, 'liaison.hrss', body, 'REPLY', { text: '已核查' }))).toEqual(['notInThisState']);
    const timeline = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.body.items.map(({ type, text }: { type: string; text: string }) => [type, text])).toContainEqual(['referral.RECALL', '撤回给吴忠市人力资源和社会保障局的转办：案件已经结束']);
  });

  it('is not late because a right to decline has expired', async () => {
    const { kase, referral } = await sentReferral(t, {}, { workersReported: 5, employer: employer() });
    await referralEvent(t, 'liaison.hrss', referral, 'ACKNOWLEDGE');
    const rows = await t.db.query<{ next: Date; decline: Date }[]>(
      `SELECT c.next_due_at AS next, d.due_at AS decline FROM cases c JOIN deadlines d ON d.case_id = c.id AND d.code = 'referralDecline' WHERE c.id = $1`, [kase.id]);
    expect(rows[0]?.next.toISOString()).toBe('2024-12-25T10:00:00.000Z');
    await t.db.query(`UPDATE deadlines SET state = 'met' WHERE case_id = $1 AND code = 'investigate'`, [kase.id]);
    await sendReferral(t, kase.id, { departmentId: departmentId.miit });
    const [after] = await t.db.query<{ next: Date }[]>('SELECT next_due_at AS next FROM cases WHERE id = $1', [kase.id]);
    expect(after?.next.toISOString()).toBe('2024-12-20T10:00:00.000Z');
  });
});

describe('lists of referrals', () => {
  it('show each person their own, what is due next first, page by page', async () => {
    const red = await sentReferral(t, {}, { workersReported: 150, employer: employer() });
    const blue = await sentReferral(t, {}, { workersReported: 5, employer: employer() });
    const ended = await sentReferral(t, {}, orange());
    await referralEvent(t, 'lead', ended.referral, 'RECALL', { reason: '发错' });
    const mine = [red.referral.id, blue.referral.id, ended.referral.id];
    const walk = async (who: Parameters<TestApp['as']>[0], query: string): Promise<string[]> => {
      const found: string[] = [];
      for (let cursor = ''; ;) {
        const { body } = await (await t.as(who)).get(`/api/v1/referrals?limit=3${query}${cursor}`).expect(200);
        found.push(...body.items.map(({ id }: { id: string }) => id));
        if (body.nextCursor === null) return found.filter((id) => mine.includes(id));
        cursor = `&cursor=${body.nextCursor}`;
      }
    };
    expect(await walk('liaison.hrss', '')).toEqual(mine);
    expect(await walk('head.hrss', '&open=true')).toEqual(mine.slice(0, 2));
    expect(await walk('supervisor', '&state=recalled')).toEqual(mine.slice(2));
    expect(await walk('lead', '&open=false')).toEqual(mine.slice(2));
    expect(await walk('member', '&mine=true')).toEqual(mine);
    expect(await walk('outsider', '&mine=true')).toEqual([]);
    expect(await walk('liaison.miit', '')).toEqual([]);
    expect(await walk('lead.yinchuan', '')).toEqual([]);
    await referralEvent(t, 'liaison.hrss', red.referral, 'ACKNOWLEDGE');
    expect(await walk('liaison.hrss', '&mine=true')).toEqual([red.referral.id]);
    expect(await walk('liaison.hrss2', '&mine=true')).toEqual([]);
    const ofCase = await (await t.as('member')).get(`/api/v1/cases/${red.kase.id}/referrals`).expect(200);
    expect(ofCase.body.items.map(({ id }: { id: string }) => id)).toEqual([red.referral.id]);
    await (await t.as('lead.yinchuan')).get(`/api/v1/cases/${red.kase.id}/referrals`).expect(404);
    for (const wrong of ['state=lost', 'open=maybe', 'cursor=abc', 'limit=0', 'colour=red']) await (await t.as('lead')).get(`/api/v1/referrals?${wrong}`).expect(400);
    await (await t.as('auditor')).get('/api/v1/referrals').expect(403);
  });
});
