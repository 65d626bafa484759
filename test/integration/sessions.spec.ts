import { fireAccount, newAccount, signIn, systemAudit, systemAuditLength } from '../support/account-steps.js';
import { TEST_PASSWORD, idOf } from '../support/people.js';
import { type TestApp, createTestApp } from '../support/test-app.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp(); });
afterAll(() => t.close());

const WRONG = 'Wrong-Horse-7';
const attempt = async (username: string, password: string) => (await signIn(t, username, password)).answer;

describe('the cookie', () => {
  it('is out of reach for scripts and other sites; a token is not kept in the database', async () => {
    const { answer } = await signIn(t, 'lead');
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = /sid=([^;]+)/.exec(cookie)?.[1] ?? '';
    expect(JSON.stringify(await t.db.query('SELECT * FROM sessions'))).not.toContain(token);
  });

  it('goes over HTTPS only where that is the rule', async () => {
    const own = await createTestApp({ env: { COOKIE_SECURE: 'on' } });
    try {
      const { answer } = await signIn(own, 'lead');
      expect(answer.headers['set-cookie']?.[0]).toMatch(/; Secure(;|$)/);
    } finally {
      await own.close();
    }
  });
});

describe('a write from another site', () => {
  it.each([[{ origin: 'https://evil.example' }], [{ origin: 'null' }], [{ 'sec-fetch-site': 'cross-site' }]])('%j is refused and changes nothing', async (headers) => {
    const { client } = await signIn(t, 'member');
    const refused = await client.delete('/api/v1/session').set(headers).expect(403);
    expect(refused.body.code).toBe('foreignOrigin');
    await client.get('/api/v1/session').set(headers).expect(200);
    expect((await t.anonymous().post('/api/v1/session').set(headers).send({ username: 'lead', password: TEST_PASSWORD })).status).toBe(403);
  });

  it('is told from one of the own pages', async () => {
    const { client } = await signIn(t, 'member');
    const { port } = t.app.getHttpServer().address() as { port: number };
    await client.delete('/api/v1/session').set({ origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' }).expect(204);
  });
});

describe('a session', () => {
  it('ends when its owner says so, and only that one', async () => {
    const here = (await signIn(t, 'outsider')).client;
    const there = (await signIn(t, 'outsider')).client;
    await here.delete('/api/v1/session').expect(204);
    await here.get('/api/v1/session').expect(401);
    await there.get('/api/v1/session').expect(200);
  });

  it('ends after two hours without use, and twelve hours after signing in', async () => {
    const own = await createTestApp();
    try {
      const { client } = await signIn(own, 'outsider');
      own.clock.advance({ hours: 1, minutes: 59 });
      await client.get('/api/v1/session').expect(200);
      own.clock.advance({ hours: 2, minutes: 1 });
      await client.get('/api/v1/session').expect(401);
      const { client: busy } = await signIn(own, 'outsider');
      for (let hour = 1; hour < 12; hour += 1) {
        own.clock.advance({ hours: 1 });
        await busy.get('/api/v1/session').expect(200);
      }
      own.clock.advance({ hours: 1 });
      await busy.get('/api/v1/session').expect(401);
    } finally {
      await own.close();
    }
  });

  it('ends everywhere else when the password is changed, and the old password is of no more use', async () => {
    const made = await newAccount(t);
    const { client: here } = await signIn(t, made.username, made.initialPassword);
    const { client: there } = await signIn(t, made.username, made.initialPassword);
    await here.put('/api/v1/session/password').send({ currentPassword: WRONG, newPassword: 'Another-Horse-8' }).expect(400).expect(({ body }) => {
      expect(body.errors).toEqual([expect.objectContaining({ path: 'currentPassword', code: 'wrongPassword' })]);
    });
    await here.put('/api/v1/session/password').send({ currentPassword: made.initialPassword, newPassword: 'Another-Horse-8' }).expect(204);
    await here.get('/api/v1/session').expect(200);
    await there.get('/api/v1/session').expect(401);
    expect((await attempt(made.username, made.initialPassword)).status).toBe(401);
    expect((await attempt(made.username, 'Another-Horse-8')).status).toBe(200);
  });
});

describe('a new password', () => {
  it('leaves no session of the old one, also not one that begins at the same moment', async () => {
    const made = await newAccount(t);
    let password = made.initialPassword;
    for (let round = 0; round < 6; round += 1) {
      const [{ client }, reset] = await Promise.all([signIn(t, made.username, password), fireAccount(t, made.id, 'RESET_PASSWORD', round + 1)]);
      await client.get('/api/v1/session').expect(401);
      password = reset.body.initialPassword as string;
    }
    expect((await attempt(made.username, password)).status).toBe(200);
  });
});

describe('five failures', () => {
  it('lock the name: the right password is refused as well, until thirty minutes have passed', async () => {
    const own = await createTestApp();
    const tryIt = async (password: string) => (await signIn(own, 'lead', password)).answer;
    try {
      const before = await systemAuditLength(own);
      for (let i = 0; i < 4; i += 1) expect((await tryIt(WRONG)).body.code).toBe('signInFailed');
      expect((await tryIt(WRONG)).body.code).toBe('signInFailed');
      const locked = await tryIt(TEST_PASSWORD);
      expect(locked).toMatchObject({ status: 401, body: { code: 'signInLocked' } });
      expect(locked.headers['retry-after']).toBe('1800');
      expect(locked.body.detail).toContain('30 分钟');
      own.clock.advance({ minutes: 29 });
      expect((await tryIt(TEST_PASSWORD)).body.code).toBe('signInLocked');
      own.clock.advance({ minutes: 1 });
      expect((await tryIt(TEST_PASSWORD)).status).toBe(200);
      expect((await systemAudit(own, before)).map(({ action }) => action)).toEqual(['session.signInFailed', 'session.locked', 'session.signedIn']);
    } finally {
      await own.close();
    }
  });

  it('begin to count anew after a success, and after a while', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) expect((await attempt('supervisor2', WRONG)).status).toBe(401);
      expect((await attempt('supervisor2', TEST_PASSWORD)).status).toBe(200);
    }
    for (let i = 0; i < 4; i += 1) await attempt('supervisor2', WRONG);
    t.clock.advance({ minutes: 30 });
    for (let i = 0; i < 4; i += 1) await attempt('supervisor2', WRONG);
    expect((await attempt('supervisor2', TEST_PASSWORD)).status).toBe(200);
  });

  it('are counted when they come at the same moment, and are one entry in the audit log', async () => {
    const before = await systemAuditLength(t);
    const answers = await Promise.all(Array.from({ length: 12 }, () => attempt('leader', WRONG)));
    expect(answers.every(({ status }) => status === 401)).toBe(true);
    expect((await attempt('leader', TEST_PASSWORD)).body.code).toBe('signInLocked');
    expect((await systemAudit(t, before)).map(({ action }) => action)).toEqual(['session.signInFailed', 'session.locked']);
  });

  it('look the same for a name that nobody has, and are not in the audit log', async () => {
    const before = await systemAuditLength(t);
    const known: unknown[] = [];
    const unknown: unknown[] = [];
    const plain = ({ status, body: { correlationId: _, ...body } }: Awaited<ReturnType<typeof attempt>>) => ({ status, body });
    for (let i = 0; i < 6; i += 1) {
      known.push(plain(await attempt('liaison.miit', WRONG)));
      unknown.push(plain(await attempt('nobody.at.all', WRONG)));
    }
    expect(unknown).toEqual(known);
    expect((await systemAudit(t, before)).every(({ actorId }) => actorId === idOf['liaison.miit'])).toBe(true);
    expect(JSON.stringify(await t.db.query('SELECT * FROM sign_in_failures'))).not.toContain('nobody.at.all');
  });

  it('of the current password lock too, also when each try carries a key that would undo it', async () => {
    const made = await newAccount(t);
    const { client } = await signIn(t, made.username, made.initialPassword);
    for (let i = 0; i < 5; i += 1) {
      await client.put('/api/v1/session/password').set('Idempotency-Key', `guess-${i}`).send({ currentPassword: WRONG, newPassword: 'Another-Horse-8' }).expect(400);
    }
    const right = await client.put('/api/v1/session/password').send({ currentPassword: made.initialPassword, newPassword: 'Another-Horse-8' });
    expect(right).toMatchObject({ status: 401, body: { code: 'signInLocked' } });
  });

  it('are forgiven by an administrator', async () => {
    const made = await newAccount(t);
    for (let i = 0; i < 5; i += 1) await attempt(made.username, WRONG);
    const admin = await t.as('admin');
    const { body: list } = await admin.get('/api/v1/users').query({ q: made.username }).expect(200);
    expect(list.items[0].lockedUntil).toBe(new Date(t.clock.now().getTime() + 30 * 60_000).toISOString());
    const unlocked = await fireAccount(t, made.id, 'UNLOCK', 1);
    expect(unlocked.body).toMatchObject({ state: 'active', lockedUntil: null, version: 2 });
    expect((await attempt(made.username, made.initialPassword)).status).toBe(200);
  });
});
