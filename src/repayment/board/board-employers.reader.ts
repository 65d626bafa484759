import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { employerGroup, inEmployerGroups } from '../../cases/employer-sql.js';
import { isExactNumber, isKey, readCursor } from '../../platform/http/cursor-keys.js';
import { DEFAULT_LIMIT, toPage } from '../../platform/http/page.js';
import { monthToDate } from '../domain/recovery-periods.js';
import { type FiguresRow, figuresSql, readFigures, toFigures } from './board-figures.js';
import { BoardOffice } from './board-office.js';
import { BoardScope, type NarrowedFilters } from './board-scope.js';
import type { BoardFilters } from './board.dto.js';
import type { BoardEmployerPageView, BoardEmployerView } from './board.view.js';

type EmployerRow = FiguresRow & { employer_key: string; employer_name: string };
/** Where an employer stands in the list. */
type Place = [overdueFen: number, outstandingFen: number, employerKey: string];

interface PageAsked {
  actor: Actor;
  filters: NarrowedFilters;
  today: string;
  after: Place | null;
  count: number;
}

const EMPLOYER = employerGroup('c');
const JOIN_EMPLOYER = 'JOIN cases c ON c.id = d.case_id';

/** The same employer across cases: who is late with most, then who owes most. */
@Injectable()
export class BoardEmployersReader {
  constructor(private readonly office: BoardOffice) {}

  async list(actor: Actor, asked: BoardFilters | NarrowedFilters): Promise<BoardEmployerPageView> {
    const filters = await this.office.narrow(asked);
    const { limit = DEFAULT_LIMIT } = filters;
    const { today } = this.office;
    const after = readCursor<Place>(filters.cursor, isExactNumber, isExactNumber, isKey);
    const page: PageAsked = { actor, filters, today, after, count: limit + 1 };
    const among = { ...page, filters: await this.among(filters, (await this.mostOverdue(page)) ?? (await this.placed(page))) };
    const rows = await this.rows(among);
    const [names, paid] = [await this.names(rows.map(({ employer_key }) => employer_key)), await this.received(among)];
    return {
      asOf: today,
      ...toPage(rows, limit, (row) => [Number(row.overdueFen), Number(row.outstandingFen), row.employer_key], (row): BoardEmployerView => ({
        employerKey: row.employer_key, employerName: names.get(row.employer_key) ?? row.employer_key, ...toFigures(readFigures(row), today), recoveredThisMonthFen: paid.get(row.employer_key) ?? 0,
      })),
    };
  }

  /** The employers of a page, when enough of those that are late come next: only those that are late with equally much are asked what they owe. */
  private async mostOverdue({ actor, filters, today, after, count }: PageAsked): Promise<string[] | null> {
    const scope = new BoardScope(actor, filters, 'groups');
    const most = `ORDER BY late_fen DESC FETCH FIRST ${count} ROWS WITH TIES`;
    const overdue = after && `${scope.bind(after[0])}::numeric`;
    const rows = await this.office.ask<{ employer_key: string }>(
      scope,
      `WITH late AS MATERIALIZED (${lateSql(scope, today)}),
            near AS (${overdue === null ? `SELECT * FROM late ${most}` : `SELECT * FROM late WHERE late_fen = ${overdue} UNION ALL (SELECT * FROM late WHERE late_fen < ${overdue} ${most})`})
       SELECT p.employer_key FROM (
         SELECT n.employer_key, n.late_fen, sum(d.open_fen) AS open_fen FROM near n JOIN cases c ON (c.employer_uscc = n.employer_key OR (c.employer_uscc IS NULL AND c.employer_key = n.employer_key))
           JOIN case_debts d ON d.case_id = c.id AND ${scope.owed} GROUP BY 1, 2) p ${inOrder(scope, after)} LIMIT ${count}`,
    );
    return rows.length < count ? null : rows.map(({ employer_key }) => employer_key);
  }

