import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { CaseCommands, type CaseTx } from '../../cases/case-command.js';
import { requireDocuments } from '../../cases/case-findings.service.js';
import { kindNames } from '../../cases/domain/kind-names.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { blocked, notFound } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import type { Resolution } from '../domain/resolutions.js';
import { nextLedgerSeq } from '../ledger/ledger-tx.js';
import { requireWorkers } from './payment-rules.js';
import { PaymentResolution } from './payment-resolution.entity.js';
import type { ResolutionBody } from './payment-resolutions.dto.js';
import { findResolutionBlockers, type ResolutionInput, readResolution } from './resolution-rules.js';
import { Payment } from './payment.entity.js';
import { PAYMENT_STATES } from './payments.service.js';

/** Decides what becomes of money that found nothing to settle. */
@Injectable()
export class PaymentResolutions {
  constructor(
    private readonly commands: CaseCommands,
    private readonly ledger: CaseLedger,
    private readonly time: OfficeTime,
  ) {}

  /**
   * Appends a decision about what a payment has unapplied.
   * @returns its id
   * @throws CodedError 400 for the wrong fields, unknown workers or documents, 404, 422 with every reason against it
   */
  resolve(actor: Actor, caseId: string, paymentId: string, body: ResolutionBody): Promise<string> {
    const input = readResolution(body);
    return this.commands.run(actor, caseId, { standing: 'supervisor', states: PAYMENT_STATES }, async (tx) => {
      const payment = await paymentOf(tx.m, caseId, paymentId);
      if (input.workerIds) await requireWorkers(tx.m, caseId, input.workerIds);
      await requireDocuments(tx.m, caseId, input.documentIds);
      const resolution: Resolution = { id: randomUUID(), seq: await nextLedgerSeq(tx), paymentId, ...input };
      const blockers = await findResolutionBlockers(tx.m, payment, { input, resolution, ledger: await this.ledger.read(tx.m, caseId, tx.now), today: this.time.dateOf(tx.now) });
      if (blockers.length > 0) throw blocked(blockers);
      await this.write(tx, resolution, input);
      await this.ledger.settle(tx);
      return resolution.id;
    });
  }

  private async write(tx: CaseTx, { id, seq, paymentId }: Resolution, input: ResolutionInput): Promise<void> {
    const { m, kase, actor, now } = tx;
    const { type, amountFen, kind, workerIds, returnedOn, reference, reason, documentIds } = input;
    await m.insert(PaymentResolution, {
      id, caseId: kase.id, paymentId, seq, type, amountFen, kind, workerIds: workerIds && [...workerIds], returnedOn, reference, reason, documentIds: [...documentIds],
      reversalOf: null, recordedById: actor.id, recordedAt: now,
    });
    await tx.record(`payment.${type}`, {
      paymentId, resolutionId: id, amountFen, amountYuan: formatYuan(amountFen), reason,
      ...(kind === null ? {} : { kind, kindName: kindNames[kind], workers: workerIds?.length ?? null }), ...(returnedOn === null ? {} : { returnedOn }),
    });
  }
}

/** @throws CodedError 404 */
export async function paymentOf(m: EntityManager, caseId: string, paymentId: string): Promise<Payment> {
  const payment = isUUID(paymentId) ? await m.findOneBy(Payment, { id: paymentId, caseId }) : null;
  if (!payment) throw notFound();
  return payment;
}
