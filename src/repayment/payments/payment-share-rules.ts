import type { EntityManager } from 'typeorm';
import { blockedBy } from '../../platform/http/coded-error.js';
import { PaymentShareRow } from '../ledger/payment-share.entity.js';
import { paymentOf } from './payment-resolutions.service.js';
import { Payment } from './payment.entity.js';

/**
 * A payment and what it put into a worker's hand.
 * @throws CodedError 404 when the case has no such payment, 422 `paymentNotStanding`, `nothingReceived`
 */
export async function shareOf(m: EntityManager, caseId: string, paymentId: string, workerId: string): Promise<{ payment: Payment; amountFen: number }> {
  const payment = await paymentOf(m, caseId, paymentId);
  if (payment.reversalOf !== null || (await m.existsBy(Payment, { reversalOf: payment.id }))) throw blockedBy('paymentNotStanding', 'paymentId');
  const share = await m.findOneBy(PaymentShareRow, { paymentId, workerId });
  if (!share) throw blockedBy('nothingReceived', 'workerId');
  return { payment, amountFen: share.amountFen };
}
