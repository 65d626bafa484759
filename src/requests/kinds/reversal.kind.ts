import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { invalidField } from '../../platform/http/coded-error.js';
import { Payment } from '../../repayment/payment.entity.js';
import { Payments } from '../../repayment/payments.service.js';
import { RepaymentPreviews } from '../../repayment/repayment-previews.service.js';
import type { GrantContext, RequestContext, RequestKind } from '../request-kind.js';
import type { RequestEffect, RequestPayload } from '../request-payload.js';
import { RequestKinds } from '../request-kinds.js';
import { ledgerChanges } from './ledger-changes.js';

/** 冲正: a payment that was recorded wrongly is taken back, by a second supervisor. */
@Injectable()
export class ReversalKind implements RequestKind {
  readonly type = 'reversal';
  readonly fields = { required: ['paymentId'] } as const;
  readonly asker = 'lead';

  constructor(
    private readonly payments: Payments,
    private readonly previews: RepaymentPreviews,
    kinds: RequestKinds,
  ) {
    kinds.register(this);
  }

  async preview({ m, kase, now }: RequestContext, payload: RequestPayload): Promise<RequestEffect> {
    const { id } = await paymentOf(m, kase.id, payload);
    const { payment, ...change } = await this.previews.reversal(m, kase.id, id, now);
    const { kind, amountFen, deductionsFen, paidOn } = payment;
    return { changes: [{ what: 'payment', subjectId: id, label: kind, before: { amountFen, deductionsFen, paidOn }, after: null }, ...ledgerChanges(change)] };
  }

  async grant({ tx, request }: GrantContext): Promise<void> {
    const { id } = await paymentOf(tx.m, tx.kase.id, request.payload);
    await this.payments.reversePayment(tx, id, request.reason);
  }

  async recordedBy(m: EntityManager, { paymentId = '' }: RequestPayload): Promise<string | null> {
    return (await m.findOneBy(Payment, { id: paymentId }))?.recordedById ?? null;
  }
}

async function paymentOf(m: EntityManager, caseId: string, payload: RequestPayload): Promise<Payment> {
  const payment = await m.findOneBy(Payment, { id: payload.paymentId ?? '', caseId });
  if (!payment) throw invalidField('paymentId', 'unknownPayment');
  return payment;
}
