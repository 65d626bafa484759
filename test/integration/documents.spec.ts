import { readFile, readdir, utimes, writeFile, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createHash, randomUUID } from 'node:crypto';
import { type CaseBody, acceptedCase, addDocument } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import { aDocx, aJpeg, aPdf } from '../support/sample-documents.js';
import { createTestApp, type Api, type TestApp } from '../support/test-app.js';

let t: TestApp;
let kase: CaseBody;
let lead: Api;
beforeAll(async () => {
  t = await createTestApp();
  kase = await acceptedCase(t);
  lead = await t.as('lead');
});
afterAll(() => t.close());

const route = (): string => `/api/v1/cases/${kase.id}/documents`;
const fileOf = (id: string): string => path.join(t.dataDir, 'documents', id.slice(0, 2), id);
const count = async (table: string): Promise<number> => Number((await t.db.query<{ count: string }[]>(`SELECT count(*) FROM ${table}`))[0]?.count);
const audited = async (action: string): Promise<unknown[]> =>
  (await t.db.query<{ details: unknown }[]>('SELECT details FROM audit_entries WHERE chain = $1 AND action = $2 ORDER BY seq', [kase.id, action])).map(({ details }) => details);
async function filesOnDisk(): Promise<number> {
  const all = await readdir(path.join(t.dataDir, 'documents'), { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).length;
}

describe('keeping a document', () => {
  it('tells what it is, keeps it encrypted, and gives back what came', async () => {
    const bytes = aPdf();
    const { body } = await lead.post(route()).attach('file', bytes, { filename: '签收单（一）.pdf', contentType: 'text/html' }).expect(201);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(body).toMatchObject({ id: expect.any(String) as string, name: '签收单（一）.pdf', mediaType: 'application/pdf', size: bytes.length, sha256 });
    const stored = await readFile(fileOf(body.id as string));
    expect(stored.includes('Catalog')).toBe(false);
    const download = await lead.get(`/api/v1/documents/${body.id}`).buffer(true).parse((response, done) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => done(null, Buffer.concat(pieces)));
    }).expect(200);
    expect(download.body).toEqual(bytes);
    expect(download.headers).toMatchObject({
      'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
      'content-disposition': expect.stringContaining("attachment; filename=") as string, 'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(download.headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent('签收单（一）.pdf')}`);
    expect(await audited('document.added')).toContainEqual({ documentId: body.id, mediaType: 'application/pdf', size: bytes.length });
    expect(await audited('document.read')).toEqual([{ documentId: body.id }]);
    const { body: timeline } = await lead.get(`/api/v1/cases/${kase.id}/timeline`).expect(200);
    expect(timeline.items[0]).toMatchObject({ type: 'document.added', text: '上传了文件' });
    expect(JSON.stringify(timeline.items)).not.toContain('签收单');
  });

  it('lists the documents of a case, newest first, page by page', async () => {
    const { body: other } = await lead.get(route()).expect(200);
    const first = await addDocument(t, kase.id, 'lead', aJpeg(), '现场.jpg');
    const second = await addDocument(t, kase.id, 'member', await aDocx(), '协议.docx');
    t.clock.advance({ minutes: 1 });
    const third = await addDocument(t, kase.id, 'supervisor', aJpeg(), '现场2.jpg');
    const { body: page } = await lead.get(`${route()}?limit=1`).expect(200);
    expect(page.items.map(({ id }: { id: string }) => id)).toEqual([third]);
    const { body: rest } = await lead.get(`${route()}?limit=200&cursor=${page.nextCursor}`).expect(200);
    expect(rest.items.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([first, second]));
    expect(rest.items).toHaveLength(2 + other.items.length);
    expect(rest.nextCursor).toBeNull();
    await lead.get(`${route()}?cursor=${Buffer.from('["x","y"]').toString('base64url')}`).expect(400);
  });

  it('says what each belongs to, and what somebody says it is', async () => {
    const paper = await addDocument(t, kase.id, 'lead', aPdf(), '走访笔录.pdf');
    const loose = await addDocument(t, kase.id, 'lead', aJpeg(), '无主.jpg');
    await lead.post(`/api/v1/cases/${kase.id}/visits`).send({ visitedAt: t.clock.now().toISOString(), visitorIds: [idOf.lead], place: '厂区', record: '见到负责人', documentIds: [paper] }).expect(201);
    const classify = (id: string, category: string, by: Api = lead) => by.patch(`${route()}/${id}`).send({ category });
    expect((await classify(paper, 'scene').expect(200)).body).toMatchObject({ id: paper, category: 'scene', uses: ['visit'] });
    await classify(paper, 'scene').expect(200);
    expect(await audited('document.classified')).toEqual([{ documentId: paper, category: 'scene' }]);
    const { body } = await lead.get(`${route()}?limit=200`).expect(200);
    const shown = new Map((body.items as { id: string; category: string | null; uses: string[] }[]).map((item) => [item.id, item]));
    expect([shown.get(paper), shown.get(loose)]).toMatchObject([{ category: 'scene', uses: ['visit'] }, { category: null, uses: [] }]);
    await classify(loose, 'poem').expect(400);
    await classify(kase.id, 'other').expect(404);
    await classify(loose, 'other', await t.as('outsider')).expect(403);
  });

  it('cleans the name, and makes its ending tell the truth', async () => {
    for (const [given, kept] of [['../../../etc/cron.d/工资', '工资.pdf'], ['C:\\temp\\a.html', 'a.html.pdf'], ['x\u202Efdp.exe', 'xfdp.exe.pdf']] as const) {
      const { body } = await lead.post(route()).attach('file', aPdf(), { filename: given }).expect(201);
      expect(body.name).toBe(kept);
    }
  });

  it('takes papers also when the case has ended', async () => {
    const ended = await acceptedCase(t);
    await (await t.as('lead')).post(`/api/v1/cases/${ended.id}/events`).send({ type: 'WITHDRAW', version: ended.version, payload: { reason: '已和解', requestedAt: '2024-12-18T01:00:00Z' } }).expect(200);
    await addDocument(t, ended.id, 'lead', aPdf(), '撤回申请.pdf');
  });
});

describe('the same document sent again', () => {
  it('is answered as it stands, whoever of the task force sends it', async () => {
    const { id } = await acceptedCase(t);
    const send = async (by: 'lead' | 'member', name: string, key = 'same-key') =>
      (await (await t.as(by)).post(`/api/v1/cases/${id}/documents`).set('Idempotency-Key', key).attach('file', aPdf(), { filename: name }).expect(201)).body as { id: string };
    const first = await send('lead', '签收单.pdf');
    const files = await filesOnDisk();
    expect(await send('lead', '../签收单.pdf')).toEqual(first);
    expect(await send('member', '签收单.pdf', 'other-key')).toEqual(first);
    expect(await filesOnDisk()).toBe(files);
    expect(await t.db.query('SELECT details FROM audit_entries WHERE chain = $1 AND action = $2', [id, 'document.added'])).toHaveLength(1);
    expect((await send('lead', '签收单2.pdf')).id).not.toBe(first.id);
    const elsewhere = await acceptedCase(t);
    expect(await addDocument(t, elsewhere.id, 'lead', aPdf(), '签收单.pdf')).not.toBe(first.id);
  });
});

describe('what is refused leaves nothing', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  it.each([
    ['a drawing', svg, 'a.svg', 400, 'documentTypeNotAllowed'],
    ['a page called a PDF', Buffer.from('<html><script>alert(document.cookie)</script></html>'), 'a.pdf', 400, 'documentTypeNotAllowed'],
    ['a photograph with a script', aJpeg('<script>alert(1)</script>'), 'a.jpg', 400, 'documentTypeNotAllowed'],
    ['an empty file', Buffer.alloc(0), 'a.csv', 400, 'documentEmpty'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 'a.pdf', 400, 'documentTypeNotAllowed'],
    ['21 MB', Buffer.concat([aPdf(), Buffer.alloc(21 * 1_048_576, 65)]), 'a.pdf', 413, 'fileTooLarge'],
  ] as const)('%s', async (_, bytes, filename, status, code) => {
    const before = [await count('documents'), await filesOnDisk(), await count('audit_entries')];
    const { body } = await lead.post(route()).attach('file', bytes, { filename, contentType: 'application/pdf' }).expect(status);
    expect(body.code).toBe(code);
    expect([await count('documents'), await filesOnDisk(), await count('audit_entries')]).toEqual(before);
  });

  it('no file, two files, another field, no multipart', async () => {
    const before = [await count('documents'), await filesOnDisk()];
    const none = await lead.post(route()).field('note', 'x').expect(400);
    expect(none.body.errors).toEqual([expect.objectContaining({ path: 'file', code: 'fileMissing' })]);
    await lead.post(route()).attach('file', aPdf(), 'a.pdf').attach('file', aPdf(), 'b.pdf').expect(400);
    const field = await lead.post(route()).field('caseId', randomUUID()).attach('file', aPdf(), 'a.pdf').expect(400);
    expect(field.body.errors).toEqual([expect.objectContaining({ path: 'caseId', code: 'unknownField' })]);
    await lead.post(route()).attach('document', aPdf(), 'a.pdf').expect(400);
    await lead.post(route()).send({ file: 'x' }).expect(415);
    expect([await count('documents'), await filesOnDisk()]).toEqual(before);
  });
});

