import { randomUUID } from 'node:crypto';
import { type CaseBody, acceptedCase, addDocument, fire } from '../support/case-steps.js';
import { type TestUser, idOf } from '../support/people.js';
import { aWorkerRow } from '../support/roster-rows.js';
import { aPdf } from '../support/sample-documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
let kase: CaseBody;
beforeAll(async () => { t = await createTestApp(); });
beforeEach(async () => {
  t.clock.set('2024-12-18T02:00:00Z');
  kase = await acceptedCase(t);
});
afterAll(() => t.close());

const post = async (user: TestUser, url: string, body: object) => (await t.as(user)).post(`/api/v1/${url}`).send(body);
const get = async (user: TestUser, url: string) => (await t.as(user)).get(`/api/v1/${url}`);
const codes = (body: { blockers: { code: string }[] }): string[] => body.blockers.map(({ code }) => code);

interface Clock { id: string; code: string; state: string; due_at: Date | null; generation: number }
const clocks = (): Promise<Clock[]> => t.db.query<Clock[]>(`SELECT id, code, state, due_at, generation FROM deadlines WHERE case_id = $1 AND state IN ('running', 'suspended') AND rule->>'nature' = 'policy' ORDER BY code`, [kase.id]);
async function stageClock(): Promise<Clock> {
  const [clock] = await clocks();
  if (!clock) throw new Error('The case has no clock');
  return clock;
}
async function ask(body: object, by: TestUser = 'member'): Promise<{ id: string; version: number; effect: { changes: Record<string, unknown>[] } }> {
  const answer = await post(by, `cases/${kase.id}/requests`, body);
  if (answer.status !== 201) throw new Error(`refused: ${JSON.stringify(answer.body)}`);
  return answer.body as Awaited<ReturnType<typeof ask>>;
}
const extension = async (length = 2): Promise<object> => ({ type: 'extension', deadlineId: (await stageClock()).id, length, unit: 'workingDays', reason: '账目没有找齐' });

