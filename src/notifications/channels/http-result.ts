import type { IncomingHttpHeaders } from 'node:http';
import type { PostResult } from '../../platform/net/guarded-post.js';
import type { SendResult } from './channel-adapter.js';

/** Statuses with a text of their own; the others are told by their hundred. */
export const NAMED_STATUSES = [400, 401, 403, 404, 405, 408, 410, 413, 415, 422, 429, 500, 502, 503, 504] as const;

/** 4xx that are no verdict on the request: timeout, too early, too many. */
const TRANSIENT_4XX: readonly number[] = [408, 425, 429];
/** A receiver may ask for more patience, but a message about a deadline does not wait longer. */
const LONGEST_WAIT_MS = 60 * 60_000;

/** An answer that is neither a network fault nor a status that decides already. */
export type Answer = Extract<PostResult, { answered: true }>;

export type Failure = Exclude<SendResult, { result: 'accepted' }>;

export function transient(code: string, retryAfterMs?: number): Failure {
  return retryAfterMs === undefined ? { result: 'transient', code } : { result: 'transient', code, retryAfterMs };
}

export function permanent(code: string): Failure {
  return { result: 'permanent', code };
}

/** What a request that got no answer means to a receiver that would not recognise it the second time. */
export function resultOfFault({ fault, maybeTaken }: Extract<PostResult, { answered: false }>): Failure {
  if (fault.permanent) return permanent(fault.code);
  return maybeTaken ? { result: 'unknown', code: fault.code } : transient(fault.code);
}

/** Null for 2xx. `Retry-After` is honoured in both its forms, up to an hour. */
export function resultOfStatus({ status, headers }: Pick<Answer, 'status' | 'headers'>, now: Date): Failure | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return permanent('redirected');
  if (status >= 500 || TRANSIENT_4XX.includes(status)) return transient(statusCode(status), retryAfterMs(headers, now));
  return permanent(statusCode(status));
}

function statusCode(status: number): string {
  const named: readonly number[] = NAMED_STATUSES;
  return `httpStatus${named.includes(status) ? status : `${Math.floor(status / 100)}xx`}`;
}

function retryAfterMs(headers: IncomingHttpHeaders, now: Date): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now.getTime();
  // "At once" is no answer to a message that was just refused: the usual pause applies.
  return wait > 0 ? Math.min(wait, LONGEST_WAIT_MS) : undefined;
}
