import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { addFen } from '../domain/fen-sum.js';
import { ALL_KINDS } from '../domain/case-debts.js';
import { monthToDate } from '../domain/recovery-periods.js';
import { addFigures, type Figures, type FiguresRow, figuresSql, noFigures, readFigures, toAgeing, toFigures } from './board-figures.js';
import { BoardOffice } from './board-office.js';
import { BoardScope, type NarrowedFilters } from './board-scope.js';
import type { BoardGroupView, BoardKindView, BoardRegionView, BoardSupervisorView, RepaymentBoardView } from './board.view.js';

/** A row of a region, supervisor and kind, or of all kinds together. */
interface GroupKeys {
  kind: string;
  region_code: string;
  supervisor_id: string | null;
}

type FiguresOf = GroupKeys & FiguresRow;
type ReceivedRow = GroupKeys & { fen: string };

const byText = (a: string | null, b: string | null): number => (a ?? '\uffff').localeCompare(b ?? '\uffff', 'en');

/** The figures of the board: over everything, and by region, supervisor and kind. */
@Injectable()
export class BoardGroupsReader {
  constructor(private readonly office: BoardOffice) {}

  async read(actor: Actor, filters: NarrowedFilters): Promise<Pick<RepaymentBoardView, 'totals' | 'ageing' | 'byRegion' | 'bySupervisor' | 'byKind'>> {
    const { today } = this.office;
    const [rows, received] = await Promise.all([this.figures(actor, filters, today), this.received(actor, filters, today)]);
    const byKind = rows.filter(({ kind }) => kind !== ALL_KINDS);
    const places = filters.kind === undefined ? rows.filter(({ kind }) => kind === ALL_KINDS) : byKind;
    const totals = sumUp(places, () => null).get(null) ?? noFigures();
    const group = (found: readonly FiguresOf[], keyOf: (row: GroupKeys) => string | null): [string | null, BoardGroupView][] => joined(sumUp(found, keyOf), paidBy(received, keyOf), today);
    const supervisors = group(places, ({ supervisor_id }) => supervisor_id);
    const names = await this.names(supervisors.map(([id]) => id));
    return {
      totals: { ...toFigures(totals, today), recoveredThisMonthFen: paidBy(received, () => null).get(null) ?? 0 },
      ageing: toAgeing(totals),
      byRegion: group(places, ({ region_code }) => region_code).map(([code, figures]): BoardRegionView => ({ regionCode: code ?? '', ...figures })).sort((a, b) => byText(a.regionCode, b.regionCode)),
      bySupervisor: supervisors
        .map(([id, figures]): BoardSupervisorView => ({ supervisorId: id, supervisorName: names.get(id) ?? null, ...figures }))
        .sort((a, b) => byText(a.supervisorName, b.supervisorName) || byText(a.supervisorId, b.supervisorId)),
      byKind: group(byKind, ({ kind }) => kind).map(([kind, figures]): BoardKindView => ({ kind: kind ?? '', ...figures })).sort((a, b) => byText(a.kind, b.kind)),
    };
  }

  /** By region, supervisor and kind; in one question, so that all of it is as of one moment. */
  private figures(actor: Actor, filters: NarrowedFilters, today: string): Promise<FiguresOf[]> {
    const scope = new BoardScope(actor, filters, 'figures');
    return this.office.ask<FiguresOf>(scope, figuresSql(scope, today, { keys: { kind: 'd.kind', region_code: 'd.region_code', supervisor_id: 'd.supervisor_id' }, kinds: 'both' }));
  }

  private received(actor: Actor, filters: NarrowedFilters, today: string): Promise<ReceivedRow[]> {
    const scope = new BoardScope(actor, filters, 'figures');
    return this.office.ask<ReceivedRow>(
      scope,
      `SELECT d.kind, d.region_code, d.supervisor_id, sum(d.counted_fen) AS fen FROM ${scope.receipts} WHERE ${scope.received} AND ${scope.within('d.paid_on', monthToDate(today))} GROUP BY 1, 2, 3 HAVING sum(d.payments) > 0`,
    );
  }

  private async names(ids: readonly (string | null)[]): Promise<Map<string | null, string>> {
    const rows = await this.office.ask<{ id: string; name: string }>({ params: [ids.filter((id) => id !== null)] }, 'SELECT id, name FROM users WHERE id = ANY($1::uuid[])');
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function sumUp(rows: readonly FiguresOf[], keyOf: (row: GroupKeys) => string | null): Map<string | null, Figures> {
  const groups = new Map<string | null, Figures>();
  for (const row of rows) groups.set(keyOf(row), addFigures(groups.get(keyOf(row)) ?? noFigures(), readFigures(row)));
  return groups;
}

function paidBy(rows: readonly ReceivedRow[], keyOf: (row: GroupKeys) => string | null): Map<string | null, number> {
  const groups = new Map<string | null, number>();
  for (const row of rows) groups.set(keyOf(row), addFen(groups.get(keyOf(row)) ?? 0, Number(row.fen)));
  return groups;
}

/** Figures and what was recovered, by group: a group may have only one of them. */
function joined(figures: ReadonlyMap<string | null, Figures>, paid: ReadonlyMap<string | null, number>, today: string): [string | null, BoardGroupView][] {
  return [...new Set([...figures.keys(), ...paid.keys()])].map((key) => [key, { ...toFigures(figures.get(key) ?? noFigures(), today), recoveredThisMonthFen: paid.get(key) ?? 0 }]);
}
