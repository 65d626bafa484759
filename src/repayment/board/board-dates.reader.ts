import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { addCalendarMonths, addDays } from '../../deadlines/domain/business-date.js';
import { invalidField } from '../../platform/http/coded-error.js';
import type { DateRange } from '../domain/due-range.js';
import { lastQuarter, MAX_PERIODS, recoveryPeriods } from '../domain/recovery-periods.js';
import { BoardOffice } from './board-office.js';
import { BoardScope, type Narrowed, type NarrowedFilters } from './board-scope.js';
import type { BoardCalendarQuery, RepaymentBoardQuery } from './board.dto.js';
import type { BoardCalendarView, RecoveredView } from './board.view.js';

/** The board by date: what was recovered over time, and what falls due on which day. */
@Injectable()
export class BoardDatesReader {
  constructor(private readonly office: BoardOffice) {}

  /** @throws CodedError 400 when there would be more points than a line shows, or the range ends before it begins */
  async recovered(actor: Actor, query: Narrowed<RepaymentBoardQuery>): Promise<RecoveredView[]> {
    const { recoveredBy = 'week', recoveredTo = this.office.today } = query;
    const { recoveredFrom = lastQuarter(recoveredTo).from } = query;
    const range = { from: recoveredFrom, to: recoveredTo };
    if (range.from > range.to) throw invalidField('recoveredTo', 'endsBeforeItBegins');
    const periods = recoveryPeriods(range, recoveredBy);
    if (!periods) throw invalidField('recoveredFrom', 'rangeTooLong', { max: MAX_PERIODS });
    return sumUp(periods, await this.paidByDay(actor, query, range));
  }

  /** What falls due on each day of a month. */
  async calendar(actor: Actor, asked: BoardCalendarQuery): Promise<BoardCalendarView> {
    const query = await this.office.narrow(asked);
    const asOf = this.office.today;
    const month = query.month ?? asOf.slice(0, 7);
    const scope = new BoardScope(actor, query, 'figures');
    const rows = await this.office.ask<{ due_on: string; open: string; cases: string; workers: string }>(
      scope,
      `SELECT d.due_on::text AS due_on, sum(d.open_fen) AS open, sum(d.cases) AS cases, sum(d.workers) AS workers FROM ${scope.dues}
        WHERE ${scope.owed} AND ${scope.within('d.due_on', { from: `${month}-01`, to: addDays(addCalendarMonths(`${month}-01`, 1), -1) })} GROUP BY d.due_on HAVING sum(d.cases) > 0 ORDER BY d.due_on`,
    );
    return { asOf, month, days: rows.map((row) => ({ dueOn: row.due_on, outstandingFen: Number(row.open), cases: Number(row.cases), workers: Number(row.workers) })) };
  }

  private paidByDay(actor: Actor, query: NarrowedFilters, range: DateRange): Promise<PaidDay[]> {
    const scope = new BoardScope(actor, query, 'figures');
    return this.office.ask<PaidDay>(
      scope,
      `SELECT d.paid_on::text AS paid_on, sum(d.counted_fen) AS fen, sum(d.payments) AS payments FROM ${scope.receipts}
        WHERE ${scope.received} AND ${scope.within('d.paid_on', range)} GROUP BY d.paid_on ORDER BY d.paid_on`,
    );
  }
}

interface PaidDay {
  paid_on: string;
  fen: string;
  payments: string;
}

/** Both are in the order of their days. */
function sumUp(periods: readonly DateRange[], days: readonly PaidDay[]): RecoveredView[] {
  let next = 0;
  return periods.map(({ from, to }) => {
    let [amountFen, payments] = [0, 0];
    for (let day = days[next]; day !== undefined && day.paid_on <= to; day = days[next]) {
      amountFen += Number(day.fen);
      payments += Number(day.payments);
      next += 1;
    }
    return { from, to, amountFen, payments };
  });
}
