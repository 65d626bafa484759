import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** Why an address is not called. */
export type OutboundUrlFault = 'notAUrl' | 'notHttps' | 'credentialsInUrl' | 'privateAddress';

export type OutboundUrl = { readonly url: URL; readonly fault: null } | { readonly url: null; readonly fault: OutboundUrlFault };

const LONGEST_URL = 2048;

/**
 * Reads an address that people gave and the server is to call. `allowPrivate`: the installation lets it reach its own network,
 * and then also by plain http. What a name stands for is seen only when it is called; what is written as a number is seen here,
 * in every spelling (`2130706433`, `0x7f.1`, `[::ffff:127.0.0.1]`), because a URL brings them all into one form.
 */
export function readOutboundUrl(text: string, { allowPrivate }: { allowPrivate: boolean }): OutboundUrl {
  // `//` is asked for because a URL without it is completed silently, and surrounding blanks would be dropped.
  if (text.length > LONGEST_URL || !/^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) || !URL.canParse(text)) return refused('notAUrl');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return refused('credentialsInUrl');
  if (!allowPrivate && url.protocol !== 'https:') return refused('notHttps');
  if (!allowPrivate && isPrivateHost(hostOf(url))) return refused('privateAddress');
  url.hash = '';
  return { url, fault: null };
}

/** Name or address without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

function isPrivateHost(host: string): boolean {
  if (isIP(host) !== 0) return !isPublicAddress(host);
  return /(^|\.)localhost\.?$/.test(host);
}

function refused(fault: OutboundUrlFault): OutboundUrl {
  return { url: null, fault };
}
