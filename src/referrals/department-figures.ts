import type { Actor } from '../auth/roles.js';
import { caseScope } from '../cases/case-scope.js';
import { awaitedReferralStates } from './domain/referral-transitions.js';
import { DUE_CODES } from './referral-clocks.js';

export const departmentFigures = ['sent', 'acknowledged', 'acknowledgedLate', 'replied', 'repliedLate', 'declined', 'open', 'overdue'] as const;
export type DepartmentFigure = (typeof departmentFigures)[number];

/** What a figure counts, on rows `a` of `AskedDepartments`: the figure counts by it, and the list that it opens finds by it. */
export const COUNTED: Readonly<Record<DepartmentFigure, string>> = {
  sent: 'TRUE',
  acknowledged: 'a.acknowledged_at IS NOT NULL',
  acknowledgedLate: 'a.acknowledged_at > a.acknowledge_by',
  replied: 'a.replied_at IS NOT NULL',
  repliedLate: 'a.replied_at > a.reply_by',
  declined: 'a.declined_at IS NOT NULL',
  open: 'a.is_open',
  overdue: 'a.is_open AND a.next_due_at < a.now',
};

/** Ms from the sending, of what took place. */
export const ACKNOWLEDGE_MS = 'extract(epoch FROM a.acknowledged_at - a.sent_at) * 1000';
export const REPLY_MS = 'extract(epoch FROM a.replied_at - a.sent_at) * 1000';

/** Sent in this time; to one department or to all. */
export interface Asked {
  from: Date;
  before: Date;
  departmentId?: string | undefined;
}

/**
 * What departments were asked, as rows `a`: a referral as far as it lay with one department. One that was ruled away is a row of
 * both, each with its own sending, acknowledgement and first reply, and the clocks that these ended.
 */
export class AskedDepartments {
  readonly rows: string;
  readonly params: unknown[];

  constructor(actor: Actor, { from, before, departmentId }: Asked, now: Date) {
    const scope = caseScope(actor);
    this.params = [...scope.params];
    const ofDepartment = departmentId === undefined ? '' : ` AND e.department_id = ${this.bind(departmentId)}`;
    this.rows = `(
      SELECT s.*, r.case_id, r.request, r.state, r.department_id AS lies_with_id, ack.due_at AS acknowledge_by, reply.due_at AS reply_by, next.due_at AS next_due_at,
             ${this.bind(now)}::timestamptz AS now, ${lies} AND r.state = ANY(${this.bind(awaitedReferralStates)}) AS is_open
        FROM (SELECT (array_agg(e.id ORDER BY e.version))[1] AS id, e.department_id, e.referral_id, min(e.at) AS sent_at, min(e.at) FILTER (WHERE e.type IN ('ACKNOWLEDGE', 'REPLY')) AS acknowledged_at,
                     min(e.at) FILTER (WHERE e.type = 'REPLY') AS replied_at, min(e.at) FILTER (WHERE e.type = 'DECLINE') AS declined_at
                FROM referral_events e JOIN referrals r ON r.id = e.referral_id JOIN cases c ON c.id = r.case_id WHERE ${scope.sql}${ofDepartment}
               GROUP BY e.department_id, e.referral_id HAVING min(e.at) >= ${this.bind(from)} AND min(e.at) < ${this.bind(before)}) s
        JOIN referrals r ON r.id = s.referral_id
        LEFT JOIN LATERAL (${clockOf('referralAcknowledge', 's.acknowledged_at')}) ack ON TRUE
        LEFT JOIN LATERAL (${clockOf('referralReply', 's.replied_at')}) reply ON TRUE
        LEFT JOIN LATERAL (SELECT min(k.due_at) AS due_at FROM deadlines k WHERE k.subject_id = r.id AND k.code = ANY(${this.bind(DUE_CODES)}) AND k.state = 'running' AND ${lies}) next ON TRUE) a`;
  }

  /** Adds a parameter and answers its name. */
  bind(value: unknown): string {
    return `$${this.params.push(value)}`;
  }
}

/** The referral is the department's still, or was its last. */
const lies = 'r.department_id = s.department_id';

/** The clock that was met by what the department did; until then the newest of what lies with it. */
const clockOf = (code: (typeof DUE_CODES)[number], done: string): string =>
  `SELECT k.due_at FROM deadlines k WHERE k.subject_id = r.id AND k.code = '${code}' AND CASE WHEN ${done} IS NULL THEN ${lies} ELSE k.state = 'met' AND k.ended_at = ${done} END
    ORDER BY k.ended_at DESC NULLS FIRST LIMIT 1`;
