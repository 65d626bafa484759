import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { CaseCommands, type CaseTx } from '../../cases/case-command.js';
import { BlindIndex } from '../../platform/crypto/blind-index.js';
import { blockedBy } from '../../platform/http/coded-error.js';
import { deleteBatch, Retention } from '../../platform/retention/retention.js';
import { CODE_ATTEMPTS, CODE_LASTS_MS, CODES_A_DAY, judgeCode, type CodeVerdict } from '../domain/receipts.js';
import { shareOf } from '../payments/payment-share-rules.js';
import { PAYMENT_STATES } from '../payments/payments.service.js';
import { ReceiptCode } from './receipt-code.entity.js';
import type { ReceiptCodeView } from './receipts.view.js';

const DAY_MS = 86_400_000;
const KEPT_MS = 30 * DAY_MS;

interface Said {
  paymentId: string;
  workerId: string;
  code: string;
}

/** One-time codes that a worker says back. */
@Injectable()
export class ReceiptCodes {
  constructor(
    private readonly commands: CaseCommands,
    private readonly index: BlindIndex,
    retention: Retention,
  ) {
    retention.register({ name: 'receipt codes', purge: (m, now) => deleteBatch(m, 'receipt_codes', 'id', 'expires_at <= $1', [new Date(now.getTime() - KEPT_MS)]) });
  }

  /**
   * Makes a code for a worker whom a payment reached; an earlier one is good for nothing any more.
   * @throws CodedError 404, 422 `paymentNotStanding`, `nothingReceived`, `tooManyReceiptCodes`
   */
  issue(actor: Actor, caseId: string, paymentId: string, workerId: string): Promise<ReceiptCodeView> {
    return this.commands.run(actor, caseId, { standing: 'member', states: PAYMENT_STATES }, async (tx) => {
      const { m, now } = tx;
      await shareOf(m, caseId, paymentId, workerId);
      const recent = await m.countBy(ReceiptCode, { paymentId, workerId, issuedAt: MoreThan(new Date(now.getTime() - DAY_MS)) });
      if (recent >= CODES_A_DAY) throw blockedBy('tooManyReceiptCodes', 'workerId', { max: CODES_A_DAY });
      await m.update(ReceiptCode, { paymentId, workerId, endedAt: IsNull() }, { endedAt: now });
      const [id, code] = [randomUUID(), String(randomInt(1_000_000)).padStart(6, '0')];
      const expiresAt = new Date(now.getTime() + CODE_LASTS_MS);
      await m.insert(ReceiptCode, { id, caseId, paymentId, workerId, fingerprint: this.fingerprint(id, code), issuedById: actor.id, issuedAt: now, expiresAt, attempts: 0, endedAt: null });
      await tx.record('payment.receiptCodeIssued', { paymentId, workerId });
      return { id, code, expiresAt: expiresAt.toISOString(), attempts: CODE_ATTEMPTS };
    });
  }

  /** Checks what was said; a wrong answer is counted, so the caller's transaction has to be committed, and a right one ends the code. */
  async check({ m, now }: Pick<CaseTx, 'm' | 'now'>, { paymentId, workerId, code }: Said): Promise<{ verdict: CodeVerdict; attemptsLeft: number }> {
    const known = await m.findOne(ReceiptCode, { where: { paymentId, workerId, endedAt: IsNull() }, order: { issuedAt: 'DESC' } });
    const verdict = judgeCode(known && { ...known, matches: this.matches(known, code) }, now);
    if (known && verdict === 'receiptCodeWrong') await m.update(ReceiptCode, { id: known.id }, { attempts: known.attempts + 1 });
    if (known && verdict === 'right') await m.update(ReceiptCode, { id: known.id }, { endedAt: now });
    return { verdict, attemptsLeft: Math.max(0, CODE_ATTEMPTS - (known?.attempts ?? 0) - 1) };
  }

  private matches({ id, fingerprint }: ReceiptCode, code: string): boolean {
    const said = Buffer.from(this.fingerprint(id, code.replace(/\s/g, '')));
    const kept = Buffer.from(fingerprint);
    return said.length === kept.length && timingSafeEqual(said, kept);
  }

  private fingerprint(id: string, code: string): string {
    return this.index.of('receiptCode', `${id}:${code}`);
  }
}
