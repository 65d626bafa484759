import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { findVisibleCase } from '../cases/case-command.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { inCaseScope } from '../cases/case-scope.js';
import { atLeast, type Standing, standingOf } from '../cases/case-standing.js';
import { Case } from '../cases/case.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { decodeInstantCursor } from '../platform/http/instant-cursor.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, toPage } from '../platform/http/page.js';
import { Worker } from '../roster/worker.entity.js';
import { AidItem } from './aid-item.entity.js';
import type { AidItemView, AidListQuery } from './aid.dto.js';
import { possibleAidEvents } from './domain/aid-machine.js';
import type { AidState } from './domain/aid-transitions.js';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Shows aid items to whoever may read the case unmasked: what a family lacks is told in them. */
@Injectable()
export class AidReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
  ) {}

  /** Of a case, newest first. @throws CodedError 403, 404 */
  async list(actor: Actor, caseId: string, query: AidListQuery): Promise<Page<AidItemView>> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    await this.grants.require(m, actor, kase);
    return this.page(actor, m.createQueryBuilder(AidItem, 'a').where('a.caseId = :caseId', { caseId }), query, query.state);
  }

  /** A supervisor's, of every case of the region and below: those that wait for a decision unless told. Newest first. */
  listInScope(actor: Actor, query: AidListQuery): Promise<Page<AidItemView>> {
    const scope = inCaseScope(actor, 'a.caseId');
    return this.page(actor, this.transactions.reader.createQueryBuilder(AidItem, 'a').where(scope.sql, scope.params), query, query.state ?? 'requested');
  }

  /** @throws CodedError 403, 404 */
  async show(actor: Actor, itemId: string): Promise<AidItemView> {
    const m = this.transactions.reader;
    const item = isUUID(itemId) ? await m.findOneBy(AidItem, { id: itemId }) : null;
    if (!item) throw notFound();
    await this.grants.require(m, actor, await findVisibleCase(m, actor, item.caseId));
    return (await this.views(actor, [item]))(item);
  }

  private async page(actor: Actor, rows: SelectQueryBuilder<AidItem>, query: PageQuery, state: AidState | undefined): Promise<Page<AidItemView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = decodeInstantCursor(query.cursor);
    if (state) rows.andWhere('a.state = :state', { state });
    if (after) rows.andWhere('(a.requestedAt, a.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))', after);
    const found = await rows.orderBy('a.requestedAt', 'DESC').addOrderBy('a.id', 'DESC').take(limit + 1).getMany();
    const views = await this.views(actor, found);
    return toPage(found, limit, (row) => [row.requestedAt.toISOString(), row.id], (row) => views(row));
  }

  /** What its case, the worker and the caller's standing add to an item, each asked once. */
  private async views(actor: Actor, items: readonly AidItem[]): Promise<(item: AidItem) => AidItemView> {
    const m = this.transactions.reader;
    const kases = new Map((await m.findBy(Case, { id: In(items.map(({ caseId }) => caseId)) })).map((kase) => [kase.id, kase]));
    const standings = new Map<string, Standing>();
    for (const kase of kases.values()) standings.set(kase.id, await standingOf(m, actor, kase));
    const workers = await m.find(Worker, { where: { id: In(items.map(({ workerId }) => workerId)) }, select: { id: true, name: true } });
    const nameOf = new Map(workers.map(({ id, name }) => [id, name]));
    return (item) => {
      const { caseId, workerId, state } = item;
      const standing = standings.get(caseId) ?? 'onlooker';
      const { number: caseNumber = '', employerName = '' } = kases.get(caseId) ?? {};
      return { ...toView(item), caseNumber, employerName, workerName: nameOf.get(workerId) ?? '', possibleEvents: atLeast(standing, 'member') ? possibleAidEvents(state, standing === 'supervisor') : [] };
    };
  }
}

function toView(item: AidItem): Omit<AidItemView, 'caseNumber' | 'employerName' | 'workerName' | 'possibleEvents'> {
  const { id, caseId, workerId, kind, request, state, version, amountFen, requestedById, decidedById, decisionReason } = item;
  return {
    id, caseId, workerId, kind, request, state, version, amountFen, requestedById, requestedAt: item.requestedAt.toISOString(), decidedById,
    decidedAt: iso(item.decidedAt), decisionReason, deliveredAt: iso(item.deliveredAt), withdrawnAt: iso(item.withdrawnAt),
  };
}
