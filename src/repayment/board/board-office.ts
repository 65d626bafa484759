import { Injectable } from '@nestjs/common';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Clock } from '../../platform/time/clock.js';
import { type NarrowedFilters, namesCase } from './board-scope.js';
import type { BoardFilters } from './board.dto.js';

/** So many ids are sent with each question; where the words name more cases, each question looks them up anew. */
const FEW = 20_000;

/** What every question to the board needs: the office's date, and the database. */
@Injectable()
export class BoardOffice {
  constructor(
    private readonly transactions: Transactions,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  get today(): string {
    return this.time.dateOf(this.clock.now());
  }

  /** Looks the words of a search up once, where they name few enough cases to be asked for one by one. */
  async narrow<Filters extends BoardFilters>(filters: Filters): Promise<Filters & NarrowedFilters> {
    if (filters.q === undefined) return filters;
    const found = await this.ask<{ id: string }>({ params: [filters.q.toLowerCase()] }, `SELECT f.id FROM cases f WHERE ${namesCase('f', '$1')} LIMIT ${FEW + 1}`);
    return found.length > FEW ? filters : { ...filters, caseIds: found.map(({ id }) => id) };
  }

  /** Asks with the parameters that were bound while the question was put together. */
  async ask<Row>({ params }: { readonly params: readonly unknown[] }, sql: string): Promise<Row[]> {
    return await this.transactions.reader.query<Row[]>(sql, [...params]);
  }
}
