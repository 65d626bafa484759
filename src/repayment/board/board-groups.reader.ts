import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { invalidField } from '../../platform/http/coded-error.js';
import { DEFAULT_LIMIT, decodeCursor, toPage } from '../../platform/http/page.js';
import { monthToDate } from '../domain/recovery-periods.js';
import { type AgeingRow, type FiguresRow, ageingColumns, figureColumns, noFigures, toAgeing, toFigures } from './board-figures.js';
import { BoardOffice } from './board-office.js';
import { BoardScope, COUNTED } from './board-scope.js';
import type { BoardFilters } from './board.dto.js';
import type { BoardEmployerPageView, BoardEmployerView, BoardKindView, BoardRegionView, BoardSupervisorView, RepaymentBoardView } from './board.view.js';

type GroupRow = FiguresRow & AgeingRow & { level: number; region_code: string | null; supervisor_id: string | null };
type Grouped = Pick<RepaymentBoardView, 'totals' | 'ageing' | 'byRegion' | 'bySupervisor' | 'byKind'>;

interface RecoveredRow {
  level: number;
  region_code: string | null;
  supervisor_id: string | null;
  kind: string | null;
  fen: string;
}

const byCode = (a: string | null, b: string | null): number => (a ?? '\uffff').localeCompare(b ?? '\uffff', 'en');

/** The figures of the board: over everything, and by region, supervisor, kind and employer. */
@Injectable()
export class BoardGroupsReader {
  constructor(private readonly office: BoardOffice) {}

  async read(actor: Actor, filters: BoardFilters): Promise<Grouped> {
    const { today } = this.office;
    const [groups, kinds, recovered] = await Promise.all([this.byCase(actor, filters, today), this.byKind(actor, filters, today), this.recovered(actor, filters, today)]);
    const total = groups.find(({ level }) => level === 3);
    const paid = (level: number, key: (row: RecoveredRow) => string | null): Map<string | null, number> =>
      new Map(recovered.filter((row) => row.level === level).map((row) => [key(row), Number(row.fen)]));
    const regions = join(groups.filter(({ level }) => level === 1), ({ region_code }) => region_code, paid(3, ({ region_code }) => region_code), today);
    const supervisors = join(groups.filter(({ level }) => level === 2), ({ supervisor_id }) => supervisor_id, paid(5, ({ supervisor_id }) => supervisor_id), today);
    const ofKinds = join(kinds, ({ kind }) => kind, paid(6, ({ kind }) => kind), today);
    const names = await this.names(supervisors.map(([id]) => id));
    return {
      totals: { ...(total ? toFigures(total, today) : noFigures()), recoveredThisMonthFen: paid(7, () => null).get(null) ?? 0 },
      ageing: total ? toAgeing(total) : toAgeing({ notDue: '0', d1to7: '0', d8to30: '0', d31to60: '0', over60: '0', unplanned: '0' }),
      byRegion: regions.map(([code, figures]): BoardRegionView => ({ regionCode: code ?? '', ...figures })).sort((a, b) => byCode(a.regionCode, b.regionCode)),
      bySupervisor: supervisors
        .map(([id, figures]): BoardSupervisorView => ({ supervisorId: id, supervisorName: id === null ? null : (names.get(id) ?? null), ...figures }))
        .sort((a, b) => byCode(a.supervisorName, b.supervisorName) || byCode(a.supervisorId, b.supervisorId)),
      byKind: ofKinds.map(([kind, figures]): BoardKindView => ({ kind: kind ?? '', ...figures })).sort((a, b) => byCode(a.kind, b.kind)),
    };
  }

  /** Employers with something outstanding, the one with most overdue first. */
  async employers(actor: Actor, filters: BoardFilters): Promise<BoardEmployerPageView> {
    const { limit = DEFAULT_LIMIT, cursor } = filters;
    const { today } = this.office;
    const scope = new BoardScope(actor, filters);
    const figures = figureColumns(scope, today);
    const after = readEmployerCursor(cursor);
    const beyond = after ? `WHERE (-e.overdue, -e.outstanding, e.employer_key) > (${scope.bind(-after.overdue)}::numeric, ${scope.bind(-after.outstanding)}::numeric, ${scope.bind(after.key)})` : '';
    const rows = await this.office.ask<FiguresRow & { employer_key: string; employer_name: string }>(
      scope,
      `SELECT * FROM (SELECT c.employer_key, max(c.employer_name) AS employer_name, ${figures} FROM case_debts d JOIN cases c ON c.id = d.case_id WHERE ${scope.debts} GROUP BY c.employer_key) e
        ${beyond} ORDER BY -e.overdue, -e.outstanding, e.employer_key LIMIT ${limit + 1}`,
    );
    const paid = await this.recoveredOf(actor, filters, today, rows.slice(0, limit).map(({ employer_key }) => employer_key));
    const page = toPage(rows, limit, (row) => [Number(row.overdue), Number(row.outstanding), row.employer_key], (row): BoardEmployerView => ({
      employerKey: row.employer_key, employerName: row.employer_name, ...toFigures(row, today), recoveredThisMonthFen: paid.get(row.employer_key) ?? 0,
    }));
    return { asOf: today, ...page };
  }

