import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { nextDate } from '../deadlines/domain/business-date.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { BlindIndex } from '../platform/crypto/blind-index.js';
import { Transactions } from '../platform/database/transactions.js';
import { DEFAULT_LIMIT, decodeCursor, toPage } from '../platform/http/page.js';
import { invalidField } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { CaseExtensions } from './case-extensions.js';
import { caseScope } from './case-scope.js';
import { conditionsOf, IS_OPEN, isDueToday, isMine, isOverdue } from './case-conditions.js';
import { CaseRowsReader } from './case-rows.reader.js';
import type { CaseFiguresView, CasePageView, CaseRowView, WorklistFiguresView } from './case.view.js';
import type { CaseListQuery, CaseSearchBody } from './cases.dto.js';
import { identifierText } from './domain/identifiers/identifier-text.js';
import { normalisePhone } from './domain/identifiers/phone.js';

/** Cases without a clock come last. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/** Lists of cases: one predicate for who may see, one for what is asked, keyset pages. */
@Injectable()
export class CaseListReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly extensions: CaseExtensions,
    private readonly index: BlindIndex,
    private readonly clock: Clock,
    private readonly rows: CaseRowsReader,
    private readonly time: OfficeTime,
  ) {}

  async list(actor: Actor, query: CaseListQuery): Promise<CasePageView> {
    const now = this.clock.now();
    const scope = caseScope(actor);
    const params: unknown[] = [...scope.params];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const where = [scope.sql];
    where.push(...conditionsOf(query, { userId: actor.id, now, endOfDay: this.endOfToday(now), waits: this.extensions.waiting.condition }, bind));
    const byReport = query.sort === '-reportedAt';
    const key = byReport ? 'c.reported_at' : `coalesce(c.next_due_at, '${NEVER.toISOString()}'::timestamptz)`;
    const cursor = decodeCursor(query.cursor, 2);
    if (cursor) where.push(`(${key}, c.id) ${byReport ? '<' : '>'} (${bind(asInstant(cursor[0]))}::timestamptz, ${bind(asId(cursor[1]))}::uuid)`);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const order = byReport ? 'DESC' : 'ASC';
    const ids = await this.transactions.reader.query<{ id: string; key: Date }[]>(
      `SELECT c.id, ${key} AS key FROM cases c WHERE ${where.join(' AND ')} ORDER BY ${key} ${order}, c.id ${order} LIMIT ${limit + 1}`,
      params,
    );
    const rows = await this.byId(ids.slice(0, limit).map(({ id }) => id), now);
    const { items, nextCursor } = toPage(ids, limit, ({ id, key: at }) => [at.toISOString(), id], ({ id }) => rows.get(id));
    return { items: items.filter((row) => row !== undefined), nextCursor };
  }

  /** Cases in which a phone or an ID number occurs, found by its fingerprint. @throws CodedError 400 unless exactly one is given */
  async search(actor: Actor, body: CaseSearchBody): Promise<CasePageView> {
    if ((body.phone === undefined) === (body.idNumber === undefined)) throw invalidField('', 'phoneOrIdNumber');
    const kind = body.phone === undefined ? 'idNumber' : 'phone';
    const value = body.phone === undefined ? identifierText(body.idNumber ?? '').toUpperCase() : normalisePhone(body.phone).value;
    const fingerprint = this.index.of(kind, value);
    const m = this.transactions.reader;
    const withWorker = await this.extensions.people.casesOfWorker(m, kind, fingerprint);
    const scope = caseScope(actor, 3);
    const ids = await m.query<{ id: string }[]>(
      `SELECT c.id FROM cases c WHERE ${scope.sql} AND (c.reporter_phone_index = $1 OR c.id = ANY($2::uuid[])) ORDER BY c.created_at DESC, c.id LIMIT 200`,
      [fingerprint, withWorker, ...scope.params],
    );
    return { items: await this.rows.rows(m, ids.map(({ id }) => id), this.clock.now()), nextCursor: null };
  }

  /** How many open cases there are, wait, and are late: of all that the caller may see, and of the own ones. */
  async figures(actor: Actor): Promise<WorklistFiguresView> {
    const now = this.clock.now();
    const scope = caseScope(actor, 4);
    const counts = (kind: string, condition: string): string => `count(*) FILTER (WHERE ${condition})::int AS "${kind}", count(*) FILTER (WHERE mine AND ${condition})::int AS "${kind}Mine"`;
    const [row] = await this.transactions.reader.query<[Record<string, number>]>(
      `SELECT ${[counts('open', 'TRUE'), counts('dueToday', 'due_today'), counts('overdue', 'overdue'), counts('waiting', 'waits')].join(', ')}
         FROM (SELECT ${isMine('$3::uuid')} AS mine, ${isDueToday('$1::timestamptz', '$2::timestamptz')} AS due_today, ${isOverdue('$1::timestamptz')} AS overdue,
                      ${this.extensions.waiting.condition} AS waits
                 FROM cases c WHERE ${IS_OPEN} AND ${scope.sql}) AS o`,
      [now, this.endOfToday(now), actor.id, ...scope.params],
    );
    const of = (suffix: '' | 'Mine'): CaseFiguresView => ({
      open: row[`open${suffix}`] ?? 0, dueToday: row[`dueToday${suffix}`] ?? 0, overdue: row[`overdue${suffix}`] ?? 0, waiting: row[`waiting${suffix}`] ?? 0,
    });
    return { all: of(''), mine: of('Mine') };
  }

  private endOfToday(now: Date): Date {
    return new Date(this.time.office.startOfDay(nextDate(this.time.dateOf(now))));
  }

  private async byId(ids: readonly string[], now: Date): Promise<Map<string, CaseRowView>> {
    return new Map((await this.rows.rows(this.transactions.reader, ids, now)).map((row) => [row.id, row]));
  }
}

function asInstant(value: unknown): string {
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value;
  throw invalidField('cursor', 'badCursor');
}

function asId(value: unknown): string {
  if (typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value)) return value;
  throw invalidField('cursor', 'badCursor');
}
