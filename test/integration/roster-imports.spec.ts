import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';
import { readSheet } from '../../src/platform/sheets/sheet-reader.js';
import { cellText } from '../../src/platform/sheets/cell-text.js';
import { HostileSheets, inlineRows, workbookXml } from '../support/hostile-sheets.js';
import { acceptedCase } from '../support/case-steps.js';
import { claimed, fixture, importRoster, rosterOf, sendRoster, settledImport, showImport } from '../support/roster-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2024-12-20T02:00:00Z' }); });
afterAll(() => t.close());

interface Expected59 { workers: number; migrantWorkers: number; hardship: number; [sum: string]: number }
const expected59 = JSON.parse(fixture('roster-59.expected.json').toString('utf8')) as Expected59;
const insurances = ['pension', 'medical', 'unemployment', 'workInjury'] as const;

/** The workbook's rows as comma-separated text. */
async function asCsv(name: string): Promise<string> {
  const lines: string[] = [];
  for await (const { cells } of readSheet(fixture(name))) lines.push(cells.map((cell) => `"${cellText(cell).replaceAll('"', '""')}"`).join(','));
  return lines.join('\r\n');
}

async function expectTheWholeRoster(caseId: string): Promise<void> {
  const workers = await rosterOf(t, caseId, 'member', 25);
  expect({
    workers: workers.length,
    migrantWorkers: workers.filter((worker) => worker.migrantWorker === true).length,
    wagesFen: claimed(workers, 'wages'),
    ...Object.fromEntries(insurances.map((kind) => [`${kind}Fen`, claimed(workers, kind)])),
    socialInsuranceFen: insurances.reduce((sum, kind) => sum + claimed(workers, kind), 0),
    hardship: workers.filter(({ reportedCondition }) => reportedCondition !== null && reportedCondition !== 'stable').length,
  }).toEqual(expected59);
}

