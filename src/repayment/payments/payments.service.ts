import { Injectable } from '@nestjs/common';
import type { Actor } from '../../auth/roles.js';
import { CaseCommands } from '../../cases/case-command.js';
import { requireDocuments } from '../../cases/case-findings.service.js';
import type { OpenCaseState } from '../../cases/domain/vocabulary.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { blocked } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import { kindNames } from '../../cases/domain/kind-names.js';
import { nextLedgerSeq } from '../ledger/ledger-tx.js';
import { appendPayments } from './payment-book.js';
import { findPaymentBlockers, requireWorkers } from './payment-rules.js';
import { Payment } from './payment.entity.js';
import type { PaymentBody } from './payments.dto.js';

/** From the first visit until the case is closed, before a plan too. */
export const PAYMENT_STATES = ['investigating', 'verifying', 'coordinating', 'supervising'] as const satisfies readonly OpenCaseState[];

/** Money that arrived, recorded by hand. */
@Injectable()
export class Payments {
  constructor(
    private readonly commands: CaseCommands,
    private readonly ledger: CaseLedger,
    private readonly time: OfficeTime,
  ) {}

  /**
   * Records one payment by hand.
   * @throws CodedError 400 for unknown workers or documents, 422 with every reason against it
   */
  record(actor: Actor, caseId: string, body: PaymentBody): Promise<Payment> {
    return this.commands.run(actor, caseId, { standing: 'supervisor', states: PAYMENT_STATES }, async (tx) => {
      const { m, now } = tx;
      const workerIds = body.workerIds?.map((id) => id.toLowerCase()).sort() ?? null;
      if (workerIds) await requireWorkers(m, caseId, workerIds);
      await requireDocuments(m, caseId, body.documentIds ?? []);
      const blockers = await findPaymentBlockers(m, caseId, { ...body, workerIds }, this.time.dateOf(now));
      if (blockers.length > 0) throw blocked(blockers);
      const place = { caseId, seq: await nextLedgerSeq(tx), recordedById: actor.id, recordedAt: now };
      const [payment] = await appendPayments(m, place, [{
        kind: body.kind, paidOn: body.paidOn, amountFen: body.amountFen, deductionsFen: body.deductionsFen ?? 0, method: body.method, reference: body.reference,
        workerIds, recoversAdvance: body.recoversAdvance ?? false, documentIds: body.documentIds ?? [],
      }]);
      if (!payment) throw new Error('A payment was not written');
      await tx.record('payment.recorded', { ...toldOfPayment(payment), workers: workerIds?.length ?? null });
      await this.ledger.settle(tx);
      return payment;
    });
  }
}

/** What the timeline says of a payment. */
export const toldOfPayment = ({ id, kind, amountFen, deductionsFen, paidOn, method }: Payment): Record<string, unknown> => ({
  paymentId: id, kind, kindName: kindNames[kind], amountFen, amountYuan: formatYuan(amountFen), deductionsFen, paidOn, method,
});
