import { Injectable } from '@nestjs/common';
import { regionPrefix } from '../auth/region.js';
import type { Actor } from '../auth/roles.js';
import { UUID } from '../cases/case-command.js';
import { caseScope } from '../cases/case-scope.js';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import { addDays, dayOfWeek } from '../deadlines/domain/business-date.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { DEFAULT_LIMIT, decodeCursor, toPage } from '../platform/http/page.js';
import { invalidField } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import { isBusinessDate } from '../platform/time/formats.js';
import { daysPastDue } from './domain/ageing.js';
import type { AgeingView } from './ledger.view.js';
import type { RepaymentBoardQuery } from './repayment-board.dto.js';
import type { BoardCaseView, BoardFiguresView, RepaymentBoardView } from './repayment-board.view.js';

const SHOWN_EMPLOYERS = 50;

/** Sums of one group of instalments as they come from the database. */
interface SumsRow {
  cases: number;
  overdue_cases: number;
  outstanding: string;
  due_today: string;
  due_week: string;
  overdue: string;
  oldest: string | null;
}

type AgeingRow = Record<keyof AgeingView, string>;

/**
 * What is due, over all cases a person may know: read from the instalments that have anything outstanding, which the postings
 * keep up to date. `$1` is today, `$2` the Sunday of this week.
 */
@Injectable()
export class RepaymentBoardReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  async show(actor: Actor, query: RepaymentBoardQuery): Promise<RepaymentBoardView> {
    const today = this.time.dateOf(this.clock.now());
    const weekEndsOn = addDays(today, (7 - dayOfWeek(today)) % 7);
    const board = boardOf(actor, query, today, weekEndsOn);
    const [totals] = await this.read<SumsRow & AgeingRow>(board, `SELECT ${SUMS}, ${AGEING} FROM ${board.from}`);
    const byEmployer = await this.read<SumsRow & { employer_name: string }>(
      board,
      `SELECT max(c.employer_name) AS employer_name, ${SUMS} FROM ${board.from} GROUP BY c.employer_key
        ORDER BY coalesce(sum(i.open_fen) FILTER (WHERE i.due_on < $1), 0) DESC, sum(i.open_fen) DESC, c.employer_key LIMIT ${SHOWN_EMPLOYERS}`,
    );
    const byRegion = await this.read<SumsRow & { region_code: string }>(board, `SELECT c.region_code, ${SUMS} FROM ${board.from} GROUP BY c.region_code ORDER BY c.region_code`);
    const bySupervisor = await this.read<SumsRow & { supervisor_id: string | null; name: string | null }>(
      board,
      `SELECT c.supervisor_id, max(u.name) AS name, ${SUMS} FROM ${board.from} LEFT JOIN users u ON u.id = c.supervisor_id GROUP BY c.supervisor_id ORDER BY max(u.name), c.supervisor_id`,
    );
    return {
      asOf: today,
      weekEndsOn,
      totals: toFigures(totals, today),
      ageing: toAgeing(totals),
      byEmployer: byEmployer.map((row) => ({ employerName: row.employer_name, ...toFigures(row, today) })),
      byRegion: byRegion.map((row) => ({ regionCode: row.region_code, ...toFigures(row, today) })),
      bySupervisor: bySupervisor.map((row) => ({ supervisorId: row.supervisor_id, supervisorName: row.name, ...toFigures(row, today) })),
      ...(await this.cases(board, query, today)),
    };
  }

  private async cases(board: Board, { limit = DEFAULT_LIMIT, cursor }: RepaymentBoardQuery, today: string): Promise<Pick<RepaymentBoardView, 'items' | 'nextCursor'>> {
    const after = readCursor(cursor);
    const next = board.params.length + 1;
    const rows = await this.read<CaseRow>(
      after ? { ...board, params: [...board.params, after.dueOn, after.id] } : board,
      `SELECT c.id, c.number, c.employer_name, c.region_code, c.supervisor_id, u.name AS supervisor_name, min(i.due_on)::text AS due_on, ${SUMS}, ${AGEING}
         FROM ${board.from} LEFT JOIN users u ON u.id = c.supervisor_id
        GROUP BY c.id, u.name ${after ? `HAVING (min(i.due_on), c.id) > ($${next}::date, $${next + 1}::uuid)` : ''}
        ORDER BY min(i.due_on), c.id LIMIT ${limit + 1}`,
    );
    return toPage(rows, limit, ({ due_on, id }) => [due_on, id], (row) => toCase(row, today));
  }

  private async read<Row>({ params }: Board, sql: string): Promise<[Row, ...Row[]]> {
    return await this.transactions.reader.query<[Row, ...Row[]]>(sql, [...params]);
  }
}

