import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
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
import { appendPayments, type NewPayment } from './payment-book.js';
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
      const draft = await checkedPayment(m, caseId, body, this.time.dateOf(now));
      const place = { caseId, seq: await nextLedgerSeq(tx), recordedById: actor.id, recordedAt: now };
      const [payment] = await appendPayments(m, place, [draft]);
      if (!payment) throw new Error('A payment was not written');
      await tx.record('payment.recorded', { ...toldOfPayment(payment), workers: draft.workerIds?.length ?? null });
      await this.ledger.settle(tx);
      return payment;
    });
  }
}

/**
 * A payment by hand as it would be written.
 * @param today the office's business date
 * @throws CodedError 400 for unknown workers or documents, 422 with every reason against it
 */
export async function checkedPayment(m: EntityManager, caseId: string, body: PaymentBody, today: string): Promise<NewPayment> {
  const { kind, paidOn, amountFen, deductionsFen = 0, method, reference, recoversAdvance = false, documentIds = [] } = body;
  const workerIds = body.workerIds?.map((id) => id.toLowerCase()).sort() ?? null;
  if (workerIds) await requireWorkers(m, caseId, workerIds);
  await requireDocuments(m, caseId, documentIds);
  const blockers = await findPaymentBlockers(m, caseId, { ...body, workerIds }, today);
  if (blockers.length > 0) throw blocked(blockers);
  return { kind, paidOn, amountFen, deductionsFen, method, reference, workerIds, recoversAdvance, documentIds };
}

/** What the timeline says of a payment. */
export const toldOfPayment = ({ id, kind, amountFen, deductionsFen, paidOn, method }: Payment): Record<string, unknown> => ({
  paymentId: id, kind, kindName: kindNames[kind], amountFen, amountYuan: formatYuan(amountFen), deductionsFen, paidOn, method,
});
