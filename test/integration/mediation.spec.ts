import { CaseExtensions } from '../../src/cases/case-extensions.js';
import { Case } from '../../src/cases/case.entity.js';
import { acceptedCase, fire, type CaseBody } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
let kase: CaseBody;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());
beforeEach(async () => { kase = await acceptedCase(t); });

const aSession = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  form: 'meeting', heldAt: '2024-12-18T01:45:00Z', purposes: ['opinionsHeard', 'lawExplained'], workersPresent: 40, opinions: ['要求年前发清工资'], tension: 3, record: '在车间召开座谈会', ...changes,
});
const aMediation = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  heldAt: '2024-12-18T01:50:00Z', attendees: ['公司副总', '职工代表五人', '区人社局'], heardWorkers: true, heardEmployer: true, workersPosition: '一次付清',
  employerPosition: '分期支付', lawExplained: ['劳动法第五十条'], offers: [{ by: 'employer', text: '一月五日付清工资', amountFen: 1_000_000_00 }], record: '双方同意继续商谈',
  outcome: 'adjourned', ...changes,
});
const post = async (who: Parameters<TestApp['as']>[0], what: 'worker-sessions' | 'mediations', body: Record<string, unknown>, id = kase.id): Promise<{ status: number; body: { id: string; code: string; errors?: unknown[]; blockers?: unknown[] } }> =>
  (await t.as(who)).post(`/api/v1/cases/${id}/${what}`).send(body);
const list = async (what: 'worker-sessions' | 'mediations', query = ''): Promise<{ items: Record<string, unknown>[]; nextCursor: string | null }> =>
  (await (await t.as('supervisor')).get(`/api/v1/cases/${kase.id}/${what}${query}`).expect(200)).body;
const facts = async (slice: 'sessions' | 'mediation'): Promise<unknown> =>
  t.app.get(CaseExtensions).loadSlice(slice, t.db.manager, await t.db.manager.findOneByOrFail(Case, { id: kase.id }), t.clock.now());

describe('sessions with the workers', () => {
  it('are kept as they were held, last one first, and tell the machine that the plan was studied', async () => {
    const first = await post('member', 'worker-sessions', aSession());
    expect(first).toMatchObject({ status: 201, body: { id: expect.any(String) } });
    expect(await facts('sessions')).toEqual({ planStudied: false });
    const second = await post('lead', 'worker-sessions', aSession({ form: 'online', heldAt: '2024-12-18T01:55:00Z', purposes: ['planStudied'], opinions: [], tension: undefined }));
    expect(await facts('sessions')).toEqual({ planStudied: true });
    expect((await list('worker-sessions')).items).toMatchObject([
      { id: second.body.id, form: 'online', purposes: ['planStudied'], opinions: [], tension: null, recordedBy: { id: idOf.lead } },
      { id: first.body.id, opinions: ['要求年前发清工资'], tension: 3, workersPresent: 40, heldAt: '2024-12-18T01:45:00.000Z', recordedBy: { id: idOf.member } },
    ]);
    const page = await list('worker-sessions', '?limit=1');
    expect(page.items).toHaveLength(1);
    expect((await list('worker-sessions', `?limit=1&cursor=${page.nextCursor}`)).items).toMatchObject([{ id: first.body.id }]);
    const { body: timeline } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.items[0]).toMatchObject({ type: 'workerSession.recorded', text: '登记职工座谈，40 人参加', data: { opinions: 0 } });
    expect(JSON.stringify(timeline)).not.toContain('年前');
    const [audit] = await t.db.query<{ count: string }[]>(`SELECT count(*) FROM audit_entries WHERE chain = $1 AND action = 'workerSession.recorded'`, [kase.id]);
    expect(audit?.count).toBe('2');
  });

  it.each([
    ['in the future', { heldAt: '2024-12-18T02:00:01Z' }, 'heldAt'], ['without a purpose', { purposes: [] }, 'purposes'], ['for an unknown purpose', { purposes: ['tea'] }, 'purposes'],
    ['in an unknown form', { form: 'letter' }, 'form'], ['beyond the scale', { tension: 6 }, 'tension'], ['without workers', { workersPresent: 0 }, 'workersPresent'], ['without a record', { record: '  ' }, 'record'],
  ])('are refused %s', async (_, changes, path) => {
    const { status, body } = await post('lead', 'worker-sessions', aSession(changes));
    expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: [expect.objectContaining({ path })] });
    expect((await list('worker-sessions')).items).toEqual([]);
  });
});

