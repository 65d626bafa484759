import { DeliveryMetrics } from '../../src/notifications/delivery-metrics.js';
import { Outbox } from '../../src/platform/jobs/outbox.js';
import { Metrics } from '../../src/platform/observe/metrics.js';
import { acceptedCase } from '../support/case-steps.js';
import { openPage } from '../support/live-stream.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
let origin: string;

/** Without a worker: what waits goes on waiting, until the test runs the job. */
beforeAll(async () => {
  t = await createTestApp({ env: { TRIQUICK_ROLE: 'api', METRICS_TOKEN: 'token-of-the-test' } });
  origin = await t.app.getUrl();
});
afterAll(() => t.close());

const scrape = async (): Promise<string> => {
  const answer = await t.anonymous().get('/api/v1/metrics').expect(200);
  expect(answer.headers['content-type']).toContain('text/plain');
  return answer.text;
};
const values = async (): Promise<Map<string, number>> =>
  new Map((await scrape()).split('\n').flatMap((line) => (line === '' || line.startsWith('#') ? [] : [[line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]])));

it('counts open deadlines and says how late their steps are', async () => {
  const before = await values();
  expect(before.get('deadlines{state="running"}')).toBe(0);
  const kase = await acceptedCase(t);
  await t.runJob('deadlines.sweep');
  const running = (await values()).get('deadlines{state="running"}') ?? 0;
  expect(running).toBeGreaterThan(0);
  expect(await values().then((now) => now.get('deadlines_overdue'))).toBe(0);
  expect(await values().then((now) => now.get('deadline_step_waiting_seconds'))).toBe(0);
  const [clock] = await t.db.query<[{ next: Date }]>('SELECT min(next_step_at) AS next FROM deadlines WHERE case_id = $1', [kase.id]);
  t.clock.set(new Date(clock.next.getTime() + 90_000).toISOString());
  expect((await values()).get('deadline_step_waiting_seconds')).toBe(90);
  await t.runJob('deadlines.sweep');
  const after = await values();
  expect(after.get('deadline_step_waiting_seconds')).toBe(0);
  expect(after.get('deadline_step_lateness_seconds_count')).toBeGreaterThan(0);
  expect(after.get('deadline_step_lateness_seconds_bucket{le="60"}')).toBe(0);
  expect(after.get('deadline_step_lateness_seconds_bucket{le="300"}')).toBe(after.get('deadline_step_lateness_seconds_count'));
  t.clock.advance({ hours: 24 * 30 });
  expect((await values()).get('deadlines_overdue')).toBeGreaterThan(0);
});

it('tells how many jobs wait to be handed on, and for how long', async () => {
  await t.db.query('UPDATE outbox SET dispatched_at = $1', [t.clock.now()]);
  expect(await values().then((now) => [now.get('outbox_waiting'), now.get('outbox_oldest_seconds')])).toEqual([0, 0]);
  await t.db.transaction((m) => t.app.get(Outbox).add(m, 'imports.resume', {}));
  t.clock.advance({ minutes: 2 });
  expect(await values().then((now) => [now.get('outbox_waiting'), now.get('outbox_oldest_seconds')])).toEqual([1, 120]);
});

it('counts what became of messages', async () => {
  const metrics = t.app.get(DeliveryMetrics);
  metrics.delivery('email', 'accepted');
  metrics.delivery('email', 'accepted');
  metrics.delivery('wecom', 'transient');
  const now = await values();
  expect(now.get('deliveries_total{channel="email",result="accepted"}')).toBe(2);
  expect(now.get('deliveries_total{channel="wecom",result="transient"}')).toBe(1);
  expect([now.get('deliveries_waiting'), now.get('deliveries_waiting_seconds'), now.get('deliveries_failed')]).toEqual([0, 0, 0]);
});

it('counts open pages', async () => {
  const pages = [await openPage(origin, 'member'), await openPage(origin, 'lead')];
  expect((await values()).get('streams_open')).toBe(2);
  await Promise.all(pages.map((page) => page.close()));
  for (let open = 2; open !== 0; ) open = (await values()).get('streams_open') ?? 0;
});

it('shows no old number for what cannot be measured, and everything else all the same', async () => {
  let answer: number | Error = 7;
  t.app.get(Metrics).gauge('of_the_test', 'Of the test', () => {
    if (answer instanceof Error) throw answer;
    return answer;
  });
  expect((await values()).get('of_the_test')).toBe(7);
  answer = new Error('not now');
  const now = await values();
  expect(now.get('of_the_test')).toBeUndefined();
  expect(now.get('outbox_waiting')).toBeDefined();
  expect((await values()).get('metrics_failures_total{gauge="of_the_test"}')).toBeGreaterThan(0);
  // One after the other answers two who ask at once.
  answer = 8;
  expect((await Promise.all([values(), values()])).map((both) => both.get('of_the_test'))).toEqual([8, 8]);
});

it('names nobody', async () => {
  const labels = [...(await scrape()).matchAll(/="([^"]*)"/g)].map(([, value = '']) => value);
  expect(labels.length).toBeGreaterThan(20);
  expect(labels.filter((value) => /[^\x20-\x7e]|\d{6}|[0-9a-f]{8}-[0-9a-f]{4}/.test(value))).toEqual([]);
});

it('is for the local host or whoever has the token', async () => {
  const proxied = t.anonymous().get('/api/v1/metrics').set('x-forwarded-for', '192.0.2.1');
  await proxied.expect(404);
  await t.anonymous().get('/api/v1/metrics').set('x-forwarded-for', '192.0.2.1').set('authorization', 'Bearer token-of-the-test').expect(200);
  await t.anonymous().get('/api/v1/metrics').set('x-forwarded-for', '192.0.2.1').set('authorization', 'Bearer token-of-the-tesT').expect(404);
});
