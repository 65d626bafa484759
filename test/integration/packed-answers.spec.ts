import http from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { acceptedCase, aReport } from '../support/case-steps.js';
import { signInAt } from '../support/live-stream.js';
import { TEST_PASSWORD } from '../support/people.js';
import { importRoster, rosterOf } from '../support/roster-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
let origin: string;
let cookie: string;
let caseId: string;

beforeAll(async () => {
  t = await createTestApp();
  origin = await t.app.getUrl();
  cookie = await signInAt(origin, 'lead');
  caseId = (await acceptedCase(t)).id;
  await importRoster(t, caseId);
});
afterAll(() => t.close());

interface Asked {
  method?: string;
  body?: object;
  encoding?: string;
}

/** An answer as it came over the wire: `fetch` would unpack it and say nothing of it. */
async function ask(path: string, { method = 'GET', body, encoding = 'gzip, deflate, br' }: Asked = {}): Promise<{ status: number; headers: http.IncomingHttpHeaders; bytes: Buffer }> {
  const headers = { cookie, 'accept-encoding': encoding, ...(body ? { 'content-type': 'application/json' } : {}) };
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.request(`${origin}/api/v1${path}`, { method, headers }, resolve).on('error', reject).end(body && JSON.stringify(body));
  });
  return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat((await answer.toArray()) as Buffer[]) };
}

it('packs what is read as the browser can unpack it, to a fraction', async () => {
  for (const path of [`/cases/${caseId}/deadlines`, `/cases/${caseId}/workers?limit=200`]) {
    const plain = await ask(path, { encoding: 'identity' });
    expect(plain.headers).toMatchObject({ 'content-length': String(plain.bytes.length), vary: expect.stringContaining('accept-encoding') as string });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    for (const [encoding, unpack] of [['br', brotliDecompressSync], ['gzip', gunzipSync]] as const) {
      const packed = await ask(path, { encoding });
      expect(packed.headers).toMatchObject({ 'content-encoding': encoding, 'content-type': 'application/json; charset=utf-8', vary: expect.stringContaining('accept-encoding') as string });
      expect(unpack(packed.bytes).toString()).toBe(plain.bytes.toString());
      expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 4);
    }
    expect((await ask(path)).headers['content-encoding']).toBe('br');
    expect((await ask(path, { encoding: 'br;q=0, gzip' })).headers['content-encoding']).toBe('gzip');
  }
});

it('leaves alone what is short, asked for its headers, refused, or a command that answers with something secret', async () => {
  const workerIds = (await rosterOf(t, caseId, 'lead')).map(({ id }) => id);
  const answers = {
    short: await ask('/session'),
    head: await ask(`/cases/${caseId}/deadlines`, { method: 'HEAD' }),
    refused: await ask(`/cases?${'x'.repeat(4_000)}=1`),
    secrets: await ask(`/cases/${caseId}/workers/reveal`, { method: 'POST', body: { workerIds, reason: '核对银行账号' } }),
    signIn: await ask('/session', { method: 'POST', body: { username: 'lead', password: TEST_PASSWORD } }),
    command: await ask('/cases', { method: 'POST', body: aReport({ summary: '反映'.repeat(800) }) }),
  };
  expect(Object.fromEntries(Object.entries(answers).map(([name, { status }]) => [name, status]))).toMatchObject({ short: 200, refused: 400, secrets: 200, signIn: 200, command: 201 });
  expect(answers.secrets.bytes.length).toBeGreaterThan(4_000);
  for (const { headers } of Object.values(answers)) expect(headers).not.toHaveProperty('content-encoding');
});

it('lets the stream of changes through at once, whatever the browser can unpack', async () => {
  const leaving = new AbortController();
  const answer = await fetch(`${origin}/api/v1/stream`, { headers: { cookie, 'accept-encoding': 'gzip, br' }, signal: leaving.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  expect(answer.headers.get('content-encoding')).toBeNull();
  const first = await answer.body?.getReader().read();
  expect(new TextDecoder().decode(first?.value as Uint8Array)).toMatch(/^retry: /);
  leaving.abort();
});
