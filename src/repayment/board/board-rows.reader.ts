import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { UUID } from '../../cases/case-command.js';
import { invalidField } from '../../platform/http/coded-error.js';
import { DEFAULT_LIMIT, decodeCursor, toPage } from '../../platform/http/page.js';
import { isBusinessDate } from '../../platform/time/formats.js';
import { daysPastDue } from '../domain/ageing.js';
import { dueRange, FIRST_DAY, LAST_DAY, NO_DAY, overlap, type DateRange } from '../domain/due-range.js';
import { monthToDate } from '../domain/recovery-periods.js';
import { BoardOffice } from './board-office.js';
import { BoardScope, CASE_REF, type CaseRefRow, COUNTED, toCaseRef } from './board-scope.js';
import type { BoardFilters, BoardPaymentsQuery, DueFilters } from './board.dto.js';
import type { BoardInstalmentPageView, BoardPaymentPageView, BoardUnplannedPageView } from './board.view.js';

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

/** The rows that a figure of the board is made of, page by page. */
@Injectable()
export class BoardRowsReader {
  constructor(private readonly office: BoardOffice) {}

  /** What is open on plans, the oldest due first. */
  async instalments(actor: Actor, query: DueFilters): Promise<BoardInstalmentPageView> {
    const { limit = DEFAULT_LIMIT } = query;
    const { today } = this.office;
    const scope = new BoardScope(actor, query);
    const where = [scope.instalments, scope.within('i.due_on', dueDays(query, today))];
    const after = readDateCursor(query.cursor);
    if (after) where.push(`(i.due_on, i.id) > (${scope.bind(after.day)}::date, ${scope.bind(after.id)}::uuid)`);
    const rows = await this.office.ask<InstalmentRow>(
      scope,
      `SELECT ${CASE_REF}, i.id, i.plan_id, i.no, i.kind, i.due_on::text AS due_on, i.amount_fen AS amount, i.paid_fen AS paid, i.open_fen AS open
         FROM plan_instalments i JOIN cases c ON c.id = i.case_id LEFT JOIN users u ON u.id = c.supervisor_id
        WHERE ${where.join(' AND ')} ORDER BY i.due_on, i.id LIMIT ${limit + 1}`,
    );
    const page = toPage(rows, limit, ({ due_on, id }) => [due_on, id], (row) => {
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
  async unplanned(actor: Actor, query: BoardFilters): Promise<BoardUnplannedPageView> {
    const { limit = DEFAULT_LIMIT } = query;
    const scope = new BoardScope(actor, query);
    const where = [scope.debtsByKind, `d.due_on = 'infinity'`];
    const after = readKindCursor(query.cursor);
    if (after) where.push(`(d.case_id, d.kind) > (${scope.bind(after.id)}::uuid, ${scope.bind(after.kind)})`);
    const rows = await this.office.ask<UnplannedRow>(
      scope,
      `SELECT ${CASE_REF}, d.kind, d.open_fen AS open, d.workers FROM case_debts d JOIN cases c ON c.id = d.case_id LEFT JOIN users u ON u.id = c.supervisor_id
        WHERE ${where.join(' AND ')} ORDER BY d.case_id, d.kind LIMIT ${limit + 1}`,
    );
    const page = toPage(rows, limit, ({ case_id, kind }) => [case_id, kind], (row) => ({ ...toCaseRef(row), kind: row.kind, outstandingFen: Number(row.open), workers: row.workers }));
    return { asOf: this.office.today, ...page };
  }

  /** Payments and reversals, the latest day first. */
  async payments(actor: Actor, query: BoardPaymentsQuery): Promise<BoardPaymentPageView> {
    const { limit = DEFAULT_LIMIT } = query;
    const month = monthToDate(this.office.today);
    const { from = month.from, to = month.to } = query;
    const scope = new BoardScope(actor, query);
    const where = [scope.payments, scope.within('p.paid_on', { from, to })];
    const after = readDateCursor(query.cursor);
    if (after) where.push(`(p.paid_on, p.id) < (${scope.bind(after.day)}::date, ${scope.bind(after.id)}::uuid)`);
    const rows = await this.office.ask<PaymentRow>(
      scope,
      `SELECT ${CASE_REF}, p.id, p.kind, p.paid_on::text AS paid_on, ${COUNTED} AS counted, p.method, p.reversal_of
         FROM payments p JOIN cases c ON c.id = p.case_id LEFT JOIN users u ON u.id = c.supervisor_id
        WHERE ${where.join(' AND ')} ORDER BY p.paid_on DESC, p.id DESC LIMIT ${limit + 1}`,
    );
    const page = toPage(rows, limit, ({ paid_on, id }) => [paid_on, id], (row) => ({
      id: row.id, ...toCaseRef(row), kind: row.kind, paidOn: row.paid_on, countedFen: Number(row.counted), method: row.method, reversalOf: row.reversal_of,
    }));
    return { from, to, ...page };
  }
}

/** The due dates that are asked for: a figure's, cut to a window. */
export function dueDays({ due = 'all', dueFrom, dueTo }: DueFilters, today: string): DateRange {
  const windowed = dueFrom !== undefined || dueTo !== undefined;
  return overlap(dueRange(due, today), { from: dueFrom ?? FIRST_DAY, to: dueTo ?? (windowed ? LAST_DAY : NO_DAY) });
}

export function readDateCursor(cursor: string | undefined, isDay: (value: unknown) => value is string = isBusinessDate): { day: string; id: string } | null {
  const keys = decodeCursor(cursor, 2);
  if (!keys) return null;
  const [day, id] = keys;
  if (isDay(day) && typeof id === 'string' && UUID.test(id)) return { day, id };
  throw invalidField('cursor', 'badCursor');
}

function readKindCursor(cursor: string | undefined): { id: string; kind: string } | null {
  const keys = decodeCursor(cursor, 2);
  if (!keys) return null;
  const [id, kind] = keys;
  if (typeof kind === 'string' && kind.length <= 40 && !kind.includes('\0') && typeof id === 'string' && UUID.test(id)) return { id, kind };
  throw invalidField('cursor', 'badCursor');
}
