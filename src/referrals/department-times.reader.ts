import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { caseScope } from '../cases/case-scope.js';
import { addDays } from '../deadlines/domain/business-date.js';
import { OfficeTime } from '../deadlines/office-time.js';
import type { DepartmentKind } from '../departments/department-kinds.js';
import { Transactions } from '../platform/database/transactions.js';
import { invalidField } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import type { DepartmentTimesListView } from './department-times.view.js';
import { openReferralStates } from './domain/referral-transitions.js';
import { DUE_CODES } from './referral-clocks.js';
import type { DepartmentTimesQuery } from './referrals.dto.js';

const QUARTER_DAYS = 91;

interface Row {
  id: string;
  kind: DepartmentKind;
  name: string;
  sent: number;
  acknowledged: number;
  replied: number;
  overdue: number;
  acknowledge_minutes: number | null;
  reply_minutes: number | null;
}

/** How fast departments acknowledge and reply, each for what was sent to it: one that was ruled away counts for both. */
@Injectable()
export class DepartmentTimesReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 400 when the period ends before it begins */
  async list(actor: Actor, query: DepartmentTimesQuery): Promise<DepartmentTimesListView> {
    const now = this.clock.now();
    const { to = this.time.dateOf(now) } = query;
    const { from = addDays(to, -QUARTER_DAYS) } = query;
    if (from > to) throw invalidField('to', 'endsBeforeItBegins');
    const scope = caseScope(actor, 6);
    const rows = await this.transactions.reader.query<Row[]>(
      `WITH spans AS (
         SELECT e.department_id, e.referral_id, min(e.at) AS sent_at, min(e.at) FILTER (WHERE e.type IN ('ACKNOWLEDGE', 'REPLY')) AS acknowledged_at,
                min(e.at) FILTER (WHERE e.type = 'REPLY') AS replied_at
           FROM referral_events e JOIN referrals r ON r.id = e.referral_id JOIN cases c ON c.id = r.case_id WHERE ${scope.sql} GROUP BY 1, 2)
       SELECT d.id, d.kind, d.name, count(*)::int AS sent, count(s.acknowledged_at)::int AS acknowledged, count(s.replied_at)::int AS replied,
              count(*) FILTER (WHERE EXISTS (
                SELECT 1 FROM referrals r JOIN deadlines k ON k.subject_id = r.id WHERE r.id = s.referral_id AND r.department_id = d.id AND r.state = ANY($1)
                   AND k.code = ANY($2) AND k.state = 'running' AND k.due_at < $3))::int AS overdue,
              (percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s.acknowledged_at - s.sent_at)) / 60)::int AS acknowledge_minutes,
              (percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM s.replied_at - s.sent_at)) / 60)::int AS reply_minutes
         FROM spans s JOIN departments d ON d.id = s.department_id WHERE s.sent_at >= $4 AND s.sent_at < $5
        GROUP BY d.id ORDER BY reply_minutes DESC NULLS FIRST, d.name, d.id`,
      [openReferralStates, DUE_CODES, now, this.startOf(from), this.startOf(addDays(to, 1)), ...scope.params],
    );
    return {
      from, to,
      items: rows.map(({ id, kind, name, sent, acknowledged, replied, overdue, acknowledge_minutes, reply_minutes }) => ({
        department: { id, kind, name }, sent, acknowledged, replied, overdue, acknowledgeMinutes: acknowledge_minutes, replyMinutes: reply_minutes,
      })),
    };
  }

  private startOf(date: string): Date {
    return new Date(this.time.office.startOfDay(date));
  }
}