describe('mediations', () => {
  it('keep both positions and the offers, and tell the machine who was heard', async () => {
    expect(await facts('mediation')).toEqual({ attempted: false, heardBothSides: false, refused: false });
    const refused = await post('member', 'mediations', aMediation({ heardEmployer: false, employerPosition: undefined, offers: [], outcome: 'refused', heldAt: '2024-12-18T01:40:00Z' }));
    expect(refused.status).toBe(201);
    expect(await facts('mediation')).toEqual({ attempted: true, heardBothSides: false, refused: true });
    const held = await post('lead', 'mediations', aMediation({ outcome: 'agreed', offers: [{ by: 'workers', text: '放弃利息' }, ' 先付一半 '] }));
    expect(held.status).toBe(201);
    expect(await facts('mediation')).toEqual({ attempted: true, heardBothSides: true, refused: true });
    expect((await list('mediations')).items).toMatchObject([
      {
        id: held.body.id, outcome: 'agreed', attendees: ['公司副总', '职工代表五人', '区人社局'], workersPosition: '一次付清', employerPosition: '分期支付', lawExplained: ['劳动法第五十条'],
        offers: [{ by: 'workers', text: '放弃利息', amountFen: null }, { by: 'union', text: '先付一半', amountFen: null }], recordedBy: { id: idOf.lead },
      },
      { id: refused.body.id, outcome: 'refused', employerPosition: null, offers: [] },
    ]);
    const { body: timeline } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.items[0]).toMatchObject({ type: 'mediation.recorded', text: '登记调解会，结果：达成协议' });
  });

  it.each(['agreed', 'partly'])('cannot have ended in an agreement (%s) with one side unheard', async (outcome) => {
    for (const unheard of ['heardWorkers', 'heardEmployer']) {
      expect((await post('lead', 'mediations', aMediation({ outcome, [unheard]: false }))).body).toMatchObject({ status: 422, blockers: [{ code: 'agreedWithoutHearing', path: 'outcome' }] });
    }
    expect((await list('mediations')).items).toEqual([]);
  });

  it.each([
    ['in the future', { heldAt: '2024-12-19T02:00:00Z' }, 'heldAt'], ['with an empty offer', { offers: ['  '] }, 'offers[0].text'], ['with an offer of nobody', { offers: [{ by: 'judge', text: '付清' }] }, 'offers[0].by'],
    ['with an offer in yuan', { offers: [{ by: 'employer', text: '付清', amountFen: 10.5 }] }, 'offers[0].amountFen'], ['with a number as an offer', { offers: [5] }, 'offers[0]'],
    ['with people as objects', { attendees: [{ name: '张三' }] }, 'attendees'], ['with an unknown outcome', { outcome: 'won' }, 'outcome'], ['with an unknown field', { mood: 'calm' }, 'mood'],
  ])('are refused %s', async (_, changes, path) => {
    const { status, body } = await post('lead', 'mediations', aMediation(changes));
    expect({ status, errors: body.errors }).toMatchObject({ status: 400, errors: expect.arrayContaining([expect.objectContaining({ path })]) });
  });
});

describe('both', () => {
  it('are for the task force of an open case', async () => {
    for (const [what, body] of [['worker-sessions', aSession()], ['mediations', aMediation()]] as const) {
      expect((await post('outsider', what, body)).status).toBe(403);
      expect((await post('liaison.hrss', what, body)).status).toBe(403);
      expect((await post('lead.yinchuan', what, body)).status).toBe(404);
      expect((await post('lead', what, body, 'none')).status).toBe(404);
      await t.anonymous().post(`/api/v1/cases/${kase.id}/${what}`).send(body).expect(401);
      await (await t.as('lead.yinchuan')).get(`/api/v1/cases/${kase.id}/${what}`).expect(404);
      await (await t.as('liaison.hrss')).get(`/api/v1/cases/${kase.id}/${what}`).expect(403);
    }
    await fire(t, kase, 'WITHDRAW', { reason: '已付清', requestedAt: '2024-12-18T01:00:00Z' });
    expect((await post('lead', 'mediations', aMediation())).body).toMatchObject({ status: 422, blockers: [{ code: 'caseEnded' }] });
  });
});
