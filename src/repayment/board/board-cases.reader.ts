import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import type { Standing } from '../../cases/case-standing.js';
import type { CaseState } from '../../cases/domain/vocabulary.js';
import { DEFAULT_LIMIT, toPage } from '../../platform/http/page.js';
import { isBusinessDate } from '../../platform/time/formats.js';
import { NO_DAY } from '../domain/due-range.js';
import type { PlanState } from '../domain/plan-transitions.js';
import { possibleActions } from './board-actions.js';
import { type AgeingRow, type FiguresRow, ageingColumns, figureColumns, toAgeing, toFigures } from './board-figures.js';
import { BoardOffice } from './board-office.js';
import { dueDays, readDateCursor } from './board-rows.reader.js';
import { BoardScope, CASE_REF, type CaseRefRow, COUNTED, toCaseRef } from './board-scope.js';
import type { DueFilters } from './board.dto.js';
import type { BoardCaseKindView, BoardCasePageView, BoardCaseView, LastPaymentView, NextInstalmentView } from './board.view.js';

interface PlaceRow {
  case_id: string;
  due_on: string;
}

interface CaseRow extends CaseRefRow, FiguresRow, AgeingRow {
  standing: Standing;
  plan_state: PlanState | null;
}

/** Rows by case: what each owes, since when, and what can be done about it. */
@Injectable()
export class BoardCasesReader {
  constructor(private readonly office: BoardOffice) {}

  /** Cases with something outstanding that falls due on the days asked for. */
  async list(actor: Actor, query: DueFilters): Promise<BoardCasePageView> {
    const { limit = DEFAULT_LIMIT } = query;
    const { today } = this.office;
    const places = await this.places(actor, query, today, limit + 1);
    const rows = await this.rows(actor, query, today, places.slice(0, limit));
    const { items, nextCursor } = toPage(places, limit, ({ due_on, case_id }) => [due_on, case_id], ({ case_id }) => rows.get(case_id));
    return { asOf: today, items: items.filter((row) => row !== undefined), nextCursor };
  }

  private async places(actor: Actor, query: DueFilters, today: string, count: number): Promise<PlaceRow[]> {
    const scope = new BoardScope(actor, query);
    const where = [scope.debts, 'd.is_first'];
    if (query.due !== undefined || query.dueFrom !== undefined || query.dueTo !== undefined) {
      where.push(`EXISTS (SELECT 1 FROM case_debts x WHERE x.case_id = d.case_id AND x.kind = d.kind AND ${scope.within('x.due_on', dueDays(query, today))})`);
    }
    const after = readDateCursor(query.cursor, (day): day is string => day === NO_DAY || isBusinessDate(day));
    if (after) where.push(`(d.due_on, d.case_id) > (${scope.bind(after.day)}::date, ${scope.bind(after.id)}::uuid)`);
    return this.office.ask<PlaceRow>(
      scope,
      `SELECT d.case_id, d.due_on::text AS due_on FROM case_debts d JOIN cases c ON c.id = d.case_id WHERE ${where.join(' AND ')} ORDER BY d.due_on, d.case_id LIMIT ${count}`,
    );
  }

  private async rows(actor: Actor, query: DueFilters, today: string, places: readonly PlaceRow[]): Promise<Map<string, BoardCaseView>> {
    const ids = places.map(({ case_id }) => case_id);
    const [figures, kinds, next, last] = await Promise.all([
      this.figures(actor, query, today, ids), this.kinds(actor, query, today, ids), this.next(actor, query, today, ids), this.lastPayments(actor, query, ids),
    ]);
    const dueOn = new Map(places.map((place) => [place.case_id, place.due_on]));
    return new Map(figures.map((row) => {
      const { cases: _cases, overdueCases: _overdueCases, ...amounts } = toFigures(row, today);
      const first = dueOn.get(row.case_id) ?? NO_DAY;
      const view: BoardCaseView = {
        ...toCaseRef(row), dueOn: first === NO_DAY ? null : first, ...amounts, nextInstalment: next.get(row.case_id) ?? null, ageing: toAgeing(row),
        byKind: kinds.get(row.case_id) ?? [], lastPayment: last.get(row.case_id) ?? null,
        possibleActions: possibleActions({ state: row.state as CaseState, standing: row.standing, planState: row.plan_state, unplannedFen: amounts.unplannedFen }),
      };
      return [row.case_id, view] as const;
    }));
  }

