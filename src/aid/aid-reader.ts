import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { UUID, findVisibleCase } from '../cases/case-command.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { atLeast, standingOf } from '../cases/case-standing.js';
import type { Case } from '../cases/case.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { decodeInstantCursor } from '../platform/http/instant-cursor.js';
import { DEFAULT_LIMIT, type Page, toPage } from '../platform/http/page.js';
import { Worker } from '../roster/worker.entity.js';
import { AidItem } from './aid-item.entity.js';
import type { AidItemView, AidListQuery } from './aid.dto.js';
import { possibleAidEvents } from './domain/aid-machine.js';
import type { AidEventType, AidState } from './domain/aid-transitions.js';

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** Shows aid items to whoever may read the case unmasked: what a family lacks is told in them. */
@Injectable()
export class AidReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
  ) {}

  /** Newest first. @throws CodedError 403, 404 */
  async list(actor: Actor, caseId: string, query: AidListQuery): Promise<Page<AidItemView>> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    await this.grants.require(m, actor, kase);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = decodeInstantCursor(query.cursor);
    const rows = m.createQueryBuilder(AidItem, 'a').where('a.caseId = :caseId', { caseId });
    if (query.state) rows.andWhere('a.state = :state', { state: query.state });
    if (after) rows.andWhere('(a.requestedAt, a.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))', after);
    const found = await rows.orderBy('a.requestedAt', 'DESC').addOrderBy('a.id', 'DESC').take(limit + 1).getMany();
    const views = await this.views(actor, kase, found);
    return toPage(found, limit, (row) => [row.requestedAt.toISOString(), row.id], (row) => views(row));
  }

  /** @throws CodedError 403, 404 */
  async show(actor: Actor, itemId: string): Promise<AidItemView> {
    const m = this.transactions.reader;
    const item = UUID.test(itemId) ? await m.findOneBy(AidItem, { id: itemId }) : null;
    if (!item) throw notFound();
    const kase = await findVisibleCase(m, actor, item.caseId);
    await this.grants.require(m, actor, kase);
    return (await this.views(actor, kase, [item]))(item);
  }

  private async views(actor: Actor, kase: Case, items: readonly AidItem[]): Promise<(item: AidItem) => AidItemView> {
    const m = this.transactions.reader;
    const standing = await standingOf(m, actor, kase);
    const workers = await m.find(Worker, { where: { id: In(items.map(({ workerId }) => workerId)) }, select: { id: true, name: true } });
    const nameOf = new Map(workers.map(({ id, name }) => [id, name]));
    const eventsIn = (state: AidState): AidEventType[] => (atLeast(standing, 'member') ? possibleAidEvents(state, standing === 'supervisor') : []);
    return (item) => toView(item, nameOf.get(item.workerId) ?? '', eventsIn(item.state));
  }
}

function toView(item: AidItem, workerName: string, possibleEvents: string[]): AidItemView {
  const { id, workerId, kind, request, state, version, amountFen, requestedById, decidedById, decisionReason } = item;
  return {
    id, workerId, workerName, kind, request, state, version, amountFen, requestedById, requestedAt: item.requestedAt.toISOString(), decidedById,
    decidedAt: iso(item.decidedAt), decisionReason, deliveredAt: iso(item.deliveredAt), withdrawnAt: iso(item.withdrawnAt), possibleEvents,
  };
}
