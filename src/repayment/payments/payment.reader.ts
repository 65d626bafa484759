import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { Transactions } from '../../platform/database/transactions.js';
import { notFound } from '../../platform/http/coded-error.js';
import { Clock } from '../../platform/time/clock.js';
import { moneyOfPayments } from '../domain/payment-money.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import { reversalsOf, toPaymentViews } from '../ledger/ledger.reader.js';
import { ReceiptsReader } from '../receipts/receipts.reader.js';
import type { PaymentDetailView } from './payment-detail.view.js';
import { Payment } from './payment.entity.js';
import type { PaymentView } from './payments.view.js';
import { resolutionsOf } from './unapplied.reader.js';

/** The first ones; …/receipts lists all. */
const SHOWN_RECEIPTS = 200;

/** Answers everything about one payment: whom it reached, what they said, what was decided about the rest, and whether it was taken back. */
@Injectable()
export class PaymentReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: CaseLedger,
    private readonly receipts: ReceiptsReader,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError 404 */
  async show(actor: Actor, caseId: string, paymentId: string): Promise<PaymentDetailView> {
    const m = this.transactions.reader;
    await findVisibleCase(m, actor, caseId);
    const payment = isUUID(paymentId) ? await m.findOneBy(Payment, { id: paymentId, caseId }) : null;
    if (!payment) throw notFound();
    const ledger = await this.ledger.read(m, caseId, this.clock.now());
    const reversal = await m.findOneBy(Payment, { reversalOf: payment.id });
    const reversed = payment.reversalOf === null ? null : await m.findOneBy(Payment, { id: payment.reversalOf });
    const known = [payment, reversal, reversed].filter((one) => one !== null);
    const views = toPaymentViews(known, moneyOfPayments(ledger.history, ledger.replayed), await reversalsOf(m, known));
    const view = (row: Payment | null): PaymentView | null => views.find(({ id }) => id === row?.id) ?? null;
    const own = view(payment);
    if (!own) throw new Error('A payment that was read has no view');
    return {
      payment: own, reversal: view(reversal), reverses: view(reversed), resolutions: await this.resolutions(m, payment, ledger),
      receipts: await this.receipts.list(actor, caseId, { paymentId: payment.id, limit: SHOWN_RECEIPTS }),
    };
  }

  private async resolutions(m: EntityManager, { id }: Payment, ledger: Parameters<typeof resolutionsOf>[2]): Promise<PaymentDetailView['resolutions']> {
    return (await resolutionsOf(m, [id], ledger)).get(id) ?? [];
  }
}
