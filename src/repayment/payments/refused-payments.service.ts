import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { ImportRows } from '../../imports/import-rows.js';
import { type RefusedKind, RefusedSheets } from '../../imports/refused-sheets.js';
import { MessageCatalogue } from '../../platform/http/message-catalogue.js';
import { currentContext } from '../../platform/observe/request-context.js';
import { BANK_RETURN_COLUMNS } from '../domain/bank-return-columns.js';
import { PaymentRowTexts } from '../imports/payment-row-texts.js';

const REFUSED = ['unmatched', 'rejectedByBank', 'duplicate', 'notOfCase'];

/** Gives the rows of a bank's return file that became no payment back as a sheet. */
@Injectable()
export class RefusedPayments implements RefusedKind {
  readonly kind = 'payments' as const;
  readonly columns = BANK_RETURN_COLUMNS;

  constructor(
    private readonly sheets: RefusedSheets,
    private readonly rows: ImportRows,
    private readonly texts: PaymentRowTexts,
    private readonly catalogue: MessageCatalogue,
  ) {}

  /** @returns CSV with a byte order mark. @throws CodedError 404, also when the file is gone; 403 `notYourCase` */
  csv(actor: Actor, caseId: string, importId: string): Promise<string> {
    return this.sheets.csv(actor, caseId, importId, this);
  }

  async reasonsOf(m: EntityManager, importId: string): Promise<Map<number, string>> {
    const views = await this.texts.views(m, await this.rows.find(m, importId, { verdicts: REFUSED }));
    const locale = currentContext()?.locale;
    return new Map(views.map(({ row, verdict, reasonText, errors }) => {
      const issues = errors.map(({ column, message }) => `${column}：${message}`);
      return [row, [...new Set([reasonText ?? this.catalogue.render(`label.paymentVerdict.${verdict}`, {}, locale), ...issues])].join('；')];
    }));
  }
}
