import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { CaseCommands, findVisibleCase } from '../../cases/case-command.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Clock } from '../../platform/time/clock.js';
import { outcomeOfPayment } from '../domain/payment-outcome.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import type { PaymentBody } from './payments.dto.js';
import { checkedPayment, PAYMENT_STATES } from './payments.service.js';
import type { PaymentPreviewView } from './payments.view.js';

/** Shows what a payment by hand would settle, by replaying the ledger as if it were there. */
@Injectable()
export class PaymentPreviews {
  constructor(
    private readonly transactions: Transactions,
    private readonly commands: CaseCommands,
    private readonly ledger: CaseLedger,
    private readonly time: OfficeTime,
    private readonly clock: Clock,
  ) {}

  /** @throws CodedError as recording it would */
  async preview(actor: Actor, caseId: string, body: PaymentBody): Promise<PaymentPreviewView> {
    const m = this.transactions.reader;
    const now = this.clock.now();
    await this.commands.requireState(m, await findVisibleCase(m, actor, caseId), PAYMENT_STATES);
    const { kind, paidOn, amountFen, deductionsFen, workerIds, method, recoversAdvance = false } = await checkedPayment(m, caseId, body, this.time.dateOf(now));
    const { history, balances: before, today } = await this.ledger.read(m, caseId, now);
    const { parts, appliedFen, unappliedFen, after } = outcomeOfPayment(
      history, { kind, paidOn, amountFen, deductionsFen, workerIds, advance: method === 'fundAdvance', recoversAdvance }, today,
    );
    return {
      parts, appliedFen, unappliedFen,
      outstandingBeforeFen: before.totals.outstandingFen, outstandingAfterFen: after.totals.outstandingFen,
      overdueBeforeFen: before.totals.overdueFen, overdueAfterFen: after.totals.overdueFen,
    };
  }
}
