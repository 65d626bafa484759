import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { User } from '../../auth/user.entity.js';
import { findVisibleCase } from '../../cases/case-command.js';
import { CaseReadGrants } from '../../cases/case-read-grants.js';
import { maskName } from '../../cases/domain/identifiers/masks.js';
import { Transactions } from '../../platform/database/transactions.js';
import { isExactNumber, isId, isRowNumber, readCursor } from '../../platform/http/cursor-keys.js';
import { DEFAULT_LIMIT, toPage } from '../../platform/http/page.js';
import { PaymentReceipt } from './payment-receipt.entity.js';
import type { ReceiptListQuery } from './receipts.dto.js';
import type { ReceiptCountsView, ReceiptPageView, ReceiptView, ShareReceiptView } from './receipts.view.js';

interface ShareRow extends Omit<ShareReceiptView, 'receipt' | 'amountFen'> {
  seq: string;
  amountFen: string;
  receiptId: string | null;
}

/**
 * Each share `s` of a worker `w` in a payment `p`, with what the worker said last. `$1` is the case; the others, null unless asked for, pick
 * by payment, worker, bank file and day.
 */
const BEFORE_ALL = [null, 0, null, null] as const;

const SHARES = `
  FROM payment_shares s JOIN payments p ON p.id = s.payment_id JOIN workers w ON w.id = s.worker_id
  LEFT JOIN LATERAL (SELECT r.id, r.outcome FROM payment_receipts r WHERE r.payment_id = s.payment_id AND r.worker_id = s.worker_id ORDER BY r.no DESC LIMIT 1) last ON TRUE
 WHERE s.case_id = $1 AND ($2::uuid IS NULL OR s.payment_id = $2) AND ($3::uuid IS NULL OR s.worker_id = $3) AND ($4::uuid IS NULL OR p.import_id = $4)
   AND ($5::date IS NULL OR p.paid_on <= $5)`;

/** Answers who said what about the receipt of which payment, and who said nothing yet. */
@Injectable()
export class ReceiptsReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly grants: CaseReadGrants,
  ) {}

  /** @throws CodedError 404 */
  async list(actor: Actor, caseId: string, query: ReceiptListQuery): Promise<ReceiptPageView> {
    const m = this.transactions.reader;
    const kase = await findVisibleCase(m, actor, caseId);
    const unmasked = await this.grants.mayReadUnmasked(m, actor, kase);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const filter = [caseId, query.paymentId ?? null, query.workerId ?? null, query.importId ?? null, query.paidUntil ?? null];
    const rows = await this.rows(m, filter, query, limit + 1);
    const receipts = await this.receipts(m, rows.flatMap(({ receiptId }) => receiptId ?? []), unmasked);
    return {
      ...(await sumsOf(m, filter)),
      ...toPage(rows, limit, ({ seq, importRow, paymentId, workerId }) => [Number(seq), importRow ?? 0, paymentId, workerId], ({ seq: _seq, receiptId, amountFen, workerName, ...row }) => ({
        ...row, workerName: unmasked ? workerName : maskName(workerName), amountFen: Number(amountFen), receipt: receiptId === null ? null : (receipts.get(receiptId) ?? null),
      })),
    };
  }

  /** One receipt as it was just written. */
  async show(m: EntityManager, id: string): Promise<ReceiptView> {
    const receipt = (await this.receipts(m, [id], true)).get(id);
    if (!receipt) throw new Error('A receipt that was written is gone');
    return receipt;
  }

  private rows(m: EntityManager, filter: readonly unknown[], { state, cursor }: ReceiptListQuery, limit: number): Promise<ShareRow[]> {
    const after = readCursor<[number, number, string, string]>(cursor, isExactNumber, isRowNumber, isId, isId) ?? BEFORE_ALL;
    return m.query<ShareRow[]>(
      `SELECT p.id AS "paymentId", p.seq, p.kind, p.paid_on::text AS "paidOn", p.method, p.import_id AS "importId", p.import_row AS "importRow", p.document_ids AS "documentIds",
              s.worker_id AS "workerId", w.name AS "workerName", s.amount_fen AS "amountFen", coalesce(last.outcome, 'unconfirmed') AS state, last.id AS "receiptId",
              (SELECT i.id FROM supervisor_items i WHERE i.kind = 'notReceived' AND i.state = 'open' AND i.subject_id = p.id AND i.data->>'workerId' = s.worker_id::text LIMIT 1) AS "openItemId"
         ${SHARES}
          AND ($6::text IS NULL OR coalesce(last.outcome, 'unconfirmed') = $6)
          AND ($7::bigint IS NULL OR (-p.seq, coalesce(p.import_row, 0), p.id, s.worker_id) > (-$7::bigint, $8::int, $9::uuid, $10::uuid))
        ORDER BY p.seq DESC, coalesce(p.import_row, 0), p.id, s.worker_id LIMIT ${limit}`,
      [...filter, state ?? null, ...after],
    );
  }

  private async receipts(m: EntityManager, ids: readonly string[], unmasked: boolean): Promise<Map<string, ReceiptView>> {
    const rows = await m.findBy(PaymentReceipt, { id: In([...ids]) });
    const users = await m.find(User, { where: { id: In(rows.map(({ recordedById }) => recordedById)) }, select: { id: true, name: true } });
    const people = new Map(users.map(({ id, name }) => [id, { id, name }]));
    return new Map(rows.map(({ id, paymentId, workerId, outcome, how, confirmedAt, documentIds, note, recordedById, recordedAt }) => [id, {
      id, paymentId, workerId, outcome, how, confirmedAt: confirmedAt.toISOString(), documentIds, note: unmasked ? note : null, recordedBy: people.get(recordedById) ?? null,
      recordedAt: recordedAt.toISOString(),
    }]));
  }
}

async function sumsOf(m: EntityManager, filter: readonly unknown[]): Promise<Pick<ReceiptPageView, 'counts' | 'amounts'>> {
  const rows = await m.query<{ state: keyof ReceiptCountsView; count: number; amount: string }[]>(
    `SELECT coalesce(last.outcome, 'unconfirmed') AS state, count(*)::int AS count, sum(s.amount_fen) AS amount ${SHARES} GROUP BY 1`, [...filter],
  );
  return {
    counts: { unconfirmed: 0, received: 0, notReceived: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) },
    amounts: { unconfirmedFen: 0, receivedFen: 0, notReceivedFen: 0, ...Object.fromEntries(rows.map(({ state, amount }) => [`${state}Fen`, Number(amount)])) },
  };
}
