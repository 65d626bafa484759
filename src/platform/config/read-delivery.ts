import { isMailAddress } from '../net/mail-address.js';
import type { EnvReader } from './env-reader.js';

/** How messages leave the house: mail goes through one server of the installation, robots and webhooks straight to their address. */
export interface DeliveryConfig {
  /** Null: no e-mail. */
  readonly smtp: SmtpConfig | null;
  /** Addresses of the own network may be called, and by plain http. */
  readonly allowPrivateChannels: boolean;
}

export interface SmtpConfig {
  readonly host: string;
  readonly port: number;
  /** `implicit`: TLS from the first byte (smtps). `required`: STARTTLS or nothing. `optional`: STARTTLS when the server offers it. */
  readonly tls: 'implicit' | 'required' | 'optional';
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: { readonly name: string; readonly address: string };
}

type Server = Omit<SmtpConfig, 'from'>;

const HOW_TO_WRITE_URL = 'write smtps://user:password@host:465 or smtp://host:25, with special characters of user and password as %XX';
const HOW_TO_WRITE_FROM = 'write an address like notice@example.org, or a name and an address: 三快 <notice@example.org>';

export function readDelivery(reader: EnvReader): DeliveryConfig {
  const allowPrivateChannels = reader.flag('ALLOW_PRIVATE_CHANNELS', false);
  const url = reader.text('SMTP_URL');
  const server = url === undefined ? undefined : readServer(reader, url);
  const from = readFrom(reader, url !== undefined);
  return { smtp: server && from ? { ...server, from } : null, allowPrivateChannels };
}

function readServer(reader: EnvReader, text: string): Server | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (url === undefined || !['smtp:', 'smtps:'].includes(url.protocol) || host === '' || url.port === '0' || !/^\/?$/.test(url.pathname) || url.hash !== '') {
    reader.report('SMTP_URL', 'is not the address of a mail server', HOW_TO_WRITE_URL);
    return undefined;
  }
  const login = readLogin(reader, url);
  const tls = readTls(reader, url, login !== null);
  const port = Number(url.port) || (tls === 'implicit' ? 465 : 587);
  return { host, port, tls, login };
}

function readLogin(reader: EnvReader, url: URL): SmtpConfig['login'] {
  if (url.username === '' && url.password === '') return null;
  const [user, password] = [decoded(url.username), decoded(url.password)];
  if (user && password) return { user, password };
  reader.report('SMTP_URL', 'has a user without a password, a password without a user, or a % that is no code', HOW_TO_WRITE_URL);
  return null;
}

/** A password never goes over the wire in clear unless the operator says so. */
function readTls(reader: EnvReader, url: URL, hasLogin: boolean): SmtpConfig['tls'] {
  const wanted = url.searchParams.get('tls');
  const known = [...url.searchParams.keys()].every((name) => name === 'tls');
  if (known && url.protocol === 'smtps:' && wanted === null) return 'implicit';
  if (known && url.protocol === 'smtp:') {
    if (wanted === null) return hasLogin ? 'required' : 'optional';
    if (wanted === 'required' || wanted === 'optional') return wanted;
  }
  reader.report('SMTP_URL', 'has a parameter that is not known', 'add nothing, or to smtp:// only ?tls=required or ?tls=optional');
  return 'required';
}

function readFrom(reader: EnvReader, required: boolean): SmtpConfig['from'] | undefined {
  const text = reader.text('MAIL_FROM');
  if (text === undefined) {
    if (required) reader.report('MAIL_FROM', 'is missing although SMTP_URL is set', HOW_TO_WRITE_FROM);
    return undefined;
  }
  const [, name = '', address = ''] = /^([^<>\p{Cc}]*)<([^<>]*)>$/u.exec(text) ?? [undefined, '', text];
  if (isMailAddress(address)) return { name: name.trim().replace(/^"(.*)"$/, '$1'), address };
  reader.report('MAIL_FROM', 'is not an e-mail address', HOW_TO_WRITE_FROM);
  return undefined;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
