import { roles, type Role } from '../../src/auth/roles.js';
import { QUEUE_BOARD_PATH } from '../../src/platform/jobs/queue-board.js';
import { type TestUser } from '../support/people.js';
import { createTestApp, type Api, type TestApp } from '../support/test-app.js';

const SOMEBODY: Record<Role, TestUser> = { taskForce: 'lead', supervisor: 'leader', liaison: 'head.hrss', administrator: 'admin', auditor: 'auditor' };

/** Pages, files, the API, writes, and what is not there: below the path nothing is for everybody. */
const REQUESTS = [
  ['get', ''], ['get', '/'], ['get', '/queue/work'], ['get', '/queue/work/1'], ['get', '/job-schedulers'], ['head', '/'],
  ['get', '/static/images/logo.svg'], ['get', '/static/favicon.ico'], ['get', '/static/nothing.js'],
  ['get', '/api/queues'], ['get', '/api/job-schedulers'], ['get', '/api/redis/stats'], ['get', '/api/queues/work/1'], ['get', '/%61pi/queues'],
  ['put', '/api/queues/pause'], ['put', '/api/queues/work/obliterate'], ['post', '/api/queues/work/add'], ['delete', '/api/queues/work'], ['options', '/api/queues'],
  ['get', '/nothing/at/all'], ['get', '/../queues/api/queues'], ['get', '//api/queues'],
] as const;

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());

const statuses = async (api: Api): Promise<string[]> => {
  const answers: string[] = [];
  for (const [method, path] of REQUESTS) {
    const { status, headers } = await api[method](`${QUEUE_BOARD_PATH}${path}`);
    const isProblem = status < 400 || method === 'head' || /^application\/problem\+json/.test(String(headers['content-type'])) || path.startsWith('/api/queues/work/1');
    answers.push(`${method} ${path} ${status}${isProblem ? '' : ' without a problem'}`);
  }
  return answers;
};
const all = (status: number): string[] => REQUESTS.map(([method, path]) => `${method} ${path} ${status}`);

it('nobody gets past the path of the queues who is not signed in', async () => {
  expect(await statuses(t.anonymous())).toEqual(all(401));
});

describe.each(roles.filter((role) => role !== 'administrator'))('%s', (role) => {
  it('is refused everything below it', async () => {
    expect(await statuses(await t.as(SOMEBODY[role]))).toEqual(all(403));
  });
});

it('an administrator looks, and changes nothing', async () => {
  const answers = await statuses(await t.as(SOMEBODY.administrator));
  expect(answers).toEqual(REQUESTS.map(([method, path]) => {
    const status = !['get', 'head'].includes(method) ? 405 : /nothing|work\/1$|\/\.\.|\/\/|^$/.test(path) && !path.startsWith('/queue/') && path !== '' ? 404 : 200;
    return `${method} ${path} ${status}`;
  }));
});

it('an administrator who has to change the password first, is refused', async () => {
  await t.db.query(`UPDATE users SET must_change_password = true WHERE username = 'admin2'`);
  const { body } = await (await t.as('admin2')).get(`${QUEUE_BOARD_PATH}/api/queues`).expect(403);
  expect(body).toMatchObject({ code: 'mustChangePassword' });
});

it('a write from another site is refused as everywhere', async () => {
  const admin = await t.as('admin');
  const { body } = await admin.put(`${QUEUE_BOARD_PATH}/api/queues/pause`).set('origin', 'https://elsewhere.example').send({}).expect(403);
  expect(body).toMatchObject({ code: 'foreignOrigin' });
});

it('a worker serves nothing of it', async () => {
  const worker = await createTestApp({ env: { TRIQUICK_ROLE: 'worker' } });
  await worker.anonymous().get(QUEUE_BOARD_PATH).expect(404);
  await worker.close();
});
