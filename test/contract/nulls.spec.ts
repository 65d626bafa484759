import type { OpenAPIObject } from '@nestjs/swagger';
import { createOpenApi } from '../../src/platform/http/openapi.js';
import { aFullCase, type Ids } from '../support/full-case.js';
import { sampleOf } from '../support/sample-body.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** Values that a careless or hostile client puts where something else belongs. */
const ODD: readonly unknown[] = [null, [], {}, '', 'x'.repeat(30_000), -1, 1.5, 1e20, true, '\u0000', '\uD800'];

let t: TestApp;
let ids: Ids;
let document: OpenAPIObject;

beforeAll(async () => {
  t = await createTestApp({ now: '2024-12-18T01:00:00Z' });
  ids = await aFullCase(t);
  document = createOpenApi(t.app);
});
afterAll(() => t.close());

it('no odd value in any field of any body makes the server fail, and every refusal has a code', async () => {
  const wrong: string[] = [];
  for (const [url, path] of Object.entries(document.paths)) {
    const route = url.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1');
    for (const [method, operation] of Object.entries(path as Record<string, { requestBody?: { content?: Record<string, { schema: { $ref?: string } }> } }>)) {
      const schema = operation.requestBody?.content?.['application/json']?.schema;
      if (!schema || route.startsWith('/session')) continue;
      const api = await t.as(/^\/(users|departments|channels|deliveries|calendar|deadline-rules|clock-moves|legal-figures)/.test(route) ? 'admin' : 'supervisor');
      const whole = sampleOf(document, schema) as Record<string, unknown>;
      const named = document.components?.schemas?.[schema.$ref?.split('/').at(-1) ?? ''] as { properties?: Record<string, unknown> } | undefined;
      for (const field of Object.keys(named?.properties ?? {})) {
        for (const value of ODD) {
          const target = `/api/v1${route.replace(/:(\w+)/g, (_, name: string) => ids.of(route, name))}`;
          const { status, body } = await api[method as 'post' | 'put' | 'patch'](target).send({ ...whole, [field]: value });
          const refused = status >= 400;
          if (status >= 500 || (refused && typeof body.code !== 'string')) wrong.push(`${method} ${route} ${field}=${JSON.stringify(value).slice(0, 20)}: ${status}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  // Every field of every body, eleven times: long on a machine with other work.
}, 240_000);

/** Cursors that are none of ours, though they look like it. */
const ODD_CURSORS = [1, 2, 3].flatMap((keys) => ['x', -1, 1e300, null, '2024-12-18T01:00:00Z'].map((key) => Buffer.from(JSON.stringify(Array(keys).fill(key))).toString('base64url')));
const ODD_TEXTS = ['', 'x', '-1', '99999999999999999999', '2024-13-45', '0001-01-01', '\u0000', '%'];

interface Query { in: string; name: string; required?: boolean; schema: never }

it('no odd value in any query makes the server fail, and every refusal has a code', async () => {
  const wrong: string[] = [];
  for (const [url, path] of Object.entries(document.paths)) {
    const query = ((path as { get?: { parameters?: Query[] } }).get?.parameters ?? []).filter((parameter) => parameter.in === 'query');
    const route = url.replace('/api/v1', '').replace(/\{(\w+)\}/g, ':$1');
    const target = `/api/v1${route.replace(/:(\w+)/g, (_, name: string) => ids.of(route, name))}`;
    const usual = Object.fromEntries(query.filter(({ required }) => required).map(({ name, schema }) => [name, sampleOf(document, schema)]));
    let allowed = 0;
    for (const user of query.length === 0 ? [] : (['supervisor', 'admin', 'auditor', 'liaison.hrss'] as const)) {
      const api = await t.as(user);
      const { status: plain } = await api.get(target).query(usual);
      if (plain === 403) continue;
      allowed += 1;
      for (const { name } of query) {
        for (const value of name === 'cursor' ? [...ODD_TEXTS, ...ODD_CURSORS] : ODD_TEXTS) {
          const { status, body } = await api.get(target).query({ ...usual, [name]: value });
          if (status >= 500 || (status >= 400 && typeof body.code !== 'string')) wrong.push(`${route} ${name}=${value}: ${status}`);
        }
      }
      break;
    }
    if (query.length > 0 && allowed === 0) wrong.push(`${route}: nobody may ask it`);
  }
  expect(wrong).toEqual([]);
}, 300_000);

it('null in an optional field is a wrong type, told at its path', async () => {
  const { body } = await (await t.as('supervisor')).patch(`/api/v1/cases/${ids.caseId}`).send({ version: 1, summary: null }).expect(400);
  expect(body.errors).toEqual([expect.objectContaining({ path: 'summary', code: 'notText' })]);
});

it.each<[unknown, string]>([
  [0, 'zeroFen'], [-1, 'notAFenAmount'], [1.5, 'notAFenAmount'], ['100', 'notAFenAmount'], [[1], 'notAFenAmount'], [2 ** 53, 'notAFenAmount'], [10 ** 12 + 1, 'tooManyFen'],
])('%j fen are refused: %s', async (amountFen, code) => {
  const { body } = await (await t.as('supervisor')).post(`/api/v1/cases/${ids.caseId}/payments`).send({ kind: 'wages', paidOn: '2024-12-18', amountFen, method: 'cash', reference: 'x' }).expect(400);
  expect(body.errors).toEqual([expect.objectContaining({ path: 'amountFen', code })]);
  expect(body.errors[0].message).not.toMatch(/[{}]|[a-z]Fen/);
});

it('answers an endless id and an endless path in the same form', async () => {
  const supervisor = await t.as('supervisor');
  await supervisor.get(`/api/v1/cases/${'a'.repeat(3_000)}`).expect(404).expect(({ body }) => expect(body.code).toBe('notFound'));
  await supervisor.get('/api/v1/calendar/preview?from=1900-02-13&workingDays=5').expect(400).expect(({ body }) => expect(body.errors[0].code).toBe('calendarYearOutOfRange'));
});
