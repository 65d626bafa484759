import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CaseBody } from '../support/case-steps.js';
import { idOf, type TestUser } from '../support/people.js';
import { readPdf } from '../support/pdf-text.js';
import { pay, smallCase } from '../support/repayment-steps.js';
import { aStatement, askStatement, fileOf, settledStatement, showStatement } from '../support/statement-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { readWorkbook } from '../support/workbook.js';

let t: TestApp;
let kase: CaseBody;
let workerIds: string[];
beforeAll(async () => { t = await createTestApp({ now: '2024-12-20T02:00:00Z' }); });
afterAll(() => t.close());
beforeEach(async () => {
  t.clock.set('2024-12-20T02:00:00Z');
  ({ kase, workerIds } = await smallCase(t, [{ wages: 600_000 }, { wages: 400_000 }]));
});

const body = { format: 'pdf', reason: '与单位对账' };
const post = async (by: TestUser, url: string, sent: object = body) => (await t.as(by)).post(`/api/v1/cases/${url}`).send(sent);
const download = async (by: TestUser, id: string) => (await t.as(by)).get(`/api/v1/statements/${id}/file`);
const audited = (id: string): Promise<{ chain: string; actor_id: string; action: string; details: Record<string, unknown> }[]> =>
  t.db.query(`SELECT chain, actor_id, action, details FROM audit_entries WHERE details->>'statementId' = $1 ORDER BY seq`, [id]);

describe('asking', () => {
  it('needs a format and a reason, and changes nothing without', async () => {
    for (const sent of [{ format: 'pdf' }, { reason: 'x' }, { format: 'csv', reason: 'x' }, { ...body, reason: '  ' }, { ...body, more: 1 }]) expect((await post('lead', `${kase.id}/statements`, sent)).status).toBe(400);
    expect(await t.db.query('SELECT 1 FROM statements WHERE case_id = $1', [kase.id])).toEqual([]);
  });

  it('is not for people outside the region, liaisons, administrators or auditors', async () => {
    for (const path of ['statements', `workers/${workerIds[0] ?? ''}/statements`, 'employer-statements']) {
      for (const by of ['lead.yinchuan', 'supervisor.yinchuan'] as const) expect((await post(by, `${kase.id}/${path}`)).status).toBe(404);
      for (const by of ['liaison.hrss', 'admin', 'auditor'] as const) expect((await post(by, `${kase.id}/${path}`)).status).toBe(403);
    }
  });

  it('knows no worker of another case, and no id that is none', async () => {
    const other = await smallCase(t, [{ wages: 1 }]);
    for (const id of [other.workerIds[0] ?? '', 'x', '00000000-0000-4000-8000-000000000000']) expect((await post('lead', `${kase.id}/workers/${id}/statements`)).status).toBe(404);
  });

  it('gives no person more than five at a time to wait for', async () => {
    await t.db.query(`INSERT INTO statements (id, subject, case_id, format, locale, reason, requested_by_id, created_at, state, enqueued_at, case_ids, expires_at)
      SELECT gen_random_uuid(), 'case', $1, 'pdf', 'zh-CN', 'x', $2, $3, 'queued', $3, ARRAY[$1::uuid], $3 FROM generate_series(1, 5)`, [kase.id, idOf.leader, new Date('2024-12-20T02:00:00Z')]);
    const { status, body: answer } = await post('leader', `${kase.id}/statements`);
    expect([status, answer.blockers[0].code]).toEqual([422, 'tooManyStatements']);
    expect((await post('lead', `${kase.id}/statements`)).status).toBe(202);
    await t.db.query('DELETE FROM statements WHERE requested_by_id = $1', [idOf.leader]);
  });
});

