import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseTx } from '../../cases/case-command.js';
import { kindNames } from '../../cases/domain/kind-names.js';
import { SheetImport } from '../../imports/sheet-import.entity.js';
import { blockedBy, notFound } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import { SupervisorItems } from '../../supervisor-items/supervisor-items.service.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import { addFen } from '../domain/fen-sum.js';
import { RESOLUTION_STANDS } from '../ledger/payment-history.js';
import { nextLedgerSeq } from '../ledger/ledger-tx.js';
import { appendPayments } from './payment-book.js';
import { PaymentResolution } from './payment-resolution.entity.js';
import { STANDING } from './payment-rules.js';
import { Payment } from './payment.entity.js';
import { toldOfPayment } from './payments.service.js';

/**
 * Takes back what was recorded wrongly because a request for it was granted, inside the transaction of the grant: new rows that
 * point at the old ones. What these had settled is owed again, and what workers said of them needs no answer any more.
 */
@Injectable()
export class PaymentReversals {
  constructor(
    private readonly ledger: CaseLedger,
    private readonly items: SupervisorItems,
  ) {}

  /**
   * Takes a payment back, and with it every decision about what it had unapplied.
   * @returns the reversal's id
   * @throws CodedError 404 when the case has no such payment, 422 `alreadyReversed`, `reversalOfReversal`, `paymentReturned`
   */
  async reversePayment(tx: CaseTx, paymentId: string, reason: string): Promise<string> {
    const payment = await requireReversible(tx.m, tx.kase.id, paymentId);
    const [reversal] = await this.append(tx, [payment], reason);
    if (!reversal) throw new Error('A reversal was not written');
    await tx.record('payment.reversed', { ...toldOfPayment(payment), reversalId: reversal.id, reason });
    await this.ledger.settle(tx);
    return reversal.id;
  }

  /**
   * Takes every payment of an import back that was not taken back before.
   * @returns how many
   * @throws CodedError 404, 422 `nothingToReverse`, `paymentReturned`
   */
  async reverseImport(tx: CaseTx, importId: string, reason: string): Promise<number> {
    const payments = await requireReversibleImport(tx.m, tx.kase.id, importId);
    await this.append(tx, payments, reason);
    const amountFen = payments.reduce((sum, payment) => addFen(sum, payment.amountFen), 0);
    const { kind } = payments[0] as Payment;
    await tx.record('payment.importReversed', { importId, kind, kindName: kindNames[kind], rows: payments.length, amountFen, amountYuan: formatYuan(amountFen), reason });
    await this.ledger.settle(tx);
    return payments.length;
  }

  /**
   * Takes a decision about unapplied money back.
   * @returns the reversal's id
   * @throws CodedError 404, 422 `alreadyReversed`, `reversalOfReversal`
   */
  async reverseResolution(tx: CaseTx, resolutionId: string, reason: string): Promise<string> {
    const resolution = await requireReversibleResolution(tx.m, tx.kase.id, resolutionId);
    const [id = ''] = await this.takeBack(tx, [resolution], reason);
    const { paymentId, type, amountFen } = resolution;
    await tx.record('payment.resolutionReversed', { paymentId, resolutionId, type: `resolution.${type}`, amountFen, amountYuan: formatYuan(amountFen), reason });
    await this.ledger.settle(tx);
    return id;
  }

  private async append(tx: CaseTx, payments: readonly Payment[], reason: string): Promise<Payment[]> {
    const { m, kase, now, actor } = tx;
    const place = { caseId: kase.id, seq: await nextLedgerSeq(tx), recordedById: actor.id, recordedAt: now };
    const reversals = await appendPayments(m, place, payments.map(({ id, kind, paidOn, amountFen, deductionsFen, method, reference, workerIds, recoversAdvance }) => ({
      kind, paidOn, amountFen, deductionsFen, method, reference, workerIds, recoversAdvance, reversalOf: id, reversalReason: reason,
    })));
    const paymentIds = payments.map(({ id }) => id);
    await this.takeBack(tx, await standingResolutions(m, paymentIds), reason);
    await this.items.lapseNotReceived(m, paymentIds, { caseId: kase.id, at: now, actorId: actor.id });
    return reversals;
  }

