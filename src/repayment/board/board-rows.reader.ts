import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { isId, isKey, readCursor } from '../../platform/http/cursor-keys.js';
import { DEFAULT_LIMIT, toPage } from '../../platform/http/page.js';
import { isBusinessDate } from '../../platform/time/formats.js';
import { daysPastDue } from '../domain/ageing.js';
import { cutTo, dueRange } from '../domain/due-range.js';
import { monthToDate } from '../domain/recovery-periods.js';
import { BoardOffice } from './board-office.js';
import { BoardScope, CASE_REF, type CaseRefRow, JOIN_CASE } from './board-scope.js';
import type { BoardFilters, BoardInstalmentsQuery, BoardPaymentsQuery } from './board.dto.js';
import { type BoardInstalmentPageView, type BoardPaymentPageView, type BoardUnplannedPageView, toCaseRef } from './board.view.js';

interface InstalmentRow extends CaseRefRow {
  id: string;
  plan_id: string;
  no: number;
  kind: string;
  due_on: string;
  amount: string;
  paid: string;
  open: string;
}

interface UnplannedRow extends CaseRefRow {
  kind: string;
  open: string;
  workers: number;
}

interface PaymentRow extends CaseRefRow {
  id: string;
  kind: string;
  paid_on: string;
  counted: string;
  method: string;
  reversal_of: string | null;
}

/** The rows that a figure of the board is made of, page by page: what is joined to the very rows that the figure sums up. */
@Injectable()
export class BoardRowsReader {
  constructor(private readonly office: BoardOffice) {}

  /** What is open on plans, the oldest due first. */
  async instalments(actor: Actor, asked: BoardInstalmentsQuery): Promise<BoardInstalmentPageView> {
    const query = await this.office.narrow(asked);
    const { limit = DEFAULT_LIMIT, due = 'all', dueFrom, dueTo } = query;
    const { today } = this.office;
    const scope = new BoardScope(actor, query);
    const where = [scope.owedByKind, scope.within('d.due_on', cutTo(dueRange(due, today), { from: dueFrom, to: dueTo }))];
    const after = readPlace(query.cursor);
    if (after) where.push(startingAt(scope, after, 'd.due_on', '>='));
    const rows = await this.office.ask<InstalmentRow>(
      scope,
      `SELECT ${CASE_REF}, i.id, i.plan_id, i.no, i.kind, i.due_on::text AS due_on, i.amount_fen AS amount, i.paid_fen AS paid, i.open_fen AS open
         FROM (SELECT d.due_on, d.case_id, d.kind FROM case_dues d WHERE ${where.join(' AND ')} ORDER BY d.due_on, d.case_id, d.kind LIMIT ${limit + 2}) d
         JOIN plan_instalments i ON i.case_id = d.case_id AND i.due_on = d.due_on AND i.kind = d.kind AND i.open_fen > 0 ${JOIN_CASE}
        WHERE ${after ? beyond(scope, after, 'd.due_on', '>') : 'TRUE'} ORDER BY d.due_on, d.case_id, d.kind, i.id LIMIT ${limit + 1}`,
    );
    const page = toPage(rows, limit, ({ due_on, case_id, kind, id }) => [due_on, case_id, kind, id], (row) => {
      const days = daysPastDue(row.due_on, today);
      const outstandingFen = Number(row.open);
      return {
        id: row.id, ...toCaseRef(row), planId: row.plan_id, no: row.no, kind: row.kind, dueOn: row.due_on, amountFen: Number(row.amount), paidFen: Number(row.paid),
        outstandingFen, overdueFen: days > 0 ? outstandingFen : 0, daysPastDue: days,
      };
    });
    return { asOf: today, ...page };
  }

