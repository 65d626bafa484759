import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import type { Standing } from '../../cases/case-standing.js';
import type { CaseState } from '../../cases/domain/vocabulary.js';
import { isId, readCursor } from '../../platform/http/cursor-keys.js';
import { DEFAULT_LIMIT, toPage } from '../../platform/http/page.js';
import { NO_DAY } from '../domain/case-debts.js';
import { cutTo, dueRange } from '../domain/due-range.js';
import type { PlanState } from '../domain/plan-transitions.js';
import { possibleActions } from './board-actions.js';
import { isDayOrNone } from './board-cursors.js';
import { type Figures, type FiguresRow, figuresSql, noFigures, readFigures, toAgeing, toFigures } from './board-figures.js';
import { BoardOffice } from './board-office.js';
import { BoardScope, CASE_REF, type CaseRefRow, type Narrowed, type NarrowedFilters } from './board-scope.js';
import type { BoardCasesQuery } from './board.dto.js';
import { type BoardCaseKindView, type BoardCasePageView, type BoardCaseView, type LastPaymentView, type NextInstalmentView, toCaseRef } from './board.view.js';

interface PlaceRow {
  case_id: string;
  first_due_on: string;
}

interface CaseRow extends CaseRefRow {
  standing: Standing;
  plan_state: PlanState | null;
}

/** What a page is asked for, with whom and when. */
interface Page {
  actor: Actor;
  /** These cases, and the kind. */
  query: NarrowedFilters;
  today: string;
  ids: readonly string[];
}

/** Rows by case: what each owes, since when, and what can be done about it. */
@Injectable()
export class BoardCasesReader {
  constructor(private readonly office: BoardOffice) {}

  /** Cases with something outstanding that falls due on the days asked for. */
  async list(actor: Actor, asked: BoardCasesQuery | Narrowed<BoardCasesQuery>): Promise<BoardCasePageView> {
    const query = await this.office.narrow(asked);
    const { limit = DEFAULT_LIMIT } = query;
    const { today } = this.office;
    const places = await this.places(actor, query, today, limit + 1);
    const ids = places.slice(0, limit).map(({ case_id }) => case_id);
    const rows = await this.rows({ actor, query: { kind: query.kind, found: { only: ids } }, today, ids }, places);
    const { items, nextCursor } = toPage(places, limit, ({ first_due_on, case_id }) => [first_due_on, case_id], ({ case_id }) => rows.get(case_id));
    return { asOf: today, items: items.filter((row) => row !== undefined), nextCursor };
  }

  private async places(actor: Actor, { due = 'all', dueFrom, dueTo, ...query }: Narrowed<BoardCasesQuery>, today: string, count: number): Promise<PlaceRow[]> {
    const scope = new BoardScope(actor, query);
    const where = [scope.owed];
    if (due === 'unplanned') where.push('d.unplanned_fen > 0');
    else if (due !== 'all' || dueFrom !== undefined || dueTo !== undefined) {
      const days = cutTo(dueRange(due, today), { from: dueFrom, to: dueTo });
      where.push(`EXISTS (SELECT 1 FROM case_dues x WHERE x.case_id = d.case_id AND x.kind = d.kind AND ${scope.within('x.due_on', days)})`);
      // The oldest of a case is not after any of its days: no need to look further.
      where.push(`d.first_due_on <= ${scope.bind(days.to)}::date`);
    }
    const after = readCursor<[string, string]>(query.cursor, isDayOrNone, isId);
    if (after) where.push(`(d.first_due_on, d.case_id) > (${scope.bind(after[0])}::date, ${scope.bind(after[1])}::uuid)`);
    return this.office.ask<PlaceRow>(
      scope,
      `SELECT d.case_id, d.first_due_on::text AS first_due_on FROM case_debts d WHERE ${where.join(' AND ')} ORDER BY d.first_due_on, d.case_id LIMIT ${count}`,
    );
  }

