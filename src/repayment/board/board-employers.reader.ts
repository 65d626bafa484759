import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { employerGroup, inEmployerGroups } from '../../cases/employer-sql.js';
import { DEFAULT_LIMIT, toPage } from '../../platform/http/page.js';
import { monthToDate } from '../domain/recovery-periods.js';
import { isAmount, isKey, readCursor } from './board-cursors.js';
import { type FiguresRow, figuresSql, readFigures, toFigures } from './board-figures.js';
import { BoardOffice } from './board-office.js';
import { BoardScope, type NarrowedFilters } from './board-scope.js';
import type { BoardEmployerPageView, BoardEmployerView } from './board.view.js';

type EmployerRow = FiguresRow & { employer_key: string; employer_name: string };
type Place = [overdueFen: number, outstandingFen: number, employerKey: string];

const EMPLOYER = employerGroup('c');
const JOIN_EMPLOYER = 'JOIN cases c ON c.id = d.case_id';

/** The same employer across cases: who is late with most, then who owes most. */
@Injectable()
export class BoardEmployersReader {
  constructor(private readonly office: BoardOffice) {}

  async list(actor: Actor, asked: NarrowedFilters): Promise<BoardEmployerPageView> {
    const filters = asked.caseIds ? asked : await this.office.narrow(asked);
    const { limit = DEFAULT_LIMIT } = filters;
    const { today } = this.office;
    const after = readCursor<Place>(filters.cursor, isAmount, isAmount, isKey);
    const among = after ? null : await this.mostOverdue(actor, filters, today, limit + 1);
    const rows = await this.rows(actor, filters, today, { after, among, count: limit + 1 });
    const shown = rows.slice(0, limit).map(({ employer_key }) => employer_key);
    const [names, paid] = [await this.names(shown), await this.received(actor, filters, today, shown)];
    const page = toPage(rows, limit, (row) => [Number(row.overdueFen), Number(row.outstandingFen), row.employer_key], (row): BoardEmployerView => ({
      employerKey: row.employer_key, employerName: names.get(row.employer_key) ?? row.employer_key, ...toFigures(readFigures(row), today), recoveredThisMonthFen: paid.get(row.employer_key) ?? 0,
    }));
    return { asOf: today, ...page };
  }

  /** The employers of a first page, when enough of them are late: so that not every debt is looked at. Who owes most is asked of those alone that are late with equally much. */
  private async mostOverdue(actor: Actor, filters: NarrowedFilters, today: string, count: number): Promise<string[] | null> {
    const scope = new BoardScope(actor, filters);
    const rows = await this.office.ask<{ employer_key: string }>(
      scope,
      `WITH late AS MATERIALIZED (
         SELECT ${EMPLOYER} AS employer_key, sum(d.fen) AS fen FROM (SELECT d.case_id, sum(d.open_fen) AS fen FROM case_dues d WHERE ${scope.owed} AND d.due_on < ${scope.bind(today)}::date GROUP BY d.case_id) d ${JOIN_EMPLOYER}
          GROUP BY 1 ORDER BY fen DESC FETCH FIRST ${count} ROWS WITH TIES)
       SELECT l.employer_key FROM late l JOIN cases c ON (c.employer_uscc = l.employer_key OR (c.employer_uscc IS NULL AND c.employer_key = l.employer_key)) JOIN case_debts d ON d.case_id = c.id AND ${scope.owed}
        GROUP BY l.employer_key, l.fen ORDER BY l.fen DESC, sum(d.open_fen) DESC, l.employer_key LIMIT ${count}`,
    );
    return rows.length < count ? null : rows.map(({ employer_key }) => employer_key);
  }

  private rows(actor: Actor, filters: NarrowedFilters, today: string, { after, among, count }: { after: Place | null; among: readonly string[] | null; count: number }): Promise<EmployerRow[]> {
    const scope = new BoardScope(actor, filters);
    const where = among === null ? 'TRUE' : `d.case_id IN (SELECT a.id FROM cases a WHERE ${inEmployerGroups('a', scope.bind(among))})`;
    const figures = figuresSql(scope, today, { keys: { employer_key: EMPLOYER }, join: JOIN_EMPLOYER, where });
    const beyond = after ? `WHERE (-e."overdueFen", -e."outstandingFen", e.employer_key) > (${scope.bind(-after[0])}::numeric, ${scope.bind(-after[1])}::numeric, ${scope.bind(after[2])})` : '';
    return this.office.ask<EmployerRow>(scope, `SELECT * FROM (${figures}) e ${beyond} ORDER BY -e."overdueFen", -e."outstandingFen", e.employer_key LIMIT ${count}`);
  }

  private async names(keys: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.office.ask<{ employer_key: string; name: string }>(
      { params: [keys] }, `SELECT DISTINCT ON (1) ${EMPLOYER} AS employer_key, c.employer_name AS name FROM cases c WHERE ${inEmployerGroups('c', '$1')} ORDER BY 1, c.created_at DESC, c.id`);
    return new Map(rows.map(({ employer_key, name }) => [employer_key, name]));
  }

  private async received(actor: Actor, filters: NarrowedFilters, today: string, keys: readonly string[]): Promise<Map<string, number>> {
    const scope = new BoardScope(actor, filters);
    const rows = await this.office.ask<{ employer_key: string; fen: string }>(
      scope,
      `SELECT ${EMPLOYER} AS employer_key, sum(d.counted_fen) AS fen FROM case_receipts d ${JOIN_EMPLOYER}
        WHERE ${scope.received} AND ${scope.within('d.paid_on', monthToDate(today))} AND ${inEmployerGroups('c', scope.bind(keys))} GROUP BY 1`,
    );
    return new Map(rows.map(({ employer_key, fen }) => [employer_key, Number(fen)]));
  }
}
