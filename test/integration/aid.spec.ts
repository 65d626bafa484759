import { randomUUID } from 'node:crypto';
import { CaseExtensions } from '../../src/cases/case-extensions.js';
import { Case } from '../../src/cases/case.entity.js';
import type { AidFacts } from '../../src/cases/domain/case-facts.js';
import { type CaseBody, acceptedCase } from '../support/case-steps.js';
import { idOf, type TestUser } from '../support/people.js';
import { aWorkerRow } from '../support/roster-rows.js';
import { rosterOf } from '../support/roster-steps.js';
import { createTestApp, type Api, type TestApp } from '../support/test-app.js';

let t: TestApp;
let kase: CaseBody;
let member: Api;
beforeAll(async () => {
  t = await createTestApp();
  member = await t.as('member');
});
beforeEach(async () => { kase = await acceptedCase(t); });
afterAll(() => t.close());

const post = async (user: TestUser, url: string, body: object) => (await t.as(user)).post(`/api/v1/${url}`).send(body);
async function anItem(workerId: string, changes: object = {}): Promise<string> {
  const { body } = await member.post(`/api/v1/cases/${kase.id}/aid-items`).send({ workerId, kind: 'living', request: '家中两名学生，断供三个月', ...changes }).expect(201);
  return (body as { id: string }).id;
}
async function facts(): Promise<AidFacts> {
  const row = await t.db.manager.findOneByOrFail(Case, { id: kase.id });
  return t.app.get(CaseExtensions).loadSlice('aid', t.db.manager, row, t.clock.now());
}
const codes = (body: { blockers: { code: string }[] }): string[] => body.blockers.map(({ code }) => code);

