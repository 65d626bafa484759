import { Injectable } from '@nestjs/common';
import { CalendarVersion } from '../deadlines/calendar-version.entity.js';
import { Transactions } from '../platform/database/transactions.js';
import { DEFAULT_LIMIT, type Page, type PageQuery, decodeCursor, toPage } from '../platform/http/page.js';
import type { CalendarVersionView } from './calendar-settings.dto.js';
import { peopleOf } from './clock-moves.reader.js';

/** Who changed the calendar, when and why. */
@Injectable()
export class CalendarHistory {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first. */
  async list(query: PageQuery): Promise<Page<CalendarVersionView>> {
    const m = this.transactions.reader;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const before = decodeCursor(query.cursor, 1)?.[0];
    const found = m.createQueryBuilder(CalendarVersion, 'c').orderBy('c.seq', 'DESC').take(limit + 1);
    if (before !== undefined) found.where('c.seq < :before', { before: Number.isSafeInteger(before) ? Math.min(Number(before), 2_147_483_647) : 0 });
    const rows = await found.getMany();
    const people = await peopleOf(m, rows.map(({ changedById }) => changedById));
    return toPage(rows, limit, ({ seq }) => [seq], ({ seq, at, changedById, reason, notices, overrides }) => ({
      version: seq, at: at.toISOString(), changedBy: people.get(changedById) ?? null, reason, noticeYears: notices.map(({ year }) => year), ownDays: overrides.length,
    }));
  }
}
