import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { GENESIS_ROOT, rootHash } from '../../src/audit/domain/audit-chain.js';
import { verifyAudit } from '../../src/cli/verify-audit.js';
import { forgeChain, storedEntries } from '../support/audit-forger.js';
import { systemAudit, systemAuditLength } from '../support/account-steps.js';
import { acceptedCase } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import { type TestApp, createTestApp } from '../support/test-app.js';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

const A_VISIT = { visitedAt: '2024-12-18T01:45:00Z', visitorIds: [idOf.lead], place: '厂区', record: '见到负责人' };

let t: TestApp;
let rootFile: string;
let caseId: string;

const TABLES = ['audit_entries', 'audit_chains', 'audit_roots', 'audit_root_heads'];
const COMMAND_MS = 60_000;

/** Some life in two case chains and the system's, under three roots; without a worker, that would make others. */
beforeAll(async () => {
  t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } });
  rootFile = path.join(t.dataDir, 'audit-roots.jsonl');
  caseId = (await acceptedCase(t)).id;
  await t.runJob('audit.root');
  t.clock.advance({ minutes: 10 });
  await acceptedCase(t, { employer: { name: '第二家', regionCode: '640302' } });
  for (const who of ['supervisor', 'member', 'outsider'] as const) await t.as(who);
  await t.runJob('audit.root');
  t.clock.advance({ minutes: 10 });
  await (await t.as('lead')).post(`/api/v1/cases/${caseId}/visits`).send(A_VISIT).expect(201);
  await t.runJob('audit.root');
  for (const table of TABLES) await t.db.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
  await copyFile(rootFile, `${rootFile}.kept`);
});

/** Every test finds the same log. */
afterEach(async () => {
  for (const table of TABLES) {
    await t.db.query(`TRUNCATE ${table}`);
    await t.db.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
  }
  await t.db.query('DELETE FROM timeline_entries t USING audit_chains c WHERE c.chain = t.case_id::text AND t.seq > c.seq');
  await copyFile(`${rootFile}.kept`, rootFile);
  t.clock.set('2024-12-18T02:20:00Z');
});
afterAll(() => t.close());

interface Verdict { code: 0 | 1; lines: string[] }

/** What the command says, by its own function. */
async function verdict(file = rootFile): Promise<Verdict> {
  const lines: string[] = [];
  const code = await verifyAudit(t.db, file, (line) => void lines.push(line));
  return { code, lines };
}

const chains: [string, () => string][] = [['a case', () => caseId], ['the system', () => 'system']];

describe('an untouched log', () => {
  it('is whole, says the command', async () => {
    const { code, lines } = await verdict();
    expect(lines).toEqual([expect.stringMatching(/^The audit log is whole: 3 chains, \d+ entries, 3 roots/)]);
    expect(code).toBe(0);
  });

  it('is whole while people work and roots are made', async () => {
    const lead = await t.as('lead');
    const work = Array.from({ length: 8 }, () => lead.post(`/api/v1/cases/${caseId}/visits`).send(A_VISIT).expect(201));
    const checks = [verdict(), t.runJob('audit.root').then(() => verdict()), verdict(), verdict()];
    const verdicts = await Promise.all(checks);
    await Promise.all(work);
    expect([...verdicts, await verdict()].map(({ lines }) => lines)).toEqual(verdicts.concat(verdicts.slice(0, 1)).map(() => [expect.stringContaining('is whole')]));
  });

  it('gets its line in the file back when the program was killed between the two', async () => {
    const lines = (await readFile(rootFile, 'utf8')).trimEnd().split('\n');
    await writeFile(rootFile, `${lines.slice(0, 2).join('\n')}\n`);
    expect((await verdict()).code).toBe(1);
    await t.runJob('audit.root');
    expect(await verdict()).toMatchObject({ code: 0 });
    expect((await readFile(rootFile, 'utf8')).trimEnd().split('\n')).toEqual(lines);
  });
});