  private figures(actor: Actor, query: DueFilters, today: string, ids: readonly string[]): Promise<CaseRow[]> {
    const scope = new BoardScope(actor, query);
    const [figures, ageing] = [figureColumns(scope, today), ageingColumns(scope, today)];
    const me = scope.bind(actor.id);
    const standing = `CASE WHEN ${scope.bind(actor.role)} = 'supervisor' THEN 'supervisor' WHEN c.lead_id IS NULL OR c.lead_id = ${me} THEN 'lead'
      WHEN EXISTS (SELECT 1 FROM task_force_members t WHERE t.case_id = c.id AND t.user_id = ${me}) THEN 'member' ELSE 'onlooker' END`;
    const planState = `(SELECT r.state FROM repayment_plans r WHERE r.case_id = c.id AND r.agreed_seq IS NOT NULL ORDER BY r.agreed_seq DESC LIMIT 1)`;
    return this.office.ask<CaseRow>(
      scope,
      `SELECT ${CASE_REF}, ${standing} AS standing, ${planState} AS plan_state, ${figures}, ${ageing}
         FROM case_debts d JOIN cases c ON c.id = d.case_id LEFT JOIN users u ON u.id = c.supervisor_id
        WHERE ${scope.debts} AND d.case_id = ANY(${scope.bind(ids)}::uuid[]) GROUP BY c.id, u.name`,
    );
  }

  private async kinds(actor: Actor, query: DueFilters, today: string, ids: readonly string[]): Promise<Map<string, BoardCaseKindView[]>> {
    const scope = new BoardScope(actor, query);
    const rows = await this.office.ask<{ case_id: string; kind: string; open: string; unplanned: string; overdue: string }>(
      scope,
      `SELECT d.case_id, d.kind, sum(d.open_fen) AS open, coalesce(sum(d.open_fen) FILTER (WHERE d.due_on = 'infinity'), 0) AS unplanned,
              coalesce(sum(d.open_fen) FILTER (WHERE d.due_on < ${scope.bind(today)}::date), 0) AS overdue
         FROM case_debts d JOIN cases c ON c.id = d.case_id WHERE ${scope.debtsByKind} AND d.case_id = ANY(${scope.bind(ids)}::uuid[])
        GROUP BY d.case_id, d.kind ORDER BY d.case_id, open DESC, d.kind`,
    );
    const byCase = new Map<string, BoardCaseKindView[]>();
    for (const { case_id, kind, open, unplanned, overdue } of rows) {
      byCase.set(case_id, [...(byCase.get(case_id) ?? []), { kind, outstandingFen: Number(open), unplannedFen: Number(unplanned), overdueFen: Number(overdue) }]);
    }
    return byCase;
  }

  private async next(actor: Actor, query: DueFilters, today: string, ids: readonly string[]): Promise<Map<string, NextInstalmentView>> {
    const scope = new BoardScope(actor, query);
    const rows = await this.office.ask<{ case_id: string; due_on: string; open: string }>(
      scope,
      `SELECT DISTINCT ON (d.case_id) d.case_id, d.due_on::text AS due_on, d.open_fen AS open FROM case_debts d JOIN cases c ON c.id = d.case_id
        WHERE ${scope.debts} AND d.case_id = ANY(${scope.bind(ids)}::uuid[]) AND d.due_on >= ${scope.bind(today)}::date AND d.due_on < 'infinity' ORDER BY d.case_id, d.due_on`,
    );
    return new Map(rows.map((row) => [row.case_id, { dueOn: row.due_on, outstandingFen: Number(row.open) }]));
  }

  /** The latest day on which something was paid that was not taken back. */
  private async lastPayments(actor: Actor, query: DueFilters, ids: readonly string[]): Promise<Map<string, LastPaymentView>> {
    const scope = new BoardScope(actor, query);
    const rows = await this.office.ask<{ case_id: string; paid_on: string; amount: string }>(
      scope,
      `SELECT c.id AS case_id, l.paid_on::text AS paid_on, l.amount FROM cases c, LATERAL (
         SELECT p.paid_on, sum(${COUNTED}) AS amount FROM payments p WHERE p.case_id = c.id AND ${scope.payments} GROUP BY p.paid_on HAVING sum(${COUNTED}) > 0
          ORDER BY p.paid_on DESC LIMIT 1) l
        WHERE c.id = ANY(${scope.bind(ids)}::uuid[])`,
    );
    return new Map(rows.map((row) => [row.case_id, { paidOn: row.paid_on, amountFen: Number(row.amount) }]));
  }
}
