import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CodedError } from '../../src/platform/http/coded-error.js';
import { StatementFiles } from '../../src/statements/statement-files.js';
import { StatementRenderer } from '../../src/statements/rendering/statement-renderer.js';
import type { CaseBody } from '../support/case-steps.js';
import { idOf } from '../support/people.js';
import { smallCase } from '../support/repayment-steps.js';
import { askStatement, fileOf, showStatement } from '../support/statement-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** Without workers of its own, so that each step of a job happens when the test says so. */
let t: TestApp;
let kase: CaseBody;
beforeAll(async () => {
  t = await createTestApp({ now: '2024-12-20T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } });
  ({ kase } = await smallCase(t, [{ wages: 600_000 }]));
});
afterAll(() => t.close());

const asked = async (id: string): Promise<string[]> => (await t.db.query<{ job: string }[]>(`SELECT job FROM outbox WHERE payload->>'id' = $1`, [id])).map(({ job }) => job);
const made = async (id: string): Promise<number> => (await t.db.query<unknown[]>(`SELECT 1 FROM audit_entries WHERE action = 'statement.made' AND details->>'statementId' = $1`, [id])).length;
const ask = (): Promise<string> => askStatement(t, `${kase.id}/statements`, 'pdf', 'lead');
const show = (id: string) => showStatement(t, id, 'lead');

/** Puts something in the way of the renderer. @returns what takes it out again */
function rendering(render: StatementRenderer['render']): () => void {
  const renderer = t.app.get(StatementRenderer);
  renderer.render = render;
  return () => { Reflect.deleteProperty(renderer, 'render'); };
}

it('waits in the outbox with its id alone, is not to be had before it is made, and is made once however often it is run', async () => {
  const id = await ask();
  expect(await asked(id)).toEqual(['statements.make']);
  expect(await show(id)).toMatchObject({ state: 'queued', progress: 0, fileName: null, masked: null });
  const early = await (await t.as('lead')).get(`/api/v1/statements/${id}/file`);
  expect([early.status, early.body.blockers[0].code]).toEqual([422, 'statementNotReady']);
  await t.runJob('statements.make', { id });
  const bytes = await fileOf(t, id, 'lead');
  await t.runJob('statements.make', { id });
  expect(await show(id)).toMatchObject({ state: 'ready', progress: 100 });
  expect((await fileOf(t, id, 'lead')).equals(bytes)).toBe(true);
  expect(await made(id)).toBe(1);
});

it('is made by one at a time: whoever comes second leaves, and its progress is seen from outside', async () => {
  const id = await ask();
  let during: unknown;
  const original = t.app.get(StatementRenderer).render.bind(t.app.get(StatementRenderer));
  const restore = rendering(async (document, format, onProgress) => {
    await t.runJob('statements.make', { id });
    t.clock.advance({ minutes: 1 });
    await t.runJob('statements.resume');
    during = await show(id);
    return original(document, format, onProgress);
  });
  await t.runJob('statements.make', { id });
  restore();
  expect(during).toMatchObject({ state: 'making', progress: 10 });
  expect(await asked(id)).toEqual(['statements.make']);
  expect(await made(id)).toBe(1);
});

it('that died after its file was written is made again by the next one who comes, and only then called ready', async () => {
  const id = await ask();
  const files = t.app.get(StatementFiles);
  const write = files.write.bind(files);
  files.write = async (...args) => {
    await write(...args);
    throw new Error('the process died here');
  };
  await expect(t.runJob('statements.make', { id })).rejects.toThrow('died');
  Reflect.deleteProperty(files, 'write');
  expect(await readdir(path.join(t.dataDir, 'statements'))).toContain(id);
  expect(await show(id)).toMatchObject({ state: 'making', fileName: null });
  await t.runJob('statements.resume');
  expect(await asked(id)).toEqual(['statements.make']);
  t.clock.advance({ minutes: 1 });
  await t.runJob('statements.resume');
  await t.runJob('statements.resume');
  expect(await asked(id)).toEqual(['statements.make', 'statements.make']);
  await t.runJob('statements.make', { id });
  expect(await show(id)).toMatchObject({ state: 'ready' });
  expect((await fileOf(t, id, 'lead')).subarray(0, 5).toString()).toBe('%PDF-');
});

it('is given up after three beginnings, with a word for people and an entry for the auditor', async () => {
  const id = await ask();
  const restore = rendering(() => Promise.reject(new Error('fault of ours')));
  for (const _ of [1, 2]) await expect(t.runJob('statements.make', { id })).rejects.toThrow('fault of ours');
  await expect(t.runJob('statements.make', { id })).rejects.toThrow('statementGivenUp');
  restore();
  expect(await show(id)).toMatchObject({ state: 'failed', failure: { code: 'statementGivenUp', message: expect.stringContaining('重新申请') } });
  const refused = await (await t.as('lead')).get(`/api/v1/statements/${id}/file`);
  expect([refused.status, refused.body.blockers[0].code]).toEqual([422, 'statementFailed']);
  await t.runJob('statements.make', { id });
  expect((await show(id)).state).toBe('failed');
  expect(await t.db.query(`SELECT details->>'code' AS code FROM audit_entries WHERE action = 'statement.failed' AND details->>'statementId' = $1`, [id])).toEqual([{ code: 'statementGivenUp' }]);
});

it('that is too large fails at once and says so', async () => {
  const id = await ask();
  const restore = rendering(() => Promise.reject(new CodedError(422, 'statementTooLarge')));
  await t.runJob('statements.make', { id });
  restore();
  expect((await show(id)).failure).toMatchObject({ code: 'statementTooLarge' });
});

it('is not made for somebody who may no longer see the case, or is no longer active', async () => {
  const [walled, disabled] = [await askStatement(t, `${kase.id}/statements`, 'pdf', 'member'), await askStatement(t, `${kase.id}/statements`, 'pdf', 'supervisor2')];
  await t.db.query(`UPDATE users SET region_code = '640100' WHERE id = $1`, [idOf.member]);
  await t.db.query(`UPDATE users SET state = 'disabled' WHERE id = $1`, [idOf.supervisor2]);
  for (const id of [walled, disabled]) {
    await t.runJob('statements.make', { id });
    expect(await t.db.query('SELECT state, failure FROM statements WHERE id = $1', [id])).toEqual([{ state: 'failed', failure: 'statementNoLongerYours' }]);
  }
});

it('shows names by who asked as they stand when it is made, not when they asked', async () => {
  await t.db.query(`UPDATE users SET region_code = '640300' WHERE id = $1`, [idOf.member]);
  const id = await askStatement(t, `${kase.id}/statements`, 'pdf', 'member');
  await t.db.query('DELETE FROM task_force_members WHERE case_id = $1 AND user_id = $2', [kase.id, idOf.member]);
  await t.runJob('statements.make', { id });
  expect(await show(id)).toMatchObject({ state: 'ready', masked: true });
});

it('leaves no file behind that no row speaks of', async () => {
  const folder = path.join(t.dataDir, 'statements');
  const lost = ['00000000-0000-4000-8000-000000000000', '00000000-0000-4000-8000-000000000000.0123456789ab.tmp'];
  const old = new Date(t.clock.now().getTime() - 2 * 3_600_000);
  for (const name of lost) {
    await writeFile(path.join(folder, name), 'x');
    await utimes(path.join(folder, name), old, old);
  }
  await t.runJob('retention.sweep');
  const left = await readdir(folder);
  expect(left.filter((name) => lost.includes(name))).toEqual([]);
  expect(left.length).toBeGreaterThan(0);
});

it('does not keep the event loop from others while it is made', async () => {
  const id = await ask();
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const original = t.app.get(StatementRenderer).render.bind(t.app.get(StatementRenderer));
  const restore = rendering((document, format, onProgress) => {
    const tables = document.tables.map((table) => ({ ...table, rows: table.rows.flatMap((row) => Array.from({ length: 1_000 }, () => row)) }));
    [longest, last] = [0, performance.now()];
    return original({ ...document, tables }, format, onProgress).finally(() => clearInterval(beat));
  });
  const start = performance.now();
  await t.runJob('statements.make', { id });
  restore();
  const took = performance.now() - start;
  expect(longest).toBeLessThan(took / 2);
});