  /** What is verified and unpaid and no plan dates, by case and kind. */
  async unplanned(actor: Actor, asked: BoardFilters): Promise<BoardUnplannedPageView> {
    const query = await this.office.narrow(asked);
    const { limit = DEFAULT_LIMIT } = query;
    const scope = new BoardScope(actor, query);
    const where = [scope.owedByKind, 'd.unplanned_fen > 0'];
    const after = readCursor<[string, string]>(query.cursor, isId, isKey);
    if (after) where.push(`(d.case_id, d.kind) > (${scope.bind(after[0])}::uuid, ${scope.bind(after[1])})`);
    const rows = await this.office.ask<UnplannedRow>(
      scope,
      `SELECT ${CASE_REF}, d.kind, d.unplanned_fen AS open, d.unplanned_workers AS workers FROM case_debts d ${JOIN_CASE} WHERE ${where.join(' AND ')}
        ORDER BY d.case_id, d.kind LIMIT ${limit + 1}`,
    );
    const page = toPage(rows, limit, ({ case_id, kind }) => [case_id, kind], (row) => ({ ...toCaseRef(row), kind: row.kind, outstandingFen: Number(row.open), workers: row.workers }));
    return { asOf: this.office.today, ...page };
  }

  /** Payments and reversals, the latest day first. */
  async payments(actor: Actor, asked: BoardPaymentsQuery): Promise<BoardPaymentPageView> {
    const query = await this.office.narrow(asked);
    const { limit = DEFAULT_LIMIT } = query;
    const month = monthToDate(this.office.today);
    const { from = month.from, to = month.to } = query;
    const scope = new BoardScope(actor, query);
    const where = [scope.received, scope.within('d.paid_on', { from, to })];
    const after = readPlace(query.cursor);
    if (after) where.push(startingAt(scope, after, 'd.paid_on', '<='));
    const rows = await this.office.ask<PaymentRow>(
      scope,
      `SELECT ${CASE_REF}, i.id, i.kind, i.paid_on::text AS paid_on, CASE WHEN i.reversal_of IS NULL THEN 1 ELSE -1 END * (i.amount_fen + i.deductions_fen) AS counted, i.method, i.reversal_of
         FROM (SELECT d.paid_on, d.case_id, d.kind FROM case_receipts d WHERE ${where.join(' AND ')} ORDER BY d.paid_on DESC, d.case_id DESC, d.kind DESC LIMIT ${limit + 2}) d
         JOIN payments i ON i.case_id = d.case_id AND i.paid_on = d.paid_on AND i.kind = d.kind AND i.method <> 'fundAdvance' ${JOIN_CASE}
        WHERE ${after ? beyond(scope, after, 'd.paid_on', '<') : 'TRUE'} ORDER BY d.paid_on DESC, d.case_id DESC, d.kind DESC, i.id DESC LIMIT ${limit + 1}`,
    );
    const page = toPage(rows, limit, ({ paid_on, case_id, kind, id }) => [paid_on, case_id, kind, id], (row) => ({
      id: row.id, ...toCaseRef(row), kind: row.kind, paidOn: row.paid_on, countedFen: Number(row.counted), method: row.method, reversalOf: row.reversal_of,
    }));
    return { from, to, ...page };
  }
}

/** A row of `d` joined with `i`. */
type Place = [day: string, caseId: string, kind: string, id: string];

const readPlace = (cursor: string | undefined): Place | null => readCursor<Place>(cursor, isBusinessDate, isId, isKey, isId);

/**
 * Rows of `d` from a place on, its own among them. Every row of `d` stands for at least one `i`, so that a page is never made of
 * more of them than it has rows, and one.
 */
const startingAt = (scope: BoardScope, [day, caseId, kind]: Place, column: string, than: '>=' | '<='): string =>
  `(${column}, d.case_id, d.kind) ${than} (${scope.bind(day)}::date, ${scope.bind(caseId)}::uuid, ${scope.bind(kind)})`;

/** What comes after a place. */
const beyond = (scope: BoardScope, [day, caseId, kind, id]: Place, column: string, than: '>' | '<'): string =>
  `(${column}, d.case_id, d.kind, i.id) ${than} (${scope.bind(day)}::date, ${scope.bind(caseId)}::uuid, ${scope.bind(kind)}, ${scope.bind(id)}::uuid)`;