describe('who may', () => {
  it('add and read: the task force and supervisors of the region, nobody else', async () => {
    const id = await addDocument(t, kase.id, 'member', aPdf(), '证据.pdf');
    const answers: Record<string, number[]> = {};
    for (const user of ['member', 'supervisor2', 'outsider', 'lead.yinchuan', 'supervisor.yinchuan', 'liaison.hrss', 'admin', 'auditor'] as const) {
      const api = await t.as(user);
      const add = await api.post(route()).attach('file', aPdf(), 'a.pdf');
      const list = await api.get(route());
      const read = await api.get(`/api/v1/documents/${id}`);
      answers[user] = [add.status, list.status, read.status];
    }
    expect(answers).toEqual({
      member: [201, 200, 200], supervisor2: [201, 200, 200], outsider: [403, 403, 404], 'lead.yinchuan': [404, 404, 404],
      'supervisor.yinchuan': [404, 404, 404], 'liaison.hrss': [403, 403, 404], admin: [403, 403, 403], auditor: [403, 403, 403],
    });
    await t.anonymous().get(`/api/v1/documents/${id}`).expect(401);
    await t.anonymous().post(route()).attach('file', aPdf(), 'a.pdf').expect(401);
  });

  it('nobody reads what is not there', async () => {
    await lead.get(`/api/v1/documents/${randomUUID()}`).expect(404);
    await lead.get('/api/v1/documents/..%2f..%2fkeys').expect(404);
    await lead.post(`/api/v1/cases/${randomUUID()}/documents`).attach('file', aPdf(), 'a.pdf').expect(404);
  });

  it('a document is of one case only', async () => {
    const other = await acceptedCase(t);
    const id = await addDocument(t, other.id, 'lead', aPdf(), 'a.pdf');
    const visit = { visitedAt: '2024-12-18T01:00:00Z', visitorIds: [idOf.lead], place: '厂区', record: '见到负责人', documentIds: [id] };
    const { body } = await lead.post(`/api/v1/cases/${kase.id}/visits`).send(visit).expect(400);
    expect(body.errors).toEqual([expect.objectContaining({ path: 'documentIds[0]', code: 'unknownDocument' })]);
  });
});

