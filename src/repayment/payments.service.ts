import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/roles.js';
import { CaseCommands, type CaseTx } from '../cases/case-command.js';
import { requireDocuments } from '../cases/case-findings.service.js';
import type { OpenCaseState } from '../cases/domain/vocabulary.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { blocked, blockedBy, notFound } from '../platform/http/coded-error.js';
import { formatYuan } from '../platform/money/fen.js';
import { CaseLedger, type CaseLedgerState } from './case-ledger.service.js';
import { kindNames } from '../cases/domain/kind-names.js';
import { nextLedgerSeq } from './ledger-tx.js';
import { appendPayments } from './payment-book.js';
import { findPaymentBlockers, requireWorkers } from './payment-rules.js';
import { Payment } from './payment.entity.js';
import type { PaymentBody } from './payments.dto.js';

/** From the first visit until the case is closed, before a plan too. */
export const PAYMENT_STATES = ['investigating', 'verifying', 'coordinating', 'supervising'] as const satisfies readonly OpenCaseState[];

/** A payment as it was written, and the ledger as it stands with it. */
export interface RecordedPayment {
  payment: Payment;
  ledger: CaseLedgerState;
}

/** Money that arrived, and taking back what was recorded wrongly. */
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
  record(actor: Actor, caseId: string, body: PaymentBody): Promise<RecordedPayment> {
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
        workerIds, documentIds: body.documentIds ?? [],
      }]);
      if (!payment) throw new Error('A payment was not written');
      await tx.record('payment.recorded', { ...told(payment), workers: workerIds?.length ?? null });
      return { payment, ledger: await this.ledger.settle(tx) };
    });
  }

  /**
   * Takes a payment back because a request for it was granted, inside the transaction of the grant: a new row that points at it.
   * What it had settled is owed again.
   * @returns the reversal's id
   * @throws CodedError 404 when the case has no such payment, 422 `alreadyReversed`, `reversalOfReversal`
   */
  async reversePayment(tx: CaseTx, paymentId: string, reason: string): Promise<string> {
    const { m, kase, now, actor } = tx;
    const payment = await this.requireReversible(m, kase.id, paymentId);
    const { kind, paidOn, amountFen, deductionsFen, method, reference, workerIds } = payment;
    const place = { caseId: kase.id, seq: await nextLedgerSeq(tx), recordedById: actor.id, recordedAt: now };
    const [reversal] = await appendPayments(m, place, [{
      kind, paidOn, amountFen, deductionsFen, method, reference, workerIds, reversalOf: paymentId, reversalReason: reason,
    }]);
    if (!reversal) throw new Error('A reversal was not written');
    await tx.record('payment.reversed', { ...told(payment), reversalId: reversal.id, reason });
    await this.ledger.settle(tx);
    return reversal.id;
  }

  /**
   * The payment, when it can be taken back.
   * @throws CodedError 404, 422 `alreadyReversed`, `reversalOfReversal`
   */
  async requireReversible(m: CaseTx['m'], caseId: string, paymentId: string): Promise<Payment> {
    const payment = await m.findOneBy(Payment, { id: paymentId, caseId });
    if (!payment) throw notFound();
    if (payment.reversalOf !== null) throw blockedBy('reversalOfReversal', 'paymentId');
    if (await m.existsBy(Payment, { reversalOf: paymentId })) throw blockedBy('alreadyReversed', 'paymentId');
    return payment;
  }
}

const told = ({ id, kind, amountFen, deductionsFen, paidOn, method }: Payment): Record<string, unknown> => ({
  paymentId: id, kind, kindName: kindNames[kind], amountFen, amountYuan: formatYuan(amountFen), deductionsFen, paidOn, method,
});
