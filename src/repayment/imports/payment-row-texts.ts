import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { allInLanguage } from '../../imports/issue-text.js';
import type { ShownImport } from '../../imports/sheet-import.reader.js';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { currentContext } from '../../platform/observe/request-context.js';
import { BANK_RETURN_ENGLISH } from '../domain/bank-return-english.js';
import { detailOf } from './payment-import.kind.js';
import type { PaymentImportRowView } from './payment-imports.view.js';
import { describedPayments } from '../payments/payment-rules.js';

type ShownRow = ShownImport['rows'][number];

/** Says in words what became of each row of a return file, naming the payment that a duplicate is equal to. */
@Injectable()
export class PaymentRowTexts {
  constructor(private readonly catalogue: MessageCatalogue) {}

  async views(m: EntityManager, rows: readonly ShownRow[]): Promise<PaymentImportRowView[]> {
    const twins = rows.flatMap(({ detail }) => detailOf(detail).duplicateOf ?? []).filter((twin) => typeof twin === 'string');
    const described = await describedPayments(m, twins);
    return rows.map((row) => this.view(row, described));
  }

  private view({ row, no, errors: found, warnings, verdict, detail }: ShownRow, described: ReadonlyMap<string, Record<string, string | number>>): PaymentImportRowView {
    const locale = currentContext()?.locale;
    const errors = allInLanguage(found, BANK_RETURN_ENGLISH, locale);
    const { workerId, amountFen, reason, candidates = [], byHand = false, duplicateOf } = detailOf(detail);
    const twin = typeof duplicateOf === 'string' ? described.get(duplicateOf) : duplicateOf === undefined ? undefined : { row: duplicateOf };
    // Rows of files that were read before duplicates were told apart name none.
    const code = reason === null ? null : `importRow.${reason}${reason.startsWith('same') && !twin ? 'Unknown' : ''}`;
    const text = code === null || !this.catalogue.has(code) ? (errors[0]?.message ?? null) : this.catalogue.render(code, twin, locale);
    return {
      row, no, errors, warnings: allInLanguage(warnings, BANK_RETURN_ENGLISH, locale), verdict, workerId, amountFen, reason, reasonText: text, byHand, candidates: [...candidates],
      duplicateOfPayment: typeof duplicateOf === 'string' ? duplicateOf : null, duplicateOfRow: typeof duplicateOf === 'number' ? duplicateOf : null,
    };
  }
}
