import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { addDays } from '../deadlines/domain/business-date.js';
import { OfficeTime } from '../deadlines/office-time.js';
import type { DepartmentKind } from '../departments/department-kinds.js';
import { Transactions } from '../platform/database/transactions.js';
import { invalidField } from '../platform/http/coded-error.js';
import { isExactNumber, isId, readCursor } from '../platform/http/cursor-keys.js';
import { DEFAULT_LIMIT, toPage } from '../platform/http/page.js';
import { Clock } from '../platform/time/clock.js';
import { ACKNOWLEDGE_MS, type Asked, AskedDepartments, COUNTED, type DepartmentFigure, departmentFigures, REPLY_MS } from './department-figures.js';
import { type DepartmentFiguresView, type DepartmentReferralPageView, type DepartmentReferralView, type DepartmentTimesListView } from './department-times.view.js';
import type { ReferralState } from './domain/referral-transitions.js';
import type { DepartmentReferralsQuery, DepartmentTimesQuery } from './referrals.dto.js';

const QUARTER_DAYS = 91;
const MINUTE_MS = 60_000;

type FiguresRow = Record<DepartmentFigure, number> & { id: string | null; kind: DepartmentKind; name: string; acknowledge_ms: string | null; reply_ms: string | null };

interface ReferralRow {
  id: string;
  referral_id: string;
  case_id: string;
  number: string;
  employer_name: string;
  request: string;
  state: ReferralState;
  department_id: string;
  department_kind: DepartmentKind;
  department_name: string;
  lies_with_id: string;
  lies_with_kind: DepartmentKind;
  lies_with_name: string;
  sent_at: Date;
  acknowledged_at: Date | null;
  acknowledge_by: Date | null;
  acknowledge_ms: string | null;
  acknowledged_late: boolean;
  replied_at: Date | null;
  reply_by: Date | null;
  reply_ms: string | null;
  replied_late: boolean;
  declined_at: Date | null;
  is_open: boolean;
  next_due_at: Date | null;
  overdue: boolean;
  place: string;
}

/** The rows of a figure: what took longest first, what has waited longest first, or what was sent last. */
const NEWEST = 'extract(epoch FROM a.sent_at) * 1000';
const OLDEST = `-${NEWEST}`;
const ORDER: Readonly<Record<DepartmentFigure, string>> = {
  sent: NEWEST, acknowledged: ACKNOWLEDGE_MS, acknowledgedLate: ACKNOWLEDGE_MS, replied: REPLY_MS, repliedLate: REPLY_MS, declined: NEWEST, open: OLDEST, overdue: OLDEST,
};

