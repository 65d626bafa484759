import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { findVisibleCase } from '../cases/case-command.js';
import { CaseReadGrants } from '../cases/case-read-grants.js';
import { inCaseScope } from '../cases/case-scope.js';
import type { BlockerOut, PersonView } from '../cases/case.view.js';
import { Case } from '../cases/case.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { type BlockerView, notFound } from '../platform/http/coded-error.js';
import { decodeInstantCursor } from '../platform/http/instant-cursor.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, toPage } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import { possibleRequestEvents } from './domain/request-machine.js';
import { requestFacts } from './request-facts.js';
import { RequestKinds } from './request-kinds.js';
import { previewWaiting } from './request-preview.js';
import { Request } from './request.entity.js';
import type { RequestListQuery, RequestView } from './requests.dto.js';

/** Shows requests; what an open one would change, and what stands in its way, is asked anew each time. */
@Injectable()
export class RequestReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly kinds: RequestKinds,
    private readonly grants: CaseReadGrants,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  /** A supervisor: those of the cases of the region, the waiting ones unless told; others: their own. Newest first. */
  list(actor: Actor, query: RequestListQuery): Promise<Page<RequestView>> {
    const scope = inCaseScope(actor, 'r.caseId');
    const inScope = this.transactions.reader.createQueryBuilder(Request, 'r').where(scope.sql, scope.params);
    const asSupervisor = actor.role === 'supervisor';
    if (!asSupervisor) inScope.andWhere('r.askedById = :me', { me: actor.id });
    const state = query.state ?? (asSupervisor ? 'open' : undefined);
    if (state) inScope.andWhere('r.state = :state', { state });
    if (query.caseId) inScope.andWhere('r.caseId = :caseId', { caseId: query.caseId });
    return this.page(actor, inScope, query);
  }

  /** @throws CodedError 403, 404 */
  async listOfCase(actor: Actor, caseId: string, query: PageQuery): Promise<Page<RequestView>> {
    const m = this.transactions.reader;
    await this.grants.require(m, actor, await findVisibleCase(m, actor, caseId));
    return this.page(actor, m.createQueryBuilder(Request, 'r').where('r.caseId = :caseId', { caseId }), query);
  }

  /** One request, to whoever asked it or is at home on its case. @throws CodedError 403, 404 */
  async show(actor: Actor, id: string): Promise<RequestView> {
    const m = this.transactions.reader;
    const request = isUUID(id) ? await m.findOneBy(Request, { id }) : null;
    if (!request) throw notFound();
    const kase = await findVisibleCase(m, actor, request.caseId);
    if (request.askedById !== actor.id) await this.grants.require(m, actor, kase);
    const [view] = await this.views(m, actor, [request]);
    if (!view) throw notFound();
    return view;
  }

  private async page(actor: Actor, rows: SelectQueryBuilder<Request>, query: PageQuery): Promise<Page<RequestView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = decodeInstantCursor(query.cursor);
    if (after) rows.andWhere('(r.askedAt, r.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))', after);
    const found = await rows.orderBy('r.askedAt', 'DESC').addOrderBy('r.id', 'DESC').take(limit + 1).getMany();
    const page = toPage(found, limit, (row) => [row.askedAt.toISOString(), row.id], (row) => row);
    return { items: await this.views(this.transactions.reader, actor, page.items), nextCursor: page.nextCursor };
  }

  private async views(m: EntityManager, actor: Actor, requests: readonly Request[]): Promise<RequestView[]> {
    const cases = new Map((await m.findBy(Case, { id: In(requests.map(({ caseId }) => caseId)) })).map((kase) => [kase.id, kase]));
    const people = await m.findBy(User, { id: In(requests.flatMap(({ askedById, decidedById }) => [askedById, ...(decidedById ? [decidedById] : [])])) });
    const nameOf = new Map(people.map(({ id, name }) => [id, { id, name }]));
    const views: RequestView[] = [];
    for (const request of requests) {
      const kase = cases.get(request.caseId);
      if (kase) views.push(await this.view(m, actor, request, kase, nameOf));
    }
    return views;
  }

  private async view(m: EntityManager, actor: Actor, request: Request, kase: Case, people: ReadonlyMap<string, PersonView>): Promise<RequestView> {
    const { id, caseId, type, state, version, payload, reason, decisionReason } = request;
    const kind = this.kinds.of(type);
    const now = this.clock.now();
    const preview = state === 'open' ? await previewWaiting(kind, { m, kase, askedById: request.askedById, now }, payload) : { effect: null, blockers: [] };
    const facts = await requestFacts(m, { request, kase, kind, actorId: actor.id });
    return {
      id, caseId, caseNumber: kase.number, employerName: kase.employerName, type, state, version, payload: { ...payload }, reason,
      effect: preview.effect ?? request.effect,
      blockers: preview.blockers.map((blocker) => this.toBlocker(blocker)),
      askedBy: people.get(request.askedById) ?? { id: request.askedById, name: '' },
      askedAt: request.askedAt.toISOString(),
      decidedBy: request.decidedById === null ? null : (people.get(request.decidedById) ?? null),
      decidedAt: request.decidedAt?.toISOString() ?? null,
      decisionReason,
      possibleEvents: possibleRequestEvents(state, facts, actor.role === 'supervisor'),
    };
  }

  private toBlocker({ code, path, overridable, params }: BlockerView): BlockerOut {
    return { code, message: this.catalogue.render(code, params, currentContext()?.locale), path: path ?? null, overridable };
  }
}
