import { Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { Transactions } from '../platform/database/transactions.js';
import { decodeInstantCursor } from '../platform/http/instant-cursor.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, toPage } from '../platform/http/page.js';
import { findVisibleCase } from './case-command.js';
import type { FollowUpPageView, VisitPageView } from './case-findings.view.js';
import { CaseReadGrants } from './case-read-grants.js';
import type { PersonView } from './case.view.js';
import { maskNumbersInText } from './domain/identifiers/text-masks.js';
import { FollowUp } from './follow-up.entity.js';
import { peopleOf } from './task-force.query.js';
import { Visit } from './visit.entity.js';

interface Recorded extends ObjectLiteral {
  id: string;
  record: string;
  recordedById: string;
  recordedAt: Date;
}

interface Listing<R extends Recorded> {
  of: EntityTarget<R>;
  /** The column by which the list is sorted. */
  at: string & keyof R;
  peopleIn: (row: R) => readonly string[];
}

/** The visits and follow-up calls of a case, the last one first. Numbers in their text are masked for whoever does not work on the case. */
@Injectable()
export class CaseFindingsReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
  ) {}

  /** @throws CodedError 404 */
  visits(actor: Actor, caseId: string, query: PageQuery): Promise<VisitPageView> {
    const listing: Listing<Visit> = { of: Visit, at: 'visitedAt', peopleIn: ({ visitorIds }) => visitorIds };
    return this.list(actor, caseId, query, listing, ({ id, visitedAt, visitorIds, place, documentIds }, people) => ({
      id, place, documentIds, visitedAt: visitedAt.toISOString(), visitors: visitorIds.flatMap((visitor) => people.get(visitor) ?? []),
    }));
  }

  /** @throws CodedError 404 */
  followUps(actor: Actor, caseId: string, query: PageQuery): Promise<FollowUpPageView> {
    const listing: Listing<FollowUp> = { of: FollowUp, at: 'contactedAt', peopleIn: () => [] };
    return this.list(actor, caseId, query, listing, ({ id, contactedAt, workersContacted, satisfaction }) => ({ id, workersContacted, satisfaction, contactedAt: contactedAt.toISOString() }));
  }

  private async list<R extends Recorded, V>(
    actor: Actor, caseId: string, query: PageQuery, { of, at, peopleIn }: Listing<R>, show: (row: R, people: ReadonlyMap<string, PersonView>) => V,
  ): Promise<Page<V & { record: string; recordedBy: PersonView | null; recordedAt: string }>> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const inClear = await this.grants.mayReadUnmasked(m, actor, kase);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const rows = await rowsBefore(m, { of, at, caseId, cursor: query.cursor, take: limit + 1 });
    const people = await peopleOf(m, rows.flatMap((row) => [row.recordedById, ...peopleIn(row)]));
    return toPage(rows, limit, (row) => [(row[at] as Date).toISOString(), row.id], (row) => ({
      ...show(row, people), record: inClear ? row.record : maskNumbersInText(row.record), recordedBy: people.get(row.recordedById) ?? null, recordedAt: row.recordedAt.toISOString(),
    }));
  }
}

function rowsBefore<R extends Recorded>(m: EntityManager, { of, at, caseId, cursor, take }: { of: EntityTarget<R>; at: string; caseId: string; cursor: string | undefined; take: number }): Promise<R[]> {
  const after = decodeInstantCursor(cursor);
  const query = m.createQueryBuilder(of, 'h').where('h.caseId = :caseId', { caseId });
  if (after) query.andWhere(`(h.${at}, h.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))`, after);
  return query.orderBy(`h.${at}`, 'DESC').addOrderBy('h.id', 'DESC').take(take).getMany();
}