/** How fast departments acknowledge and reply, each for what was sent to it, and the referrals that each figure counts. */
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
    const { from, to } = this.periodOf(query, now);
    const asked = new AskedDepartments(actor, this.asked({ from, to }), now);
    const rows = await this.transactions.reader.query<FiguresRow[]>(
      `SELECT d.id, d.kind, d.name, ${departmentFigures.map((figure) => `count(*) FILTER (WHERE ${COUNTED[figure]})::int AS "${figure}"`).join(', ')},
              percentile_disc(0.5) WITHIN GROUP (ORDER BY ${ACKNOWLEDGE_MS}) AS acknowledge_ms, percentile_disc(0.5) WITHIN GROUP (ORDER BY ${REPLY_MS}) AS reply_ms
         FROM ${asked.rows} JOIN departments d ON d.id = a.department_id GROUP BY GROUPING SETS ((d.id, d.kind, d.name), ()) ORDER BY reply_ms DESC NULLS FIRST, d.name, d.id`,
      asked.params,
    );
    const totals = rows.find(({ id }) => id === null);
    return {
      from, to, totals: figuresOf(totals),
      items: rows.flatMap((row) => (row.id === null ? [] : [{ department: { id: row.id, kind: row.kind, name: row.name }, ...figuresOf(row) }])),
    };
  }

  /** @throws CodedError 400 when the period ends before it begins, or for a cursor that is none of ours */
  async referrals(actor: Actor, query: DepartmentReferralsQuery): Promise<DepartmentReferralPageView> {
    const now = this.clock.now();
    const { from, to } = this.periodOf(query, now);
    const { figure = 'sent', departmentId, limit = DEFAULT_LIMIT } = query;
    const asked = new AskedDepartments(actor, this.asked({ from, to, departmentId }), now);
    const place = `(${ORDER[figure]})::bigint`;
    const after = readCursor<[number, string]>(query.cursor, isExactNumber, isId);
    const beyond = after ? ` AND (${place}, a.id) < (${asked.bind(after[0])}::bigint, ${asked.bind(after[1])}::uuid)` : '';
    const rows = await this.transactions.reader.query<ReferralRow[]>(
      `SELECT a.*, c.number, c.employer_name, d.kind AS department_kind, d.name AS department_name, l.kind AS lies_with_kind, l.name AS lies_with_name, ${place} AS place,
              ${ACKNOWLEDGE_MS} AS acknowledge_ms, ${REPLY_MS} AS reply_ms, (${COUNTED.acknowledgedLate}) IS TRUE AS acknowledged_late, (${COUNTED.repliedLate}) IS TRUE AS replied_late, (${COUNTED.overdue}) IS TRUE AS overdue
         FROM ${asked.rows} JOIN cases c ON c.id = a.case_id JOIN departments d ON d.id = a.department_id JOIN departments l ON l.id = a.lies_with_id
        WHERE ${COUNTED[figure]}${beyond} ORDER BY place DESC, a.id DESC LIMIT ${limit + 1}`,
      asked.params,
    );
    return { from, to, ...toPage(rows, limit, (row) => [Number(row.place), row.id], toReferral) };
  }

  private periodOf(query: DepartmentTimesQuery, now: Date): { from: string; to: string } {
    const { to = this.time.dateOf(now) } = query;
    const { from = addDays(to, -QUARTER_DAYS) } = query;
    if (from > to) throw invalidField('to', 'endsBeforeItBegins');
    return { from, to };
  }

  private asked({ from, to, departmentId }: { from: string; to: string; departmentId?: string | undefined }): Asked {
    const startOf = (date: string): Date => new Date(this.time.office.startOfDay(date));
    return { from: startOf(from), before: startOf(addDays(to, 1)), departmentId };
  }
}

const minutesOf = (ms: string | number | null): number | null => (ms === null ? null : Math.round(Number(ms) / MINUTE_MS));

function figuresOf(row: FiguresRow | undefined): DepartmentFiguresView {
  const counts = Object.fromEntries(departmentFigures.map((figure) => [figure, row?.[figure] ?? 0])) as Record<DepartmentFigure, number>;
  return { ...counts, acknowledgeMinutes: minutesOf(row?.acknowledge_ms ?? null), replyMinutes: minutesOf(row?.reply_ms ?? null) };
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

function toReferral(row: ReferralRow): DepartmentReferralView {
  const { department_id, lies_with_id } = row;
  return {
    id: row.id, referralId: row.referral_id, caseId: row.case_id, caseNumber: row.number, employerName: row.employer_name, request: row.request,
    department: { id: department_id, kind: row.department_kind, name: row.department_name },
    ruledTo: lies_with_id === department_id ? null : { id: lies_with_id, kind: row.lies_with_kind, name: row.lies_with_name },
    state: row.state, sentAt: row.sent_at.toISOString(),
    acknowledgedAt: iso(row.acknowledged_at), acknowledgeBy: iso(row.acknowledge_by), acknowledgeMinutes: minutesOf(row.acknowledge_ms), acknowledgedLate: row.acknowledged_late,
    repliedAt: iso(row.replied_at), replyBy: iso(row.reply_by), replyMinutes: minutesOf(row.reply_ms), repliedLate: row.replied_late,
    declinedAt: iso(row.declined_at), open: row.is_open, nextDueAt: iso(row.next_due_at), overdue: row.overdue,
  };
}
