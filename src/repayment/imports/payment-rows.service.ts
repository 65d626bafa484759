import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../auth/roles.js';
import { CaseCommands, type CaseTx } from '../../cases/case-command.js';
import { kindNames } from '../../cases/domain/kind-names.js';
import { ImportRows, type OpenedRow } from '../../imports/import-rows.js';
import { SheetImport } from '../../imports/sheet-import.entity.js';
import { findImport } from '../../imports/sheet-imports.service.js';
import { type BlockerView, blocked, blockedBy, notFound } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import { asPayment, type BankRow, readBankRow } from './bank-row.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import type { JudgedPayment, PaymentJudge } from '../domain/payment-judge.js';
import { type RowDecision, rowBlocker } from '../domain/row-decisions.js';
import { nextLedgerSeq } from '../ledger/ledger-tx.js';
import { appendPayments } from '../payments/payment-book.js';
import { bankPayment, detailOf, type PaymentRowDetail, paymentKindOf } from './payment-import.kind.js';
import { countsOf, retotal } from './payment-import-totals.js';
import { loadPaymentJudge } from '../payments/payment-judge.js';
import { PaymentRowDecision } from './payment-row-decision.entity.js';
import { describedPayments, requireWorker } from '../payments/payment-rules.js';
import { PAYMENT_STATES } from '../payments/payments.service.js';
import { standingOfRow } from './row-standing.js';

export interface DecisionInput {
  decision: RowDecision;
  /** match. */
  workerId?: string;
  reason: string;
}

interface DecidedRow {
  tx: CaseTx;
  sheetImport: SheetImport;
  row: OpenedRow;
  payload: BankRow;
  detail: PaymentRowDetail;
}

interface DecidedAs {
  verdict: string;
  detail: PaymentRowDetail;
}

/** Lets people decide about rows of a bank's return file: before it is applied, and afterwards about those that paid nothing. */
@Injectable()
export class PaymentRows {
  constructor(
    private readonly commands: CaseCommands,
    private readonly rows: ImportRows,
    private readonly ledger: CaseLedger,
  ) {}

  /**
   * Takes one decision. A row that is matched after the others were paid becomes a payment at once; before, it is looked at again
   * when the file is applied.
   * @throws CodedError 400 for an unknown worker, 404, 422 with every reason against it
   */
  decide(actor: Actor, caseId: string, importId: string, place: number, { decision, workerId, reason }: DecisionInput): Promise<void> {
    return this.commands.run(actor, caseId, { standing: 'supervisor', states: PAYMENT_STATES }, async (tx) => {
      const sheetImport = await findImport(tx.m, caseId, 'payments', importId);
      requireDecidable(sheetImport);
      const [row] = await this.rows.find(tx.m, sheetImport.id, { row: place });
      if (!row) throw notFound();
      const asked = { tx, sheetImport, row, payload: readBankRow((row.payload ?? {}) as BankRow), detail: detailOf(row.detail) };
      const standing = await standingOfRow(tx.m, sheetImport, row);
      const code = rowBlocker(decision, standing);
      const missing = reason === '' ? [blocker('reasonMissing', 'reason')] : [];
      if (code !== null || missing.length > 0) throw blocked([...missing, ...(code === null ? [] : [blocker(code, 'row')])]);
      const to = decision === 'notOfCase' ? { verdict: 'notOfCase', detail: { ...asked.detail, workerId: null, reason: null, candidates: [], byHand: false } } : await this.judge(asked, decision, workerId);
      await this.write(asked, to, { decision, workerId: workerId ?? null, reason });
    });
  }

  private async judge({ tx: { m, kase }, sheetImport, row, payload }: DecidedRow, decision: 'match' | 'unmatch', workerId?: string): Promise<DecidedAs> {
    const payment = asPayment(payload);
    if (!payment) throw new Error('A row that is no payment is decided about');
    const judge = await loadPaymentJudge(m, kase.id, paymentKindOf(sheetImport.options));
    if (decision === 'unmatch' || workerId === undefined) {
      const { verdict, detail } = judge.judge(payment, row.row);
      return sheetImport.state === 'applied' && verdict === 'matched' ? leftToMatch(detail) : { verdict, detail };
    }
    await requireWorker(m, kase.id, workerId);
    await this.rememberOthers(m, sheetImport, row, judge);
    const judged = judge.judgeFor(workerId, payment, row.row);
    if (judged.verdict !== 'matched') throw blocked([await refusalOf(m, judged, sheetImport)]);
    return { verdict: 'matched', detail: { ...judged.detail, byHand: true } };
  }

