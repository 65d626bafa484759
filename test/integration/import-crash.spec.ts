import { readdir, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { RosterWriter } from '../../src/roster/roster-writer.js';
import { acceptedCase } from '../support/case-steps.js';
import { claimed, largeRoster, rosterOf, sendRoster, showImport } from '../support/roster-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** Without workers of its own, so that each step of a job happens when the test says so. */
let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2024-12-20T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());

const WAGES = 163_708_438;
const asked = async (id: string): Promise<string[]> =>
  (await t.db.query<{ job: string }[]>(`SELECT job FROM outbox WHERE payload->>'id' = $1 ORDER BY created_at, job DESC`, [id])).map(({ job }) => job);

/** Runs the writer as it is, then does something before the transaction goes on. */
function afterWriting(act: (m: Parameters<RosterWriter['addWorkers']>[0]) => Promise<void>): () => void {
  const writer = t.app.get(RosterWriter);
  const original = writer.addWorkers.bind(writer);
  writer.addWorkers = async (...args) => {
    const ids = await original(...args);
    await act(args[0]);
    return ids;
  };
  return () => { writer.addWorkers = original; };
}

describe('an import that is interrupted', () => {
  it('asks for its work in the outbox, with its id alone', async () => {
    const kase = await acceptedCase(t);
    const id = await sendRoster(t, kase.id, 'roster-59.xlsx');
    expect(await asked(id)).toEqual(['imports.parse']);
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'parsing', rows: [] });
    await t.runJob('imports.parse', { id });
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'parsing', total: 59, done: 0 });
    expect(await asked(id)).toEqual(['imports.parse', 'imports.apply']);
    await t.runJob('imports.apply', { id });
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'applied', done: 59 });
    await t.runJob('imports.parse', { id });
    await t.runJob('imports.apply', { id });
    expect(await rosterOf(t, kase.id)).toHaveLength(59);
  });

  it('writes nothing when the connection dies in the middle, and is finished by the next one who comes', async () => {
    const kase = await acceptedCase(t);
    const id = await sendRoster(t, kase.id, 'roster-59.xlsx');
    await t.runJob('imports.parse', { id });
    const restore = afterWriting((m) => m.query('SELECT pg_terminate_backend(pg_backend_pid())').then(() => undefined));
    await expect(t.runJob('imports.apply', { id })).rejects.toThrow();
    restore();
    expect(await rosterOf(t, kase.id)).toEqual([]);
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'parsing' });
    await t.runJob('imports.resume');
    expect(await asked(id)).toEqual(['imports.parse', 'imports.apply']);
    t.clock.advance({ minutes: 1 });
    await t.runJob('imports.resume');
    await t.runJob('imports.resume');
    expect(await asked(id)).toEqual(['imports.parse', 'imports.apply', 'imports.apply']);
    await t.runJob('imports.apply', { id });
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'applied', accepted: 59 });
    expect(claimed(await rosterOf(t, kase.id), 'wages')).toBe(WAGES);
  });

  it('is worked on by one at a time: whoever comes second leaves, and shows how far it is from outside', async () => {
    const kase = await acceptedCase(t);
    const id = await sendRoster(t, kase.id, 'roster-59.xlsx');
    await t.runJob('imports.parse', { id });
    let during: unknown;
    const restore = afterWriting(async () => {
      await t.runJob('imports.apply', { id });
      t.clock.advance({ minutes: 1 });
      await t.runJob('imports.resume');
      during = await showImport(t, kase.id, id);
    });
    await t.runJob('imports.apply', { id });
    restore();
    expect(during).toMatchObject({ state: 'parsing', total: 59 });
    expect(await asked(id)).toEqual(['imports.parse', 'imports.apply']);
    expect(await rosterOf(t, kase.id)).toHaveLength(59);
  });

  it('shows from outside how far it is while nothing is committed yet', async () => {
    const kase = await acceptedCase(t);
    const id = await sendRoster(t, kase.id, largeRoster(1_200));
    await t.runJob('imports.parse', { id });
    const seen: [number, number][] = [];
    const restore = afterWriting(async () => {
      seen.push([(await showImport(t, kase.id, id)).done, (await rosterOf(t, kase.id)).length]);
    });
    await t.runJob('imports.apply', { id });
    restore();
    expect(seen).toEqual([[0, 0], [500, 0], [1_000, 0]]);
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'applied', done: 1_200, total: 1_200, totals: { workers: 1_200, wagesFen: 120_000_000 } });
  });

  it('takes 20,000 rows and no more, and shows the first 5,000', async () => {
    const kase = await acceptedCase(t);
    const id = await sendRoster(t, kase.id, largeRoster(20_000), 'review');
    await t.runJob('imports.parse', { id });
    const shown = await showImport(t, kase.id, id);
    expect(shown).toMatchObject({ state: 'ready', total: 20_000, accepted: 20_000 });
    expect(shown.rows).toHaveLength(5_000);
    const tooLong = await sendRoster(t, kase.id, largeRoster(20_001), 'review');
    await t.runJob('imports.parse', { id: tooLong });
    expect(await showImport(t, kase.id, tooLong)).toMatchObject({ state: 'failed', failure: { code: 'tooManyRows' } });
  }, 60_000);

  it('is given up after five attempts, with nothing written', async () => {
    const kase = await acceptedCase(t);
    const id = await sendRoster(t, kase.id, 'roster-59.xlsx');
    await t.runJob('imports.parse', { id });
    const restore = afterWriting(() => Promise.reject(new Error('a fault of ours')));
    for (let attempt = 1; attempt <= 5; attempt++) await expect(t.runJob('imports.apply', { id })).rejects.toThrow();
    restore();
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'failed', failure: { code: 'importGivenUp' } });
    await t.runJob('imports.apply', { id });
    expect(await rosterOf(t, kase.id)).toEqual([]);
  });

  it('fails with the reason when the case went on to where the roster stands still', async () => {
    const kase = await acceptedCase(t);
    const id = await sendRoster(t, kase.id, 'roster-59.xlsx');
    await t.runJob('imports.parse', { id });
    await t.db.query(`UPDATE cases SET state = 'supervising' WHERE id = $1`, [kase.id]);
    await t.runJob('imports.apply', { id });
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'failed', failure: { code: 'returnToVerificationFirst' } });
    const { body } = await (await t.as('member')).post(`/api/v1/cases/${kase.id}/roster-imports`).attach('file', Buffer.from('x'), 'x.csv').expect(422);
    expect(body.blockers[0].code).toBe('returnToVerificationFirst');
    expect(await rosterOf(t, kase.id)).toEqual([]);
  });

  it('says that the file is gone when it is', async () => {
    const kase = await acceptedCase(t);
    const id = await sendRoster(t, kase.id, 'roster-59.xlsx');
    await rm(path.join(t.dataDir, 'uploads', 'imports', id));
    await t.runJob('imports.parse', { id });
    expect(await showImport(t, kase.id, id)).toMatchObject({ state: 'failed', failure: { code: 'importFileLost' } });
  });
});