describe('an extension', () => {
  it('shows the old and the new date before it is decided, and moves the date when granted', async () => {
    const before = await stageClock();
    expect(before.due_at?.toISOString()).toBe('2024-12-20T10:00:00.000Z');
    const request = await ask(await extension());
    const change = { what: 'dueAt', subjectId: before.id, label: 'investigate', before: '2024-12-20T10:00:00.000Z', after: '2024-12-24T10:00:00.000Z' };
    expect(request).toMatchObject({ type: 'extension', state: 'open', version: 1, effect: { changes: [change] }, blockers: [], askedBy: { id: idOf.member, name: '李成员' }, possibleEvents: ['WITHDRAW'] });
    expect((await stageClock()).due_at).toEqual(before.due_at);
    t.clock.advance({ hours: 1 });
    const granted = await post('supervisor', `requests/${request.id}/events`, { type: 'GRANT', version: 1 });
    expect(granted.status).toBe(200);
    expect(granted.body).toMatchObject({ state: 'granted', version: 2, effect: { changes: [change] }, decidedBy: { id: idOf.supervisor }, possibleEvents: [] });
    const after = await stageClock();
    expect([after.due_at?.toISOString(), after.generation]).toEqual(['2024-12-24T10:00:00.000Z', before.generation + 1]);
    const { body } = await get('lead', `cases/${kase.id}`);
    expect(body.nextDueAt).toBe('2024-12-24T10:00:00.000Z');
    const { body: timeline } = await get('lead', `cases/${kase.id}/timeline?limit=2`);
    expect(timeline.items.map(({ text }: { text: string }) => text)).toEqual(['同意请示：延期', '提出请示（延期）：账目没有找齐']);
    const [entry] = await t.db.query<{ details: unknown }[]>(`SELECT details FROM audit_entries WHERE chain = $1 AND action = 'request.GRANT'`, [kase.id]);
    expect(entry?.details).toEqual({ requestId: request.id, type: 'request.extension', askedById: idOf.member });
  });

  it('into the past, of a clock that cannot be extended, or of nobody\'s is refused at once', async () => {
    t.clock.set('2025-01-10T02:00:00Z');
    const late = await post('member', `cases/${kase.id}/requests`, await extension(1));
    expect([late.status, codes(late.body)]).toEqual([422, ['extensionIntoThePast']]);
    const silent = await post('member', `cases/${kase.id}/requests`, { ...(await extension(1)), reason: ' ' });
    expect(codes(silent.body)).toEqual(['reasonMissing', 'extensionIntoThePast']);
    const unknown = await post('member', `cases/${kase.id}/requests`, { ...(await extension()), deadlineId: randomUUID() });
    expect([unknown.status, unknown.body.errors]).toEqual([400, [expect.objectContaining({ path: 'deadlineId', code: 'unknownDeadline' })]]);
    const { id: foreignCase } = await acceptedCase(t);
    const foreign = await post('member', `cases/${foreignCase}/requests`, await extension());
    expect(foreign.status).toBe(400);
    await t.db.query(`UPDATE deadlines SET rule = rule || '{"extendable": false}' WHERE case_id = $1`, [kase.id]);
    expect(codes((await post('member', `cases/${kase.id}/requests`, await extension(30))).body)).toEqual(['ruleNotExtendable']);
    const [row] = await t.db.query<{ count: string }[]>('SELECT count(*) FROM requests WHERE case_id = $1', [kase.id]);
    expect(row?.count).toBe('0');
  });

  it('is looked at again when it is granted: what has become impossible is said and nothing changes', async () => {
    const request = await ask(await extension(1));
    t.clock.set('2025-01-10T02:00:00Z');
    const shown = await get('supervisor', `requests/${request.id}`);
    expect(shown.body).toMatchObject({ state: 'open', blockers: [{ code: 'extensionIntoThePast', path: 'length' }] });
    const granted = await post('supervisor', `requests/${request.id}/events`, { type: 'GRANT' });
    expect([granted.status, codes(granted.body)]).toEqual([422, ['extensionIntoThePast']]);
    expect((await stageClock()).generation).toBe(1);
    const refused = await post('supervisor', `requests/${request.id}/events`, { type: 'REFUSE', reason: '已经逾期' });
    expect([refused.status, refused.body.state, refused.body.decisionReason]).toEqual([200, 'refused', '已经逾期']);
  });

  it('adds up when two are granted', async () => {
    const first = await ask(await extension(1));
    const second = await ask(await extension(1));
    await post('supervisor', `requests/${first.id}/events`, { type: 'GRANT' });
    const { body } = await get('supervisor', `requests/${second.id}`);
    expect(body.effect.changes[0]).toMatchObject({ before: '2024-12-23T10:00:00.000Z', after: '2024-12-24T10:00:00.000Z' });
    await post('supervisor', `requests/${second.id}/events`, { type: 'GRANT' });
    expect((await stageClock()).due_at?.toISOString()).toBe('2024-12-24T10:00:00.000Z');
  });
});

describe('a suspension', () => {
  it('stops the clocks and the case when granted; RESUME gives back what was left', async () => {
    const request = await ask({ type: 'suspension', reason: '等待破产受理裁定' }, 'lead');
    expect(request.effect.changes).toEqual([
      { what: 'suspended', subjectId: null, label: null, before: false, after: true },
      { what: 'dueAt', subjectId: expect.any(String) as string, label: 'investigate', before: '2024-12-20T10:00:00.000Z', after: null },
    ]);
    t.clock.set('2024-12-19T02:00:00Z');
    expect((await post('supervisor2', `requests/${request.id}/events`, { type: 'GRANT', reason: '同意' })).status).toBe(200);
    expect(await stageClock()).toMatchObject({ state: 'suspended', due_at: null });
    const { body: suspended } = await get('lead', `cases/${kase.id}`);
    // The hotline waits for its answer all the same: a clock of the law runs on.
    expect(suspended).toMatchObject({ suspendedAt: '2024-12-19T02:00:00.000Z', nextDueAt: '2025-01-07T10:00:00.000Z' });
    const { body: next } = await get('lead', `cases/${kase.id}/next`);
    expect(next.events.find(({ type }: { type: string }) => type === 'COMPLETE_INVESTIGATION').blockers.map(({ code }: { code: string }) => code)).toContain('suspended');
    expect(codes((await post('lead', `cases/${kase.id}/requests`, { type: 'suspension', reason: 'x' })).body)).toEqual(['suspended']);
    t.clock.set('2024-12-25T02:00:00Z');
    await fire(t, suspended as CaseBody, 'RESUME', { reason: '裁定已下' });
    expect(await stageClock()).toMatchObject({ state: 'running' });
    expect((await stageClock()).due_at?.toISOString()).toBe('2024-12-26T10:00:00.000Z');
  });
});