  /** Before a file is applied, its other matched rows are not recorded yet: the judge has to know them too. */
  private async rememberOthers(m: EntityManager, sheetImport: SheetImport, { row }: OpenedRow, judge: PaymentJudge): Promise<void> {
    if (sheetImport.state === 'applied') return;
    for (const other of await this.rows.find(m, sheetImport.id, { verdicts: ['matched'] })) {
      const payment = asPayment(readBankRow((other.payload ?? {}) as BankRow));
      const { workerId } = detailOf(other.detail);
      if (other.row !== row && payment && workerId !== null) judge.judgeFor(workerId, payment, other.row);
    }
  }

  private async write({ tx, sheetImport, row, payload, detail: before }: DecidedRow, to: DecidedAs, { decision, workerId, reason }: Pick<PaymentRowDecision, 'decision' | 'workerId' | 'reason'>): Promise<void> {
    const { m, kase, actor, now } = tx;
    const pays = sheetImport.state === 'applied' && to.verdict === 'matched';
    await this.rows.decide(m, row, to.verdict, to.detail);
    const totals = retotal(sheetImport.totals, [{ verdict: row.verdict, detail: before }], [to]);
    await m.update(SheetImport, { id: sheetImport.id }, { totals: { ...totals }, ...countsOf(totals) });
    const no = 1 + (await m.countBy(PaymentRowDecision, { importId: sheetImport.id, row: row.row }));
    await m.insert(PaymentRowDecision, { id: randomUUID(), caseId: kase.id, importId: sheetImport.id, row: row.row, no, decision, workerId, reason, decidedById: actor.id, decidedAt: now });
    const kind = paymentKindOf(sheetImport.options);
    const amountFen = payload.amountFen ?? 0;
    const paymentId = pays ? await this.pay(tx, sheetImport, { row: row.row, payload, detail: to.detail }) : null;
    await tx.record(`payment.row.${decision}`, { importId: sheetImport.id, row: row.row, workerId, paymentId, kind, kindName: kindNames[kind], amountFen, amountYuan: formatYuan(amountFen), reason });
    if (pays) await this.ledger.settle(tx);
  }

  private async pay(tx: CaseTx, sheetImport: SheetImport, matched: Parameters<typeof bankPayment>[2]): Promise<string> {
    const { m, kase, actor, now } = tx;
    const [{ attempts }] = await m.query<[{ attempts: number }]>('SELECT coalesce(max(import_attempt), 0)::int AS attempts FROM payments WHERE import_id = $1 AND import_row = $2', [sheetImport.id, matched.row]);
    const place = { caseId: kase.id, seq: await nextLedgerSeq(tx), recordedById: actor.id, recordedAt: now };
    const [payment] = await appendPayments(m, place, [bankPayment(paymentKindOf(sheetImport.options), sheetImport, matched, attempts + 1)]);
    if (!payment) throw new Error('A payment was not written');
    return payment.id;
  }
}

/** Account and name match, but nothing is paid by itself once the file was applied. */
const leftToMatch = ({ workerId, ...detail }: PaymentRowDetail): DecidedAs => ({
  verdict: 'unmatched', detail: { ...detail, workerId: null, reason: 'setAside', candidates: workerId === null ? [] : [workerId] },
});

function requireDecidable({ state }: SheetImport): void {
  if (state === 'ready' || state === 'applied') return;
  throw blockedBy(state === 'failed' ? 'importFailedAlready' : 'importNotReady', 'state');
}

/** Why the worker cannot have been paid by the row, naming the payment or the row that stands against it. */
async function refusalOf(m: EntityManager, { detail: { reason, duplicateOf } }: JudgedPayment, { options }: SheetImport): Promise<BlockerView> {
  if (typeof duplicateOf === 'number') return blocker('duplicateRow', 'row', { row: duplicateOf });
  if (duplicateOf !== undefined) return blocker('duplicatePayment', 'row', (await describedPayments(m, [duplicateOf])).get(duplicateOf));
  const kind = paymentKindOf(options);
  return reason === 'notOwed' ? blocker('kindNotOwed', 'workerId', { kind, kindName: kindNames[kind] }) : blocker('unknownWorker', 'workerId');
}

function blocker(code: string, path: string, params: Record<string, string | number> = {}): BlockerView {
  return { code, path, overridable: false, params };
}
