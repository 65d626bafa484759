import { Injectable } from '@nestjs/common';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Clock } from '../../platform/time/clock.js';

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

  /** Asks with the parameters that were bound while the question was put together. */
  async ask<Row>({ params }: { readonly params: readonly unknown[] }, sql: string): Promise<Row[]> {
    return await this.transactions.reader.query<Row[]>(sql, [...params]);
  }
}