  private byCase(actor: Actor, filters: BoardFilters, today: string): Promise<GroupRow[]> {
    const scope = new BoardScope(actor, filters);
    const [figures, ageing] = [figureColumns(scope, today), ageingColumns(scope, today)];
    return this.office.ask<GroupRow>(
      scope,
      `SELECT grouping(c.region_code, c.supervisor_id) AS level, c.region_code, c.supervisor_id, ${figures}, ${ageing}
         FROM case_debts d JOIN cases c ON c.id = d.case_id WHERE ${scope.debts} GROUP BY GROUPING SETS ((), (c.region_code), (c.supervisor_id))`,
    );
  }

  private byKind(actor: Actor, filters: BoardFilters, today: string): Promise<(FiguresRow & { kind: string })[]> {
    const scope = new BoardScope(actor, filters);
    const figures = figureColumns(scope, today);
    return this.office.ask(scope, `SELECT d.kind, ${figures} FROM case_debts d JOIN cases c ON c.id = d.case_id WHERE ${scope.debtsByKind} GROUP BY d.kind`);
  }

  private recovered(actor: Actor, filters: BoardFilters, today: string): Promise<RecoveredRow[]> {
    const scope = new BoardScope(actor, filters);
    return this.office.ask<RecoveredRow>(
      scope,
      `SELECT grouping(c.region_code, c.supervisor_id, p.kind) AS level, c.region_code, c.supervisor_id, p.kind, sum(${COUNTED}) AS fen
         FROM payments p JOIN cases c ON c.id = p.case_id WHERE ${scope.payments} AND ${scope.within('p.paid_on', monthToDate(today))}
        GROUP BY GROUPING SETS ((), (c.region_code), (c.supervisor_id), (p.kind))`,
    );
  }

  private async recoveredOf(actor: Actor, filters: BoardFilters, today: string, keys: readonly string[]): Promise<Map<string, number>> {
    const scope = new BoardScope(actor, filters);
    const rows = await this.office.ask<{ employer_key: string; fen: string }>(
      scope,
      `SELECT c.employer_key, sum(${COUNTED}) AS fen FROM payments p JOIN cases c ON c.id = p.case_id
        WHERE ${scope.payments} AND ${scope.within('p.paid_on', monthToDate(today))} AND c.employer_key = ANY(${scope.bind(keys)}::text[]) GROUP BY c.employer_key`,
    );
    return new Map(rows.map(({ employer_key, fen }) => [employer_key, Number(fen)]));
  }

  private async names(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const rows = await this.office.ask<{ id: string; name: string }>({ params: [ids.filter((id) => id !== null)] }, 'SELECT id, name FROM users WHERE id = ANY($1::uuid[])');
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** Figures and what was recovered, by group: a group may have only one of them. */
function join<Row extends FiguresRow>(rows: readonly Row[], keyOf: (row: Row) => string | null, paid: ReadonlyMap<string | null, number>, today: string): [string | null, BoardKindFigures][] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return [...new Set([...found.keys(), ...paid.keys()])].map((key) => {
    const row = found.get(key);
    return [key, { ...(row ? toFigures(row, today) : noFigures()), recoveredThisMonthFen: paid.get(key) ?? 0 }];
  });
}

type BoardKindFigures = Omit<BoardKindView, 'kind'>;

function readEmployerCursor(cursor: string | undefined): { overdue: number; outstanding: number; key: string } | null {
  const keys = decodeCursor(cursor, 3);
  if (!keys) return null;
  const [overdue, outstanding, key] = keys;
  if (Number.isSafeInteger(overdue) && Number.isSafeInteger(outstanding) && typeof key === 'string' && key.length <= 200 && !key.includes('\0')) {
    return { overdue: Number(overdue), outstanding: Number(outstanding), key };
  }
  throw invalidField('cursor', 'badCursor');
}
