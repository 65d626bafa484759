import { randomUUID } from 'node:crypto';
import { CaseExtensions } from '../../src/cases/case-extensions.js';
import { Case } from '../../src/cases/case.entity.js';
import { acceptedCase } from '../support/case-steps.js';
import { departmentId, idOf } from '../support/people.js';
import { anOrangeCase, clocksOf, codesOf, newEmployer, referralEvent, sendReferral, sentReferral, tryEvent } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());
beforeEach(() => { t.clock.set('2024-12-18T02:00:00Z'); });

describe('the life of a referral', () => {
  it('is sent, acknowledged, replied, returned, replied again and accepted, with history, timeline and clocks', async () => {
    const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
    expect(referral).toMatchObject({
      state: 'sent', version: 1, ruled: false, place: 1, matterId: referral.id, department: { id: departmentId.hrss, kind: 'hrss' },
      acknowledgeBy: '2024-12-19T10:00:00.000Z', replyBy: '2024-12-25T10:00:00.000Z', declineBy: '2024-12-25T10:00:00.000Z',
      nextDueAt: '2024-12-19T10:00:00.000Z', overdue: false, sentBy: { id: idOf.lead }, events: [{ type: 'RECALL', allowed: true, blockers: [] }],
    });
    const { body: clocks } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/deadlines`).expect(200);
    expect(clocks.items.map(({ rule, department }: { rule: string; department: string | null }) => `${rule} ${department}`)).toEqual(expect.arrayContaining(['referralReply 吴忠市人力资源和社会保障局', 'investigate null']));
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
    expect((await clocksOf(t, referral.id)).map(({ code, state }) => `${code} ${state}`)).toEqual(['referralAcknowledge met', 'referralDecline met', 'referralReply met', 'referralReply met']);
    const timeline = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.body.items.slice(0, 7).map(({ type }: { type: string }) => type)).toEqual([
      'referral.ACCEPT', 'referral.REPLY', 'referral.RETURN', 'referral.REPLY', 'referral.ASSIGN', 'referral.ACKNOWLEDGE', 'referral.sent',
    ]);
    expect(timeline.body.items[2].text).toBe('退回吴忠市人力资源和社会保障局重办：没有答复社保部分');
    expect(JSON.stringify(timeline.body)).not.toContain('已约谈');
    const audit = await t.db.query<{ action: string }[]>(`SELECT action FROM audit_entries WHERE chain = $1 AND action LIKE 'referral.%'`, [kase.id]);
    expect(audit).toHaveLength(7);
  });

  it('is led to by every message of its case, and what told of it is read once it is dealt with', async () => {
    const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
    const inboxOf = async (who: 'liaison.hrss' | 'liaison.miit' | 'lead'): Promise<{ caseId: string; type: string; referralId: string | null; readAt: string | null }[]> =>
      ((await (await t.as(who)).get('/api/v1/notifications?limit=200').expect(200)).body.items as { caseId: string; type: string; referralId: string | null; readAt: string | null }[]).filter(({ caseId }) => caseId === kase.id);
    // Of the case itself, such as an instalment that was missed: it names no referral.
    await t.db.query(
      `INSERT INTO notifications (id, user_id, case_id, event_key, type, data, created_at, visible_from)
       SELECT gen_random_uuid(), u, $2::uuid, 'missed:' || $2::uuid, 'deadline.due', '{}', $3, $3 FROM unnest($1::uuid[]) AS u`,
      [[idOf['liaison.hrss'], idOf['liaison.miit'], idOf.lead], kase.id, t.clock.now()],
    );
    expect((await inboxOf('liaison.hrss')).map(({ type, referralId, readAt }) => [type, referralId, readAt]).sort()).toEqual([['deadline.due', referral.id, null], ['referral.sent', referral.id, null]]);
    expect((await inboxOf('liaison.miit')).map(({ referralId }) => referralId)).toEqual([null]);
    expect((await inboxOf('lead')).every(({ referralId }) => referralId === null)).toBe(true);
    await referralEvent(t, 'liaison.hrss', referral, 'ACKNOWLEDGE');
    expect((await inboxOf('liaison.hrss')).map(({ type, readAt }) => `${type} ${readAt ?? 'unread'}`).sort()).toEqual(['deadline.due unread', 'referral.sent 2024-12-18T02:00:00.000Z']);
  });

  it.each([
    [5, '2024-12-20T10:00:00.000Z', '2025-01-02T10:00:00.000Z'],
    [20, '2024-12-19T10:00:00.000Z', '2024-12-27T10:00:00.000Z'],
    [60, '2024-12-19T10:00:00.000Z', '2024-12-25T10:00:00.000Z'],
    [150, '2024-12-18T06:00:00.000Z', '2024-12-23T10:00:00.000Z'],
  ])('has the clocks of the risk level: %i workers', async (workersReported, acknowledgeBy, replyBy) => {
    const { referral } = await sentReferral(t, {}, { workersReported, employer: newEmployer() });
    expect(referral).toMatchObject({ acknowledgeBy, replyBy });
  });

  it('acknowledges with the reply when nobody had, and is late when asked, not when a job ran', async () => {
    const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
    t.clock.set('2024-12-19T10:00:01Z');
    const list = await (await t.as('supervisor')).get(`/api/v1/referrals?overdue=true&caseId=${kase.id}`).expect(200);
    expect(list.body.items).toMatchObject([{ id: referral.id, overdue: true, nextDueAt: '2024-12-19T10:00:00.000Z' }]);
    const replied = await referralEvent(t, 'liaison.hrss', referral, 'REPLY', { text: '已核查' });
    expect(replied).toMatchObject({ state: 'replied', acknowledgedAt: '2024-12-19T10:00:01.000Z', overdue: false });
    const none = await (await t.as('supervisor')).get(`/api/v1/referrals?overdue=true&caseId=${kase.id}`).expect(200);
    expect(none.body.items).toEqual([]);
  });

  it('tells the department its clocks in the words of the case, and not why it was given more time', async () => {
    const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
    const liaison = await t.as('liaison.hrss');
    const member = await t.as('member');
    const { body: office } = await member.get(`/api/v1/cases/${kase.id}/deadlines`).expect(200);
    const ofCase = (rule: string): { id: string; remainingText: string } => office.items.find((clock: { rule: string; subjectId: string }) => clock.rule === rule && clock.subjectId === referral.id);
    const { body: asked } = await member.post(`/api/v1/cases/${kase.id}/requests`)
      .send({ type: 'extension', deadlineId: ofCase('referralReply').id, length: 2, unit: 'workingDays', reason: '该局经办人住院' }).expect(201);
    await (await t.as('supervisor')).post(`/api/v1/requests/${asked.id}/events`).send({ type: 'GRANT', version: asked.version }).expect(200);
    const { body: shown } = await liaison.get(`/api/v1/referrals/${referral.id}`).expect(200);
    expect(shown).toMatchObject({ acknowledgeLeft: '还剩 1 个工作日', replyBy: '2024-12-27T10:00:00.000Z', replyLeft: '还剩 7 个工作日' });
    expect(shown.acknowledgeLeft).toBe(ofCase('referralAcknowledge').remainingText);
    expect(shown.clocks.map(({ rule }: { rule: string }) => rule).sort()).toEqual(['referralAcknowledge', 'referralDecline', 'referralReply']);
    const reply = shown.clocks.find(({ rule }: { rule: string }) => rule === 'referralReply');
    expect(reply).toMatchObject({ dueAt: shown.replyBy, remainingText: shown.replyLeft, extensions: [{ length: 2, unit: 'workingDays', reason: null }] });
    expect(reply.explanation.length).toBeGreaterThan(0);
    expect(reply).not.toHaveProperty('steps');
    expect(JSON.stringify(shown)).not.toContain('住院');
    const { body: list } = await liaison.get('/api/v1/referrals?limit=200').expect(200);
    expect(list.items.find(({ id }: { id: string }) => id === referral.id)).toMatchObject({ acknowledgeLeft: shown.acknowledgeLeft, replyLeft: shown.replyLeft });
    const replied = await referralEvent(t, 'liaison.hrss', referral, 'REPLY', { text: '已核查' });
    expect(replied).toMatchObject({ acknowledgeLeft: null, replyLeft: null, clocks: [] });
  });

  it('answers the case’s question for 人社 and counts what is open', async () => {
    const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
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
    const { referral } = await sentReferral(t, {}, anOrangeCase());
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
    const { referral } = await sentReferral(t, {}, anOrangeCase());
    await Promise.all([t.as('liaison.hrss'), t.as('liaison.hrss2')]);
    const both = await Promise.all((['liaison.hrss', 'liaison.hrss2'] as const).map((who) => tryEvent(t, who, referral, 'ACKNOWLEDGE')));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await t.db.query('SELECT version FROM referrals WHERE id = $1', [referral.id])).toEqual([{ version: 2 }]);
  });
});

describe('sending', () => {
  it('is for members, on a case that is treated, to a department of the region', async () => {
    const kase = await acceptedCase(t, anOrangeCase());
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
    const { body: reported } = await (await t.as('lead')).post('/api/v1/cases').send({ channel: 'visit', reportedAt: '2024-12-18T01:00:00Z', summary: '拖欠', employer: newEmployer(), workersReported: 3 }).expect(201);
    const early = await (await t.as('lead')).post(`/api/v1/cases/${reported.id}/referrals`).send({ departmentId: departmentId.hrss, request: '请核查', share: ['employer'] }).expect(422);
    expect(early.body.blockers).toMatchObject([{ code: 'notInThisState' }]);
  });
});

describe('lists of referrals', () => {
  it('show each person their own, what is due next first, page by page', async () => {
    const red = await sentReferral(t, {}, { workersReported: 150, employer: newEmployer() });
    const blue = await sentReferral(t, {}, { workersReported: 5, employer: newEmployer() });
    const ended = await sentReferral(t, {}, anOrangeCase());
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
