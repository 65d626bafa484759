import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { caseScope } from '../cases/case-scope.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { decodeInstantCursor } from '../platform/http/instant-cursor.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, toPage } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { Statement } from './statement.entity.js';
import type { StatementPageView, StatementView } from './statement.view.js';
import type { StatementListQuery } from './statements.dto.js';

/** Answers how far a statement is. */
@Injectable()
export class StatementReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, id: string): Promise<StatementView> {
    return this.toView(await findKnownStatement(this.transactions.reader, actor, id));
  }

  /** What the person asked for, newest first, of cases they may still see. */
  async list(actor: Actor, { limit = DEFAULT_LIMIT, cursor, caseId }: StatementListQuery): Promise<StatementPageView> {
    const m = this.transactions.reader;
    const scope = caseScope(actor, 2);
    const params: unknown[] = [actor.id, ...scope.params];
    const bind = (value: unknown): string => `$${params.push(value)}`;
    const where = ['s.requested_by_id = $1', scope.sql];
    if (caseId !== undefined) where.push(`s.case_id = ${bind(caseId)}`);
    const after = decodeInstantCursor(cursor);
    if (after) where.push(`(s.created_at, s.id) < (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`);
    const ids = await m.query<{ id: string }[]>(
      `SELECT s.id FROM statements s JOIN cases c ON c.id = s.case_id WHERE ${where.join(' AND ')} ORDER BY s.created_at DESC, s.id DESC LIMIT ${limit + 1}`, params,
    );
    const found = ids.length === 0 ? [] : await m.createQueryBuilder(Statement, 's').where('s.id IN (:...ids)', { ids: ids.map(({ id }) => id) }).orderBy('s.createdAt', 'DESC').addOrderBy('s.id', 'DESC').getMany();
    return toPage(found, limit, ({ createdAt, id }) => [createdAt.toISOString(), id], (row) => this.toView(row));
  }

  private toView(statement: Statement): StatementView {
    const { id, subject, caseId, workerId, format, progress, failure, fileName, bytes, rows, masked, asOf, requestedById, createdAt, expiresAt } = statement;
    return {
      id, subject, caseId, workerId, format, progress, fileName, bytes, rows, masked, requestedById,
      state: isExpired(statement, this.clock.now()) ? 'expired' : statement.state,
      failure: failure === null ? null : { code: failure, message: this.catalogue.render(failure, {}, currentContext()?.locale) },
      asOf: asOf?.toISOString() ?? null, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(),
    };
  }
}

export const isExpired = ({ state, expiresAt }: Pick<Statement, 'state' | 'expiresAt'>, now: Date): boolean => state === 'ready' && expiresAt <= now;

/**
 * A statement that the person asked for, or that is about a case they may see. What an employer's statement holds depends on who
 * asked: it is that person's alone, and only as long as they may see every case in it.
 * @throws CodedError 404
 */
export async function findKnownStatement(m: EntityManager, actor: Actor, id: string): Promise<Statement> {
  const statement = isUUID(id) ? await m.findOneBy(Statement, { id }) : null;
  if (!statement || (statement.subject === 'employer' && statement.requestedById !== actor.id)) throw notFound();
  await findVisibleCase(m, actor, statement.caseId);
  const scope = caseScope(actor, 2);
  const [visible] = await m.query<[{ n: number }]>(`SELECT count(*)::int AS n FROM cases c WHERE c.id = ANY($1::uuid[]) AND ${scope.sql}`, [statement.caseIds, ...scope.params]);
  if (visible.n !== statement.caseIds.length) throw notFound();
  return statement;
}
