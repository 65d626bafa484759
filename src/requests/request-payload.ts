import type { RequestBody } from './requests.dto.js';

/** What a request asks for, beside its type and reason; which fields stand in it depends on the type. */
export type RequestPayload = Omit<RequestBody, 'type' | 'reason'>;
export type RequestField = keyof RequestPayload;

export type Plain = string | number | boolean | null | { readonly [key: string]: Plain };

/** One thing that granting would change: how it is and how it would be. Instants are ISO 8601, amounts fen. */
export interface RequestChange {
  /** Such as `dueAt` or `verifiedFen`. */
  what: string;
  /** The record that changes; null for the case itself. */
  subjectId: string | null;
  /** A code that tells which one it is, such as the clock's rule or a kind of claim. */
  label: string | null;
  before: Plain;
  after: Plain;
}

export interface RequestEffect {
  changes: RequestChange[];
}