interface Board {
  /** Instalments `i` with something outstanding, of cases `c` the person may know. */
  from: string;
  params: readonly unknown[];
}

interface CaseRow extends SumsRow, AgeingRow {
  id: string;
  number: string;
  employer_name: string;
  region_code: string;
  supervisor_id: string | null;
  supervisor_name: string | null;
  due_on: string;
}

function boardOf(actor: Actor, { regionCode, supervisorId, kind }: RepaymentBoardQuery, today: string, weekEndsOn: string): Board {
  const scope = caseScope(actor, 4);
  const params: unknown[] = [today, weekEndsOn, openCaseStates, ...scope.params];
  const bind = (value: unknown): string => `$${params.push(value)}`;
  const where = ['i.open_fen > 0', 'c.state = ANY($3)', '$2::date IS NOT NULL', scope.sql];
  if (regionCode !== undefined) where.push(`c.region_code LIKE ${bind(`${regionPrefix(regionCode)}%`)}`);
  if (supervisorId !== undefined) where.push(`c.supervisor_id = ${bind(supervisorId)}`);
  if (kind !== undefined) where.push(`i.kind = ${bind(kind)}`);
  // The conditions stand with the join, so that what follows may join more.
  return { from: `cases c JOIN plan_instalments i ON i.case_id = c.id AND ${where.join(' AND ')}`, params };
}

const fen = (condition: string): string => `coalesce(sum(i.open_fen) FILTER (WHERE ${condition}), 0)`;

const SUMS = `count(DISTINCT c.id)::int AS cases, count(DISTINCT c.id) FILTER (WHERE i.due_on < $1)::int AS overdue_cases,
  coalesce(sum(i.open_fen), 0) AS outstanding, ${fen('i.due_on = $1')} AS due_today, ${fen('i.due_on BETWEEN $1 AND $2')} AS due_week,
  ${fen('i.due_on < $1')} AS overdue, (min(i.due_on) FILTER (WHERE i.due_on < $1))::text AS oldest`;

const AGEING = `${fen('i.due_on >= $1')} AS "notDue", ${fen('$1::date - i.due_on BETWEEN 1 AND 7')} AS "d1to7", ${fen('$1::date - i.due_on BETWEEN 8 AND 30')} AS "d8to30",
  ${fen('$1::date - i.due_on BETWEEN 31 AND 60')} AS "d31to60", ${fen('$1::date - i.due_on > 60')} AS "over60"`;

const toFigures = (row: SumsRow, today: string): BoardFiguresView => ({
  cases: row.cases,
  overdueCases: row.overdue_cases,
  outstandingFen: Number(row.outstanding),
  dueTodayFen: Number(row.due_today),
  dueThisWeekFen: Number(row.due_week),
  overdueFen: Number(row.overdue),
  daysPastDue: row.oldest === null ? 0 : daysPastDue(row.oldest, today),
});

const toAgeing = (row: AgeingRow): AgeingView => ({
  notDue: Number(row.notDue), d1to7: Number(row.d1to7), d8to30: Number(row.d8to30), d31to60: Number(row.d31to60), over60: Number(row.over60),
});

function toCase(row: CaseRow, today: string): BoardCaseView {
  const { cases: _cases, overdueCases: _overdueCases, ...figures } = toFigures(row, today);
  return {
    caseId: row.id, number: row.number, employerName: row.employer_name, regionCode: row.region_code, supervisorId: row.supervisor_id,
    supervisorName: row.supervisor_name, dueOn: row.due_on, ...figures, ageing: toAgeing(row),
  };
}

function readCursor(cursor: string | undefined): { dueOn: string; id: string } | null {
  const keys = decodeCursor(cursor, 2);
  if (!keys) return null;
  const [dueOn, id] = keys;
  if (isBusinessDate(dueOn) && typeof id === 'string' && UUID.test(id)) return { dueOn, id };
  throw invalidField('cursor', 'badCursor');
}