describe('who decides', () => {
  it('nobody the own request; a member not at all; the asker alone withdraws', async () => {
    const own = await ask(await extension(), 'supervisor');
    const granted = await post('supervisor', `requests/${own.id}/events`, { type: 'GRANT' });
    expect([granted.status, codes(granted.body)]).toEqual([422, ['ownRequest']]);
    expect(codes((await post('supervisor', `requests/${own.id}/events`, { type: 'REFUSE', reason: 'x' })).body)).toEqual(['ownRequest']);
    const members = await ask(await extension(), 'member');
    expect((await post('lead', `requests/${members.id}/events`, { type: 'GRANT' })).status).toBe(403);
    expect((await post('member', `requests/${members.id}/events`, { type: 'GRANT' })).status).toBe(403);
    expect(codes((await post('lead', `requests/${members.id}/events`, { type: 'WITHDRAW' })).body)).toEqual(['notOwnRequest']);
    expect(codes((await post('supervisor2', `requests/${members.id}/events`, { type: 'REFUSE' })).body)).toEqual(['reasonMissing']);
    expect((await post('member', `requests/${members.id}/events`, { type: 'WITHDRAW' })).body).toMatchObject({ state: 'withdrawn', version: 2 });
    expect(codes((await post('supervisor2', `requests/${members.id}/events`, { type: 'GRANT' })).body)).toEqual(['notInThisState']);
    expect((await post('supervisor2', `requests/${own.id}/events`, { type: 'GRANT' })).status).toBe(200);
  });

  it('one of two supervisors who grant at the same time, and the clock moves once', async () => {
    for (const version of [1, undefined]) {
      const request = await ask(await extension(1));
      const before = await stageClock();
      const both = await Promise.all((['supervisor', 'supervisor2'] as const).map((user) => post(user, `requests/${request.id}/events`, { type: 'GRANT', ...(version ? { version } : {}) })));
      expect(both.map(({ status }) => status).sort()).toEqual([200, version ? 409 : 422]);
      expect((await stageClock()).generation).toBe(before.generation + 1);
    }
  });

  it('nobody from elsewhere sees or decides anything', async () => {
    const request = await ask(await extension());
    for (const user of ['lead.yinchuan', 'supervisor.yinchuan'] as const) {
      expect((await get(user, `requests/${request.id}`)).status).toBe(404);
      expect((await post(user, `requests/${request.id}/events`, { type: 'WITHDRAW' })).status).toBe(404);
      expect((await post(user, `cases/${kase.id}/requests`, { type: 'suspension', reason: 'x' })).status).toBe(404);
      expect((await get(user, `cases/${kase.id}/requests`)).status).toBe(404);
    }
    for (const user of ['liaison.hrss', 'admin', 'auditor'] as const) expect((await get(user, 'requests')).status).toBe(403);
    expect((await get('outsider', `requests/${request.id}`)).status).toBe(403);
    expect((await get('outsider', `cases/${kase.id}/requests`)).status).toBe(403);
    expect((await post('outsider', `cases/${kase.id}/requests`, await extension())).status).toBe(403);
    expect((await post('supervisor', `requests/${randomUUID()}/events`, { type: 'GRANT' })).status).toBe(404);
    expect((await get('lead', 'requests/none')).status).toBe(404);
  });

  it('a request needs the fields of its type, and has no others', async () => {
    const lacking = await post('member', `cases/${kase.id}/requests`, { type: 'extension', reason: 'x', claimId: randomUUID() });
    expect([lacking.status, lacking.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])]).toEqual([400, [['deadlineId', 'required'], ['length', 'required'], ['unit', 'required'], ['claimId', 'unknownField']]]);
    expect((await post('member', `cases/${kase.id}/requests`, { type: 'holiday', reason: 'x' })).status).toBe(400);
    expect((await post('member', `cases/${kase.id}/requests`, { type: 'suspension', reason: 'x', extra: 1 })).status).toBe(400);
    expect((await post('member', `cases/${kase.id}/requests`, { ...(await extension()), length: 0 })).status).toBe(400);
  });
});