describe('names', () => {
  it('are in clear for the task force and masked for others of the region, and texts with them', async () => {
    await pay(t, kase.id, { kind: 'wages', amountFen: 100, paidOn: '2024-12-19', workerIds: [workerIds[0]], reference: '凭证 202412190001' });
    const own = await aStatement(t, `${kase.id}/statements`, 'xlsx', 'member');
    const foreign = await aStatement(t, `${kase.id}/statements`, 'xlsx', 'outsider');
    expect([own.shown.masked, foreign.shown.masked]).toEqual([false, true]);
    expect(JSON.stringify(await readWorkbook(own.bytes))).toMatch(/职工甲.*凭证 202412190001/s);
    const masked = JSON.stringify(await readWorkbook(foreign.bytes));
    expect(masked).toMatch(/职\*\*.*凭证 \*\*\*\*/s);
    expect(masked).not.toMatch(/职工甲|202412190001/);
    const worker = await aStatement(t, `${kase.id}/workers/${workerIds[0] ?? ''}/statements`, 'pdf', 'outsider');
    const text = readPdf(worker.bytes).texts.join('');
    expect(text).toContain('职**');
    expect(text).not.toContain('职工甲');
  });
});

describe('fetching', () => {
  it('gives a file to be saved, under its Chinese name', async () => {
    const { shown } = await aStatement(t, `${kase.id}/statements`, 'pdf', 'lead');
    const { headers } = await download('lead', shown.id);
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store', 'content-length': String(shown.bytes) });
    expect(headers['content-disposition']).toBe(`attachment; filename="${String(shown.fileName).replace(/[^\x20-\x7e]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(String(shown.fileName))}`);
  });

  it('is for who may see the case, but names in clear only for its own people', async () => {
    const { shown: clear } = await aStatement(t, `${kase.id}/statements`, 'pdf', 'lead');
    const { shown: masked } = await aStatement(t, `${kase.id}/statements`, 'pdf', 'outsider');
    expect((await download('member', clear.id)).status).toBe(200);
    expect((await download('outsider', masked.id)).status).toBe(200);
    expect((await download('supervisor', masked.id)).status).toBe(200);
    const refused = await download('outsider', clear.id);
    expect([refused.status, refused.body.code]).toEqual([403, 'notYourCase']);
    for (const by of ['lead.yinchuan', 'supervisor.yinchuan'] as const) {
      expect((await download(by, clear.id)).status).toBe(404);
      expect((await (await t.as(by)).get(`/api/v1/statements/${clear.id}`)).status).toBe(404);
    }
    for (const by of ['liaison.hrss', 'auditor', 'admin'] as const) expect((await download(by, clear.id)).status).toBe(403);
  });

  it('asks anew: who left the task force or is related to the employer has it no more', async () => {
    const { shown } = await aStatement(t, `${kase.id}/statements`, 'pdf', 'member');
    await t.db.query('DELETE FROM task_force_members WHERE case_id = $1 AND user_id = $2', [kase.id, idOf.member]);
    const left = await download('member', shown.id);
    expect([left.status, left.body.code]).toEqual([403, 'notYourCase']);
    const { body: wall } = await (await t.as('supervisor')).post('/api/v1/conflicts-of-interest').send({ userId: idOf.member, employerName: '某建筑公司', reason: '亲属' }).expect(201);
    expect((await download('member', shown.id)).status).toBe(404);
    expect((await (await t.as('member')).get('/api/v1/statements').expect(200)).body.items).toEqual([]);
    await t.db.query('UPDATE conflicts_of_interest SET ended_at = now() WHERE id = $1', [(wall as { id: string }).id]);
  });

  it('of an employer is for the asker alone, and only while every case in it is in sight', async () => {
    const other = await smallCase(t, [{ wages: 1 }]);
    const { shown } = await aStatement(t, `${kase.id}/employer-statements`, 'pdf', 'supervisor');
    expect((await download('supervisor2', shown.id)).status).toBe(404);
    expect((await download('supervisor', shown.id)).status).toBe(200);
    await t.db.query(`UPDATE cases SET region_code = '640104' WHERE id = $1`, [other.kase.id]);
    expect((await download('supervisor', shown.id)).status).toBe(404);
  });

  it('lists what a person asked for, newest first, and by case', async () => {
    const first = await askStatement(t, `${kase.id}/statements`, 'pdf', 'lead');
    t.clock.advance({ minutes: 1 });
    const second = await askStatement(t, `${kase.id}/statements`, 'xlsx', 'lead');
    const get = async (query: string) => (await (await t.as('lead')).get(`/api/v1/statements?${query}`).expect(200)).body as { items: { id: string }[]; nextCursor: string | null };
    const page = await get(`caseId=${kase.id}&limit=1`);
    expect(page.items.map(({ id }) => id)).toEqual([second]);
    const rest = await get(`caseId=${kase.id}&limit=1&cursor=${page.nextCursor ?? ''}`);
    expect([rest.items.map(({ id }) => id), rest.nextCursor]).toEqual([[first], null]);
    await (await t.as('lead')).get('/api/v1/statements?cursor=x').expect(400);
    await Promise.all([settledStatement(t, first, 'lead'), settledStatement(t, second, 'lead')]);
  });
});

