import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { loadConfig } from './config.js';
import { ConfigError } from './config.error.js';
import { CONFIG_VARIABLES } from './config-variables.js';
import type { Environment } from './env-reader.js';
import { LocalKeysError } from './local-keys.js';

const key = (): string => randomBytes(32).toString('base64');
let dataDir: string;

beforeEach(() => {
  dataDir = path.join(mkdtempSync(path.join(os.tmpdir(), 'triquick-config-')), 'data');
});
afterEach(() => rmSync(path.dirname(dataDir), { recursive: true }));

function problemsOf(env: Environment): ConfigError['problems'] {
  try {
    loadConfig({ DATA_DIR: dataDir, ...env });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const variablesOf = (env: Environment): string[] => problemsOf(env).map(({ variable }) => variable);

const production = (): Record<string, string> => ({
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://triquick:pw@db/triquick',
  FIELD_KEYS: `2026-1:${key()}`,
  BLIND_INDEX_KEY: key(),
});

describe('defaults', () => {
  it('start the embedded shape with an empty environment', () => {
    const config = loadConfig({ DATA_DIR: dataDir });
    expect(config).toMatchObject({
      environment: 'development',
      role: 'all',
      http: { host: '127.0.0.1', port: 3000, publicOrigins: [], trustProxy: false, cookieSecure: false, apiDocs: true },
      database: { embedded: true, poolSize: 10 },
      queue: { redisUrl: null },
      dataDir,
      auditRootFile: path.join(dataDir, 'audit-roots.jsonl'),
      office: { zone: 'Asia/Shanghai', opens: '09:00', closes: '18:00', dailyReportAt: '17:00' },
      delivery: { smtp: null, allowPrivateChannels: false },
      demo: { enabled: true, password: undefined },
      logLevel: 'warn',
    });
  });

  it('are strict as soon as a database is given', () => {
    const { NODE_ENV: _, ...env } = production();
    expect(loadConfig({ ...env, DATA_DIR: dataDir })).toMatchObject({
      environment: 'production',
      http: { host: '0.0.0.0', cookieSecure: true, apiDocs: false },
      database: { embedded: false, url: 'postgres://triquick:pw@db/triquick' },
      demo: { enabled: false },
    });
    expect(existsSync(dataDir)).toBe(false);
  });

  it('count a blank variable as absent', () => {
    const blank = Object.fromEntries(CONFIG_VARIABLES.map((name) => [name, '  ']));
    expect(loadConfig({ ...blank, DATA_DIR: dataDir })).toEqual(loadConfig({ DATA_DIR: dataDir }));
  });
});

describe('mistakes', () => {
  it('are all reported at once, each with what to do', () => {
    const wrong = {
      NODE_ENV: 'prod',
      TRIQUICK_ROLE: 'web',
      PORT: '70000',
      PUBLIC_ORIGIN: 'https://a.example/path',
      TRUST_PROXY: 'on',
      COOKIE_SECURE: 'yes',
      API_DOCS: '1',
      LOGIN_RATE_PER_MINUTE: '-1',
      REQUESTS_PER_SECOND: '1.5',
      DATABASE_URL: 'mysql://db/x',
      POOL_SIZE: '0x10',
      REDIS_URL: 'localhost:6379',
      FIELD_KEYS: 'abc',
      BLIND_INDEX_KEY: 'abc',
      METRICS_TOKEN: 'short',
      LOG_LEVEL: 'loud',
      OFFICE_ZONE: 'Asia/Yinchuan',
      OFFICE_OPENS: '9:00',
      OFFICE_CLOSES: '24:00',
      DEMO: 'true',
      SMTP_URL: 'mail.example.org:25',
      MAIL_FROM: 'somebody',
      ALLOW_PRIVATE_CHANNELS: 'yes',
    };
    expect(new Set(variablesOf(wrong))).toEqual(new Set(Object.keys(wrong)));
    expect(() => loadConfig(wrong)).toThrow(/There are 23 mistakes in the configuration:\n {2}\w+: .+; .+/);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('never repeat a secret', () => {
    const secret = 'Zk3qWv8sLm2xTn7y';
    const env = {
      NODE_ENV: 'production',
      DATABASE_URL: `http://user:${secret}@db/x`,
      REDIS_URL: `http://:${secret}@r`,
      FIELD_KEYS: `${secret},a:${secret},${secret}${secret}${secret}:x`,
      BLIND_INDEX_KEY: secret,
      METRICS_TOKEN: secret.slice(0, 12),
      SMTP_URL: `smtp://user:${secret}@`,
      DEMO: 'on',
      DEMO_PASSWORD: secret,
    };
    const problems = problemsOf(env);
    expect(problems.length).toBeGreaterThanOrEqual(8);
    expect(JSON.stringify(problems)).not.toContain(secret.slice(0, 8));
  });

  it.each([
    [{ NODE_ENV: 'production' }, ['FIELD_KEYS', 'BLIND_INDEX_KEY', 'DATABASE_URL']],
    [{ DATABASE_URL: 'postgres://db/x' }, ['FIELD_KEYS', 'BLIND_INDEX_KEY']],
    [{ DATABASE_URL: 'postgres://db', NODE_ENV: 'test' }, ['DATABASE_URL']],
    [{ TRIQUICK_ROLE: 'worker' }, ['TRIQUICK_ROLE']],
    [{ OFFICE_OPENS: '18:00', OFFICE_CLOSES: '09:00' }, ['OFFICE_CLOSES']],
    [{ OFFICE_ZONE: '+08:00' }, ['OFFICE_ZONE']],
    [{ TRUST_PROXY: '10.0.0.0/33' }, ['TRUST_PROXY']],
    [{ SMTP_URL: 'smtp://mail' }, ['MAIL_FROM']],
    [{ SMTP_URL: 'smtp://user@mail', MAIL_FROM: 'a@b.cn' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtp://user:100%@mail', MAIL_FROM: 'a@b.cn' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtps://mail?tls=optional', MAIL_FROM: 'a@b.cn' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtp://mail?tls.rejectUnauthorized=false', MAIL_FROM: 'a@b.cn' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtp://mail:0', MAIL_FROM: 'a@b.cn' }, ['SMTP_URL']],
    [{ SMTP_URL: 'smtp://mail', MAIL_FROM: '三快 <a@b.cn>, <c@d.cn>' }, ['MAIL_FROM']],
    [{ SMTP_URL: 'smtp://mail', MAIL_FROM: 'x\r\nBcc: c@d.cn <a@b.cn>' }, ['MAIL_FROM']],
  ])('that show in combination: %j', (env, variables) => {
    expect(variablesOf(env)).toEqual(variables);
  });

  it('refuse demo accounts in production', () => {
    expect(variablesOf({ ...production(), DEMO: 'on' })).toEqual(['DEMO']);
  });

  it('never crash the check, whatever the text', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CONFIG_VARIABLES.filter((name) => name !== 'DATA_DIR')), fc.string({ unit: 'binary' }), (name, text) => {
        for (const { variable } of problemsOf({ [name]: text })) expect(CONFIG_VARIABLES).toContain(variable);
      }),
      { numRuns: 300 },
    );
  });
});

describe('keys', () => {
  it('take the first field key as the current one and keep the others', () => {
    const [first, second] = [key(), key()];
    const { keys } = loadConfig({ ...production(), FIELD_KEYS: `b:${second}, a:${first}`, DATA_DIR: dataDir });
    expect(keys.fieldKeys.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(keys.fieldKeys[0].key.toString('base64')).toBe(second);
  });

  it.each([
    ['a key used twice under one id', (): string => `a:${key()},a:${key()}`],
    ['31 bytes', (): string => `a:${randomBytes(31).toString('base64')}`],
    ['32 zeros', (): string => `a:${Buffer.alloc(32).toString('base64')}`],
    ['an id that is too long', (): string => `${'a'.repeat(17)}:${key()}`],
    ['no id', (): string => key()],
  ])('refuse %s', (_, fieldKeys) => {
    expect(variablesOf({ ...production(), FIELD_KEYS: fieldKeys() })).toEqual(['FIELD_KEYS']);
  });

  it('refuse one key for two purposes', () => {
    const shared = key();
    expect(variablesOf({ ...production(), FIELD_KEYS: `a:${shared}`, BLIND_INDEX_KEY: shared })).toEqual(['BLIND_INDEX_KEY']);
  });

  it('are made once in the data folder, for its owner only', () => {
    const first = loadConfig({ DATA_DIR: dataDir }).keys;
    const again = loadConfig({ DATA_DIR: dataDir }).keys;
    expect(again.blindIndexKey.equals(first.blindIndexKey)).toBe(true);
    expect(again.fieldKeys[0].key.equals(first.fieldKeys[0].key)).toBe(true);
    expect(statSync(path.join(dataDir, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('are not made anew beside a database that was written with others', () => {
    mkdirSync(path.join(dataDir, 'postgres'), { recursive: true });
    expect(() => loadConfig({ DATA_DIR: dataDir })).toThrow(LocalKeysError);
    expect(existsSync(path.join(dataDir, 'keys.json'))).toBe(false);
  });

  it.each(['', '{', 'null', '{"fieldKeys":1}', '{"fieldKeys":"local-1:AAAA","blindIndexKey":"AAAA"}'])('refuse a damaged file: %j', (text) => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(path.join(dataDir, 'keys.json'), text);
    chmodSync(path.join(dataDir, 'keys.json'), 0o600);
    expect(() => loadConfig({ DATA_DIR: dataDir })).toThrow(/keys\.json is damaged/);
    expect(readFileSync(path.join(dataDir, 'keys.json'), 'utf8')).toBe(text);
  });
});

describe('the object', () => {
  it('is frozen all the way down', () => {
    const config = loadConfig({ ...production(), PUBLIC_ORIGIN: 'https://a.example', DATA_DIR: dataDir });
    for (const part of [config, config.http, config.http.publicOrigins, config.database, config.office, config.demo, config.keys]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it.each([
    ['off', false],
    ['2', 2],
    ['10.0.0.0/8, ::1, loopback', ['10.0.0.0/8', '::1', 'loopback']],
  ])('reads TRUST_PROXY=%s', (text, expected) => {
    expect(loadConfig({ TRUST_PROXY: text, DATA_DIR: dataDir }).http.trustProxy).toEqual(expected);
  });

  it.each([
    ['smtp://mail', { host: 'mail', port: 587, tls: 'optional', login: null }],
    ['smtp://mail:25?tls=required', { host: 'mail', port: 25, tls: 'required', login: null }],
    ['smtp://u:p%40ss@mail', { host: 'mail', port: 587, tls: 'required', login: { user: 'u', password: 'p@ss' } }],
    ['smtp://u:p@mail:25?tls=optional', { host: 'mail', port: 25, tls: 'optional', login: { user: 'u', password: 'p' } }],
    ['smtps://u:p@[::1]', { host: '::1', port: 465, tls: 'implicit', login: { user: 'u', password: 'p' } }],
  ])('reads SMTP_URL=%s', (text, expected) => {
    const { smtp } = loadConfig({ SMTP_URL: text, MAIL_FROM: '"三快" <notice@example.org>', DATA_DIR: dataDir }).delivery;
    expect(smtp).toEqual({ ...expected, from: { name: '三快', address: 'notice@example.org' } });
  });

  it('takes every declared variable and no other', () => {
    const asked = new Set<string>();
    const env = new Proxy({ ...production(), DATA_DIR: dataDir }, {
      get: (target, name) => {
        asked.add(String(name));
        return Reflect.get(target, name) as unknown;
      },
    });
    loadConfig(env);
    expect([...asked].sort()).toEqual([...CONFIG_VARIABLES].sort());
  });
});
