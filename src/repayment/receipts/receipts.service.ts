import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { CaseCommands, type CaseTx } from '../../cases/case-command.js';
import { requireDocuments } from '../../cases/case-findings.service.js';
import { kindNames } from '../../cases/domain/kind-names.js';
import { OfficeTime } from '../../deadlines/office-time.js';
import { type BlockerView, blocked, invalidField } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import { SupervisorItems } from '../../supervisor-items/supervisor-items.service.js';
import { PaymentReceipt } from './payment-receipt.entity.js';
import { shareOf } from '../payments/payment-share-rules.js';
import { PAYMENT_STATES } from '../payments/payments.service.js';
import type { Payment } from '../payments/payment.entity.js';
import { ReceiptCodes } from './receipt-codes.service.js';
import type { ReceiptBody } from './receipts.dto.js';

interface Share {
  payment: Payment;
  amountFen: number;
}

/** What workers say about the receipt of what they were paid. */
@Injectable()
export class Receipts {
  constructor(
    private readonly commands: CaseCommands,
    private readonly codes: ReceiptCodes,
    private readonly items: SupervisorItems,
    private readonly time: OfficeTime,
  ) {}

  /**
   * Writes down what a worker said. A wrong code is counted although it is refused.
   * @returns the receipt's id
   * @throws CodedError 400 for the wrong fields or unknown documents, 404, 422 with every reason against it
   */
  async record(actor: Actor, caseId: string, paymentId: string, body: ReceiptBody): Promise<string> {
    if ((body.how === 'code') !== (body.code !== undefined)) throw invalidField('code', body.how === 'code' ? 'required' : 'unknownField');
    const written = await this.commands.run(actor, caseId, { standing: 'member', states: PAYMENT_STATES }, async (tx) => {
      const workerId = body.workerId.toLowerCase();
      const share = await shareOf(tx.m, caseId, paymentId, workerId);
      await requireDocuments(tx.m, caseId, body.documentIds ?? []);
      const blockers = this.findBlockers(share.payment, body, tx.now);
      if (blockers.length > 0) throw blocked(blockers);
      const refusal = body.code === undefined ? null : await this.refusalOfCode(tx, { paymentId, workerId, code: body.code });
      return refusal ?? (await this.write(tx, share, { ...body, workerId }));
    });
    if (typeof written !== 'string') throw blocked([written]);
    return written;
  }

  private findBlockers({ paidOn }: Payment, { how, outcome, confirmedAt, documentIds = [] }: ReceiptBody, now: Date): BlockerView[] {
    const at = new Date(confirmedAt);
    return [
      ...(at > now ? [blocker('confirmedInTheFuture', 'confirmedAt')] : []),
      ...(this.time.dateOf(at) < paidOn ? [blocker('confirmedBeforePaid', 'confirmedAt', { paidOn })] : []),
      ...(how === 'signature' && documentIds.length === 0 ? [blocker('signatureMissing', 'documentIds')] : []),
      ...(how === 'code' && outcome === 'notReceived' ? [blocker('codeConfirmsReceipt', 'how')] : []),
    ];
  }

  private async refusalOfCode(tx: CaseTx, said: { paymentId: string; workerId: string; code: string }): Promise<BlockerView | null> {
    const { verdict, attemptsLeft } = await this.codes.check(tx, said);
    return verdict === 'right' ? null : blocker(verdict, 'code', { attemptsLeft });
  }

  private async write(tx: CaseTx, { payment, amountFen }: Share, { workerId, outcome = 'received', how, confirmedAt, documentIds = [], note }: ReceiptBody): Promise<string> {
    const { m, kase, actor, now } = tx;
    const id = randomUUID();
    const no = 1 + (await m.countBy(PaymentReceipt, { paymentId: payment.id, workerId }));
    await m.insert(PaymentReceipt, {
      id, caseId: kase.id, paymentId: payment.id, workerId, no, outcome, how, confirmedAt: new Date(confirmedAt), documentIds, note: note ?? null, recordedById: actor.id, recordedAt: now,
    });
    const told = { paymentId: payment.id, receiptId: id, workerId, kind: payment.kind, kindName: kindNames[payment.kind], amountFen, amountYuan: formatYuan(amountFen), paidOn: payment.paidOn, how: `receipt.${how}` };
    await tx.record(`payment.${outcome}`, told);
    if (outcome === 'notReceived' && !(await isAsked(m, payment.id, workerId))) {
      await this.items.open(m, {
        caseId: kase.id, kind: 'notReceived', key: `notReceived:${id}`, subject: 'payment', subjectId: payment.id, deadlineId: null,
        data: { workerId, receiptId: id, kind: payment.kind, amountFen, paidOn: payment.paidOn }, at: now,
      });
    }
    return id;
  }
}

/** Whether the supervisor is asked about this already. */
async function isAsked(m: EntityManager, paymentId: string, workerId: string): Promise<boolean> {
  const [row] = await m.query<[{ asked: boolean }]>(
    `SELECT EXISTS (SELECT 1 FROM supervisor_items WHERE kind = 'notReceived' AND state = 'open' AND subject_id = $1 AND data->>'workerId' = $2::text) AS asked`,
    [paymentId, workerId],
  );
  return row.asked;
}

function blocker(code: string, path: string, params: Record<string, string | number> = {}): BlockerView {
  return { code, path, overridable: false, params };
}
