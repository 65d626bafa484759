import type { OpenAPIObject } from '@nestjs/swagger';
import { RoutePolicies, type Route } from '../../src/auth/route-policies.js';
import { roles, type Role } from '../../src/auth/roles.js';
import { createOpenApi } from '../../src/platform/http/openapi.js';
import { createTestApp, type Api, type TestApp } from '../support/test-app.js';
import { sampleOf } from '../support/sample-body.js';
import { aFullCase, type Ids } from '../support/full-case.js';
import type { TestUser } from '../support/people.js';

/** Somebody of each role who has nothing to do with the case of the test. */
const STRANGERS: Record<Role, TestUser> = {
  taskForce: 'lead.yinchuan', supervisor: 'supervisor.yinchuan', liaison: 'liaison.miit', administrator: 'admin', auditor: 'auditor',
};

/** Of these the administrator is the owner: no record of theirs is foreign. */
const ADMINISTERED = /^\/(users|departments|channels|deliveries|conflicts-of-interest)/;

/** What names a setting of the whole office: nobody's record, foreign to none whose role may see it. */
const OF_THE_OFFICE = /^\/(calendar|deadline-rules|clock-moves|legal-figures)/;

const SOMEBODY = '00000000-0000-4000-8000-000000000000';

/** Bodies that a schema cannot tell: one of several fields is needed. */
const CHOICES: Record<string, object> = {
  'PUT /cases/:id/verification': { version: 1, companyFundsFen: 0 },
  'POST /cases/search': { phone: '19900000000' },
  'POST /cases/:id/claims/decisions': { decisions: [{ claimId: SOMEBODY, verifiedFen: 0 }] },
  'POST /cases/:id/repayment-plans/proposals': { method: 'singleDate', dueOn: '2025-01-05' },
  'POST /cases/:id/payments/:paymentId/resolutions': { type: 'keep', amountFen: 1 },
  'POST /cases/:id/requests': { type: 'suspension', reason: '企业重组' },
  'PATCH /users/:id': { version: 1, name: '新名' },
};

let t: TestApp;
let ids: Ids;
let routes: Route[];
let document: OpenAPIObject;

beforeAll(async () => {
  t = await createTestApp({ now: '2024-12-18T01:00:00Z' });
  ids = await aFullCase(t);
  routes = t.app.get(RoutePolicies).list();
  document = createOpenApi(t.app);
});
afterAll(() => t.close());

/** Everything that is stored but who signed in and who looked, and the board's sums over cases, whose rows are folded meanwhile. */
const contents = async (): Promise<string> => {
  const tables = await t.db.query<{ name: string }[]>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('sessions', 'sign_in_failures', 'audit_entries', 'audit_chains', 'outbox', 'deadlines', 'escalation_steps', 'notifications', 'deliveries', 'audit_roots', 'audit_root_heads', 'changes', 'canary_clock', 'canary_alarms', 'warning_looks', 'board_debts', 'board_dues', 'board_receipts') ORDER BY 1`);
  const sums = [];
  for (const { name } of tables) sums.push(await t.db.query(`SELECT '${name}' AS name, count(*)::int AS rows, md5(string_agg(r::text, '|' ORDER BY r::text)) AS hash FROM "${name}" r`));
  return JSON.stringify(sums);
};

const call = async (api: Api, { method, path }: Route): Promise<{ status: number; code: string }> => {
  const url = `/api/v1${path.replace(/:(\w+)/g, (_, name: string) => ids.of(path, name))}`;
  const operation = (document.paths[`/api/v1${path.replace(/:(\w+)/g, '{$1}')}`] as Record<string, { requestBody?: { content: Record<string, { schema: object }> }; parameters?: { in: string; name: string; required?: boolean; schema: object }[] }> | undefined)?.[method.toLowerCase()];
  const query = (operation?.parameters ?? []).filter((parameter) => parameter.in === 'query' && parameter.required);
  const request = api[method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'](url).query(Object.fromEntries(query.map(({ name, schema }) => [name, sampleOf(document, schema as never)])));
  const content = operation?.requestBody?.content ?? {};
  if (content['multipart/form-data']) return answerOf(await (path.includes('payment-imports') ? request.field('kind', 'wages') : request).attach('file', Buffer.from('a,b\n1,2\n'), 'a.csv'));
  const chosen = CHOICES[`${method} ${path}`];
  if (chosen) return answerOf(await request.send(chosen));
  const json = content['application/json'];
  return answerOf(json ? await request.send(sampleOf(document, json.schema as never) as object) : await request);
};

const answerOf = ({ status, body }: { status: number; body: { code?: string } }): { status: number; code: string } => ({ status, code: body.code ?? '' });

it('every route names its policy', () => {
  expect(routes.length).toBeGreaterThan(80);
  expect(routes.filter(({ policy }) => policy === undefined)).toEqual([]);
});

it('nobody who is not signed in gets past a route that is not public, and nothing changes', async () => {
  const before = await contents();
  const wrong = [];
  for (const route of routes.filter(({ policy, path }) => policy !== 'public' && path !== '/stream')) {
    const { status } = await call(t.anonymous(), route);
    if (status !== 401) wrong.push(`${route.method} ${route.path} answered ${status}`);
  }
  expect(wrong).toEqual([]);
  expect(await contents()).toBe(before);
});

describe.each(roles)('%s', (role) => {
  it('is refused what its role may not do, and does not learn of a record that is not its own', async () => {
    const api = await t.as(STRANGERS[role]);
    const before = await contents();
    const wrong = [];
    for (const route of routes.filter(({ path }) => path !== '/stream' && !path.startsWith('/session'))) {
      const { policy, path, method } = route;
      const allowed = policy === 'signedIn' || policy === 'public' || policy?.includes(role);
      const foreign = path.includes(':') && !OF_THE_OFFICE.test(path) && !(role === 'administrator' && ADMINISTERED.test(path));
      if (allowed && !foreign) continue;
      const { status, code } = await call(api, route);
      const right = allowed ? status === 404 || (status === 403 && code !== 'notAllowed' && ADMINISTERED.test(path)) : status === 403;
      if (!right) wrong.push(`${method} ${path} answered ${status} ${code}`);
    }
    expect(wrong).toEqual([]);
    expect(await contents()).toBe(before);
  });
});

it('a person related to the employer is walled off from its case', async () => {
  const supervisor = await t.as('supervisor');
  const { body: kase } = await supervisor.get(`/api/v1/cases/${ids.caseId}`).expect(200);
  await supervisor.post('/api/v1/conflicts-of-interest').send({ userId: ids.userId, employerName: kase.employer.name, reason: '负责人的亲属' }).expect(201);
  const walled = await t.as('member2');
  await walled.get(`/api/v1/cases/${ids.caseId}`).expect(404);
  const { body: list } = await walled.get('/api/v1/cases?limit=200').expect(200);
  expect(list.items.map(({ id }: { id: string }) => id)).not.toContain(ids.caseId);
});