describe('what is not kept for ever', () => {
  it('goes: uploads after 30 days, files without a row, answers to repeats, expired sessions', async () => {
    const kase = await acceptedCase(t);
    const uploads = path.join(t.dataDir, 'uploads', 'imports');
    const id = await sendRoster(t, kase.id, 'roster-59.xlsx', 'review');
    await t.runJob('imports.parse', { id });
    const lost = await sendRoster(t, kase.id, 'roster-messy.xlsx', 'review');
    await t.db.query('DELETE FROM sheet_imports WHERE id = $1', [lost]);
    const longAgo = new Date('2024-12-01T00:00:00Z');
    for (const name of await readdir(uploads)) await utimes(path.join(uploads, name), longAgo, longAgo);
    await t.runJob('retention.sweep');
    expect(await readdir(uploads)).not.toContain(lost);
    expect(await readdir(uploads)).toContain(id);
    await (await t.as('member')).post(`/api/v1/cases/${kase.id}/workers`).set('idempotency-key', 'once').send({ name: '马小明' }).expect(201);
    t.clock.set('2025-01-20T00:00:00Z');
    await t.runJob('retention.sweep');
    expect(await readdir(uploads)).not.toContain(id);
    expect(await t.db.query(`SELECT state, failure->>'code' AS code, purged_at FROM sheet_imports WHERE id = $1`, [id])).toEqual([{ state: 'failed', code: 'importExpired', purged_at: new Date('2025-01-20T00:00:00Z') }]);
    expect(await t.db.query('SELECT 1 FROM sheet_import_rows WHERE import_id = $1 AND payload IS NOT NULL', [id])).toEqual([]);
    expect(await t.db.query('SELECT 1 FROM idempotency_records')).toEqual([]);
    expect(await t.db.query('SELECT 1 FROM sessions')).toEqual([]);
  });
});