describe.each(chains)('the chain of %s', (_, chainOf) => {
  const sql = (query: string) => t.db.query(query, [chainOf()]);

  it.each([
    ['a changed detail', `UPDATE audit_entries SET details = details || '{"forged": true}' WHERE chain = $1 AND seq = 2`, /entry 2: changed/],
    ['a changed action', `UPDATE audit_entries SET action = 'nothing' WHERE chain = $1 AND seq = 1`, /entry 1: changed/],
    ['a changed time', `UPDATE audit_entries SET at = at - interval '1 ms' WHERE chain = $1 AND seq = 2`, /entry 2: changed/],
    ['another person', `UPDATE audit_entries SET actor_id = gen_random_uuid() WHERE chain = $1 AND seq = 2`, /entry 2: changed/],
    ['a removed first entry', `DELETE FROM audit_entries WHERE chain = $1 AND seq = 1`, /entry 1: missing/],
    ['a removed entry', `DELETE FROM audit_entries WHERE chain = $1 AND seq = 2`, /entry 2: missing/],
    ['a moved entry', `UPDATE audit_entries SET seq = 1000 WHERE chain = $1 AND seq = 2`, /entry 2: missing/],
    ['a cut-off end', `DELETE FROM audit_entries WHERE chain = $1 AND seq = (SELECT seq FROM audit_chains WHERE chain = $1)`, /: cutOff/],
    ['a head set back', `UPDATE audit_chains SET seq = seq - 1 WHERE chain = $1`, /: outOfOrder/],
    ['a removed head', `DELETE FROM audit_chains WHERE chain = $1`, /: outOfOrder/],
    ['all entries removed', `DELETE FROM audit_entries WHERE chain = $1`, /: cutOff/],
  ])('%s is found', async (_name, query, expected) => {
    await sql(query);
    const { code, lines } = await verdict();
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(expected));
    expect(lines.find((line) => expected.test(line))).toContain(`chain ${chainOf()}`);
  });

  it('two entries in exchanged places are found', async () => {
    await sql('UPDATE audit_entries SET seq = -seq WHERE chain = $1 AND seq IN (2, 3)');
    await sql('UPDATE audit_entries SET seq = CASE seq WHEN -2 THEN 3 ELSE 2 END WHERE chain = $1 AND seq < 0');
    const { code, lines } = await verdict();
    expect(code).toBe(1);
    expect(lines).toEqual(expect.arrayContaining([expect.stringContaining('entry 2: changed'), expect.stringContaining('entry 3: changed')]));
  });

  it('an end cut off, with the head and the heads of all roots made to fit, is found by the file', async () => {
    await forgeChain(t, chainOf(), (entries) => entries.slice(0, -1));
    const { code, lines } = await verdict();
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/^root \d+: rootChanged$/));
  });

  it('an entry changed, and everything after it computed anew, is found by the file', async () => {
    await forgeChain(t, chainOf(), (entries) => entries.map((entry) => (entry.seq === 2 ? { ...entry, action: 'nothing' } : entry)));
    await sql('UPDATE audit_root_heads h SET hash = e.hash FROM audit_entries e WHERE e.chain = h.chain AND e.seq = h.seq AND h.chain = $1');
    await forgeRoots();
    const { code, lines } = await verdict();
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/^root \d+: rootChanged$/));
  });

  it('the whole chain taken out of every table is found by the file, also after the roots are computed anew', async () => {
    for (const table of ['audit_entries', 'audit_chains', 'audit_root_heads']) await sql(`DELETE FROM ${table} WHERE chain = $1`);
    expect(await verdict()).toMatchObject({ code: 1 });
    await forgeRoots();
    const { code, lines } = await verdict();
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/^root 1: rootChanged$/));
  });
});

