import { aReport, acceptedCase, fire, type CaseBody } from '../support/case-steps.js';
import { idOf, type TestUser } from '../support/people.js';
import { agreedPlan, draftPlan, inCommand, pay, putInto, smallCase } from '../support/repayment-steps.js';
import { clockOf, type ItemBody, itemsOf, openItem } from '../support/supervisor-item-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
beforeEach(() => t.clock.set('2024-12-18T02:00:00Z'));
afterAll(() => t.close());

const answer = async (id: string, body: object, by: TestUser = 'supervisor') => (await t.as(by)).post(`/api/v1/supervisor-items/${id}/events`).send(body);
const measures = { type: 'ANSWER', version: 1, payload: { answer: '已约谈企业负责人，限期三日' } };
const timelineOf = async (caseId: string, locale = 'zh-CN'): Promise<{ type: string; text: string; data: Record<string, unknown> }[]> =>
  (await (await t.as('lead')).get(`/api/v1/cases/${caseId}/timeline?limit=200`).set('accept-language', locale).expect(200)).body.items;
const toldTo = async (user: TestUser, type: string): Promise<string[]> =>
  ((await (await t.as(user)).get('/api/v1/notifications?limit=200').expect(200)).body.items as { type: string; text: string }[]).filter((item) => item.type === type).map(({ text }) => text);
const opened = async (caseId: string, item: Parameters<typeof openItem>[2] = {}): Promise<string> => {
  const id = await openItem(t, caseId, item);
  if (id === null) throw new Error('The item was not opened');
  return id;
};
const closing = async (caseId: string): Promise<{ code: string; message: string; path: string; overridable: boolean }[]> => {
  const { body } = await (await t.as('supervisor')).get(`/api/v1/cases/${caseId}/next`).expect(200);
  return (body.events as { type: string; blockers: { code: string; message: string; path: string; overridable: boolean }[] }[]).find(({ type }) => type === 'CLOSE')?.blockers ?? [];
};

