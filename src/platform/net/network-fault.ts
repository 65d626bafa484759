/** What can keep a request from its answer; `permanent` when the same request would fail the same way again. */
export interface NetworkFault {
  readonly code: NetworkFaultCode;
  readonly permanent: boolean;
}

export type NetworkFaultCode =
  | 'badAddress'
  | 'privateAddress'
  | 'dnsFailed'
  | 'connectionRefused'
  | 'hostUnreachable'
  | 'connectionLost'
  | 'timeout'
  | 'certificateRefused'
  | 'tlsFailed'
  | 'badReply'
  | 'networkFailed';

/** Needs somebody to change the address; a certificate, somebody at the receiver. */
const PERMANENT: ReadonlySet<NetworkFaultCode> = new Set(['badAddress', 'privateAddress', 'certificateRefused']);

const BY_SYSTEM_CODE: Readonly<Record<string, NetworkFaultCode>> = {
  // A name that does not exist is no permanent fault: a cut line and a broken resolver look the same from here.
  ENOTFOUND: 'dnsFailed', EAI_AGAIN: 'dnsFailed', EAI_FAIL: 'dnsFailed', EAI_NODATA: 'dnsFailed', ENODATA: 'dnsFailed',
  ECONNREFUSED: 'connectionRefused',
  EHOSTUNREACH: 'hostUnreachable', ENETUNREACH: 'hostUnreachable', EHOSTDOWN: 'hostUnreachable', ENETDOWN: 'hostUnreachable',
  EADDRNOTAVAIL: 'hostUnreachable', EACCES: 'hostUnreachable', EPERM: 'hostUnreachable',
  ECONNRESET: 'connectionLost', EPIPE: 'connectionLost', ECONNABORTED: 'connectionLost',
  ETIMEDOUT: 'timeout', EPROTO: 'tlsFailed',
};

/** The codes by which OpenSSL and Node refuse a certificate. */
const CERTIFICATE_CODE = /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_(CA|PURPOSE)$/;

export function networkFault(code: NetworkFaultCode): NetworkFault {
  return { code, permanent: PERMANENT.has(code) };
}

/** By the error's code alone: its message may hold the address, and words change. */
export function networkFaultOf(error: unknown): NetworkFault {
  const code = systemCodeOf(error);
  return networkFault(BY_SYSTEM_CODE[code] ?? byFamily(code));
}

/** The code that Node puts on errors of the system, of TLS and of its parsers; empty without one. */
function systemCodeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function byFamily(code: string): NetworkFaultCode {
  if (CERTIFICATE_CODE.test(code)) return 'certificateRefused';
  if (/^ERR_(SSL|TLS)_/.test(code)) return 'tlsFailed';
  if (code.startsWith('HPE_')) return 'badReply';
  return 'networkFailed';
}
