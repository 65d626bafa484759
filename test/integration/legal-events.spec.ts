import { randomUUID } from 'node:crypto';
import { type CaseBody, acceptedCase, addDocument } from '../support/case-steps.js';
import { legalClockLines, legalClocks, legalEvent, tryLegalEvent, voidLegalEvent } from '../support/legal-steps.js';
import { idOf } from '../support/people.js';
import { newEmployer, suspendCase } from '../support/referral-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
let kase: CaseBody;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
beforeEach(async () => {
  t.clock.set('2024-12-18T02:00:00Z');
  kase = await acceptedCase(t, { channel: 'visit', employer: newEmployer() });
});
afterAll(() => t.close());

const events = async (query = ''): Promise<{ items: Record<string, unknown>[]; nextCursor: string | null }> =>
  (await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/legal-events${query}`).expect(200)).body;
const codes = ({ status, body }: Awaited<ReturnType<typeof tryLegalEvent>>): unknown[] => [status, ...(body.blockers ?? body.errors ?? [body]).map(({ code }) => code)];

describe('recording', () => {
  it('writes the event, its clock, the timeline and the audit chain, and shows it', async () => {
    const documentId = await addDocument(t, kase.id, 'member', Buffer.from('意见书送达回证'), 'receipt.txt');
    const id = await legalEvent(t, kase.id, 'opinionDelivered', '2024-12-16', { answerWithin: { length: 10, unit: 'workingDays' }, documentIds: [documentId], note: '当面送达' });
    expect(await legalClockLines(t, kase.id)).toEqual(['employerAnswer running 2024-12-16..2024-12-30']);
    const [row] = await legalClocks(t, kase.id);
    expect(row).toMatchObject({ subject: 'legalEvent', subject_id: id });
    expect((await events()).items).toEqual([{
      id, type: 'opinionDelivered', name: '意见书送达', occurredOn: '2024-12-16', ground: null, answerWithin: { length: 10, unit: 'workingDays' }, refersToId: null,
      documentIds: [documentId], note: '当面送达', automatic: false, sourceId: null, recordedBy: { id: idOf.member, name: '李成员' }, recordedAt: '2024-12-18T02:00:00.000Z', voided: null,
    }]);
    const { body: timeline } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.items[0]).toMatchObject({ type: 'legalEvent.recorded', text: '登记法定节点：意见书送达（2024-12-16）' });
    expect(JSON.stringify(timeline.items[0])).not.toContain('当面');
    const [entry] = await t.db.query<{ details: object }[]>(`SELECT details FROM audit_entries WHERE chain = $1 AND action = 'legalEvent.recorded'`, [kase.id]);
    expect(entry?.details).toEqual({ legalEventId: id, type: 'legalEvent.opinionDelivered', occurredOn: '2024-12-16', ground: null });
    const { body: deadlines } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/deadlines`).expect(200);
    const clock = deadlines.items.find(({ rule }: { rule: string }) => rule === 'employerAnswer');
    expect(clock).toMatchObject({ name: '用人单位答复意见书', nature: 'statutory', subject: 'legalEvent', subjectId: id, dueAt: '2024-12-30T10:00:00.000Z' });
    expect(clock.explanation[0].text).toMatch(/^用人单位答复意见书：10 个工作日，依据 意见书载明的答复期限/);
  });

  it('keeps a letter\'s own time when the law\'s would be another, also in natural days, and moves its end from a rest day', async () => {
    await legalEvent(t, kase.id, 'opinionDelivered', '2024-12-13', { answerWithin: { length: 15, unit: 'naturalDays' } });
    await legalEvent(t, kase.id, 'opinionDelivered', '2024-12-16');
    expect(await legalClockLines(t, kase.id)).toEqual(['employerAnswer running 2024-12-13..2024-12-30', 'employerAnswer running 2024-12-16..2025-01-07']);
  });

  it('asks which letter is answered when several are open', async () => {
    const first = await legalEvent(t, kase.id, 'opinionDelivered', '2024-12-16');
    const second = await legalEvent(t, kase.id, 'opinionDelivered', '2024-12-17');
    const which = await tryLegalEvent(t, kase.id, { type: 'employerAnswered', occurredOn: '2024-12-18' });
    expect(codes(which)).toEqual([422, 'whichLegalEvent']);
    expect(which.body.blockers[0]?.message).toBe('同时有 2 项“用人单位答复意见书”在计算，请指明是哪一项。');
    await legalEvent(t, kase.id, 'employerAnswered', '2024-12-18', { refersToId: second });
    expect(await legalClockLines(t, kase.id)).toEqual(['employerAnswer running 2024-12-16..2025-01-07', 'employerAnswer met 2024-12-17..2025-01-08 2024-12-18']);
    await legalEvent(t, kase.id, 'opinionWithdrawn', '2024-12-18');
    expect((await events()).items[0]).toMatchObject({ type: 'opinionWithdrawn', refersToId: first });
    expect((await legalClockLines(t, kase.id))[0]).toBe('employerAnswer cancelled 2024-12-16..2025-01-07 2024-12-18');
  });

  it('counts what is done on the last day as in time, though it is recorded later', async () => {
    await legalEvent(t, kase.id, 'opinionDelivered', '2024-12-16', { answerWithin: { length: 1, unit: 'workingDays' } });
    t.clock.set('2024-12-18T12:00:00Z');
    await legalEvent(t, kase.id, 'employerAnswered', '2024-12-17');
    const { body } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/deadlines`).expect(200);
    expect(body.items.find(({ rule }: { rule: string }) => rule === 'employerAnswer')).toMatchObject({ state: 'met', overdue: false, endedAt: '2024-12-16T16:00:00.000Z' });
  });

  it('of an event long past tells only the last step, and at once', async () => {
    await legalEvent(t, kase.id, 'limitationStarted', '2023-11-01', { ground: 'employmentEnded' });
    const [clock] = await legalClocks(t, kase.id);
    await t.runJob('deadlines.sweep');
    const steps = await t.db.query<{ step: string }[]>('SELECT step FROM escalation_steps WHERE deadline_id = $1', [clock?.id]);
    expect(steps).toEqual([{ step: 'lapsed' }]);
    const { body } = await (await t.as('leader')).get('/api/v1/notifications?limit=50').expect(200);
    expect(body.items.find(({ caseId }: { caseId: string }) => caseId === kase.id)).toMatchObject({ type: 'deadline.lapsed', text: `${kase.number} 仲裁时效期限已届满` });
  });

  it('leaves the case\'s version and its suspension alone: the law does not stand still', async () => {
    await suspendCase(t, kase.id);
    const before = (await (await t.as('lead')).get(`/api/v1/cases/${kase.id}`).expect(200)).body as CaseBody;
    await legalEvent(t, kase.id, 'mediationApplied', '2024-12-18');
    expect(await legalClockLines(t, kase.id)).toEqual(['mediationEnds running 2024-12-18..2025-01-02']);
    expect((await (await t.as('lead')).get(`/api/v1/cases/${kase.id}`).expect(200)).body.version).toBe(before.version);
  });

  it('pages, the last recorded first', async () => {
    for (const day of ['2024-12-11', '2024-12-12', '2024-12-13']) await legalEvent(t, kase.id, 'opinionDelivered', day);
    const first = await events('?limit=2');
    const second = await events(`?limit=2&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...second.items].map(({ occurredOn }) => occurredOn)).toEqual(['2024-12-13', '2024-12-12', '2024-12-11']);
    expect(second.nextCursor).toBeNull();
  });
});

