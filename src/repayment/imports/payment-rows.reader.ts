import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { User } from '../../auth/user.entity.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { CaseReadGrants } from '../../cases/case-read-grants.js';
import type { PersonView } from '../../cases/case.view.js';
import { maskName } from '../../cases/domain/identifiers/masks.js';
import { ImportRows, type OpenedRow } from '../../imports/import-rows.js';
import type { SheetImport } from '../../imports/sheet-import.entity.js';
import { findImport } from '../../imports/sheet-imports.service.js';
import { Transactions } from '../../platform/database/transactions.js';
import { notFound } from '../../platform/http/coded-error.js';
import { DEFAULT_LIMIT, toPage } from '../../platform/http/page.js';
import { type BankRow, readBankRow } from './bank-row.js';
import { possibleDecisions, rowBlocker, type RowStanding } from '../domain/row-decisions.js';
import { PaymentRowDecision } from './payment-row-decision.entity.js';
import { PaymentRowTexts } from './payment-row-texts.js';
import type { PaymentRowsQuery } from './payment-rows.dto.js';
import type { PaymentRowPageView, PaymentRowView, RowDecisionView } from './payment-rows.view.js';
import { isRowNumber, readCursor } from '../../platform/http/cursor-keys.js';
import { RowProposals } from './row-proposals.js';
import { paymentsOfRows, rowStanding, type RowPayment } from './row-standing.js';

/** Shows the rows of a return file to whoever matches them by hand. */
@Injectable()
export class PaymentRowsReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
    private readonly rows: ImportRows,
    private readonly texts: PaymentRowTexts,
    private readonly proposals: RowProposals,
  ) {}

  /** In the sheet's order. @throws CodedError 404 */
  async list(actor: Actor, caseId: string, importId: string, { verdict, row, cursor, limit = DEFAULT_LIMIT }: PaymentRowsQuery): Promise<PaymentRowPageView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const sheetImport = await findImport(m, caseId, 'payments', importId);
    const found = await this.rows.find(m, sheetImport.id, {
      ...(verdict === undefined ? {} : { verdicts: [verdict] }), ...(row === undefined ? {} : { row }), after: readCursor<[number]>(cursor, isRowNumber)?.[0] ?? 0, limit: limit + 1,
    });
    const shown = await this.views(m, sheetImport, found.slice(0, limit), { unmasked: await this.grants.mayReadUnmasked(m, actor, kase), asSupervisor: actor.role === 'supervisor' });
    return toPage(found, limit, ({ row: place }) => [place], ({ row: place }) => shown.get(place) ?? unreachable());
  }

  /** @throws CodedError 404 */
  async show(actor: Actor, caseId: string, importId: string, row: number): Promise<PaymentRowView> {
    const { items: [item] } = await this.list(actor, caseId, importId, { row });
    if (!item) throw notFound();
    return item;
  }

  private async views(m: EntityManager, sheetImport: SheetImport, found: readonly OpenedRow[], reader: Reader): Promise<Map<number, PaymentRowView>> {
    const texts = await this.texts.views(m, found);
    const payments = await paymentsOfRows(m, sheetImport.id, found.map(({ row }) => row));
    const decisions = await decisionsOf(m, sheetImport.id, found.map(({ row }) => row));
    const standings = new Map(found.map((row) => [row.row, rowStanding(sheetImport, row, payments.get(row.row))]));
    const open = found.filter(({ row }) => rowBlocker('match', standings.get(row) ?? unreachable()) === null);
    const proposals = await this.proposals.of(m, sheetImport, open, reader.unmasked);
    return new Map(found.map((row, index) => [row.row, {
      ...(texts[index] ?? unreachable()), ...toldBy(row, reader.unmasked), ...paidBy(payments.get(row.row)), proposals: proposals.get(row.row) ?? [], decisions: decisions.get(row.row) ?? [],
      possibleDecisions: possibleFor(standings.get(row.row) ?? unreachable(), sheetImport, reader),
    }]));
  }
}

/** How much somebody may see and do. */
interface Reader {
  unmasked: boolean;
  asSupervisor: boolean;
}

const possibleFor = (standing: RowStanding, { state }: SheetImport, { asSupervisor }: Reader): string[] =>
  asSupervisor && (state === 'ready' || state === 'applied') ? possibleDecisions(standing) : [];

function toldBy({ payload }: OpenedRow, unmasked: boolean): Pick<PaymentRowView, 'payeeName' | 'accountMasked' | 'paidOn' | 'deductionsFen' | 'bankWords'> {
  if (payload === null) return { payeeName: null, accountMasked: null, paidOn: null, deductionsFen: null, bankWords: null };
  const { name, accountMasked, paidOn, deductionsFen, words } = readBankRow(payload as BankRow);
  return { payeeName: name === null || unmasked ? name : maskName(name), accountMasked, paidOn, deductionsFen, bankWords: unmasked ? words : null };
}

const paidBy = (payment: RowPayment | undefined): Pick<PaymentRowView, 'paymentId' | 'paymentReversed'> => ({ paymentId: payment?.id ?? null, paymentReversed: payment?.reversed ?? false });

async function decisionsOf(m: EntityManager, importId: string, rows: readonly number[]): Promise<Map<number, RowDecisionView[]>> {
  const found = await m.find(PaymentRowDecision, { where: { importId, row: In([...rows]) }, order: { row: 'ASC', no: 'ASC' } });
  const users = await m.find(User, { where: { id: In(found.map(({ decidedById }) => decidedById)) }, select: { id: true, name: true } });
  const people = new Map<string, PersonView>(users.map(({ id, name }) => [id, { id, name }]));
  const byRow = new Map<number, RowDecisionView[]>();
  for (const { row, decision, workerId, reason, decidedById, decidedAt } of found) {
    const view = { decision, workerId, reason, decidedBy: people.get(decidedById) ?? null, decidedAt: decidedAt.toISOString() };
    byRow.set(row, [...(byRow.get(row) ?? []), view]);
  }
  return byRow;
}

function unreachable(): never {
  throw new Error('A row that was found has no view');
}
