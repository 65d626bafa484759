import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { In, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { findVisibleCase } from '../cases/case-command.js';
import { inCaseScope } from '../cases/case-scope.js';
import type { PersonView } from '../cases/case.view.js';
import { Case } from '../cases/case.entity.js';
import { maskNumbersInText } from '../cases/domain/identifiers/text-masks.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { decodeInstantCursor } from '../platform/http/instant-cursor.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, type Page, toPage } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import { possibleSupervisorItemEvents } from './domain/supervisor-item-machine.js';
import { toldOf } from './supervisor-item-news.js';
import { SupervisorItem } from './supervisor-item.entity.js';
import type { CaseSupervisorItemQuery, SupervisorItemQuery, SupervisorItemView } from './supervisor-items.dto.js';

/** What the rows of a page refer to, each asked once. */
interface Around {
  cases: ReadonlyMap<string, Pick<Case, 'number' | 'employerName'>>;
  people: ReadonlyMap<string, PersonView>;
  rules: ReadonlyMap<string, string>;
}

/** Shows items to whoever may know of their case, newest first. */
@Injectable()
export class SupervisorItemReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /** Of every case of the region and below. */
  list(actor: Actor, query: SupervisorItemQuery): Promise<Page<SupervisorItemView>> {
    const scope = inCaseScope(actor, 'i.caseId');
    const items = this.transactions.reader.createQueryBuilder(SupervisorItem, 'i').where(scope.sql, scope.params);
    if (query.caseId) items.andWhere('i.caseId = :caseId', { caseId: query.caseId });
    return this.page(actor, items, query);
  }

  /** @throws CodedError 404 */
  async listOfCase(actor: Actor, caseId: string, query: CaseSupervisorItemQuery): Promise<Page<SupervisorItemView>> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    return this.page(actor, m.createQueryBuilder(SupervisorItem, 'i').where('i.caseId = :caseId', { caseId }), query);
  }

  /** @throws CodedError 404 */
  async show(actor: Actor, itemId: string): Promise<SupervisorItemView> {
    const m = this.transactions.reader;
    const item = isUUID(itemId) ? await m.findOneBy(SupervisorItem, { id: itemId }) : null;
    if (!item) throw notFound();
    await findVisibleCase(m, actor, item.caseId);
    return this.view(actor, item, await this.around([item]));
  }

  private async page(actor: Actor, items: SelectQueryBuilder<SupervisorItem>, query: CaseSupervisorItemQuery): Promise<Page<SupervisorItemView>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = decodeInstantCursor(query.cursor);
    if (query.state) items.andWhere('i.state = :state', { state: query.state });
    if (query.kind) items.andWhere('i.kind = :kind', { kind: query.kind });
    if (after) items.andWhere('(i.openedAt, i.id) < (CAST(:at AS timestamptz), CAST(:id AS uuid))', after);
    const found = await items.orderBy('i.openedAt', 'DESC').addOrderBy('i.id', 'DESC').take(limit + 1).getMany();
    const around = await this.around(found);
    return toPage(found, limit, (row) => [row.openedAt.toISOString(), row.id], (row) => this.view(actor, row, around));
  }

  private async around(items: readonly SupervisorItem[]): Promise<Around> {
    const m = this.transactions.reader;
    const cases = await m.find(Case, { where: { id: In(items.map(({ caseId }) => caseId)) }, select: { id: true, number: true, employerName: true } });
    const people = await m.find(User, { where: { id: In(items.flatMap(({ answeredById }) => answeredById ?? [])) }, select: { id: true, name: true } });
    const clocks = await m.find(DeadlineRow, { where: { id: In(items.flatMap(({ deadlineId }) => deadlineId ?? [])) }, select: { id: true, code: true } });
    return {
      cases: new Map(cases.map((kase) => [kase.id, kase])),
      people: new Map(people.map(({ id, name }) => [id, { id, name }])),
      rules: new Map(clocks.map(({ id, code }) => [id, code])),
    };
  }

  private view(actor: Actor, item: SupervisorItem, { cases, people, rules }: Around): SupervisorItemView {
    const { id, caseId, kind, subject, subjectId, deadlineId, data, state, version, answeredById, answer } = item;
    const asSupervisor = actor.role === 'supervisor';
    const { about } = toldOf(item, deadlineId === null ? null : (rules.get(deadlineId) ?? null));
    return {
      id, caseId, caseNumber: cases.get(caseId)?.number ?? '', employerName: cases.get(caseId)?.employerName ?? '', kind, subject, subjectId, deadlineId, data, state, version,
      text: this.catalogue.render(`supervisorItem.${kind}`, { about }, currentContext()?.locale),
      openedAt: item.openedAt.toISOString(),
      answeredBy: answeredById === null ? null : (people.get(answeredById) ?? null),
      answeredAt: item.answeredAt?.toISOString() ?? null,
      answer: answer === null || asSupervisor ? answer : maskNumbersInText(answer),
      lapsedAt: item.lapsedAt?.toISOString() ?? null,
      possibleEvents: possibleSupervisorItemEvents(state, asSupervisor),
    };
  }
}
