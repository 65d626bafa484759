import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { SheetImportReader } from '../../imports/sheet-import.reader.js';
import { findImport } from '../../imports/sheet-imports.service.js';
import { Transactions } from '../../platform/database/transactions.js';
import { paymentKindOf } from './payment-import.kind.js';
import type { PaymentImportTotals } from './payment-import-totals.js';
import type { PaymentImportView } from './payment-imports.view.js';
import { PaymentRowTexts } from './payment-row-texts.js';

const NO_TOTALS: PaymentImportTotals = { matchedRows: 0, matchedFen: 0, rejectedRows: 0, rejectedFen: 0, unmatchedRows: 0, unmatchedFen: 0, duplicateRows: 0, notOfCaseRows: 0 };

/** Answers what became of a bank's return file, row by row. */
@Injectable()
export class PaymentImportsReader {
  constructor(
    private readonly imports: SheetImportReader,
    private readonly transactions: Transactions,
    private readonly texts: PaymentRowTexts,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, caseId: string, importId: string): Promise<PaymentImportView> {
    const { summary, totals, rows } = await this.imports.show(actor, caseId, 'payments', importId);
    const m = this.transactions.reader;
    const { options } = await findImport(m, caseId, 'payments', importId);
    return { ...summary, kind: paymentKindOf(options), totals: { ...NO_TOTALS, ...totals }, rows: await this.texts.views(m, rows) };
  }
}
