import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { CanaryWatchdog } from '../../src/notifications/canary-watchdog.js';
import { DeadlineFiring } from '../../src/notifications/deadline-firing.service.js';
import type { Config } from '../../src/platform/config/config.js';
import { CONFIG } from '../../src/platform/config/config.token.js';
import { LOGGER } from '../../src/platform/observe/logger.js';
import { createProgram, type Program } from '../../src/program.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import type { TestUser } from '../support/people.js';

let t: TestApp;
let second: Program;
let origins: string[];
let watchdogs: CanaryWatchdog[];

/** Processes without a worker: the sweep runs when the test says so. */
beforeEach(async () => {
  t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } });
  second = await createProgram(t.app.get<Config>(CONFIG), t.databaseUrl, t.clock);
  await second.app.listen(0, '127.0.0.1');
  origins = [t.app, second.app].map((app) => `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}/api/v1`);
  watchdogs = [t.app, second.app].map((app) => app.get(CanaryWatchdog));
});
afterEach(async () => {
  await second.close();
  await t.close();
});

const sweep = (): Promise<void> => t.runJob('deadlines.sweep');
const look = (): Promise<unknown> => Promise.all(watchdogs.map((watchdog) => watchdog.look()));
const canary = async (): Promise<{ dueAt: string; firedAt: string | null } | undefined> => {
  const [row] = await t.db.query<{ due: Date; fired: Date | null }[]>('SELECT due_at AS due, fired_at AS fired FROM canary_clock');
  return row && { dueAt: row.due.toISOString(), firedAt: row.fired?.toISOString() ?? null };
};
const ready = async (): Promise<unknown[]> => Promise.all(origins.map(async (origin) => {
  const answer = await fetch(`${origin}/health/ready`);
  return { code: answer.status, ...((await answer.json()) as object) };
}));
const measured = async (name: string): Promise<(string | undefined)[]> => Promise.all(origins.map(async (origin) =>
  (await (await fetch(`${origin}/metrics`)).text()).split('\n').find((line) => line.startsWith(`${name} `))?.split(' ')[1]));
const inbox = async (user: TestUser): Promise<{ type: string; text: string; caseId: string | null }[]> =>
  ((await (await t.as(user)).get('/api/v1/notifications').expect(200)).body as { items: { type: string; text: string; caseId: string | null }[] }).items;

function errorsOf(log: Logger): unknown[] {
  const lines: unknown[] = [];
  log.error = (...line: unknown[]) => void lines.push(line);
  return lines;
}

const well = { code: 200, status: 'ok', degraded: [] };
const ill = { code: 200, status: 'degraded', degraded: ['deadlineSweepSilent'] };

it('is fired by the sweep when it is due, and armed again ten seconds ahead', async () => {
  await sweep();
  expect(await canary()).toEqual({ dueAt: '2024-12-18T02:00:10.000Z', firedAt: '2024-12-18T02:00:00.000Z' });
  t.clock.set('2024-12-18T02:00:09Z');
  await sweep();
  expect(await canary()).toMatchObject({ firedAt: '2024-12-18T02:00:00.000Z' });
  t.clock.set('2024-12-18T02:00:10Z');
  await Promise.all([sweep(), sweep()]);
  expect(await canary()).toEqual({ dueAt: '2024-12-18T02:00:20.000Z', firedAt: '2024-12-18T02:00:10.000Z' });
});

it('stays silent when a sweep fails', async () => {
  await sweep();
  t.clock.advance({ minutes: 1 });
  const firing = t.app.get(DeadlineFiring);
  const fireDue = firing.fireDue.bind(firing);
  firing.fireDue = () => Promise.reject(new Error('broken'));
  await expect(sweep()).rejects.toThrow('broken');
  expect(await canary()).toMatchObject({ firedAt: '2024-12-18T02:00:00.000Z' });
  firing.fireDue = fireDue;
  await sweep();
  expect(await canary()).toMatchObject({ firedAt: '2024-12-18T02:01:00.000Z' });
});

it('is armed anew after the clock was put back', async () => {
  await sweep();
  t.clock.set('2024-12-17T02:00:00Z');
  await sweep();
  expect(await canary()).toMatchObject({ dueAt: '2024-12-17T02:00:10.000Z' });
});

it('alarms once for each time it is silent, from however many processes, and tells when it is back', async () => {
  const errors = [t.app, second.app].map((app) => errorsOf(app.get<Logger>(LOGGER)));
  await sweep();
  await look();
  for (const minutes of [1, 2, 3]) {
    t.clock.advance({ minutes: 1 });
    await look();
    if (minutes === 2) expect(await ready()).toEqual([well, well]);
  }
  await look();
  expect(await ready()).toEqual([ill, ill]);
  expect(await measured('canary_alarm')).toEqual(['1', '1']);
  expect(await measured('canary_late_seconds')).toEqual(['170', '170']);
  expect(errors.map((lines) => lines.length)).toEqual([1, 1]);
  for (const user of ['admin', 'admin2'] as const) expect(await inbox(user)).toMatchObject([{ type: 'canary.late', caseId: null, text: expect.stringContaining('时限巡检') }]);
  expect(await inbox('supervisor')).toEqual([]);

  await sweep();
  await look();
  await look();
  expect(await ready()).toEqual([well, well]);
  expect(await measured('canary_alarm')).toEqual(['0', '0']);
  const told = await inbox('admin2');
  expect(told.map(({ type }) => type).sort()).toEqual(['canary.back', 'canary.late']);
  expect(told.map(({ text }) => text).join()).not.toMatch(/[{}]|undefined|null/);
  expect(await t.db.query('SELECT count(*)::int AS n FROM canary_alarms WHERE ended_at IS NOT NULL')).toEqual([{ n: 1 }]);

  t.clock.advance({ minutes: 3 });
  await look();
  await look();
  expect((await inbox('admin')).map(({ type }) => type).sort()).toEqual(['canary.back', 'canary.late', 'canary.late']);
});

it('takes a clock that jumped, or a machine that slept, for no silence', async () => {
  await sweep();
  for (const hours of [5, 9]) {
    t.clock.advance({ hours });
    await look();
    await sweep();
    await look();
  }
  expect(await ready()).toEqual([well, well]);
  expect(await inbox('admin')).toEqual([]);
});

it('alarms too where no sweep has ever run, and is told as over by a process that was not there', async () => {
  await look();
  t.clock.advance({ minutes: 2 });
  const [first, other] = watchdogs;
  await first?.look();
  await first?.look();
  expect(await inbox('admin')).toHaveLength(1);
  await sweep();
  await other?.look();
  expect(await inbox('admin')).toHaveLength(2);
});