describe('the lists', () => {
  it('show a supervisor what waits, and others what they asked', async () => {
    const mine = await ask(await extension(), 'member');
    const leads = await ask({ type: 'suspension', reason: '等待裁定' }, 'lead');
    const idsIn = async (user: TestUser, query = ''): Promise<string[]> => (await get(user, `requests?caseId=${kase.id}${query}`)).body.items.map(({ id }: { id: string }) => id);
    expect((await idsIn('supervisor2')).sort()).toEqual([mine.id, leads.id].sort());
    expect(await idsIn('member')).toEqual([mine.id]);
    expect(await idsIn('outsider')).toEqual([]);
    expect(await idsIn('supervisor.yinchuan')).toEqual([]);
    await post('supervisor', `requests/${mine.id}/events`, { type: 'REFUSE', reason: '不需要' });
    expect(await idsIn('supervisor2')).toEqual([leads.id]);
    expect(await idsIn('supervisor2', '&state=refused')).toEqual([mine.id]);
    expect(await idsIn('member')).toEqual([mine.id]);
    expect(await idsIn('member', '&state=open')).toEqual([]);
    const { body } = await get('lead', `cases/${kase.id}/requests`);
    expect(body.items).toHaveLength(2);
    const { body: page } = await get('lead', `cases/${kase.id}/requests?limit=1`);
    const { body: rest } = await get('lead', `cases/${kase.id}/requests?limit=1&cursor=${page.nextCursor}`);
    expect([page.items[0].id, rest.items[0].id].sort()).toEqual([mine.id, leads.id].sort());
  });
});

describe('an emergency read', () => {
  it('lets somebody of the region who is not on the case read for 24 hours, and change nothing', async () => {
    const documentId = await addDocument(t, kase.id, 'lead', aPdf(), '协议.pdf');
    const reveal = { workerIds: [await aWorkerRow(t, kase.id)], reason: '联系家属' };
    expect((await get('outsider', `documents/${documentId}`)).status).toBe(404);
    expect((await post('outsider', `cases/${kase.id}/workers/reveal`, reveal)).status).toBe(403);
    expect(codes((await post('member', `cases/${kase.id}/requests`, { type: 'emergencyRead', reason: '在现场' })).body)).toEqual(['alreadyOnTheCase']);
    expect((await post('lead.yinchuan', `cases/${kase.id}/requests`, { type: 'emergencyRead', reason: '在现场' })).status).toBe(404);
    const request = await ask({ type: 'emergencyRead', reason: '职工在现场要跳楼' }, 'outsider');
    expect((await get('outsider', `documents/${documentId}`)).status).toBe(404);
    const granted = await post('supervisor', `requests/${request.id}/events`, { type: 'GRANT' });
    expect(granted.body.effect.changes).toEqual([{ what: 'readableUntil', subjectId: null, label: null, before: null, after: '2024-12-19T02:00:00.000Z' }]);
    expect((await get('outsider', `documents/${documentId}`)).status).toBe(200);
    expect((await get('outsider', `cases/${kase.id}/documents`)).status).toBe(200);
    expect((await post('outsider', `cases/${kase.id}/workers/reveal`, reveal)).status).toBe(200);
    expect((await post('outsider', `cases/${kase.id}/visits`, { visitedAt: '2024-12-18T01:00:00Z', visitorIds: [idOf.outsider], place: 'x', record: 'x' })).status).toBe(403);
    expect((await (await t.as('outsider')).post(`/api/v1/cases/${kase.id}/documents`).attach('file', aPdf(), 'a.pdf')).status).toBe(403);
    t.clock.set('2024-12-19T02:00:00Z');
    expect((await get('outsider', `documents/${documentId}`)).status).toBe(404);
  });
});

describe('the end of a case', () => {
  it('ends what waits, but for emergency reads', async () => {
    const waiting = await ask(await extension());
    const emergency = await ask({ type: 'emergencyRead', reason: '现场' }, 'outsider');
    await fire(t, kase, 'WITHDRAW', { reason: '已和解', requestedAt: '2024-12-18T01:00:00Z' });
    expect((await get('lead', `requests/${waiting.id}`)).body).toMatchObject({ state: 'withdrawn', version: 2, decidedBy: null, decidedAt: '2024-12-18T02:00:00.000Z' });
    expect((await get('lead', `requests/${emergency.id}`)).body).toMatchObject({ state: 'open' });
    expect((await post('supervisor', `requests/${emergency.id}/events`, { type: 'GRANT' })).status).toBe(200);
    const [entry] = await t.db.query<{ details: unknown }[]>(`SELECT details FROM audit_entries WHERE chain = $1 AND action = 'request.endedWithCase'`, [kase.id]);
    expect(entry?.details).toMatchObject({ requestId: waiting.id });
  });
});