describe('is refused', () => {
  it.each<[string, Record<string, unknown>, unknown[]]>([
    ['tomorrow\'s', { type: 'mediationApplied', occurredOn: '2024-12-19' }, [400, 'inTheFuture']],
    ['one before the law', { type: 'limitationStarted', ground: 'employmentEnded', occurredOn: '2008-04-30' }, [400, 'beforeTheLaw']],
    ['a day that is none', { type: 'mediationApplied', occurredOn: '2024-02-30' }, [400, 'notADate']],
    ['one that only follows by itself', { type: 'claimsSettled', occurredOn: '2024-12-18' }, [400, 'notInList']],
    ['a missing ground', { type: 'limitationStarted', occurredOn: '2024-12-18' }, [400, 'required']],
    ['another event\'s ground', { type: 'limitationStarted', occurredOn: '2024-12-18', ground: 'court' }, [400, 'notInList']],
    ['a ground where none belongs', { type: 'mediationApplied', occurredOn: '2024-12-18', ground: 'court' }, [400, 'notForThisEvent']],
    ['an answer time of no letter', { type: 'mediationApplied', occurredOn: '2024-12-18', answerWithin: { length: 3, unit: 'workingDays' } }, [400, 'notForThisEvent']],
    ['an answer time of nothing', { type: 'opinionDelivered', occurredOn: '2024-12-18', answerWithin: { length: 0, unit: 'workingDays' } }, [400, 'outOfRange']],
    ['an answer time in hours', { type: 'opinionDelivered', occurredOn: '2024-12-18', answerWithin: { length: 3, unit: 'hours' } }, [400, 'notInList']],
    ['a letter where none is meant', { type: 'mediationEnded', ground: 'failed', occurredOn: '2024-12-18', refersToId: randomUUID() }, [400, 'notForThisEvent']],
    ['an unknown letter', { type: 'employerAnswered', occurredOn: '2024-12-18', refersToId: randomUUID() }, [400, 'unknownLegalEvent']],
    ['an unknown document', { type: 'mediationApplied', occurredOn: '2024-12-18', documentIds: [randomUUID()] }, [400, 'unknownDocument']],
    ['what ends a clock that does not run', { type: 'hotlineReplied', occurredOn: '2024-12-18' }, [422, 'legalClockDoesNotRun']],
  ])('%s', async (_, body, expected) => {
    expect(codes(await tryLegalEvent(t, kase.id, body))).toEqual(expected);
    expect((await events()).items).toEqual([]);
  });

  it('with what to record first', async () => {
    const refused = await tryLegalEvent(t, kase.id, { type: 'limitationInterrupted', occurredOn: '2024-12-18', ground: 'askedAuthority' });
    expect(refused.body.blockers[0]).toMatchObject({ code: 'legalClockDoesNotRun', path: 'type', message: '这一天没有正在计算的“仲裁时效”时限。请先登记“仲裁时效起算”，或核对日期。' });
    await legalEvent(t, kase.id, 'limitationStarted', '2023-11-01', { ground: 'knewOrShouldHaveKnown' });
    expect(codes(await tryLegalEvent(t, kase.id, { type: 'limitationStarted', occurredOn: '2024-12-01', ground: 'employmentEnded' }))).toEqual([422, 'legalClockRunsAlready']);
    expect(codes(await tryLegalEvent(t, kase.id, { type: 'limitationInterrupted', occurredOn: '2024-12-18', ground: 'askedAuthority' }))).toEqual([422, 'limitationHasLapsed']);
    await legalEvent(t, kase.id, 'limitationInterrupted', '2024-12-18', { ground: 'employerConsented' });
    expect(await legalClockLines(t, kase.id)).toEqual(['arbitrationLimitation cancelled 2023-11-01..2024-11-01 2024-12-18', 'arbitrationLimitation running 2024-12-18..2025-12-18']);
  });

  it('to whoever is not on the case, and when it has ended', async () => {
    const body = { type: 'mediationApplied', occurredOn: '2024-12-18' };
    expect(codes(await tryLegalEvent(t, kase.id, body, 'outsider'))).toEqual([403, 'notYourCase']);
    expect(codes(await tryLegalEvent(t, kase.id, body, 'lead.yinchuan'))).toEqual([404, 'notFound']);
    expect((await tryLegalEvent(t, kase.id, body, 'liaison.hrss')).status).toBe(403);
    const id = await legalEvent(t, kase.id, 'mediationApplied', '2024-12-18');
    const refused = await (await t.as('member')).post(`/api/v1/cases/${kase.id}/legal-events/${id}/void`).send({ reason: 'x' }).expect(403);
    expect(refused.body.code).toBe('leadOnly');
    await t.db.query(`UPDATE cases SET state = 'closed' WHERE id = $1`, [kase.id]);
    expect(codes(await tryLegalEvent(t, kase.id, body))).toEqual([422, 'caseEnded']);
  });
});

