import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SheetImport } from '../../imports/sheet-import.entity.js';
import { CodedError, invalid, invalidField } from '../../platform/http/coded-error.js';
import { addFen } from '../../repayment/domain/fen-sum.js';
import { PaymentResolution } from '../../repayment/payments/payment-resolution.entity.js';
import { PaymentReversals } from '../../repayment/payments/payment-reversals.service.js';
import { Payment } from '../../repayment/payments/payment.entity.js';
import { RepaymentPreviews } from '../../repayment/plans/repayment-previews.service.js';
import type { GrantContext, RequestContext, RequestKind } from '../request-kind.js';
import type { RequestChange, RequestEffect, RequestPayload } from '../request-payload.js';
import { RequestKinds } from '../request-kinds.js';
import { ledgerChanges } from './ledger-changes.js';

/** What can be taken back, and the code when it is nobody's. */
const SUBJECTS = { paymentId: 'unknownPayment', importId: 'unknownImport', resolutionId: 'unknownResolution' } as const;
type Subject = keyof typeof SUBJECTS;

/**
 * 冲正: what was recorded wrongly is taken back, by a second supervisor: a payment, all payments of a bank's file, or a decision
 * about unapplied money.
 */
@Injectable()
export class ReversalKind implements RequestKind {
  readonly type = 'reversal';
  readonly fields = { required: [], optional: ['paymentId', 'importId', 'resolutionId'] } as const;
  readonly asker = 'lead';

  constructor(
    private readonly reversals: PaymentReversals,
    private readonly previews: RepaymentPreviews,
    kinds: RequestKinds,
  ) {
    kinds.register(this);
  }

  check(payload: RequestPayload): void {
    const [subject, ...others] = subjectsOf(payload);
    if (!subject) throw invalidField('paymentId', 'required');
    if (others.length > 0) throw invalid(others.map((path) => ({ path, code: 'oneReversalOnly' })));
  }

  preview({ m, kase, now }: RequestContext, payload: RequestPayload): Promise<RequestEffect> {
    return known(payload, async (subject, id) => {
      switch (subject) {
        case 'paymentId':
          return { changes: paymentChanges(await this.previews.reversal(m, kase.id, id, now)) };
        case 'importId':
          return { changes: importChanges(id, await this.previews.importReversal(m, kase.id, id, now)) };
        case 'resolutionId':
          return { changes: resolutionChanges(await this.previews.resolutionReversal(m, kase.id, id, now)) };
      }
    });
  }

  async grant({ tx, request: { payload, reason } }: GrantContext): Promise<void> {
    await known(payload, async (subject, id) => {
      switch (subject) {
        case 'paymentId':
          return this.reversals.reversePayment(tx, id, reason);
        case 'importId':
          return this.reversals.reverseImport(tx, id, reason);
        case 'resolutionId':
          return this.reversals.reverseResolution(tx, id, reason);
      }
    });
  }

  async recordedBy(m: EntityManager, { paymentId, importId, resolutionId }: RequestPayload): Promise<string | null> {
    if (paymentId !== undefined) return (await m.findOneBy(Payment, { id: paymentId }))?.recordedById ?? null;
    if (importId !== undefined) return (await m.findOneBy(SheetImport, { id: importId }))?.appliedById ?? null;
    return (await m.findOneBy(PaymentResolution, { id: resolutionId ?? '' }))?.recordedById ?? null;
  }
}

const subjectsOf = (payload: RequestPayload): Subject[] => (Object.keys(SUBJECTS) as Subject[]).filter((subject) => payload[subject] !== undefined);

/** @throws CodedError 400 at the field when the case has no such record */
async function known<T>(payload: RequestPayload, work: (subject: Subject, id: string) => Promise<T>): Promise<T> {
  const [subject = 'paymentId'] = subjectsOf(payload);
  try {
    return await work(subject, payload[subject] ?? '');
  } catch (error) {
    if (error instanceof CodedError && error.status === 404) throw invalidField(subject, SUBJECTS[subject]);
    throw error;
  }
}

function paymentChanges({ payment, resolutions, ...change }: Awaited<ReturnType<RepaymentPreviews['reversal']>>): RequestChange[] {
  const { id, kind, amountFen, deductionsFen, paidOn } = payment;
  return [{ what: 'payment', subjectId: id, label: kind, before: { amountFen, deductionsFen, paidOn }, after: null }, ...resolutions.map(resolutionChange), ...ledgerChanges(change)];
}

function importChanges(importId: string, { payments, ...change }: Awaited<ReturnType<RepaymentPreviews['importReversal']>>): RequestChange[] {
  const amountFen = payments.reduce((sum, payment) => addFen(sum, payment.amountFen), 0);
  return [{ what: 'import', subjectId: importId, label: payments[0]?.kind ?? null, before: { rows: payments.length, amountFen }, after: null }, ...ledgerChanges(change)];
}

const resolutionChanges = ({ resolution, ...change }: Awaited<ReturnType<RepaymentPreviews['resolutionReversal']>>): RequestChange[] => [
  resolutionChange(resolution), ...ledgerChanges(change),
];

const resolutionChange = ({ id, type, amountFen, kind }: PaymentResolution): RequestChange => ({
  what: 'resolution', subjectId: id, label: `resolution.${type}`, before: { amountFen, ...(kind === null ? {} : { kind }) }, after: null,
});
