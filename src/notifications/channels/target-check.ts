import { invalid, type FieldError } from '../../platform/http/coded-error.js';
import { readOutboundUrl, type OutboundUrlFault } from '../../platform/net/outbound-url.js';
import type { ChannelTarget } from './channel-adapter.js';

const URL_FAULT_CODES: Readonly<Record<OutboundUrlFault, string>> = {
  notAUrl: 'channelNotAUrl',
  notHttps: 'channelNotHttps',
  credentialsInUrl: 'channelCredentialsInUrl',
  privateAddress: 'channelPrivateAddress',
};

/** What is wrong with a channel's secret. `required`: without one nothing can be sent. `none`: the receiver knows no secret. */
export function secretFaults(secret: string | null, rule: { use: 'required' | 'optional'; min: number } | { use: 'none' }): FieldError[] {
  const fault = (code: string, params = {}): FieldError[] => [{ path: 'secret', code, params }];
  if (rule.use === 'none') return secret === null ? [] : fault('channelSecretUnused');
  if (secret === null) return rule.use === 'required' ? fault('channelSecretMissing') : [];
  // What was copied along with it would make every signature wrong.
  if (/^\s|\s$|\p{Cc}/u.test(secret)) return fault('channelSecretBlank');
  return [...secret].length < rule.min ? fault('channelSecretTooShort', { min: rule.min }) : [];
}

/** What is wrong with a channel's URL; `ofUrl` looks at what only this kind of channel needs. */
export function urlFaults(
  { address }: ChannelTarget,
  allowPrivate: boolean,
  ofUrl: (url: URL) => FieldError | null = () => null,
): FieldError[] {
  const { url, fault } = readOutboundUrl(address, { allowPrivate });
  if (fault !== null) return [{ path: 'address', code: URL_FAULT_CODES[fault] }];
  const found = ofUrl(url);
  return found ? [found] : [];
}

/** For the robots whose key is a parameter of the address. */
export function needsParameter(parameter: string): (url: URL) => FieldError | null {
  return (url) => {
    const [value = '', ...more] = url.searchParams.getAll(parameter);
    return value.trim() !== '' && more.length === 0 ? null : { path: 'address', code: 'channelKeyMissing', params: { parameter } };
  };
}

/** @throws CodedError 400 with every fault at once */
export function refuse(faults: FieldError[]): void {
  if (faults.length > 0) throw invalid(faults);
}
