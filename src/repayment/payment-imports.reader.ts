import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { SheetImportReader, type ShownImport } from '../imports/sheet-import.reader.js';
import { findImport } from '../imports/sheet-imports.service.js';
import { Transactions } from '../platform/database/transactions.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { paymentKindOf } from './payment-import.kind.js';
import type { PaymentImportRowView, PaymentImportTotalsView, PaymentImportView } from './payment-imports.view.js';

const NO_TOTALS: PaymentImportTotalsView = { matchedRows: 0, matchedFen: 0, rejectedRows: 0, rejectedFen: 0, unmatchedRows: 0, unmatchedFen: 0, duplicateRows: 0 };

/** Answers what became of a bank's return file, row by row. */
@Injectable()
export class PaymentImportsReader {
  constructor(
    private readonly imports: SheetImportReader,
    private readonly transactions: Transactions,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, caseId: string, importId: string): Promise<PaymentImportView> {
    const { summary, totals, rows } = await this.imports.show(actor, caseId, 'payments', importId);
    const { options } = await findImport(this.transactions.reader, caseId, 'payments', importId);
    return { ...summary, kind: paymentKindOf(options), totals: { ...NO_TOTALS, ...totals }, rows: rows.map((row) => this.row(row)) };
  }

  private row({ row, no, errors, warnings, verdict, detail }: ShownImport['rows'][number]): PaymentImportRowView {
    const { workerId = null, amountFen = null, reason = null, candidates = [] } = (detail ?? {}) as Partial<Omit<PaymentImportRowView, keyof ShownImport['rows'][number]>>;
    const code = reason === null ? null : `importRow.${reason}`;
    const text = code === null || !this.catalogue.has(code) ? (errors[0]?.message ?? null) : this.catalogue.render(code, {}, currentContext()?.locale);
    return { row, no, errors: [...errors], warnings: [...warnings], verdict, workerId, amountFen, reason, reasonText: text, candidates };
  }
}
