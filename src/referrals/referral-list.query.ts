import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { Transactions } from '../platform/database/transactions.js';
import { decodeInstantCursor } from '../platform/http/instant-cursor.js';
import { DEFAULT_LIMIT, toPage } from '../platform/http/page.js';
import { Clock } from '../platform/time/clock.js';
import { openReferralStates } from './domain/referral-transitions.js';
import { DUE_CODES } from './referral-clocks.js';
import { ReferralRows } from './referral-rows.js';
import { referralScope } from './referral-scope.js';
import { Referral } from './referral.entity.js';
import type { ReferralPageView } from './referral.view.js';
import type { ReferralListQuery } from './referrals.dto.js';

/** Referrals for which nothing is due come last. */
const NEVER = '2199-12-31T00:00:00.000Z';

/** Lists of referrals, what is due next first: one predicate for who may see, one for what is asked, keyset pages. */
@Injectable()
export class ReferralListReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly referrals: ReferralRows,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ReferralListQuery): Promise<ReferralPageView> {
    const m = this.transactions.reader;
    const now = this.clock.now();
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { where, params } = conditions(actor, query, now);
    const keys = await m.query<{ id: string; at: Date }[]>(
      `SELECT r.id, due.at FROM referrals r JOIN cases c ON c.id = r.case_id
        CROSS JOIN LATERAL (SELECT coalesce(min(d.due_at), '${NEVER}'::timestamptz) AS at FROM deadlines d
          WHERE d.subject_id = r.id AND d.state = 'running' AND d.code = ANY($1)) due
        WHERE ${where.join(' AND ')} ORDER BY due.at, r.id LIMIT ${limit + 1}`,
      params,
    );
    const referrals = new Map((await m.findBy(Referral, { id: In(keys.map(({ id }) => id)) })).map((referral) => [referral.id, referral]));
    const rows = await this.referrals.of(m, actor, keys.flatMap(({ id }) => referrals.get(id) ?? []), now);
    const views = new Map(rows.map((row) => [row.id, row]));
    const { items, nextCursor } = toPage(keys, limit, ({ id, at }) => [at.toISOString(), id], ({ id }) => views.get(id));
    return { items: items.filter((row) => row !== undefined), nextCursor };
  }
}

function conditions(actor: Actor, query: ReferralListQuery, now: Date): { where: string[]; params: unknown[] } {
  const scope = referralScope(actor, 2);
  const params: unknown[] = [DUE_CODES, ...scope.params];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = [scope.sql];
  if (query.state !== undefined) where.push(`r.state = ${bind(query.state)}`);
  if (query.open !== undefined) where.push(`${query.open ? '' : 'NOT '}(r.state = ANY(${bind(openReferralStates)}))`);
  if (query.overdue !== undefined) where.push(`${query.overdue ? '' : 'NOT '}(due.at < ${bind(now)})`);
  if (query.caseId !== undefined) where.push(`r.case_id = ${bind(query.caseId)}`);
  if (query.mine) where.push(mine(actor, bind(actor.id)));
  const after = decodeInstantCursor(query.cursor);
  if (after) where.push(`(due.at, r.id) > (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`);
  return { where, params };
}

const mine = (actor: Actor, me: string): string =>
  actor.role === 'liaison'
    ? `r.liaison_id = ${me}`
    : `(c.lead_id = ${me} OR c.supervisor_id = ${me} OR EXISTS (SELECT 1 FROM task_force_members t WHERE t.case_id = c.id AND t.user_id = ${me}))`;