  /** The employers of any page: every one that owes something gets its place. */
  private async placed({ actor, filters, today, after, count }: PageAsked): Promise<string[]> {
    const scope = new BoardScope(actor, filters, 'groups');
    const rows = await this.office.ask<{ employer_key: string }>(
      scope,
      `WITH late AS MATERIALIZED (${lateSql(scope, today)})
       SELECT p.employer_key FROM (
         SELECT employer_key, coalesce(l.late_fen, 0) AS late_fen, o.open_fen
           FROM (SELECT ${EMPLOYER} AS employer_key, sum(d.open_fen) AS open_fen FROM case_debts d ${JOIN_EMPLOYER} WHERE ${scope.owed} GROUP BY 1) o LEFT JOIN late l USING (employer_key)) p
        ${inOrder(scope, after)} LIMIT ${count}`,
    );
    return rows.map(({ employer_key }) => employer_key);
  }

  /** The filters of a page's employers. Where words named cases it is asked of those of them, without reading through all that were found again. */
  private async among(filters: NarrowedFilters, employerKeys: readonly string[]): Promise<NarrowedFilters> {
    const { employerKey: _employerKey, ...others } = filters;
    if (filters.found?.only === undefined) return { ...others, employerKeys };
    const cases = await this.office.ask<{ id: string }>({ params: [employerKeys, filters.found.only] }, `SELECT f.id FROM cases f WHERE ${inEmployerGroups('f', '$1')} AND f.id = ANY($2::uuid[])`);
    return { ...others, found: { only: cases.map(({ id }) => id) } };
  }

  private rows({ actor, filters, today }: PageAsked): Promise<EmployerRow[]> {
    const scope = new BoardScope(actor, filters, 'groups');
    return this.office.ask<EmployerRow>(
      scope, `SELECT * FROM (${figuresSql(scope, today, { keys: { employer_key: EMPLOYER }, join: JOIN_EMPLOYER })}) e ORDER BY -e."overdueFen", -e."outstandingFen", e.employer_key`);
  }

  private async names(keys: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.office.ask<{ employer_key: string; name: string }>(
      { params: [keys] }, `SELECT DISTINCT ON (1) ${EMPLOYER} AS employer_key, c.employer_name AS name FROM cases c WHERE ${inEmployerGroups('c', '$1')} ORDER BY 1, c.created_at DESC, c.id`);
    return new Map(rows.map(({ employer_key, name }) => [employer_key, name]));
  }

  private async received({ actor, filters, today }: PageAsked): Promise<Map<string, number>> {
    const scope = new BoardScope(actor, filters, 'groups');
    const rows = await this.office.ask<{ employer_key: string; fen: string }>(
      scope,
      `SELECT ${EMPLOYER} AS employer_key, sum(d.counted_fen) AS fen FROM case_receipts d ${JOIN_EMPLOYER} WHERE ${scope.received} AND ${scope.within('d.paid_on', monthToDate(today))} GROUP BY 1`,
    );
    return new Map(rows.map(({ employer_key, fen }) => [employer_key, Number(fen)]));
  }
}

/** What employers are late with, those that are. */
const lateSql = (scope: BoardScope, today: string): string =>
  `SELECT ${EMPLOYER} AS employer_key, sum(d.fen) AS late_fen FROM (SELECT d.case_id, sum(d.open_fen) AS fen FROM case_dues d WHERE ${scope.owed} AND d.due_on < ${scope.bind(today)}::date GROUP BY d.case_id) d ${JOIN_EMPLOYER} GROUP BY 1`;

/** Puts employers `p` in order, those after a place. */
const inOrder = (scope: BoardScope, after: Place | null): string =>
  `${after ? `WHERE (-p.late_fen, -p.open_fen, p.employer_key) > (${scope.bind(-after[0])}::numeric, ${scope.bind(-after[1])}::numeric, ${scope.bind(after[2])})` : ''} ORDER BY -p.late_fen, -p.open_fen, p.employer_key`;