describe('opening', () => {
  it('happens once for a key, is on the timeline, and tells the supervisor and the leader', async () => {
    const kase = await acceptedCase(t);
    const deadlineId = await clockOf(t, kase.id, 'investigate');
    const key = `deadline:${deadlineId}:1:overThreeDays`;
    const id = await opened(kase.id, { key, deadlineId, data: { rule: 'investigate', generation: 1 } });
    expect(await openItem(t, kase.id, { key, deadlineId })).toBeNull();
    expect(await itemsOf(t, kase.id)).toEqual([{
      id, caseId: kase.id, caseNumber: kase.number, employerName: '某燃气有限公司', kind: 'overdueClock', text: '快排查严重超期，请督办并答复采取的措施。', subject: 'case', subjectId: kase.id, deadlineId,
      data: { rule: 'investigate', generation: 1 }, state: 'open', version: 1, openedAt: '2024-12-18T02:00:00.000Z', answeredBy: null, answeredAt: null, answer: null,
      lapsedAt: null, possibleEvents: ['ANSWER'],
    }]);
    const entries = (await timelineOf(kase.id)).filter(({ type }) => type === 'supervisorItem.opened');
    expect(entries).toEqual([expect.objectContaining({ actor: null, text: '督办事项：快排查，时限严重超期' })]);
    for (const who of ['supervisor', 'leader'] as const) expect(await toldTo(who, 'supervisorItem.opened')).toContain(`${kase.number} 督办事项待答复：快排查，时限严重超期`);
    expect(await toldTo('lead', 'supervisorItem.opened')).toEqual([]);
    const [audited] = await t.db.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM audit_entries WHERE chain = $1 AND action = 'supervisorItem.opened'`, [kase.id]);
    expect(audited?.n).toBe(1);
  });

  it('asks once about a clock while it is not answered, and again when it goes on', async () => {
    const kase = await acceptedCase(t);
    const deadlineId = await clockOf(t, kase.id, 'investigate');
    const first = await opened(kase.id, { deadlineId, key: 'generation:1' });
    expect(await openItem(t, kase.id, { deadlineId, key: 'generation:2' })).toBeNull();
    await answer(first, measures);
    expect(await openItem(t, kase.id, { deadlineId, key: 'generation:3' })).not.toBeNull();
  });

  it('at the same time from two sides opens one', async () => {
    const kase = await acceptedCase(t);
    const both = await Promise.all([openItem(t, kase.id, { key: 'same' }), openItem(t, kase.id, { key: 'same' })]);
    expect(both.filter((id) => id !== null)).toHaveLength(1);
    expect(await itemsOf(t, kase.id)).toHaveLength(1);
  });

  it('has words for each kind, in both languages', async () => {
    const kase = await acceptedCase(t);
    const deadlineId = await clockOf(t, kase.id, 'investigate');
    for (const kind of ['overdueClock', 'confirmDefault', 'notReceived'] as const) await opened(kase.id, { kind, deadlineId: kind === 'notReceived' ? null : deadlineId });
    const supervisor = await t.as('supervisor');
    for (const locale of ['zh-CN', 'en']) {
      const { body } = await supervisor.get(`/api/v1/cases/${kase.id}/supervisor-items`).set('accept-language', locale).expect(200);
      const texts = [...(body.items as ItemBody[]), ...(await timelineOf(kase.id, locale))].map(({ text }) => text);
      expect(texts.filter((text) => /[{}]|supervisorItem|confirmDefault|notReceived/.test(text))).toEqual([]);
    }
  });
});

describe('the ladder', () => {
  it('opens one three working days over, and answering it is left when the stage is done', async () => {
    const kase = await acceptedCase(t, { workersReported: 12 });
    t.clock.set('2024-12-26T09:59:59Z');
    await t.runJob('deadlines.sweep');
    expect(await itemsOf(t, kase.id)).toEqual([]);
    t.clock.set('2024-12-26T10:00:00Z');
    await Promise.all([t.runJob('deadlines.sweep'), t.runJob('deadlines.sweep')]);
    const entries = await timelineOf(kase.id);
    expect(entries.find(({ type }) => type === 'supervisorItem.opened')?.data).not.toHaveProperty('backlog');
    expect(await itemsOf(t, kase.id)).toMatchObject([
      { kind: 'overdueClock', state: 'open', text: '快排查严重超期，请督办并答复采取的措施。', deadlineId: await clockOf(t, kase.id, 'investigate'), openedAt: '2024-12-26T10:00:00.000Z' },
    ]);
    const supervisor = await t.as('supervisor');
    await supervisor.put(`/api/v1/cases/${kase.id}/risk-level`).send({ version: kase.version, riskLevel: 'red', reason: '形势变化' }).expect(200);
    t.clock.set('2024-12-30T10:00:00Z');
    await t.runJob('deadlines.sweep');
    expect(await itemsOf(t, kase.id)).toHaveLength(1);
    await inCommand(t, kase.id, async ({ m, now }) => { await m.query(`UPDATE deadlines SET state = 'met', ended_at = $2 WHERE case_id = $1 AND state = 'running'`, [kase.id, now]); });
    expect(await itemsOf(t, kase.id)).toMatchObject([{ state: 'open' }]);
  });

  it('proposes to confirm a default when the grace is over', async () => {
    const { kase } = await smallCase(t, [{ wages: 100_000 }]);
    const plan = await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2024-12-24', amountFen: 100_000 }]);
    await putInto(t, kase.id, 'supervising');
    t.clock.set('2024-12-30T10:00:00Z');
    await t.runJob('deadlines.sweep');
    // Two days late, as after an outage: whoever is told gets it in the digest of what was missed.
    expect((await timelineOf(kase.id)).find(({ data }) => data['kind'] === 'supervisorItem.confirmDefault')?.data).toMatchObject({ backlog: true });
    const proposals = (await itemsOf(t, kase.id)).filter(({ kind }) => kind === 'confirmDefault');
    expect(proposals).toMatchObject([{ state: 'open', subject: 'instalment', subjectId: plan.instalments[0]?.id, text: '分期付款过了宽限期仍未付清。请确认违约，或答复采取的措施。' }]);
    await pay(t, kase.id, { kind: 'wages', amountFen: 100_000, paidOn: '2024-12-30' });
    expect((await itemsOf(t, kase.id)).filter(({ kind }) => kind === 'confirmDefault')).toMatchObject([{ state: 'lapsed' }]);
  });
});

describe('answering', () => {
  it('keeps the measures, ends the item, and is on the timeline', async () => {
    const kase = await acceptedCase(t);
    const id = await opened(kase.id, { deadlineId: await clockOf(t, kase.id, 'investigate') });
    const { status, body } = await answer(id, measures);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'answered', version: 2, answeredBy: { id: idOf.supervisor, name: '陈督办' }, answeredAt: '2024-12-18T02:00:00.000Z', answer: measures.payload.answer, possibleEvents: [],
    });
    expect((await timelineOf(kase.id))[0]).toMatchObject({ type: 'supervisorItem.ANSWER', text: '答复督办事项（快排查）：已约谈企业负责人，限期三日' });
    expect(await toldTo('leader', 'supervisorItem.ANSWER')).toContain(`${kase.number} 督办事项已答复：快排查`);
  });

  it('is refused when stale, when answered before, without measures, and in a wrong shape', async () => {
    const kase = await acceptedCase(t);
    const id = await opened(kase.id);
    expect(await answer(id, { ...measures, version: 2 })).toMatchObject({ status: 409, body: { code: 'staleVersion', currentVersion: 1 } });
    expect(await answer(id, { type: 'ANSWER', version: 1 })).toMatchObject({ status: 422, body: { blockers: [{ code: 'answerMissing', path: 'payload.answer' }] } });
    expect(await answer(id, { ...measures, payload: { answer: 7, why: 'x' } })).toMatchObject({ status: 400, body: { errors: [{ path: 'payload.answer', code: 'notText' }, { path: 'payload.why', code: 'unknownField' }] } });
    expect(await answer(id, { ...measures, type: 'LAPSE' })).toMatchObject({ status: 400 });
    expect(await answer(id, measures)).toMatchObject({ status: 200 });
    expect(await answer(id, { ...measures, version: 2 })).toMatchObject({ status: 422, body: { blockers: [{ code: 'notInThisState' }] } });
    expect((await itemsOf(t, kase.id))[0]).toMatchObject({ version: 2, answer: measures.payload.answer });
  });

  it('is every supervisor’s of the region and nobody else’s', async () => {
    const kase = await acceptedCase(t);
    const id = await opened(kase.id);
    for (const who of ['lead', 'liaison.hrss', 'admin', 'auditor'] as const) expect(await answer(id, measures, who)).toMatchObject({ status: 403 });
    expect(await answer(id, measures, 'supervisor.yinchuan')).toMatchObject({ status: 404 });
    expect(await answer('no-id', measures)).toMatchObject({ status: 404 });
    expect(await answer(id, measures, 'supervisor2')).toMatchObject({ status: 200, body: { answeredBy: { id: idOf.supervisor2 } } });
  });

  it('happens once, whoever is quicker', async () => {
    const kase = await acceptedCase(t);
    const id = await opened(kase.id);
    const both = await Promise.all([answer(id, measures), answer(id, measures, 'supervisor2')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is still asked for after the clock was met, and after the case has ended', async () => {
    const kase = await acceptedCase(t);
    const id = await opened(kase.id, { deadlineId: await clockOf(t, kase.id, 'investigate') });
    await fire(t, kase, 'WITHDRAW', { reason: '职工撤回', requestedAt: t.clock.now().toISOString() });
    expect(await itemsOf(t, kase.id)).toMatchObject([{ id, state: 'open' }]);
    expect(await answer(id, measures)).toMatchObject({ status: 200 });
  });
});

describe('lists', () => {
  it('hold what the caller may know of, by state, kind and case, page by page', async () => {
    const mine = await acceptedCase(t);
    const other = await acceptedCase(t, { employer: { name: '另一家公司', regionCode: '640302' } });
    const ids: string[] = [];
    for (const [minute, kind] of (['overdueClock', 'notReceived', 'overdueClock'] as const).entries()) {
      t.clock.set(`2024-12-18T03:0${minute}:00Z`);
      ids.unshift(await opened(mine.id, { kind }));
    }
    await opened(other.id);
    await answer(ids[0] ?? '', measures);
    const list = async (query: string, by: TestUser = 'supervisor'): Promise<{ items: ItemBody[]; nextCursor: string | null }> => (await (await t.as(by)).get(`/api/v1/supervisor-items?${query}`).expect(200)).body;
    const idsOf = ({ items }: { items: ItemBody[] }): string[] => items.map(({ id }) => id);
    expect(idsOf(await list(`caseId=${mine.id}`))).toEqual(ids);
    expect(idsOf(await list(`caseId=${mine.id}&state=open`))).toEqual(ids.slice(1));
    expect(idsOf(await list(`caseId=${mine.id}&state=open&kind=notReceived`))).toEqual([ids[1]]);
    const first = await list(`caseId=${mine.id}&limit=2`);
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    expect(await list(`caseId=${mine.id}&limit=2&cursor=${first.nextCursor ?? ''}`)).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null });
    expect(new Set((await list('state=open&limit=200')).items.map(({ caseId }) => caseId))).toEqual(expect.objectContaining(new Set([mine.id, other.id])));
    const asLead = await list(`caseId=${mine.id}&state=open`, 'lead');
    expect(asLead.items).toEqual([expect.objectContaining({ possibleEvents: [] }), expect.objectContaining({ possibleEvents: [] })]);
    expect(await list('limit=200', 'supervisor.yinchuan')).toEqual({ items: [], nextCursor: null });
    await (await t.as('supervisor.yinchuan')).get(`/api/v1/cases/${mine.id}/supervisor-items`).expect(404);
    await (await t.as('supervisor')).get('/api/v1/supervisor-items?cursor=x').expect(400);
    await (await t.as('supervisor')).get('/api/v1/supervisor-items?state=lost').expect(400);
  });

  it('are closed to somebody who is related to the employer, and mask numbers for the task force', async () => {
    const kase = await acceptedCase(t, { employer: { name: '亲戚公司', regionCode: '640302' } });
    const id = await opened(kase.id);
    await answer(id, { ...measures, payload: { answer: '已联系 13800000000' } });
    expect(await itemsOf(t, kase.id)).toMatchObject([{ answer: '已联系 13800000000' }]);
    const { body } = await (await t.as('outsider')).get(`/api/v1/supervisor-items?caseId=${kase.id}`).expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0].answer).not.toContain('13800000000');
    await (await t.as('supervisor')).post('/api/v1/conflicts-of-interest').send({ userId: idOf.outsider, employerName: '亲戚公司', reason: '亲属' }).expect(201);
    const walled = await (await t.as('outsider')).get(`/api/v1/supervisor-items?caseId=${kase.id}`).expect(200);
    expect(walled.body.items).toEqual([]);
    await (await t.as('outsider')).get(`/api/v1/cases/${kase.id}/supervisor-items`).expect(404);
  });
});

describe('closing the case', () => {
  it('waits for every open item, and nobody can override it', async () => {
    const kase = await acceptedCase(t);
    await putInto(t, kase.id, 'supervising');
    expect((await closing(kase.id)).map(({ code }) => code)).not.toContain('supervisorItemOpen');
    const id = await opened(kase.id);
    await opened(kase.id);
    expect(await closing(kase.id)).toContainEqual({ code: 'supervisorItemOpen', message: '还有 2 项督办事项没有答复，请督办员先答复。', path: 'supervisorItems', overridable: false });
    const { body } = await (await t.as('supervisor')).post(`/api/v1/cases/${kase.id}/events`)
      .send({ type: 'CLOSE', version: kase.version, payload: { summary: '已兑现' }, override: [{ code: 'supervisorItemOpen', reason: '不需要' }] }).expect(422);
    expect((body.blockers as { code: string }[]).map(({ code }) => code)).toEqual(expect.arrayContaining(['supervisorItemOpen', 'cannotOverride']));
    await answer(id, measures);
    expect(await closing(kase.id)).toContainEqual(expect.objectContaining({ code: 'supervisorItemOpen', message: expect.stringContaining('1 项') }));
  });
});

describe('the proposal to confirm a default', () => {
  const GRACE_OVER = '2024-12-28T01:00:00Z';

  /** Under supervision, with an instalment whose grace is over. */
  async function proposed(): Promise<{ kase: CaseBody; item: string; planId: string }> {
    const { kase } = await smallCase(t, [{ wages: 100_000 }]);
    const plan = await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2024-12-24', amountFen: 100_000 }]);
    await putInto(t, kase.id, 'supervising');
    t.clock.set(GRACE_OVER);
    const deadlineId = await clockOf(t, kase.id, 'instalment');
    return { kase, planId: plan.id, item: await opened(kase.id, { kind: 'confirmDefault', deadlineId, subject: 'instalment', subjectId: plan.instalments[0]?.id ?? '' }) };
  }
  const version = async (id: string): Promise<number> => (await (await t.as('lead')).get(`/api/v1/cases/${id}`).expect(200)).body.version as number;
  const lapse = async (caseId: string): Promise<string[]> => (await timelineOf(caseId)).filter(({ type }) => type === 'supervisorItem.LAPSE').map(({ text }) => text);

  it('lapses when the instalment is paid in full, and not by a part', async () => {
    const { kase, item } = await proposed();
    await pay(t, kase.id, { kind: 'wages', amountFen: 60_000, paidOn: '2024-12-28' });
    expect(await itemsOf(t, kase.id)).toMatchObject([{ id: item, state: 'open' }]);
    await pay(t, kase.id, { kind: 'wages', amountFen: 40_000, paidOn: '2024-12-28' });
    expect(await itemsOf(t, kase.id)).toMatchObject([{ id: item, state: 'lapsed', version: 2, lapsedAt: '2024-12-28T01:00:00.000Z', answer: null, possibleEvents: [] }]);
    expect(await lapse(kase.id)).toEqual(['督办事项失效（分期付款）：款项已付或方案已变更']);
    expect(await answer(item, { ...measures, version: 2 })).toMatchObject({ status: 422 });
  });

  it('lapses when the default is confirmed; another is not proposed while it stands', async () => {
    const { kase, item } = await proposed();
    await fire(t, { ...kase, version: await version(kase.id) }, 'CONFIRM_DEFAULT', { reason: '企业拒付' }, 'supervisor');
    expect(await itemsOf(t, kase.id)).toMatchObject([{ id: item, state: 'lapsed' }]);
    expect(await lapse(kase.id)).toEqual(['督办事项失效（分期付款）：已确认违约']);
    expect(await openItem(t, kase.id, { kind: 'confirmDefault', deadlineId: await clockOf(t, kase.id, 'instalment') })).toBeNull();
    expect(await openItem(t, kase.id, { kind: 'overdueClock' })).not.toBeNull();
  });

  it('lapses when a newer plan supersedes the instalment', async () => {
    const { kase, item } = await proposed();
    await putInto(t, kase.id, 'coordinating');
    await t.db.query(`UPDATE repayment_plans SET state = 'defaulted' WHERE case_id = $1`, [kase.id]);
    const draft = await draftPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-24', amountFen: 100_000 }]);
    await (await t.as('lead')).post(`/api/v1/repayment-plans/${draft.id}/events`).send({ type: 'AGREE', version: draft.version }).expect(200);
    expect(await itemsOf(t, kase.id)).toMatchObject([{ id: item, state: 'lapsed' }]);
  });

  it('lapses when the case ends', async () => {
    const { kase, item } = await proposed();
    await t.db.query(`UPDATE repayment_plans SET state = 'agreed' WHERE case_id = $1`, [kase.id]);
    await inCommand(t, kase.id, async ({ m }) => { await m.query(`UPDATE cases SET state = 'transferred' WHERE id = $1`, [kase.id]); });
    expect(await itemsOf(t, kase.id)).toMatchObject([{ id: item, state: 'lapsed' }]);
    expect(await lapse(kase.id)).toEqual(['督办事项失效（分期付款）：案件已经结束']);
  });

  it('may be answered instead, and stays answered', async () => {
    const { kase, item } = await proposed();
    expect(await answer(item, measures)).toMatchObject({ status: 200 });
    await pay(t, kase.id, { kind: 'wages', amountFen: 100_000, paidOn: '2024-12-28' });
    expect(await itemsOf(t, kase.id)).toMatchObject([{ id: item, state: 'answered' }]);
  });
});

it('a case that nobody holds yet tells the duty officer and the leader', async () => {
  const { body: kase } = await (await t.as('outsider')).post('/api/v1/cases').send(aReport({ reportedAt: '2024-12-18T01:00:00Z', employer: { name: '无人公司', regionCode: '640302' } })).expect(201);
  await opened(kase.id);
  for (const who of ['member2', 'leader'] as const) expect((await toldTo(who, 'supervisorItem.opened')).some((text) => text.startsWith(kase.number))).toBe(true);
});