/** Computes the hashes of all roots in the database anew, from the heads that are there now. */
async function forgeRoots(): Promise<void> {
  let previous = GENESIS_ROOT;
  for (const { n, at } of await t.db.query<{ n: number; at: Date }[]>('SELECT n, at FROM audit_roots ORDER BY n')) {
    const heads = await t.db.query<{ chain: string; seq: number; hash: string }[]>('SELECT chain, seq, hash FROM audit_root_heads WHERE n = $1 ORDER BY chain COLLATE "C"', [n]);
    previous = rootHash(previous, n, at.toISOString(), heads);
    await t.db.query('UPDATE audit_roots SET hash = $2 WHERE n = $1', [n, previous]);
  }
}

describe('the roots', () => {
  const rewrite = async (change: (lines: string[]) => string[]): Promise<Verdict> => {
    const lines = (await readFile(rootFile, 'utf8')).trimEnd().split('\n');
    await writeFile(rootFile, `${change(lines).join('\n')}\n`);
    return verdict();
  };

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    ['a removed line', (lines) => lines.filter((_, i) => i !== 1), /root 2: rootMissing/],
    ['a removed last line', (lines) => lines.slice(0, -1), /root 3: rootMissing/],
    ['a changed line', (lines) => lines.map((line, i) => (i === 1 ? line.replace(/"hash":"..../, '"hash":"0000') : line)), /root 2: rootChanged/],
    ['a line of another time', (lines) => lines.map((line, i) => (i === 1 ? line.replace('2024', '2023') : line)), /root 2: rootChanged/],
    ['a second line for a root', (lines) => [...lines, (lines[1] ?? '').replace(/"hash":"..../, '"hash":"0000')], /root 2: rootChanged/],
    ['a torn line', (lines) => [...lines, '{"n":4,"at"'], /root 4: rootChanged/],
    ['a line of a root that the database does not know', (lines) => [...lines, '{"n":9,"at":"2024-12-18T05:00:00.000Z","hash":"00"}'], /root 9: rootMissing/],
  ])('%s is found', async (_, change, expected) => {
    const { code, lines } = await rewrite(change);
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(expected));
  });

  it('are missed when the file is gone', async () => {
    await rm(rootFile);
    expect((await verdict()).lines).toEqual(expect.arrayContaining(['root 1: rootMissing', 'root 2: rootMissing', 'root 3: rootMissing']));
  });

  it('are missed when the last one is taken out of the database, also after the next one is made', async () => {
    await t.db.query('DELETE FROM audit_root_heads WHERE n = 3');
    await t.db.query('DELETE FROM audit_roots WHERE n = 3');
    expect((await verdict()).lines).toContain('root 3: rootMissing');
    await t.db.query(`UPDATE audit_chains SET rooted_seq = 0`);
    await t.runJob('audit.root');
    expect((await verdict()).lines).toEqual(['root 3: rootMissing', expect.stringContaining('1 faults')]);
  });

  it('are in the file one after the other when several processes make them', async () => {
    const lead = await t.as('lead');
    for (let i = 0; i < 3; i += 1) {
      await lead.post(`/api/v1/cases/${caseId}/visits`).send(A_VISIT).expect(201);
      await Promise.all([t.runJob('audit.root'), t.runJob('audit.root'), t.runJob('audit.root')]);
    }
    expect(await verdict()).toMatchObject({ code: 0 });
    expect((await readFile(rootFile, 'utf8')).trimEnd().split('\n').map((line) => (JSON.parse(line) as { n: number }).n)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('auditors', () => {
  it('page through the entries by chain, person, action and time; one entry an hour says that they read', async () => {
    const auditor = await t.as('auditor');
    const before = await systemAuditLength(t);
    const all = await auditor.get('/api/v1/audit/entries').query({ chain: caseId, limit: '200' }).expect(200);
    const stored = await storedEntries(t, caseId);
    const number = (await (await t.as('supervisor')).get(`/api/v1/cases/${caseId}`)).body.number as string;
    expect(all.body.items.map(({ actorName: _, caseNumber: __, ...entry }: { actorName: string; caseNumber: string }) => entry)).toEqual([...stored].reverse());
    expect(all.body.items[0]).toMatchObject({ action: 'visit.recorded', actorName: '王组长', caseNumber: number });
    const found = async (query: Record<string, string>): Promise<string[]> =>
      (await auditor.get('/api/v1/audit/entries').query({ limit: '200', ...query }).expect(200)).body.items.map(({ chain, action, actorName }: Record<string, string>) => [chain === caseId ? 'case' : chain, action, actorName].join(' '));
    expect(await found({ caseNumber: number })).toEqual(all.body.items.map(({ action, actorName }: Record<string, string>) => `case ${action} ${actorName}`));
    expect(await found({ caseNumber: '没有这一件' })).toEqual([]);
    expect(await found({ caseNumber: number, actorName: '组长', action: 'visit.' })).toEqual(['case visit.recorded 王组长']);
    expect(await found({ actorName: '%' })).toEqual([]);
    expect(await found({ action: 'visit' })).toEqual([]);
    expect((await found({ action: 'session.', actorName: '审计' }))[0]).toBe('system session.signedIn 审计员');
    const seen: unknown[] = [];
    let cursor: string | null | undefined;
    do {
      const { body } = await auditor.get('/api/v1/audit/entries').query({ chain: caseId, limit: '2', ...(cursor ? { cursor } : {}) }).expect(200);
      seen.push(...body.items);
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(all.body.items);
    const byLead = await auditor.get('/api/v1/audit/entries').query({ actorId: idOf.lead, action: 'case.reported' }).expect(200);
    expect(byLead.body.items).toHaveLength(2);
    const late = await auditor.get('/api/v1/audit/entries').query({ from: '2024-12-18T02:20:00Z', to: '2024-12-18T02:20:00.001Z', chain: caseId }).expect(200);
    expect(late.body.items.map(({ action }: { action: string }) => action)).toEqual(['visit.recorded']);
    await auditor.get('/api/v1/audit/chains').expect(200);
    expect((await systemAudit(t, before)).map(({ action, actorId }) => [action, actorId])).toEqual([['audit.read', idOf.auditor]]);
    t.clock.advance({ hours: 1 });
    await auditor.get('/api/v1/audit/chains').expect(200);
    expect((await systemAudit(t, before)).map(({ action }) => action)).toEqual(['audit.read', 'audit.read']);
    for (const query of [{ cursor: 'x' }, { cursor: Buffer.from('["x","y","z"]').toString('base64url') }, { from: 'yesterday' }, { colour: 'red' }]) {
      await auditor.get('/api/v1/audit/entries').query(query).expect(400);
    }
  });

  it('list the chains with what the latest root holds', async () => {
    const auditor = await t.as('auditor');
    const { body } = await auditor.get('/api/v1/audit/chains').query({ limit: '200' }).expect(200);
    expect(body.items).toHaveLength(3);
    const entries = await storedEntries(t, caseId);
    expect(body.items).toContainEqual({ chain: caseId, caseNumber: expect.stringContaining('〔2024〕'), entries: entries.length, rooted: entries.length, hash: entries.at(-1)?.hash });
    const first = await auditor.get('/api/v1/audit/chains').query({ limit: '1' }).expect(200);
    const rest = await auditor.get('/api/v1/audit/chains').query({ cursor: first.body.nextCursor }).expect(200);
    expect([...first.body.items, ...rest.body.items].map(({ chain }: { chain: string }) => chain)).toEqual(body.items.map(({ chain }: { chain: string }) => chain));
  });

  it('have it verified, which is recorded with the number of faults', async () => {
    const auditor = await t.as('auditor');
    const whole = await auditor.post('/api/v1/audit/verification').expect(200);
    expect(whole.body).toMatchObject({ chains: 3, roots: 3, faultCount: 0, faults: [] });
    const before = await systemAuditLength(t);
    await t.db.query(`UPDATE audit_entries SET action = 'nothing' WHERE chain = $1 AND seq = 2`, [caseId]);
    const changed = await auditor.post('/api/v1/audit/verification').expect(200);
    expect(changed.body).toMatchObject({ faultCount: 1, faults: [{ chain: caseId, seq: 2, fault: 'changed' }] });
    expect((await systemAudit(t, before))[0]).toMatchObject({ action: 'audit.verified', details: { faults: 1 } });
  });

  it('take it away as JSON lines that can be verified elsewhere; the log keeps what was taken', async () => {
    const auditor = await t.as('auditor');
    t.clock.advance({ minutes: 1 });
    const before = await systemAuditLength(t);
    const answer = await auditor.get('/api/v1/audit/export').buffer(true).parse((res, done) => {
      let text = '';
      res.on('data', (part: Buffer) => (text += part.toString())).on('end', () => done(null, text));
    }).expect(200);
    expect(answer.headers['content-type']).toContain('application/x-ndjson');
    expect(answer.headers['content-disposition']).toContain('audit.jsonl');
    const lines = (answer.body as string).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter(({ chain }) => chain === caseId).map(({ actorName: _, ...entry }) => entry)).toEqual(await storedEntries(t, caseId));
    expect((await systemAudit(t, before))[0]).toMatchObject({ action: 'audit.exported', actorId: idOf.auditor, details: { filter: {}, entries: lines.length } });
    const part = await auditor.get('/api/v1/audit/export').query({ chain: caseId, action: 'case.reported' }).buffer(true).expect(200);
    expect((await systemAudit(t, before))[1]).toMatchObject({ details: { filter: { chain: caseId, action: 'case.reported' }, entries: 1 } });
    expect(part.status).toBe(200);
  });

  it('are the only ones, and cannot write', async () => {
    for (const who of ['lead', 'supervisor', 'leader', 'liaison.hrss', 'admin'] as const) {
      const client = await t.as(who);
      for (const route of ['entries', 'chains', 'export']) await client.get(`/api/v1/audit/${route}`).expect(403);
      await client.post('/api/v1/audit/verification').expect(403);
    }
    await t.anonymous().get('/api/v1/audit/entries').expect(401);
    for (const method of ['put', 'patch', 'delete'] as const) await (await t.as('auditor'))[method]('/api/v1/audit/entries').expect(404);
  });
});

describe('the real command', () => {
  const run = async (...args: string[]): Promise<{ code: number; text: string }> => {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const child = spawn(process.execPath, [path.join(ROOT, 'dist', 'cli.js'), ...args], {
      cwd: t.dataDir, env: { ...env, NODE_ENV: 'test', DATABASE_URL: t.databaseUrl, DATA_DIR: t.dataDir, AUDIT_ROOT_FILE: '', REDIS_URL: '' },
    });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part: string) => (text += part));
    const [code] = (await once(child, 'close')) as [number];
    return { code, text };
  };

  it('answers 0, 1 and 2', async () => {
    expect(await run('verify-audit')).toMatchObject({ code: 0, text: expect.stringContaining('The audit log is whole') });
    await copyFile(rootFile, path.join(t.dataDir, 'copy.jsonl'));
    expect((await run('verify-audit', '--root-file', 'copy.jsonl')).code).toBe(0);
    await t.db.query(`DELETE FROM audit_entries WHERE chain = $1 AND seq = 2`, [caseId]);
    expect(await run('verify-audit')).toMatchObject({ code: 1, text: expect.stringContaining(`chain ${caseId}, entry 2: missing`) });
    expect((await run('verify-audit', '--colour')).code).toBe(2);
    expect((await run('nothing')).code).toBe(2);
  }, COMMAND_MS);
});
