import { randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { ImportParseJob } from '../../src/imports/import-parse.job.js';
import { jobQueues } from '../../src/platform/jobs/job-definitions.js';
import { Outbox } from '../../src/platform/jobs/outbox.js';
import { QUEUE_BOARD_PATH } from '../../src/platform/jobs/queue-board.js';
import { QueueBackend } from '../../src/platform/jobs/queue-backend.js';
import { createTestApp, type Api, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

/** A number of its own on the server, so that emptying it is nothing to other suites. */
const redisUrl = process.env['TEST_REDIS_URL'] === undefined ? [] : [`${process.env['TEST_REDIS_URL']}/9`];
const backends: [string, string | undefined][] = [['PostgreSQL', undefined], ...redisUrl.map((url): [string, string] => ['Redis', url])];

interface Listed { name: string; readOnlyMode: boolean; counts: Record<string, number>; jobs: { id: string; name: string; data: unknown; failedReason?: string; stacktrace: string[] }[] }

const listed = async (api: Api, query = ''): Promise<Listed[]> => ((await api.get(`${QUEUE_BOARD_PATH}/api/queues${query}`).expect(200)).body as { queues: Listed[] }).queues;

describe.each(backends)('the queues on %s', (_name, url) => {
  let t: TestApp;
  const start = async (role: 'all' | 'api'): Promise<Api> => {
    t = await createTestApp({ env: { TRIQUICK_ROLE: role }, ...(url === undefined ? {} : { redisUrl: url }) });
    return t.as('admin');
  };
  afterEach(async () => {
    await t.close();
    if (url === undefined) return;
    const redis = new Redis(url);
    await redis.flushdb();
    await redis.quit();
  });

  it('can be looked at with their jobs, whose faults show no values', async () => {
    const admin = await start('all');
    const handler = t.app.get(ImportParseJob);
    handler.handle = ({ id = '' }) => t.db.query('SELECT $1::int', [`640399-${id}`]);
    const id = randomUUID();
    await t.db.transaction((m) => t.app.get(Outbox).add(m, 'imports.parse', { id }));
    const job = await until('the failed job', async () => (await listed(admin, '?activeQueue=work&status=failed')).find(({ name }) => name === 'work')?.jobs[0]);
    expect(job).toMatchObject({ name: 'imports.parse', data: { id }, failedReason: expect.stringContaining('SQLSTATE 22P02') });
    expect(JSON.stringify(job.stacktrace)).not.toContain('640399');
    const queues = await listed(admin);
    expect(queues.map(({ name }) => name).sort()).toEqual(Object.keys(jobQueues).sort());
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
    await admin.get(`${QUEUE_BOARD_PATH}/api/queues/work/${job.id}`).expect(200);
    await admin.get(`${QUEUE_BOARD_PATH}/api/job-schedulers`).expect(200);
    await admin.get(`${QUEUE_BOARD_PATH}/api/redis/stats`).expect(200);
    const { text } = await t.anonymous().get('/api/v1/metrics').expect(200);
    expect(text).toMatch(/^queue_jobs\{queue="work",state="failed"\} 1$/m);
  });

  it('are opened by the first administrator who looks, in a process that works on none', async () => {
    const admin = await start('api');
    const backend = t.app.get(QueueBackend);
    await (await t.as('auditor')).get(`${QUEUE_BOARD_PATH}/api/queues`).expect(403);
    await admin.get(QUEUE_BOARD_PATH).expect(200);
    expect(backend.opened.size).toBe(0);
    const [first, second] = await Promise.all([listed(admin), listed(admin)]);
    expect(first).toEqual(second);
    expect(backend.opened.size).toBe(Object.keys(jobQueues).length);
  });

  it('change by nothing that is asked of the board', async () => {
    const admin = await start('api');
    await listed(admin);
    const queue = t.app.get(QueueBackend).queue('work');
    const { id } = await queue.add('imports.parse', { id: randomUUID() });
    for (const [method, path] of [['put', 'queues/pause'], ['put', 'queues/work/pause'], ['put', 'queues/work/empty'], ['put', 'queues/work/obliterate'], ['post', 'queues/work/add'], ['put', `queues/work/${id}/clean`], ['patch', `queues/work/${id}/update-data`]] as const) {
      expect((await admin[method](`${QUEUE_BOARD_PATH}/api/${path}`).send({})).body).toMatchObject({ status: 405, code: 'methodNotAllowed' });
    }
    expect(await queue.getJobCounts('waiting')).toEqual({ waiting: 1 });
    expect(await queue.isPaused()).toBe(false);
  });

  it('leave nothing open when the program ends', async () => {
    const open = (kind: string): number => process.getActiveResourcesInfo().filter((found) => found === kind).length;
    const before = open('TCPSocketWrap');
    await listed(await start('api'));
    await t.close();
    await until('no connection of its own', () => open('TCPSocketWrap') <= before);
    t = await createTestApp();
  });
});

describe('the page', () => {
  let t: TestApp;
  beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
  afterAll(() => t.close());

  it('needs nothing that the content security policy refuses, and no other server', async () => {
    const admin = await t.as('admin');
    for (const path of ['', '/', '/queue/work', '/queue/work/1', '/job-schedulers']) {
      const { text, headers } = await admin.get(`${QUEUE_BOARD_PATH}${path}`).expect(200).expect('content-type', /^text\/html/);
      expect(headers['content-security-policy']).toMatch(/default-src 'self'.*script-src 'self'/);
      expect(headers['cache-control']).toBe('no-store');
      const scripts = [...text.matchAll(/<script([^>]*)>([^<]*)/g)].map(([, attributes = '', body = '']) => ({ attributes, body }));
      expect(scripts.length).toBeGreaterThan(1);
      // Only data stands in the page itself.
      for (const { attributes, body } of scripts) expect(body.trim() === '' || attributes.includes('type="application/json"')).toBe(true);
      expect(text).not.toMatch(/ on[a-z]+="/);
      expect(text).toContain(`<base href="${QUEUE_BOARD_PATH}/"`);
      expect(text).not.toContain('<%');
    }
  });

  it('serves its own files with their types, and no others', async () => {
    const admin = await t.as('admin');
    const { text } = await admin.get(QUEUE_BOARD_PATH).expect(200);
    const files = [...text.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const { headers } = await admin.get(`${QUEUE_BOARD_PATH}/${file}`).expect(200);
      expect(headers['content-type']).toMatch(file.endsWith('.js') ? /^text\/javascript/ : file.endsWith('.css') ? /^text\/css/ : /^image\//);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }
    await admin.get(`${QUEUE_BOARD_PATH}/static/locales/zh-CN/messages.json`).expect(200).expect('content-type', /json/);
    for (const wrong of ['static/', 'static/nothing.js', 'static/..%2findex.ejs', 'static/%2e%2e/%2e%2e/package.json', 'static/js']) {
      await admin.get(`${QUEUE_BOARD_PATH}/${wrong}`).expect(404).expect('content-type', /^application\/problem\+json/);
    }
  });
});

for (const url of redisUrl) {
  it('an administrator is told when Redis is gone, and looks again when it is back', async () => {
    const behind = new URL(url);
    const proxy = createServer((client) => {
      const redis = connect(Number(behind.port), behind.hostname);
      client.on('error', () => redis.destroy()).on('close', () => redis.destroy()).pipe(redis);
      redis.on('error', () => client.destroy()).on('close', () => client.destroy()).pipe(client);
    });
    const { port } = await new Promise<AddressInfo>((resolve) => proxy.listen(0, '127.0.0.1', () => resolve(proxy.address() as AddressInfo)));
    await new Promise((resolve) => proxy.close(resolve));
    const t = await createTestApp({ redisUrl: `redis://127.0.0.1:${port}/9`, env: { TRIQUICK_ROLE: 'api' } });
    const admin = await t.as('admin');
    const { body } = await admin.get(`${QUEUE_BOARD_PATH}/api/queues`).expect(503);
    expect(body).toMatchObject({ code: 'unavailable' });
    await admin.get(QUEUE_BOARD_PATH).expect(200);
    proxy.listen(port, '127.0.0.1');
    await until('the queues', async () => (await admin.get(`${QUEUE_BOARD_PATH}/api/queues`)).status === 200);
    await t.close();
    await new Promise((resolve) => proxy.close(resolve));
  });
}