  private async rows(page: Page, places: readonly PlaceRow[]): Promise<Map<string, BoardCaseView>> {
    const [cases, figures, kinds, next, last] = [
      await this.cases(page), await this.figures(page), await this.kinds(page), await this.next(page), await this.lastPayments(page),
    ];
    const dueOn = new Map(places.map((place) => [place.case_id, place.first_due_on]));
    return new Map(cases.map((row) => {
      const own = figures.get(row.case_id) ?? noFigures();
      const { cases: _cases, overdueCases: _overdueCases, ...amounts } = toFigures(own, page.today);
      const first = dueOn.get(row.case_id) ?? NO_DAY;
      const view: BoardCaseView = {
        ...toCaseRef(row), dueOn: first === NO_DAY ? null : first, ...amounts, nextInstalment: next.get(row.case_id) ?? null, ageing: toAgeing(own),
        byKind: kinds.get(row.case_id) ?? [], lastPayment: last.get(row.case_id) ?? null,
        possibleActions: possibleActions({ state: row.state as CaseState, standing: row.standing, planState: row.plan_state, unplannedFen: amounts.unplannedFen }),
      };
      return [row.case_id, view] as const;
    }));
  }

  private cases({ actor, ids }: Page): Promise<CaseRow[]> {
    return this.office.ask<CaseRow>(
      { params: [ids, actor.id, actor.role] },
      `SELECT ${CASE_REF}, (SELECT r.state FROM repayment_plans r WHERE r.case_id = c.id AND r.agreed_seq IS NOT NULL ORDER BY r.agreed_seq DESC LIMIT 1) AS plan_state,
              CASE WHEN $3 = 'supervisor' THEN 'supervisor' WHEN c.lead_id IS NULL OR c.lead_id = $2 THEN 'lead'
                   WHEN EXISTS (SELECT 1 FROM task_force_members t WHERE t.case_id = c.id AND t.user_id = $2) THEN 'member' ELSE 'onlooker' END AS standing
         FROM cases c LEFT JOIN users u ON u.id = c.supervisor_id WHERE c.id = ANY($1::uuid[])`,
    );
  }

  private async figures({ actor, query, today }: Page): Promise<Map<string, Figures>> {
    const scope = new BoardScope(actor, query, 'groups');
    const rows = await this.office.ask<FiguresRow & { case_id: string }>(scope, figuresSql(scope, today, { keys: { case_id: 'd.case_id' } }));
    return new Map(rows.map((row) => [row.case_id, readFigures(row)]));
  }

  private async kinds({ actor, query, today }: Page): Promise<Map<string, BoardCaseKindView[]>> {
    const scope = new BoardScope(actor, query, 'groups');
    const rows = await this.office.ask<FiguresRow & { case_id: string; kind: string }>(
      scope,
      `SELECT * FROM (${figuresSql(scope, today, { keys: { case_id: 'd.case_id', kind: 'd.kind' }, kinds: 'each' })}) k ORDER BY "outstandingFen" DESC, kind`,
    );
    const byCase = new Map<string, BoardCaseKindView[]>();
    for (const { case_id, kind, outstandingFen, unplannedFen, overdueFen } of rows) {
      byCase.set(case_id, [...(byCase.get(case_id) ?? []), { kind, outstandingFen: Number(outstandingFen), unplannedFen: Number(unplannedFen), overdueFen: Number(overdueFen) }]);
    }
    return byCase;
  }

  private async next({ actor, query, today }: Page): Promise<Map<string, NextInstalmentView>> {
    const scope = new BoardScope(actor, query, 'groups');
    const rows = await this.office.ask<{ case_id: string; due_on: string; open: string }>(
      scope,
      `SELECT DISTINCT ON (d.case_id) d.case_id, d.due_on::text AS due_on, d.open_fen AS open FROM case_dues d
        WHERE ${scope.owed} AND d.due_on >= ${scope.bind(today)}::date ORDER BY d.case_id, d.due_on`,
    );
    return new Map(rows.map((row) => [row.case_id, { dueOn: row.due_on, outstandingFen: Number(row.open) }]));
  }

  /** The latest day on which something was paid that was not taken back. */
  private async lastPayments({ actor, query }: Page): Promise<Map<string, LastPaymentView>> {
    const scope = new BoardScope(actor, query, 'groups');
    const rows = await this.office.ask<{ case_id: string; paid_on: string; fen: string }>(
      scope,
      `SELECT DISTINCT ON (d.case_id) d.case_id, d.paid_on::text AS paid_on, sum(d.counted_fen) AS fen FROM case_receipts d
        WHERE ${scope.received} GROUP BY d.case_id, d.paid_on HAVING sum(d.counted_fen) > 0 ORDER BY d.case_id, d.paid_on DESC`,
    );
    return new Map(rows.map((row) => [row.case_id, { paidOn: row.paid_on, amountFen: Number(row.fen) }]));
  }
}
