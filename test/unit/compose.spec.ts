import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadConfig } from '../../src/platform/config/config.js';
import { CONFIG_VARIABLES } from '../../src/platform/config/config-variables.js';

interface Service {
  image: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  volumes?: string[];
  ports?: string[];
  privileged?: boolean;
}

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> };
const { postgres, redis, api, worker } = compose.services as Record<'postgres' | 'redis' | 'api' | 'worker', Service>;

/** What compose puts in for `${NAME:-default}` and `${NAME:?message}`; `$$` is a plain dollar. */
function interpolate(value: string, given: Record<string, string>): string {
  return value.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string | undefined, rest = '') => {
    const found = given[name] ?? '';
    if (found !== '' || kind === undefined) return found;
    if (kind === '?') throw new Error(`${name} ${rest}`);
    return String(rest);
  });
}

function environmentOf(service: Service, given: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(service.environment ?? {}).map(([name, value]) => [name, interpolate(value, given)]));
}

const variablesIn = (source: string): string[] => [...source.matchAll(/\$\{(\w+)/g)].map(([, name]) => String(name));

const secrets = (): Record<string, string> => ({
  DATABASE_PASSWORD: 'database-password',
  POSTGRES_PASSWORD: 'postgres-password',
  FIELD_KEYS: `2026-1:${randomBytes(32).toString('base64')}`,
  BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
});

describe('docker-compose.yml', () => {
  it('describes the production shape', () => {
    expect(Object.keys(compose.services).sort()).toEqual(['api', 'postgres', 'redis', 'worker']);
    expect(postgres.image).toBe('postgres:18');
    expect(redis.image).toBe('redis:7');
  });

  it.each([
    ['api', api],
    ['worker', worker],
  ])('gives the %s a configuration that the program accepts with nothing but the secrets', (role, service) => {
    const config = loadConfig(environmentOf(service, secrets()));
    expect(config).toMatchObject({
      environment: 'production',
      role,
      dataDir: '/data',
      http: { host: '0.0.0.0', port: 3000, cookieSecure: true, apiDocs: false },
      database: { embedded: false, url: 'postgres://triquick:database-password@postgres:5432/triquick' },
      queue: { redisUrl: 'redis://redis:6379' },
      demo: { enabled: false },
    });
  });

  it.each(Object.keys(secrets()))('refuses to start without %s', (missing) => {
    const { [missing]: _, ...given } = secrets();
    const all = Object.values(compose.services);
    expect(() => all.map((service) => environmentOf(service, given))).toThrow(missing);
  });

  it('uses only variables of the program', () => {
    for (const service of [api, worker]) {
      for (const name of Object.keys(service.environment ?? {})) expect(CONFIG_VARIABLES).toContain(name);
    }
  });

  it('waits for storage, and the worker for the api, which migrates', () => {
    for (const service of [api, worker]) {
      expect(service.depends_on).toMatchObject({ postgres: { condition: 'service_healthy' }, redis: { condition: 'service_healthy' } });
    }
    expect(worker.depends_on).toMatchObject({ api: { condition: 'service_healthy' } });
    for (const service of [postgres, redis]) expect(service.healthcheck?.test?.length).toBeGreaterThan(1);
  });

  it('keeps every volume it mounts, and publishes the api only, by default to this machine', () => {
    for (const service of Object.values(compose.services)) {
      for (const volume of service.volumes ?? []) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      expect(service.privileged).toBeUndefined();
    }
    expect([postgres, redis, worker].flatMap(({ ports }) => ports ?? [])).toEqual([]);
    expect(api.ports?.map((port) => interpolate(port, {}))).toEqual(['127.0.0.1:3000:3000']);
  });

  it('runs the program as a role that is no superuser', () => {
    expect(text).toContain("CREATE ROLE triquick LOGIN PASSWORD :'password';");
    expect(text).not.toMatch(/SUPERUSER|POSTGRES_USER/);
  });
});

describe('.env.example', () => {
  const example = read('.env.example');
  const documented = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => String(name));

  it('knows the variables of the program and of docker-compose.yml, each once', () => {
    const known = new Set<string>([...CONFIG_VARIABLES, ...variablesIn(text)]);
    expect([...documented].sort()).toEqual([...known].sort());
  });

  it('sets nothing by itself', () => {
    expect(example.split('\n').filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });
});

describe('Dockerfile', () => {
  const dockerfile = read('Dockerfile');
  const lastStage = dockerfile.slice(dockerfile.lastIndexOf('FROM '));

  it('ends in a small image that runs as an ordinary user, without the demo', () => {
    expect(lastStage).toMatch(/^FROM node:24-slim\n/);
    expect(lastStage).toMatch(/^USER node$/m);
    expect(lastStage).toMatch(/^ENV NODE_ENV=production DEMO=off /m);
    expect(lastStage).toContain('/api/v1/health/live');
  });

  it('has the font that statements are printed in, where the program looks for it', () => {
    expect(lastStage).toMatch(/^COPY assets \.\/assets$/m);
    expect(existsSync(new URL('../../assets/fonts/NotoSansSC-Regular.ttf', import.meta.url))).toBe(true);
  });

  it('copies only what .dockerignore lets in', () => {
    const allowed = read('.dockerignore').split('\n').filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) => String(names).split(' '));
    expect(copied.length).toBeGreaterThan(4);
    for (const name of copied) expect(allowed).toContain(name);
  });
});
