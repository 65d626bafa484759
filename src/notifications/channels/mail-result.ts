import { networkFaultOf } from '../../platform/net/network-fault.js';
import { permanent, transient, type Failure } from './http-result.js';

/** What nodemailer puts on its errors. */
interface MailFault {
  readonly code: string;
  /** What the system or TLS said, when that was the cause. */
  readonly cause: string;
  /** SMTP reply code, when the server said one. */
  readonly status: number;
  /** The command it was the reply to, or CONN. */
  readonly command: string;
  /** Class, subject and detail of RFC 3463, like `5.1.1`. */
  readonly enhanced: string;
}

const BY_CODE: Readonly<Record<string, string>> = {
  ETLS: 'tlsFailed', EREQUIRETLS: 'tlsFailed', ETIMEDOUT: 'timeout', EABORT: 'timeout', EDNS: 'mailServerUnreachable',
  ECONNECTION: 'mailServerUnreachable', ESOCKET: 'mailServerUnreachable', EPROTOCOL: 'mailServerRefused', ECONFIG: 'mailServerRefused',
  ENOAUTH: 'mailServerRefused', EAUTH: 'mailServerRefused',
};
/** RFC 4954: sign-in asked for, failed, too weak, or only over TLS. */
const SIGN_IN_STATUSES: readonly number[] = [530, 534, 535, 538];
const NO_SUCH_BOX_STATUSES: readonly number[] = [550, 551, 553];

/**
 * What a failed mail means, by SMTP's own classes: 4xx is for later, 5xx for good. With one exception: a 5xx that is about the
 * installation and not about this mail (greeting, sign-in, sender) concerns every mail alike and ends when an operator has put
 * the server right, so it is tried again. Null: a fault of the program; the mail
 * system's always have a code.
 */
export function resultOfMailError(error: unknown): Failure | null {
  const fault = faultOf(error);
  if (fault === null) return null;
  const { code, status, command } = fault;
  if (status >= 400 && status < 500) return transient('mailServerBusy');
  const byCode = tlsFault(fault) ?? BY_CODE[code];
  if (byCode !== undefined) return transient(status >= 500 && code !== 'ETLS' ? 'mailServerRefused' : byCode);
  if (SIGN_IN_STATUSES.includes(status) || command.startsWith('MAIL FROM')) return transient('mailServerRefused');
  if (command.startsWith('RCPT TO')) return permanent(isNoSuchBox(fault) ? 'unknownRecipient' : 'mailRefused');
  if (status >= 500) return permanent('mailRefused');
  // An address that nodemailer itself would not send, before any server saw it.
  return code === 'EENVELOPE' ? permanent('unknownRecipient') : transient('networkFailed');
}

/** An encryption that failed shows as any broken socket; the server's certificate is for its operator to renew. */
function tlsFault({ cause }: MailFault): string | undefined {
  const { code } = networkFaultOf({ code: cause });
  return code === 'certificateRefused' || code === 'tlsFailed' ? code : undefined;
}

function isNoSuchBox({ status, enhanced }: MailFault): boolean {
  return enhanced === '' ? NO_SUCH_BOX_STATUSES.includes(status) : enhanced.startsWith('5.1.');
}

function faultOf(error: unknown): MailFault | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'string') return null;
  const response = 'response' in error && typeof error.response === 'string' ? error.response : '';
  return {
    code: error.code,
    cause: 'originalCode' in error && typeof error.originalCode === 'string' ? error.originalCode : '',
    status: 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0,
    command: 'command' in error && typeof error.command === 'string' ? error.command : '',
    enhanced: /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '',
  };
}
