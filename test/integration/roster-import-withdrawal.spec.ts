import { randomUUID } from 'node:crypto';
import { acceptedCase, type CaseBody } from '../support/case-steps.js';
import { importRoster, type Sheet, rosterOf, sendRoster, settledImport, showImport, syntheticId, type WorkerBody } from '../support/roster-steps.js';
import type { TestUser } from '../support/people.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
let kase: CaseBody;
let importId: string;
let workers: WorkerBody[];
beforeAll(async () => { t = await createTestApp(); });
afterAll(() => t.close());
beforeEach(async () => {
  kase = await acceptedCase(t);
  ({ id: importId } = await importRoster(t, kase.id, roster(1_000)));
  workers = await rosterOf(t, kase.id);
});

/** Three people who are owed so many yuan each. */
const roster = (yuan: number): Sheet => ({ name: '名册.csv', bytes: Buffer.from(['姓名,身份证号,欠薪金额（元）', ...['马小明', '丁小军', '纳小兰'].map((name, n) => `${name},${syntheticId(n)},${yuan}`)].join('\n')) });
const at = (suffix: string, of = kase): string => `/api/v1/cases/${of.id}${suffix}`;
const withdraw = async (by: TestUser = 'member', id = importId, of = kase) => (await t.as(by)).post(at(`/roster-imports/${id}/withdrawal`, of)).send({ reason: '传错了名册' });
const first = (): WorkerBody => workers[0] as WorkerBody;
const state = async (): Promise<string> => (await showImport(t, kase.id, importId)).state;
const told = () => t.db.query<{ data: object }[]>(`SELECT data FROM timeline_entries WHERE case_id = $1 AND type = 'roster.importWithdrawn'`, [kase.id]);

it('takes everybody off at once, once however often it is asked, and lets the same people come by a corrected sheet, or by the same one', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => withdraw()));
  expect(answers.map(({ status, body }) => [status, (body as { state: string }).state])).toEqual([1, 2, 3].map(() => [200, 'withdrawn']));
  expect(await rosterOf(t, kase.id)).toEqual([]);
  expect(await told()).toEqual([{ data: { importId, workers: 3, reason: '传错了名册' } }]);
  expect(await t.db.query(`SELECT action FROM audit_entries WHERE chain = $1 AND action = 'roster.importWithdrawn'`, [kase.id])).toHaveLength(1);
  expect(await t.db.query('SELECT withdrawn_reason AS reason FROM claims WHERE case_id = $1', [kase.id])).toEqual([1, 2, 3].map(() => ({ reason: '传错了名册' })));
  expect((await (await t.as('lead')).post(at(`/roster-imports/${importId}/apply`)).expect(422)).body.blockers[0].code).toBe('importWithdrawn');

  const corrected = await importRoster(t, kase.id, roster(2_000));
  expect(corrected).toMatchObject({ state: 'applied', accepted: 3, duplicates: 0 });
  await withdraw('lead', corrected.id);
  expect(await importRoster(t, kase.id, roster(1_000))).toMatchObject({ state: 'applied', accepted: 3, duplicates: 0 });
  expect(await rosterOf(t, kase.id)).toHaveLength(3);
});

it('leaves those alone who came by another sheet or by hand, and those who were taken off before', async () => {
  const other = await importRoster(t, kase.id, { name: '补充.csv', bytes: Buffer.from(`姓名,身份证号,欠薪金额（元）\n丁小红,${syntheticId(9)},500`) });
  const lead = await t.as('lead');
  await lead.post(at('/workers')).send({ name: '马小兰' }).expect(201);
  await lead.post(at(`/workers/${first().id}/removal`)).send({ version: 1, reason: '不是本单位职工' }).expect(204);
  expect((await withdraw()).status).toBe(200);
  expect((await rosterOf(t, kase.id)).map(({ name }) => name)).toEqual(['丁小红', '马小兰']);
  expect((await told())[0]?.data).toMatchObject({ workers: 2 });
  expect((await showImport(t, kase.id, other.id)).state).toBe('applied');
});

describe('is refused, changing nothing, once', () => {
  const refusedWith = async (code: string, count = 1): Promise<void> => {
    const { status, body } = await withdraw();
    expect([status, body.code]).toEqual([422, 'blocked']);
    expect(body.blockers).toContainEqual(expect.objectContaining({ code, message: expect.stringContaining(String(count)) as string }));
    expect(await state()).toBe('applied');
    expect(await rosterOf(t, kase.id)).toHaveLength(3);
    expect(await told()).toEqual([]);
  };
  const claimOf = (worker: WorkerBody): string => worker.claims[0]?.id ?? '';

  it('claims were decided', async () => {
    await (await t.as('lead')).post(at('/claims/decisions')).send({ decisions: workers.slice(0, 2).map((worker) => ({ claimId: claimOf(worker), verifiedFen: 50_000 })) }).expect(200);
    await refusedWith('importedClaimsDecided', 2);
  });

  it('a claim was added, a record corrected and a living condition asked for: all of it is told at once', async () => {
    const lead = await t.as('lead');
    await lead.post(at('/claims')).send({ workerId: first().id, kind: 'overtime', claimedFen: 100 }).expect(201);
    await lead.patch(at(`/workers/${first().id}`)).send({ version: 1, job: '安检员' }).expect(200);
    await lead.post(at('/living-surveys')).send({ surveys: [{ workerId: first().id, condition: 'severe' }] }).expect(201);
    for (const code of ['importedClaimsAdded', 'importedWorkersCorrected', 'importedWorkersSurveyed']) await refusedWith(code);
  });

  it('aid was asked for', async () => {
    await (await t.as('lead')).post(at('/aid-items')).send({ workerId: first().id, kind: 'living', request: '断供三个月' }).expect(201);
    await refusedWith('importedWorkersAided');
  });

  it('somebody was paid', async () => {
    const supervisor = await t.as('supervisor');
    await (await t.as('lead')).post(at('/claims/decisions')).send({ decisions: [{ claimId: claimOf(first()), verifiedFen: 100_000 }] }).expect(200);
    await supervisor.post(at('/payments')).send({ kind: 'wages', paidOn: '2024-12-18', amountFen: 100_000, method: 'cash', reference: '收条1', workerIds: [first().id] }).expect(201);
    await refusedWith('importedWorkersPaid');
  });

  it('the case is under supervision', async () => {
    await t.db.query(`UPDATE cases SET state = 'supervising' WHERE id = $1`, [kase.id]);
    const { status, body } = await withdraw();
    expect([status, body.blockers[0].code]).toEqual([422, 'returnToVerificationFirst']);
  });
});

it('is refused for a sheet that was not taken over, for another case, and to whoever may not write', async () => {
  const waiting = await sendRoster(t, kase.id, roster(3_000), 'review');
  await settledImport(t, kase.id, waiting);
  expect((await withdraw('member', waiting)).body.blockers[0].code).toBe('importNotApplied');
  const other = await acceptedCase(t);
  expect((await withdraw('member', importId, other)).status).toBe(404);
  expect((await withdraw('member', randomUUID())).status).toBe(404);
  expect((await withdraw('outsider')).status).toBe(403);
  expect((await withdraw('liaison.hrss')).status).toBe(403);
  expect((await withdraw('lead.yinchuan')).status).toBe(404);
  expect((await (await t.as('member')).post(at(`/roster-imports/${importId}/withdrawal`)).send({}).expect(400)).body.errors[0]).toMatchObject({ path: 'reason' });
  expect(await state()).toBe('applied');
});