describe('a file that is not what was kept', () => {
  it.each(['changed', 'missing', 'exchanged'])('%s: an error that tells nothing, and an entry in the audit log', async (how) => {
    const id = await addDocument(t, kase.id, 'lead', aPdf(), '协议.pdf');
    const other = await addDocument(t, kase.id, 'lead', aPdf('/X 1'), '另一份.pdf');
    const bytes = await readFile(fileOf(id));
    if (how === 'changed') await writeFile(fileOf(id), Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])]));
    if (how === 'exchanged') await writeFile(fileOf(id), await readFile(fileOf(other)));
    if (how === 'missing') await rm(fileOf(id));
    const { body, headers } = await lead.get(`/api/v1/documents/${id}`).expect(500);
    expect(body).toMatchObject({ code: 'documentUnreadable', status: 500 });
    expect(headers['content-type']).toContain('application/problem+json');
    expect(JSON.stringify(body)).not.toMatch(/ENOENT|documents\/|协议|authenticate/);
    expect(await audited('document.unreadable')).toContainEqual({ documentId: id });
    expect(await audited('document.read')).not.toContainEqual({ documentId: id });
  });
});

describe('the sweep', () => {
  it('removes what no row speaks of after an hour, and nothing else', async () => {
    const kept = await addDocument(t, kase.id, 'lead', aPdf(), 'a.pdf');
    const lost = randomUUID();
    const fresh = randomUUID();
    const folder = path.dirname(fileOf(lost));
    await mkdir(folder, { recursive: true });
    await mkdir(path.dirname(fileOf(fresh)), { recursive: true });
    const temporary = path.join(folder, `${lost}.0123456789ab.tmp`);
    const foreign = path.join(folder, 'readme');
    const old = new Date(t.clock.now().getTime() - 3_600_001);
    for (const file of [fileOf(lost), temporary, foreign, fileOf(fresh)]) await writeFile(file, 'x');
    for (const file of [fileOf(lost), temporary, foreign, fileOf(kept)]) await utimes(file, old, old);
    const young = new Date(t.clock.now().getTime() - 3_000_000);
    await utimes(fileOf(fresh), young, young);
    await t.runJob('documents.sweep');
    await t.runJob('documents.sweep');
    const left = await Promise.all([kept, lost, fresh].map((id) => readFile(fileOf(id)).then(() => true, () => false)));
    expect(left).toEqual([true, false, true]);
    expect(await readdir(folder)).toContain('readme');
    expect(await readdir(folder)).not.toContain(path.basename(temporary));
    await lead.get(`/api/v1/documents/${kept}`).expect(200);
  });
});