describe('an aid item', () => {
  it('is asked for, approved with an amount, and delivered', async () => {
    const workerId = await aWorkerRow(t, kase.id, { livingCondition: 'severe' });
    expect(await facts()).toEqual({ hardshipUndecided: 1, open: 0 });
    const id = await anItem(workerId);
    expect(await facts()).toEqual({ hardshipUndecided: 1, open: 1 });
    const approved = await post('supervisor', `aid-items/${id}/events`, { type: 'APPROVE', version: 1, amountFen: 100_000 });
    expect(approved.status).toBe(200);
    expect(approved.body).toMatchObject({ id, workerId, workerName: '马小明', state: 'approved', version: 2, amountFen: 100_000, decidedAt: t.clock.now().toISOString(), possibleEvents: ['DELIVER', 'WITHDRAW'] });
    expect(await facts()).toEqual({ hardshipUndecided: 0, open: 1 });
    const delivered = await post('member', `aid-items/${id}/events`, { type: 'DELIVER', version: 2, amountFen: 90_000, reason: '现金，本人签收' });
    expect(delivered.body).toMatchObject({ state: 'delivered', amountFen: 90_000, possibleEvents: [] });
    expect(await facts()).toEqual({ hardshipUndecided: 0, open: 0 });
    const entries = await t.db.query<{ action: string; details: unknown }[]>(`SELECT action, details FROM audit_entries WHERE chain = $1 AND action LIKE 'aid.%' ORDER BY seq`, [kase.id]);
    expect(entries).toEqual([
      { action: 'aid.requested', details: { aidItemId: id, workerId, kind: 'aid.living' } },
      { action: 'aid.APPROVE', details: { aidItemId: id, workerId, kind: 'aid.living', amountFen: 100_000 } },
      { action: 'aid.DELIVER', details: { aidItemId: id, workerId, kind: 'aid.living', amountFen: 90_000, reason: '现金，本人签收' } },
    ]);
    const { body: timeline } = await member.get(`/api/v1/cases/${kase.id}/timeline?limit=3`).expect(200);
    expect(timeline.items.map(({ text }: { text: string }) => text)).toEqual(['帮扶已落实：生活救助', '批准帮扶：生活救助', '申请帮扶：生活救助']);
  });

  it('"no aid needed" is a decision, and so is said with a reason; a withdrawn item is none', async () => {
    const workerId = await aWorkerRow(t, kase.id, { livingCondition: 'accident' });
    const id = await anItem(workerId);
    const silent = await post('supervisor', `aid-items/${id}/events`, { type: 'DECLINE' });
    expect([silent.status, codes(silent.body), silent.body.blockers[0].path]).toEqual([422, ['reasonMissing'], 'reason']);
    const declined = await post('supervisor', `aid-items/${id}/events`, { type: 'DECLINE', reason: '本人表示不需要' });
    expect(declined.body).toMatchObject({ state: 'declined', decisionReason: '本人表示不需要' });
    expect(await facts()).toEqual({ hardshipUndecided: 0, open: 0 });
    const other = await aWorkerRow(t, kase.id, { livingCondition: 'relative', position: 2 });
    await post('member', `aid-items/${await anItem(other)}/events`, { type: 'WITHDRAW' });
    expect(await facts()).toEqual({ hardshipUndecided: 1, open: 0 });
    await aWorkerRow(t, kase.id, { livingCondition: 'stable', position: 3 });
    await aWorkerRow(t, kase.id, { livingCondition: 'severe', position: 4, removedAt: t.clock.now() });
    expect(await facts()).toEqual({ hardshipUndecided: 1, open: 0 });
  });

  it('refuses what the state, the version or the person does not allow', async () => {
    const id = await anItem(await aWorkerRow(t, kase.id));
    const url = `aid-items/${id}/events`;
    expect((await post('member', url, { type: 'APPROVE' })).status).toBe(403);
    expect((await post('lead', url, { type: 'DECLINE', reason: 'x' })).status).toBe(403);
    expect((await post('outsider', url, { type: 'WITHDRAW' })).status).toBe(403);
    expect((await post('lead.yinchuan', url, { type: 'WITHDRAW' })).status).toBe(404);
    expect((await post('liaison.hrss', url, { type: 'WITHDRAW' })).status).toBe(403);
    const early = await post('member', url, { type: 'DELIVER' });
    expect([early.status, codes(early.body)]).toEqual([422, ['notInThisState']]);
    const stale = await post('supervisor', url, { type: 'APPROVE', version: 7 });
    expect([stale.status, stale.body.currentVersion]).toEqual([409, 1]);
    expect((await post('supervisor', url, { type: 'DECLINE', reason: 'x', amountFen: 5 })).status).toBe(400);
    expect((await post('supervisor', url, { type: 'APPROVE', amountFen: -1 })).status).toBe(400);
    expect((await post('supervisor', `aid-items/${randomUUID()}/events`, { type: 'APPROVE' })).status).toBe(404);
    expect((await post('supervisor', 'aid-items/none/events', { type: 'APPROVE' })).status).toBe(404);
    const { body } = await member.get(`/api/v1/cases/${kase.id}/aid-items`).expect(200);
    expect(body.items).toEqual([expect.objectContaining({ id, state: 'requested', version: 1, possibleEvents: ['WITHDRAW'] })]);
    await (await t.as('outsider')).get(`/api/v1/cases/${kase.id}/aid-items`).expect(403);
    await (await t.as('lead.yinchuan')).get(`/api/v1/cases/${kase.id}/aid-items`).expect(404);
  });

  it('waits in the list of every supervisor of the region until it is decided, and in no other', async () => {
    const id = await anItem(await aWorkerRow(t, kase.id, { livingCondition: 'severe' }));
    const decided = await anItem(await aWorkerRow(t, kase.id, { livingCondition: 'severe' }));
    await post('supervisor', `aid-items/${decided}/events`, { type: 'DECLINE', reason: '重复' });
    const listed = async (user: TestUser, query = ''): Promise<{ id: string }[]> => {
      const { body }: { body: { items: { id: string; caseId: string }[] } } = await (await t.as(user)).get(`/api/v1/aid-items?limit=200${query}`).expect(200);
      return body.items.filter(({ caseId }) => caseId === kase.id);
    };
    const idsListed = async (user: TestUser, query = ''): Promise<string[]> => (await listed(user, query)).map((item) => item.id);
    const { body: { employer } } = await member.get(`/api/v1/cases/${kase.id}`).expect(200);
    expect(await listed('supervisor2')).toEqual([expect.objectContaining({ id, caseId: kase.id, caseNumber: kase.number, employerName: employer.name, workerName: '马小明', state: 'requested', possibleEvents: expect.arrayContaining(['APPROVE', 'DECLINE']) as unknown })]);
    expect(await idsListed('supervisor')).toEqual([id]);
    expect(await idsListed('supervisor', '&state=declined')).toEqual([decided]);
    expect(await idsListed('supervisor.yinchuan')).toEqual([]);
    await (await t.as('lead')).get('/api/v1/aid-items').expect(403);
  });

  it('is asked for with what was found of the family: both are recorded, or neither', async () => {
    const workerId = await aWorkerRow(t, kase.id);
    const found = { condition: 'severe', note: '妻子住院，电话 13912345678' };
    const ask = (changes: object = {}): ReturnType<typeof post> => post('member', `cases/${kase.id}/aid-items`, { workerId, kind: 'medical', request: '住院', found, ...changes });
    const recorded = async (): Promise<object> => {
      const [[worker], { body: aid }, { body: timeline }] = await Promise.all([
        rosterOf(t, kase.id), member.get(`/api/v1/cases/${kase.id}/aid-items`).expect(200), member.get(`/api/v1/cases/${kase.id}/timeline?limit=2`).expect(200),
      ]);
      const surveys = await t.db.query<{ condition: string; surveyed_by_id: string }[]>('SELECT condition, surveyed_by_id FROM living_surveys WHERE worker_id = $1', [workerId]);
      const { livingCondition, livingNote, surveyedAt } = worker ?? {};
      return { worker: { livingCondition, livingNote, surveyedAt }, surveys, aid: aid.items.map(({ kind }: { kind: string }) => kind), latest: timeline.items.map(({ type }: { type: string }) => type) };
    };
    const before = await recorded();
    const bad = await ask({ found: { condition: 'rich' } });
    expect([bad.status, bad.body.errors]).toEqual([400, [expect.objectContaining({ path: 'found.condition', code: 'notInList' })]]);
    expect((await ask({ workerId: randomUUID() })).status).toBe(400);
    await t.db.query(`UPDATE cases SET state = 'supervising' WHERE id = $1`, [kase.id]);
    const late = await ask();
    expect([late.status, codes(late.body)]).toEqual([422, ['returnToVerificationFirst']]);
    expect(await recorded()).toEqual(before);
    await t.db.query(`UPDATE cases SET state = 'investigating' WHERE id = $1`, [kase.id]);
    expect((await ask()).status).toBe(201);
    expect(await recorded()).toEqual({
      worker: { livingCondition: 'severe', livingNote: found.note, surveyedAt: t.clock.now().toISOString() }, surveys: [{ condition: 'severe', surveyed_by_id: idOf.member }],
      aid: ['medical'], latest: ['aid.requested', 'livingSurvey.recorded'],
    });
    expect(await facts()).toEqual({ hardshipUndecided: 1, open: 1 });
  });

  it('is decided once when two supervisors decide at the same time', async () => {
    const id = await anItem(await aWorkerRow(t, kase.id));
    const both = await Promise.all([
      post('supervisor', `aid-items/${id}/events`, { type: 'APPROVE' }),
      post('supervisor2', `aid-items/${id}/events`, { type: 'DECLINE', reason: '重复' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const [row] = await t.db.query<{ version: number }[]>('SELECT version FROM aid_items WHERE id = $1', [id]);
    expect(row?.version).toBe(2);
  });

  it('is for somebody on this roster', async () => {
    const other = await acceptedCase(t);
    const elsewhere = await aWorkerRow(t, other.id);
    const gone = await aWorkerRow(t, kase.id, { removedAt: t.clock.now() });
    for (const workerId of [elsewhere, gone, randomUUID()]) {
      const { status, body } = await post('member', `cases/${kase.id}/aid-items`, { workerId, kind: 'medical', request: '住院' });
      expect([status, body.errors]).toEqual([400, [expect.objectContaining({ path: 'workerId', code: 'notOnThisRoster' })]]);
    }
    expect((await post('member', `cases/${kase.id}/aid-items`, { workerId: randomUUID(), kind: 'gold', request: '' })).status).toBe(400);
  });

  it('pages', async () => {
    const workerId = await aWorkerRow(t, kase.id);
    const ids = [await anItem(workerId), await anItem(workerId, { kind: 'schooling' }), await anItem(workerId, { kind: 'medical' })];
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } = await member.get(`/api/v1/cases/${kase.id}/aid-items?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`).expect(200);
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor;
    }
    expect(seen.sort()).toEqual(ids.sort());
  });
});
