import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { BlindIndex } from '../platform/crypto/blind-index.js';
import { Transactions } from '../platform/database/transactions.js';
import { DEFAULT_LIMIT, decodeCursor, toPage } from '../platform/http/page.js';
import { invalidField } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { CaseExtensions } from './case-extensions.js';
import { caseScope } from './case-scope.js';
import { Case } from './case.entity.js';
import type { CasePageView, CaseRowView } from './case.view.js';
import type { CaseListQuery, CaseSearchBody } from './cases.dto.js';
import { identifierText } from './domain/identifiers/identifier-text.js';
import { normalisePhone } from './domain/identifiers/phone.js';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

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
  ) {}

  async list(actor: Actor, query: CaseListQuery): Promise<CasePageView> {
    const now = this.clock.now();
    const scope = caseScope(actor);
    const params: unknown[] = [...scope.params];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const where = [scope.sql];
    if (query.state) where.push(`c.state = ${bind(query.state)}`);
    if (query.riskLevel) where.push(`c.risk_level = ${bind(query.riskLevel)}`);
    if (query.overdue !== undefined) where.push(`${query.overdue ? '' : 'NOT '}(c.next_due_at IS NOT NULL AND c.next_due_at < ${bind(now)})`);
    if (query.mine) {
      const me = bind(actor.id);
      where.push(`(c.lead_id = ${me} OR c.supervisor_id = ${me} OR EXISTS (SELECT 1 FROM task_force_members t WHERE t.case_id = c.id AND t.user_id = ${me}))`);
    }
    if (query.q) {
      const like = bind(`%${query.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
      where.push(`(lower(c.employer_name) LIKE ${like} OR lower(c.number) LIKE ${like} OR lower(c.summary) LIKE ${like})`);
    }
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
    const rows = await this.rows(ids.map(({ id }) => id), now);
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
    return { items: [...(await this.rows(ids.map(({ id }) => id), this.clock.now())).values()], nextCursor: null };
  }

  private async rows(ids: readonly string[], now: Date): Promise<Map<string, CaseRowView>> {
    const found = ids.length === 0 ? [] : await this.transactions.reader.createQueryBuilder(Case, 'c').where('c.id IN (:...ids)', { ids: [...ids] }).getMany();
    const order = new Map(ids.map((id, place) => [id, place]));
    found.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    return new Map(found.map((kase) => [kase.id, toRow(kase, now)]));
  }
}

function toRow(kase: Case, now: Date): CaseRowView {
  return {
    id: kase.id,
    number: kase.number,
    state: kase.state,
    riskLevel: kase.riskLevel,
    employerName: kase.employerName,
    regionCode: kase.regionCode,
    version: kase.version,
    workersReported: kase.workersReported,
    reportedAt: kase.reportedAt.toISOString(),
    nextDueAt: iso(kase.nextDueAt),
    overdue: kase.nextDueAt !== null && kase.nextDueAt < now,
    suspendedAt: iso(kase.suspendedAt),
    milestones: { wagesSettledAt: iso(kase.wagesSettledAt), socialInsuranceSettledAt: iso(kase.socialInsuranceSettledAt) },
    leadId: kase.leadId,
    supervisorId: kase.supervisorId,
  };
}

function asInstant(value: unknown): string {
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value;
  throw invalidField('cursor', 'badCursor');
}

function asId(value: unknown): string {
  if (typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value)) return value;
  throw invalidField('cursor', 'badCursor');
}
