import { Injectable } from '@nestjs/common';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Clock } from '../../platform/time/clock.js';
import { type FoundCases, namesCase, type Narrowed, type NarrowedFilters } from './board-scope.js';
import type { BoardFilters } from './board.dto.js';

/** What every question to the board needs: the office's date, and the database. */
@Injectable()
export class BoardOffice {
  /** So many ids at most are sent with a question; fewer in tests. */
  few = 20_000;

  constructor(
    private readonly transactions: Transactions,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  get today(): string {
    return this.time.dateOf(this.clock.now());
  }

  /** Looks the words of a search up once. */
  async narrow<Filters extends BoardFilters | NarrowedFilters>(filters: Filters): Promise<Narrowed<Filters>> {
    const { q, ...others } = filters;
    return q === undefined ? others : { ...others, found: await this.find(q) };
  }

  private async find(words: string): Promise<FoundCases> {
    const named = await this.idsOf(words, true, this.few + 1);
    // Whether there are more than that need not be known: after a rare word the first rows answer it.
    const others = await this.idsOf(words, false, named.count);
    if (others.count < named.count && others.count <= this.few) return { without: others.ids };
    return named.count <= this.few ? { only: named.ids } : { words };
  }

  private async idsOf(words: string, named: boolean, limit: number): Promise<{ count: number; ids: string }> {
    const params: string[] = [];
    const condition = namesCase('f', words, (value) => `$${params.push(value)}`);
    const [row] = await this.ask<{ count: number; ids: string }>({ params }, `SELECT count(*)::int, array_agg(f.id)::text AS ids FROM (SELECT f.id FROM cases f WHERE ${condition} IS ${named} LIMIT ${limit}) f`);
    return { count: row?.count ?? 0, ids: row?.ids ?? '{}' };
  }

  /** Asks with the parameters that were bound while the question was put together. */
  async ask<Row>({ params }: { readonly params: readonly unknown[] }, sql: string): Promise<Row[]> {
    return await this.transactions.reader.query<Row[]>(sql, [...params]);
  }
}
