import { Injectable } from '@nestjs/common';
import { type EntityManager, type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { findVisibleCase } from '../cases/case-command.js';
import type { PersonView } from '../cases/case.view.js';
import { Transactions } from '../platform/database/transactions.js';
import { type InstantCursor, decodeInstantCursor } from '../platform/http/instant-cursor.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, toPage } from '../platform/http/page.js';
import type { MediationPageView, WorkerSessionPageView } from './mediation.view.js';
import { Mediation } from './mediation.entity.js';
import { WorkerSession } from './worker-session.entity.js';

interface Held extends ObjectLiteral {
  id: string;
  heldAt: Date;
  recordedById: string;
}

/** The sessions and mediations of a case, the last one first. */
@Injectable()
export class MeetingListReader {
  constructor(private readonly transactions: Transactions) {}

  /** @throws CodedError 404 */
  sessions(actor: Actor, caseId: string, query: PageQuery): Promise<WorkerSessionPageView> {
    return this.list(actor, caseId, query, WorkerSession, ({ caseId: _, recordedById: __, heldAt, recordedAt, ...session }, recordedBy) => ({
      ...session, heldAt: heldAt.toISOString(), recordedAt: recordedAt.toISOString(), recordedBy,
    }));
  }

  /** @throws CodedError 404 */
  mediations(actor: Actor, caseId: string, query: PageQuery): Promise<MediationPageView> {
    return this.list(actor, caseId, query, Mediation, ({ caseId: _, recordedById: __, heldAt, recordedAt, ...mediation }, recordedBy) => ({
      ...mediation, heldAt: heldAt.toISOString(), recordedAt: recordedAt.toISOString(), recordedBy,
    }));
  }

  private async list<R extends Held, V>(
    actor: Actor, caseId: string, query: PageQuery, of: EntityTarget<R>, show: (row: R, recordedBy: PersonView | null) => V,
  ): Promise<Page<V>> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const rows = await rowsBefore(m, of, caseId, decodeInstantCursor(query.cursor), limit + 1);
    const users = await m.findBy(User, { id: In(rows.map(({ recordedById }) => recordedById)) });
    const people = new Map(users.map(({ id, name }) => [id, { id, name }]));
    return toPage(rows, limit, ({ heldAt, id }) => [heldAt.toISOString(), id], (row) => show(row, people.get(row.recordedById) ?? null));
  }
}

async function rowsBefore<R extends Held>(
  m: EntityManager, of: EntityTarget<R>, caseId: string, after: InstantCursor | null, take: number,
): Promise<R[]> {
  const query = m.createQueryBuilder(of, 'h').where('h.caseId = :caseId', { caseId });
  if (after) query.andWhere('(h.heldAt, h.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))', after);
  return query.orderBy('h.heldAt', 'DESC').addOrderBy('h.id', 'DESC').take(take).getMany();
}
