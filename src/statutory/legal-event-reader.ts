import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../auth/roles.js';
import { User } from '../auth/user.entity.js';
import { findVisibleCase } from '../cases/case-command.js';
import type { PersonView } from '../cases/case.view.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, type PageQuery, decodeCursor, toPage } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import { LegalEvent } from './legal-event.entity.js';
import type { LegalEventPageView, LegalEventView } from './legal-event.view.js';

/** The legal events of a case, those taken back with them, the last recorded first. */
@Injectable()
export class LegalEventReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /** @throws CodedError 404 */
  async list(actor: Actor, caseId: string, { limit = DEFAULT_LIMIT, cursor }: PageQuery): Promise<LegalEventPageView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const before = Number(decodeCursor(cursor, 1)?.[0] ?? MOST);
    const rows = await m
      .createQueryBuilder(LegalEvent, 'e')
      .where(`e.caseId = :caseId AND e.type <> 'voided' AND e.seq < :before`, { caseId, before: Number.isSafeInteger(before) ? Math.min(before, MOST) : 0 })
      .orderBy('e.seq', 'DESC')
      .take(limit + 1)
      .getMany();
    const shown = await this.views(m, rows);
    return toPage(rows, limit, ({ seq }) => [seq], (row) => shown(row));
  }

  /** @throws CodedError 404 */
  async show(m: EntityManager, id: string): Promise<LegalEventView> {
    const row = await m.findOneBy(LegalEvent, { id });
    if (!row) throw notFound();
    return (await this.views(m, [row]))(row);
  }

  private async views(m: EntityManager, rows: readonly LegalEvent[]): Promise<(row: LegalEvent) => LegalEventView> {
    const voids = new Map((await m.findBy(LegalEvent, { voidsId: In(rows.map(({ id }) => id)) })).map((row) => [row.voidsId, row]));
    const ids = [...rows, ...voids.values()].flatMap(({ recordedById }) => recordedById ?? []);
    const people = new Map((await m.findBy(User, { id: In([...new Set(ids)]) })).map(({ id, name }) => [id, { id, name }]));
    const person = (id: string | null): PersonView | null => people.get(id ?? '') ?? null;
    return (row) => {
      const { id, type, occurredOn, ground, answerLength, answerUnit, refersToId, documentIds, note, source, sourceId } = row;
      const taken = voids.get(id);
      return {
        id, type, name: this.catalogue.render(`label.legalEvent.${type}`, {}, currentContext()?.locale), occurredOn, ground,
        answerWithin: answerLength === null || answerUnit === null ? null : { length: answerLength, unit: answerUnit },
        refersToId, documentIds, note, automatic: source !== null, sourceId, recordedBy: person(row.recordedById), recordedAt: row.recordedAt.toISOString(),
        voided: taken ? { at: taken.recordedAt.toISOString(), by: person(taken.recordedById), reason: taken.note } : null,
      };
    };
  }
}

/** The largest `integer` of PostgreSQL. */
const MOST = 2_147_483_647;