describe('importing a roster', () => {
  it('puts 59 workers and every claim on the case, to the fen, without ever waiting for a review', async () => {
    const kase = await acceptedCase(t);
    const seen = new Set<string>();
    const done = await settledImport(t, kase.id, await sendRoster(t, kase.id, 'roster-59.xlsx'), seen);
    expect(done).toMatchObject({ state: 'applied', done: 59, total: 59, accepted: 59, rejected: 0, duplicates: 0, warnings: [], failure: null });
    expect([...seen].every((state) => ['parsing', 'applied'].includes(state))).toBe(true);
    expect(done.totals).toEqual({ workers: 59, ...Object.fromEntries(['wages', ...insurances].map((kind) => [`${kind}Fen`, expected59[`${kind}Fen`]])) });
    await expectTheWholeRoster(kase.id);
    const [, second] = await rosterOf(t, kase.id);
    expect(second).toMatchObject({
      name: '陈国栋', idNumberMasked: '6403**********0029', phoneMasked: '199****3449', bankCardMasked: '************0073', job: '安检员', hiredOn: '2018-06-01',
      reportedCondition: 'severe', livingCondition: null, surveyedAt: null, version: 1,
    });
    expect(second?.claims.find(({ kind }) => kind === 'wages')).toEqual({
      id: expect.any(String) as string, workerId: second?.id, kind: 'wages', from: '2024-08', to: '2024-12', claimedFen: 2_806_475, verifiedFen: null, disallowedReason: null,
      agreedFen: 0, paidFen: 0, decidedAt: null, withdrawnAt: null, withdrawnReason: null,
    });
    const lead = await t.as('lead');
    const { body: timeline } = await lead.get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.items[0]).toMatchObject({ type: 'roster.imported', text: '导入职工名册：新增 59 人，已在册 0 人，退回 0 行', data: { added: 59, wagesFen: expected59['wagesFen'] } });
    const { body: next } = await lead.get(`/api/v1/cases/${kase.id}/next`).expect(200);
    const codes = next.events.find(({ type }: { type: string }) => type === 'COMPLETE_INVESTIGATION').blockers.map(({ code }: { code: string }) => code) as string[];
    expect(codes).not.toContain('rosterEmpty');
  });

  it.each(['utf-8', 'gb18030'])('reads the same roster as text in %s', async (encoding) => {
    const kase = await acceptedCase(t);
    const done = await importRoster(t, kase.id, { name: '名册.csv', bytes: iconv.encode(await asCsv('roster-59.xlsx'), encoding) });
    expect(done).toMatchObject({ state: 'applied', accepted: 59, rejected: 0 });
    await expectTheWholeRoster(kase.id);
  });

  it('refuses wrong rows with row, column and reason, keeps the good ones and compares the total', async () => {
    const expected = JSON.parse(fixture('roster-messy.expected.json').toString('utf8')) as { rows: number; accepted: number; rejected: Record<string, string[]>; warned: Record<string, string[]> };
    const kase = await acceptedCase(t);
    const done = await importRoster(t, kase.id, 'roster-messy.xlsx');
    expect(done).toMatchObject({ state: 'applied', total: expected.rows, accepted: expected.accepted, rejected: Object.keys(expected.rejected).length, duplicates: 0 });
    const codes = (of: 'errors' | 'warnings'): Record<string, string[]> =>
      Object.fromEntries(done.rows.filter((row) => row[of].length > 0).map((row) => [String(row.no), row[of].map(({ code }) => code)]));
    expect(codes('errors')).toEqual(expected.rejected);
    expect(codes('warnings')).toEqual(expected.warned);
    expect(done.rows.every(({ row, no }) => row === (no ?? 0) + 3)).toBe(true);
    expect(done.rows.find(({ no }) => no === 3)?.errors[0]).toEqual({ column: expect.stringContaining('身份证') as string, code: 'idNumberCheckDigit', message: expect.any(String) as string });
    expect(done.warnings.map(({ code }) => code)).toEqual(['totalMismatch']);
    const workers = await rosterOf(t, kase.id);
    expect(workers).toHaveLength(expected.accepted);
    expect(workers.map(({ name }) => name)).toContain('=HYPERLINK("http://x","点我")');
    expect(workers.flatMap(({ claims }) => claims).some(({ claimedFen, kind }) => kind === 'wages' && claimedFen === 1_234_560)).toBe(true);
  });

  it('tells whoever reads English what is wrong in English, with headings as the sheet has them', async () => {
    const kase = await acceptedCase(t);
    const importId = await sendRoster(t, kase.id, 'roster-messy.xlsx');
    const chinese = await settledImport(t, kase.id, importId);
    const english = await showImport(t, kase.id, importId, 'en');
    const issuesOf = ({ rows, warnings }: typeof english): { code: string; message: string }[] => [...warnings, ...rows.flatMap((row) => [...row.errors, ...row.warnings])];
    expect(issuesOf(english).map(({ code }) => code)).toEqual(issuesOf(chinese).map(({ code }) => code));
    for (const { message } of issuesOf(english)) expect(message.replace(/“[^”]*”/g, '')).not.toMatch(/[\u4e00-\u9fff{}…]/);
    for (const { message } of issuesOf(chinese)) expect(message).toMatch(/[\u4e00-\u9fff]/);
    expect(english.warnings[0]?.message).toMatch(/^Row \d+ states a sum of ¥[\d,.]+ for “.+”; its rows add up to ¥[\d,.]+$/);
    const refused = await settledImport(t, kase.id, await sendRoster(t, kase.id, { name: '名册.csv', bytes: Buffer.from('姓名,岗位\n马小明,抄表员') }));
    expect(refused.failure?.message).toContain('缺少必需的列');
    expect((await showImport(t, kase.id, refused.id, 'en')).failure?.message).toMatch(/^A column that is needed is missing: [^…]+$/);
  });

  it('tells of a second sheet it did not read, and refuses only the row whose amount was never worked out', async () => {
    const kase = await acceptedCase(t);
    const sheets = await HostileSheets.create();
    const workbook = await sheets.workbook('two.xlsx', {
      workbook: workbookXml([{ id: 'rId1' }, { id: 'rId2', state: 'hidden' }]),
      sheet: `${inlineRows([['姓名', '身份证号', '欠薪金额'], ['张三', '640399197307090012', '100']])}
        <row><c t="inlineStr"><is><t>李四</t></is></c><c t="inlineStr"><is><t>640399198710140029</t></is></c><c><f>1+1</f></c></row>`,
      more: { 'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${inlineRows([['王五']])}</sheetData></worksheet>` },
    });
    const bytes = await readFile(workbook);
    await sheets.remove();
    const done = await importRoster(t, kase.id, { name: 'two.xlsx', bytes });
    expect(done).toMatchObject({ state: 'applied', accepted: 1, rejected: 1, warnings: [{ code: 'otherSheetsIgnored', message: expect.stringContaining('另有 1 张') as string }] });
  });

  it('adds nobody when the same file comes again, nor the same people in another file', async () => {
    const kase = await acceptedCase(t);
    await importRoster(t, kase.id);
    const again = await importRoster(t, kase.id);
    expect(again).toMatchObject({ state: 'applied', total: 59, accepted: 0, rejected: 0, duplicates: 59 });
    expect(again.rows.every(({ verdict, warnings }) => verdict === 'duplicate' && warnings[0]?.code === 'alreadyOnRoster')).toBe(true);
    const text = (await asCsv('roster-59.xlsx')).replace('28064.75', '30000.00');
    const other = await importRoster(t, kase.id, { name: '更正.csv', bytes: Buffer.from(text) });
    expect(other).toMatchObject({ accepted: 0, duplicates: 59 });
    expect(other.rows.filter(({ warnings }) => warnings.some(({ code }) => code === 'alreadyOnRosterDifferent')).map(({ no }) => no)).toEqual([2]);
    await expectTheWholeRoster(kase.id);
  });

  it('adds everybody once when the same roster is sent twice at the same moment', async () => {
    const kase = await acceptedCase(t);
    const ids = await Promise.all([sendRoster(t, kase.id, 'roster-59.xlsx'), sendRoster(t, kase.id, 'roster-59.xlsx', 'auto', 'lead')]);
    const both = await Promise.all(ids.map((id) => settledImport(t, kase.id, id)));
    expect(both.map(({ state }) => state)).toEqual(['applied', 'applied']);
    expect(both.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(59);
    await expectTheWholeRoster(kase.id);
  });

  it('waits for a review, and applies once however often it is asked', async () => {
    const kase = await acceptedCase(t);
    const lead = await t.as('lead');
    const id = await sendRoster(t, kase.id, 'roster-messy.xlsx', 'review');
    expect(await settledImport(t, kase.id, id)).toMatchObject({ state: 'ready', done: 20, total: 20, accepted: 13, rejected: 7 });
    expect(await rosterOf(t, kase.id)).toEqual([]);
    await Promise.all([1, 2, 3].map(() => lead.post(`/api/v1/cases/${kase.id}/roster-imports/${id}/apply`).expect(202)));
    expect(await settledImport(t, kase.id, id)).toMatchObject({ state: 'applied', accepted: 13 });
    expect(await rosterOf(t, kase.id)).toHaveLength(13);
    await lead.post(`/api/v1/cases/${kase.id}/roster-imports/${id}/apply`).expect(202);
    const { body: list } = await lead.get(`/api/v1/cases/${kase.id}/roster-imports`).expect(200);
    expect(list.items).toEqual([expect.objectContaining({ id, state: 'applied', fileName: 'roster-messy.xlsx' })]);
  });

  it('gives the refused rows back as a sheet that can be corrected and sent again', async () => {
    const kase = await acceptedCase(t);
    const { id } = await importRoster(t, kase.id, 'roster-messy.xlsx');
    const member = await t.as('member');
    const { text, headers } = await member.get(`/api/v1/cases/${kase.id}/roster-imports/${id}/refused.csv`).expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(8);
    expect(lines[0]).toContain('退回原因');
    const again = await importRoster(t, kase.id, { name: 'refused.csv', bytes: Buffer.from(text) });
    expect(again.total).toBe(7);
    expect(again.warnings.map(({ message }: { message: string }) => message).join()).not.toContain('退回原因');
    const { text: twice } = await member.get(`/api/v1/cases/${kase.id}/roster-imports/${again.id}/refused.csv`).expect(200);
    expect(twice.split('\r\n')[0]?.match(/退回原因/g)).toHaveLength(1);
    const { text: english } = await member.get(`/api/v1/cases/${kase.id}/roster-imports/${id}/refused.csv`).set('accept-language', 'en').expect(200);
    expect(english).toContain('The identity number fails its check digit');
    await (await t.as('outsider')).get(`/api/v1/cases/${kase.id}/roster-imports/${id}/refused.csv`).expect(403);
    const audit = await t.db.query<{ action: string }[]>(`SELECT action FROM audit_entries WHERE chain = $1`, [kase.id]);
    expect(audit.map(({ action }) => action)).toContain('import.refusedRowsExported');
  });

  it.each([
    ['a picture', 'foto.xlsx', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'notAWorkbook'],
    ['nothing', 'leer.csv', Buffer.from(' '), 'emptyFile'],
    ['a table of something else', 'menu.csv', Buffer.from('菜名,价格\r\n面,12\r\n'), 'noHeading'],
    ['a workbook cut off', 'cut.xlsx', fixture('roster-59.xlsx').subarray(0, 4_000), 'damaged'],
  ])('says why %s cannot be read', async (_what, name, bytes, code) => {
    const kase = await acceptedCase(t);
    const done = await importRoster(t, kase.id, { name, bytes });
    expect(done).toMatchObject({ state: 'failed', accepted: 0, failure: { code } });
    expect(done.failure?.message).toMatch(/\p{Script=Han}/u);
    expect(await rosterOf(t, kase.id)).toEqual([]);
  });

  it('refuses what is no upload, too large, or not theirs, and keeps nothing of it', async () => {
    const kase = await acceptedCase(t);
    const member = await t.as('member');
    const path = `/api/v1/cases/${kase.id}/roster-imports`;
    await member.post(path).send({ apply: 'auto' }).expect(415);
    expect((await member.post(path).field('apply', 'auto').expect(400)).body.errors).toEqual([expect.objectContaining({ path: 'file', code: 'fileMissing' })]);
    expect((await member.post(path).field('apply', 'now').attach('file', Buffer.from('x'), 'x.csv').expect(400)).body.errors[0]).toMatchObject({ path: 'apply', code: 'notInList' });
    expect((await member.post(path).field('colour', 'red').attach('file', Buffer.from('x'), 'x.csv').expect(400)).body.errors[0]).toMatchObject({ path: 'colour', code: 'unknownField' });
    expect((await member.post(path).attach('other', Buffer.from('x'), 'x.csv').expect(400)).body.errors[0]).toMatchObject({ code: 'unknownField' });
    expect((await member.post(path).attach('file', Buffer.from('x'), 'x.csv').attach('file', Buffer.from('y'), 'y.csv').expect(400)).body.errors[0]).toMatchObject({ code: 'tooManyParts' });
    expect((await member.post(path).attach('file', Buffer.alloc(21 * 1_048_576), 'big.csv').expect(413)).body.code).toBe('fileTooLarge');
    await member.post(path).set('content-type', 'multipart/form-data; boundary=x').send('--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nabc').expect(400);
    await member.post(path).set('content-type', 'multipart/form-data').send('abc').expect(400);
    await (await t.as('outsider')).post(path).attach('file', fixture('roster-59.xlsx'), 'r.xlsx').expect(403);
    await (await t.as('lead.yinchuan')).post(path).attach('file', fixture('roster-59.xlsx'), 'r.xlsx').expect(404);
    await (await t.as('liaison.hrss')).post(path).attach('file', fixture('roster-59.xlsx'), 'r.xlsx').expect(403);
    await t.anonymous().post(path).attach('file', fixture('roster-59.xlsx'), 'r.xlsx').expect(401);
    expect(await t.db.query('SELECT id FROM sheet_imports WHERE case_id = $1', [kase.id])).toEqual([]);
  });

  it('shows an import on its own case only', async () => {
    const kase = await acceptedCase(t);
    const other = await acceptedCase(t);
    const id = await sendRoster(t, kase.id, 'roster-messy.xlsx', 'review');
    await settledImport(t, kase.id, id);
    const member = await t.as('member');
    await member.get(`/api/v1/cases/${other.id}/roster-imports/${id}`).expect(404);
    await member.post(`/api/v1/cases/${other.id}/roster-imports/${id}/apply`).expect(404);
    await member.get(`/api/v1/cases/${kase.id}/roster-imports/${randomUUID()}`).expect(404);
    await member.get(`/api/v1/cases/${kase.id}/roster-imports/nonsense`).expect(404);
    await (await t.as('lead.yinchuan')).get(`/api/v1/cases/${kase.id}/roster-imports/${id}`).expect(404);
    await (await t.as('outsider')).post(`/api/v1/cases/${kase.id}/roster-imports/${id}/apply`).expect(403);
    expect((await showImport(t, kase.id, id)).state).toBe('ready');
  });

  it('raises the risk level when more people stand on the roster than were reported', async () => {
    const kase = await acceptedCase(t, { workersReported: 5 });
    await importRoster(t, kase.id);
    const { body } = await (await t.as('lead')).get(`/api/v1/cases/${kase.id}`).expect(200);
    expect(body).toMatchObject({ riskLevel: 'orange', riskReasons: [expect.objectContaining({ code: 'workersOnRoster' })] });
  });

  it('leaves nothing personal in clear, neither in rows, jobs and audit nor in the data folder', async () => {
    const kase = await acceptedCase(t);
    const csv = Buffer.from(await asCsv('roster-59.xlsx'));
    const waiting = await sendRoster(t, kase.id, { name: '名册.csv', bytes: csv }, 'review');
    await settledImport(t, kase.id, waiting);
    const other = await acceptedCase(t);
    await importRoster(t, other.id, { name: '名册.csv', bytes: csv });
    const tables = ['workers', 'claims', 'sheet_imports', 'sheet_import_rows', 'outbox', 'audit_entries', 'timeline_entries', ...(await queueTables())];
    const rows = (await Promise.all(tables.map((table) => t.db.query<{ row: string }[]>(`SELECT x::text AS row FROM ${table} x`)))).flat();
    const stored = await readFile(path.join(t.dataDir, 'uploads', 'imports', waiting), 'latin1');
    const all = [...rows.map(({ row }) => row), stored].join('\n');
    const secrets: string[] = [];
    for await (const { cells } of readSheet(csv)) secrets.push(...cells.map(cellText).filter((text) => /^(\d{17}[\dX]|1\d{10}|\d{16,19})$/.test(text)));
    expect(secrets.length).toBeGreaterThan(59 * 2);
    expect(all).toContain(waiting);
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    expect(await t.db.query('SELECT row FROM sheet_import_rows WHERE import_id = $1 AND payload IS NULL', [waiting])).toEqual([]);
    expect(await t.db.query('SELECT row FROM sheet_import_rows r JOIN sheet_imports i ON i.id = r.import_id WHERE i.case_id = $1 AND payload IS NOT NULL', [other.id])).toEqual([]);
  });
});

async function queueTables(): Promise<string[]> {
  const tables = await t.db.query<{ name: string }[]>(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'bullmq'`);
  expect(tables.length).toBeGreaterThan(0);
  return tables.map(({ name }) => name);
}