describe('taking back', () => {
  it('takes the clock away, says who and why, and cannot be done twice', async () => {
    const id = await legalEvent(t, kase.id, 'mediationApplied', '2024-12-16');
    const { body } = await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/legal-events/${id}/void`).send({ reason: '申请的是另一家单位' }).expect(200);
    expect(body).toMatchObject({ id, voided: { at: '2024-12-18T02:00:00.000Z', by: { id: idOf.lead, name: '王组长' }, reason: '申请的是另一家单位' } });
    expect(await legalClockLines(t, kase.id)).toEqual(['mediationEnds cancelled 2024-12-16..2024-12-31 2024-12-18']);
    const again = await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/legal-events/${id}/void`).send({ reason: 'x' }).expect(422);
    expect(again.body.blockers[0].code).toBe('legalEventVoided');
    const { body: timeline } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.items[0].text).toBe('撤销法定节点：申请调解（2024-12-16），原因：申请的是另一家单位');
    const rows = await t.db.query<{ type: string; voids_id: string | null }[]>('SELECT type, voids_id FROM legal_events WHERE case_id = $1 ORDER BY seq', [kase.id]);
    expect(rows).toEqual([{ type: 'mediationApplied', voids_id: null }, { type: 'voided', voids_id: id }]);
    for (const unknown of [randomUUID(), 'rubbish']) await (await t.as('lead')).post(`/api/v1/cases/${kase.id}/legal-events/${unknown}/void`).send({ reason: 'x' }).expect(404);
  });

  it('of an end brings the clock back from its own day, with what was granted to it', async () => {
    await legalEvent(t, kase.id, 'mediationApplied', '2024-12-16');
    const [clock] = await legalClocks(t, kase.id);
    const { body: asked } = await (await t.as('member')).post(`/api/v1/cases/${kase.id}/requests`).send({ type: 'extension', deadlineId: clock?.id, length: 5, unit: 'naturalDays', reason: '双方同意延期' }).expect(201);
    await (await t.as('supervisor')).post(`/api/v1/requests/${asked.id}/events`).send({ type: 'GRANT' }).expect(200);
    const end = await legalEvent(t, kase.id, 'mediationEnded', '2024-12-18', { ground: 'failed' });
    await voidLegalEvent(t, kase.id, end);
    expect(await legalClockLines(t, kase.id)).toEqual(['mediationEnds met 2024-12-16..2025-01-05 2024-12-18', 'mediationEnds running 2024-12-16..2025-01-05']);
  });

  it('of an interruption gives back the clock that it had broken off', async () => {
    await legalEvent(t, kase.id, 'limitationStarted', '2024-03-01', { ground: 'knewOrShouldHaveKnown' });
    const mistaken = await legalEvent(t, kase.id, 'limitationInterrupted', '2024-06-03', { ground: 'claimedFromEmployer' });
    await legalEvent(t, kase.id, 'limitationInterrupted', '2024-09-02', { ground: 'askedAuthority' });
    const lines = (): Promise<string[]> => legalClockLines(t, kase.id);
    expect((await lines()).at(-1)).toBe('arbitrationLimitation running 2024-09-02..2025-09-02');
    await voidLegalEvent(t, kase.id, mistaken);
    expect((await lines()).filter((line) => line.includes('running'))).toEqual(['arbitrationLimitation running 2024-09-02..2025-09-02']);
    const [last] = (await events()).items;
    await voidLegalEvent(t, kase.id, String(last?.['id']));
    expect((await lines()).filter((line) => line.includes('running'))).toEqual(['arbitrationLimitation running 2024-03-01..2025-03-03']);
  });
});

