import { isIP } from 'node:net';
import type { EnvReader } from './env-reader.js';
import { quote } from './env-reader.js';

export interface HttpConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Origins under which browsers reach the program, when a proxy stands before it; empty means: only its own. */
  readonly publicOrigins: readonly string[];
  /** Whose `X-Forwarded-*` headers count: nobody's, those of so many hops, or those from these addresses or networks. */
  readonly trustProxy: false | number | readonly string[];
  /** Session cookies only over HTTPS. */
  readonly cookieSecure: boolean;
  /** OpenAPI document and its page are served. */
  readonly apiDocs: boolean;
  /** Sign-ins a minute from one address. */
  readonly loginRatePerMinute: number;
  /** Requests a second from one address. */
  readonly requestsPerSecond: number;
}

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

export function readHttp(reader: EnvReader, shape: { production: boolean; embedded: boolean }): HttpConfig {
  return {
    host: reader.text('HOST') ?? (shape.embedded ? '127.0.0.1' : '0.0.0.0'),
    port: reader.integer('PORT', { min: 0, max: 65_535, fallback: 3000 }),
    publicOrigins: readOrigins(reader),
    trustProxy: readTrustProxy(reader),
    cookieSecure: reader.flag('COOKIE_SECURE', shape.production),
    apiDocs: reader.flag('API_DOCS', !shape.production),
    loginRatePerMinute: reader.integer('LOGIN_RATE_PER_MINUTE', { min: 1, max: 100_000, fallback: 60 }),
    requestsPerSecond: reader.integer('REQUESTS_PER_SECOND', { min: 1, max: 100_000, fallback: 200 }),
  };
}

function readOrigins(reader: EnvReader): string[] {
  const origins = reader.list('PUBLIC_ORIGIN').map((origin) => origin.replace(/\/$/, ''));
  origins.forEach((origin, index) => {
    const url = URL.canParse(origin) ? new URL(origin) : undefined;
    if (url !== undefined && ['http:', 'https:'].includes(url.protocol) && url.origin === origin) return;
    reader.report('PUBLIC_ORIGIN', `entry ${index + 1} is not an origin`, 'write scheme and host only, like https://triquick.example.org');
  });
  return origins;
}

function readTrustProxy(reader: EnvReader): HttpConfig['trustProxy'] {
  const value = reader.text('TRUST_PROXY');
  if (value === undefined || value === 'off') return false;
  if (/^[1-9]$/.test(value)) return Number(value);
  const networks = reader.list('TRUST_PROXY');
  const wrong = networks.find((network) => !NAMED_NETWORKS.includes(network) && !isNetwork(network));
  if (wrong === undefined) return networks;
  reader.report(
    'TRUST_PROXY',
    `${quote(wrong)} is no address`,
    'write off, the number of proxies (1 to 9), or their addresses or networks (10.0.0.0/8, loopback, uniquelocal)',
  );
  return false;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