it('is in the case\'s audit chain when it is asked for, made and fetched, with what and how much, and no name', async () => {
  const { shown } = await aStatement(t, `${kase.id}/workers/${workerIds[0] ?? ''}/statements`, 'xlsx', 'lead');
  const entries = await audited(shown.id);
  expect(entries.map(({ chain, actor_id, action }) => [chain, actor_id, action])).toEqual(['requested', 'made', 'downloaded'].map((act) => [kase.id, idOf.lead, `statement.${act}`]));
  expect(entries[0]?.details).toEqual({ statementId: shown.id, subject: 'worker', workerId: workerIds[0], format: 'xlsx', locale: 'zh-CN', reason: '与单位对账' });
  expect(entries[1]?.details).toMatchObject({ subject: 'worker', workerId: workerIds[0], format: 'xlsx', rows: shown.rows, masked: false, bytes: shown.bytes, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(entries[2]?.details).toEqual({ statementId: shown.id, subject: 'worker', format: 'xlsx', rows: shown.rows, masked: false });
  expect(JSON.stringify(entries)).not.toContain('职工甲');
});

describe('the file', () => {
  it('lies encrypted on the disk, and one that was exchanged is not given out', async () => {
    const { shown, bytes } = await aStatement(t, `${kase.id}/statements`, 'pdf', 'lead');
    const other = await aStatement(t, `${kase.id}/statements`, 'xlsx', 'lead');
    const folder = path.join(t.dataDir, 'statements');
    const stored = await readFile(path.join(folder, shown.id));
    expect(stored.includes(bytes.subarray(0, 64))).toBe(false);
    await writeFile(path.join(folder, shown.id), await readFile(path.join(folder, other.shown.id)));
    const { status, body: answer } = await download('lead', shown.id);
    expect([status, answer.code]).toEqual([500, 'statementUnreadable']);
  });

  it('is had for seven days, and then goes; its row goes ninety days later', async () => {
    const { shown } = await aStatement(t, `${kase.id}/statements`, 'pdf', 'lead');
    expect(shown.expiresAt).toBe('2024-12-27T02:00:00.000Z');
    t.clock.set('2024-12-27T01:59:00Z');
    await t.runJob('retention.sweep');
    expect(await fileOf(t, shown.id, 'lead')).toHaveLength(shown.bytes ?? 0);
    t.clock.set('2024-12-27T02:00:00Z');
    expect((await showStatement(t, shown.id, 'lead')).state).toBe('expired');
    const gone = await download('lead', shown.id);
    expect([gone.status, gone.body.blockers[0].code]).toEqual([422, 'statementExpired']);
    await t.runJob('retention.sweep');
    expect(await readdir(path.join(t.dataDir, 'statements'))).not.toContain(shown.id);
    expect((await showStatement(t, shown.id, 'lead')).state).toBe('expired');
    t.clock.set('2025-03-28T02:00:00Z');
    await t.runJob('retention.sweep');
    await (await t.as('lead')).get(`/api/v1/statements/${shown.id}`).expect(404);
  });
});