describe('an extension', () => {
  const ask = async (deadlineId: string | undefined, more: object) =>
    (await t.as('member')).post(`/api/v1/cases/${kase.id}/requests`).send({ type: 'extension', deadlineId, length: 30, unit: 'naturalDays', reason: '情况复杂', ...more });

  it('is none where the law gives none, and no longer than it gives', async () => {
    await legalEvent(t, kase.id, 'limitationStarted', '2024-12-02', { ground: 'employmentEnded' });
    await legalEvent(t, kase.id, 'petitionAccepted', '2024-12-03');
    const [limitation, petition] = await legalClocks(t, kase.id);
    expect((await ask(limitation?.id, {})).body.blockers[0]).toMatchObject({ code: 'ruleNotExtendable' });
    const tooLong = await ask(petition?.id, { length: 31 });
    expect(tooLong.body.blockers[0]).toMatchObject({ code: 'extensionOverLimit', message: '依法延期合计不得超过 30 天，请按此填写。' });
    const { body } = await ask(petition?.id, {});
    await (await t.as('supervisor')).post(`/api/v1/requests/${body.id}/events`).send({ type: 'GRANT' }).expect(200);
    expect((await legalClockLines(t, kase.id, 'petitionHandled'))[0]).toBe('petitionHandled running 2024-12-03..2025-03-03');
    expect((await ask(petition?.id, { length: 1 })).body.blockers[0]).toMatchObject({ code: 'extensionOverLimit' });
  });
});
