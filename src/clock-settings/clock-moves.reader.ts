import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { type EntityManager, In } from 'typeorm';
import { User } from '../auth/user.entity.js';
import { ClockMove } from '../deadlines/clock-move.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { notFound } from '../platform/http/coded-error.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, decodeCursor, toPage } from '../platform/http/page.js';
import { currentContext } from '../platform/observe/request-context.js';
import type { ClockMoveView, MoverView } from './clock-moves.dto.js';

/** Moves of running clocks and how far they are. */
@Injectable()
export class ClockMovesReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /** Newest first. */
  async list(query: PageQuery): Promise<Page<ClockMoveView>> {
    const m = this.transactions.reader;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const cursor = decodeCursor(query.cursor, 2);
    const found = m.createQueryBuilder(ClockMove, 'c').orderBy('c.at', 'DESC').addOrderBy('c.id', 'DESC').take(limit + 1);
    if (cursor) {
      const [at, id] = cursor;
      if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || !isUUID(id)) return { items: [], nextCursor: null };
      found.where('(c.at, c.id) < (:at::timestamptz, :id::uuid)', { at, id });
    }
    const rows = await found.getMany();
    const people = await peopleOf(m, rows.map(({ requestedById }) => requestedById));
    return toPage(rows, limit, (row) => [row.at.toISOString(), row.id], (row) => this.view(row, people));
  }

  /** @throws CodedError 404 */
  async show(id: string): Promise<ClockMoveView> {
    const m = this.transactions.reader;
    const row = isUUID(id) ? await m.findOneBy(ClockMove, { id }) : null;
    if (!row) throw notFound();
    return this.view(row, await peopleOf(m, [row.requestedById]));
  }

  private view({ id, kind, code, version, reason, requestedById, at, state, total, done, moved, skipped }: ClockMove, people: ReadonlyMap<string, MoverView>): ClockMoveView {
    return {
      id, kind, code, version, state, total, done, moved, skipped,
      at: at.toISOString(),
      reason: requestedById === null ? this.catalogue.render(`label.${reason}`, {}, currentContext()?.locale) : reason,
      requestedBy: requestedById === null ? null : (people.get(requestedById) ?? null),
    };
  }
}

/** Names of the people who changed a setting, by id. */
export async function peopleOf(m: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, MoverView>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const users = known.length === 0 ? [] : await m.find(User, { where: { id: In(known) }, select: { id: true, name: true } });
  return new Map(users.map(({ id, name }) => [id, { id, name }]));
}