  private async takeBack(tx: CaseTx, resolutions: readonly PaymentResolution[], reason: string): Promise<string[]> {
    if (resolutions.length === 0) return [];
    const { m, now, actor } = tx;
    const seq = await nextLedgerSeq(tx);
    const reversals = resolutions.map((resolution) => ({
      ...resolution, id: randomUUID(), seq, reason, documentIds: [], reversalOf: resolution.id, recordedById: actor.id, recordedAt: now,
    }));
    await m.insert(PaymentResolution, reversals.map((row) => ({ ...row })));
    return reversals.map(({ id }) => id);
  }
}

/**
 * The payment, when it can be taken back. Money that went back to the payer has arrived: its return has to be taken back first.
 * @throws CodedError 404, 422 `alreadyReversed`, `reversalOfReversal`, `paymentReturned`
 */
export async function requireReversible(m: EntityManager, caseId: string, paymentId: string): Promise<Payment> {
  const payment = await m.findOneBy(Payment, { id: paymentId, caseId });
  if (!payment) throw notFound();
  if (payment.reversalOf !== null) throw blockedBy('reversalOfReversal', 'paymentId');
  if (await m.existsBy(Payment, { reversalOf: paymentId })) throw blockedBy('alreadyReversed', 'paymentId');
  await requireNothingReturned(m, [payment.id], 'paymentId');
  return payment;
}

/** The payments of an import that stand. @throws CodedError 404, 422 `nothingToReverse`, `paymentReturned` */
export async function requireReversibleImport(m: EntityManager, caseId: string, importId: string): Promise<Payment[]> {
  if (!(await m.existsBy(SheetImport, { id: importId, caseId, kind: 'payments' }))) throw notFound();
  const payments = await m.createQueryBuilder(Payment, 'p').where('p.importId = :importId', { importId }).andWhere(STANDING).orderBy('p.importRow').getMany();
  if (payments.length === 0) throw blockedBy('nothingToReverse', 'importId');
  await requireNothingReturned(m, payments.map(({ id }) => id), 'importId');
  return payments;
}

/** The decision, when it can be taken back. @throws CodedError 404, 422 `alreadyReversed`, `reversalOfReversal` */
export async function requireReversibleResolution(m: EntityManager, caseId: string, resolutionId: string): Promise<PaymentResolution> {
  const resolution = await m.findOneBy(PaymentResolution, { id: resolutionId, caseId });
  if (!resolution) throw notFound();
  if (resolution.reversalOf !== null) throw blockedBy('reversalOfReversal', 'resolutionId');
  if (await m.existsBy(PaymentResolution, { reversalOf: resolutionId })) throw blockedBy('alreadyReversed', 'resolutionId');
  return resolution;
}

/** Decisions about these payments that count. */
export async function standingResolutions(m: EntityManager, paymentIds: readonly string[]): Promise<PaymentResolution[]> {
  return await m.createQueryBuilder(PaymentResolution, 's').where('s.paymentId = ANY(:paymentIds)', { paymentIds }).andWhere(RESOLUTION_STANDS).orderBy('s.seq').getMany();
}

async function requireNothingReturned(m: EntityManager, paymentIds: readonly string[], path: string): Promise<void> {
  const returned = (await standingResolutions(m, paymentIds)).filter(({ type }) => type === 'return');
  if (returned.length === 0) return;
  const fen = returned.reduce((sum, { amountFen }) => addFen(sum, amountFen), 0);
  throw blockedBy('paymentReturned', path, { returnedFen: fen, returnedYuan: formatYuan(fen) });
}
