import { randomUUID } from 'node:crypto';
import { Deadlines } from '../../src/deadlines/deadlines.service.js';
import { fire } from '../support/case-steps.js';
import { departmentId } from '../support/people.js';
import { anOrangeCase, clocksOf, codesOf, newEmployer, referralEvent, sendReferral, sentReferral, suspendCase, tryEvent } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());
beforeEach(() => { t.clock.set('2024-12-18T02:00:00Z'); });

const stateOf = async (id: string): Promise<string | undefined> => (await t.db.query<{ state: string }[]>('SELECT state FROM referrals WHERE id = $1', [id]))[0]?.state;

describe('declining, handing on, ruling', () => {
  it('is possible within five working days, with a reason', async () => {
    const { referral } = await sentReferral(t, {}, anOrangeCase());
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
    const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
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
    const replies = (await clocksOf(t, second.id)).filter(({ code }) => code === 'referralReply');
    expect(replies.map(({ state, started_at }) => [state, started_at.toISOString()])).toEqual([['cancelled', '2024-12-18T02:00:00.000Z'], ['running', '2024-12-18T02:00:00.000Z']]);
    expect(replies[1]?.generation_began_at.toISOString()).toBe('2024-12-26T02:00:00.000Z');
  });

  it('is ruled after two returns too, and the reply clock runs on', async () => {
    const { referral } = await sentReferral(t, {}, anOrangeCase());
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
    const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
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
    const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
    await referralEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit' });
    t.clock.set('2024-12-19T02:00:00Z');
    await suspendCase(t, kase.id);
    t.clock.set('2024-12-26T02:00:00Z');
    await fire(t, { ...kase, version: kase.version + 1 }, 'RESUME', { reason: '继续' });
    const second = await sendReferral(t, kase.id, { departmentId: departmentId.miit, afterReferralId: referral.id });
    expect(second.replyBy).toBe('2025-01-02T10:00:00.000Z');
  });

  it('keeps a granted extension of the reply when handed on', async () => {
    const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
    const [reply] = await t.db.query<{ id: string }[]>(`SELECT id FROM deadlines WHERE subject_id = $1 AND code = 'referralReply'`, [referral.id]);
    await t.db.manager.transaction((m) => t.app.get(Deadlines).extend(m, reply?.id ?? '', { length: 2, unit: 'workingDays', grantedAt: t.clock.now(), reason: '需要外调' }));
    await referralEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit' });
    const second = await sendReferral(t, kase.id, { departmentId: departmentId.miit, afterReferralId: referral.id });
    expect(second.replyBy).toBe('2024-12-27T10:00:00.000Z');
  });

  it('is handed on while it stands still, and counts on from there', async () => {
    const { kase, referral } = await sentReferral(t, {}, anOrangeCase());
    await referralEvent(t, 'liaison.hrss', referral, 'DECLINE', { reason: 'outsideRemit' });
    t.clock.set('2024-12-19T02:00:00Z');
    await suspendCase(t, kase.id);
    t.clock.set('2024-12-24T02:00:00Z');
    const second = await sendReferral(t, kase.id, { departmentId: departmentId.miit, afterReferralId: referral.id });
    expect(second).toMatchObject({ replyBy: null, acknowledgeBy: null });
    t.clock.set('2024-12-26T02:00:00Z');
    await fire(t, { ...kase, version: kase.version + 1 }, 'RESUME', { reason: '继续' });
    const { body } = await (await t.as('liaison.miit')).get(`/api/v1/referrals/${second.id}`).expect(200);
    expect(body).toMatchObject({ replyBy: '2025-01-02T10:00:00.000Z', acknowledgeBy: '2024-12-27T10:00:00.000Z' });
  });

  it('recalls what is open when the case ends, with the grant and the clocks', async () => {
    const { kase, referral } = await sentReferral(t, { share: ['employer', 'summary'] }, anOrangeCase());
    const acknowledged = await referralEvent(t, 'liaison.hrss', referral, 'ACKNOWLEDGE');
    const declined = await sendReferral(t, kase.id, { departmentId: departmentId.miit });
    await referralEvent(t, 'liaison.miit', declined, 'DECLINE', { reason: 'outsideRemit' });
    const withdrawn = await fire(t, kase, 'WITHDRAW', { reason: '职工已收到工资', requestedAt: '2024-12-18T01:00:00Z' });
    expect(withdrawn.state).toBe('withdrawn');
    expect([await stateOf(referral.id), await stateOf(declined.id)]).toEqual(['recalled', 'declined']);
    expect((await clocksOf(t, referral.id)).map(({ code, state }) => `${code} ${state}`)).toEqual(['referralAcknowledge met', 'referralDecline cancelled', 'referralReply cancelled']);
    const { body } = await (await t.as('liaison.hrss')).get(`/api/v1/referrals/${referral.id}`).expect(200);
    expect(body).toMatchObject({ state: 'recalled', version: acknowledged.version + 1, shared: null, events: [] });
    expect(codesOf(await tryEvent(t, 'liaison.hrss', body, 'REPLY', { text: '已核查' }))).toEqual(['notInThisState']);
    const timeline = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.body.items.map(({ type, text }: { type: string; text: string }) => [type, text])).toContainEqual(['referral.RECALL', '撤回给吴忠市人力资源和社会保障局的转办：案件已经结束']);
  });

  it('is not late because a right to decline has expired', async () => {
    const { kase, referral } = await sentReferral(t, {}, { workersReported: 5, employer: newEmployer() });
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
