import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { kindNames } from '../../cases/domain/kind-names.js';
import { type CaseState, type PaymentKind, paymentKinds } from '../../cases/domain/vocabulary.js';
import { ImportKinds } from '../../imports/import-kinds.js';
import type { AppliedImport, ApplyContext, ImportKind, ParseContext, ParsedImport, ParsedImportRow, RowToApply } from '../../imports/import-kind.js';
import { BlindIndex } from '../../platform/crypto/blind-index.js';
import { blockedBy, invalidField } from '../../platform/http/coded-error.js';
import { formatYuan } from '../../platform/money/fen.js';
import { isCellFault } from '../../platform/sheets/cell-fault.js';
import type { SheetRow } from '../../platform/sheets/sheet-row.js';
import { asPayment, type BankRow, readBankRow, toBankRow } from './bank-row.js';
import { CaseLedger } from '../ledger/case-ledger.service.js';
import { bankRejection } from '../domain/bank-rejection.js';
import { BANK_RETURN_ENGLISH } from '../domain/bank-return-english.js';
import type { BankReturnRow, BankReturnWarningCode } from '../domain/bank-return-row.js';
import { readBankReturn } from '../domain/bank-return-sheet.js';
import type { PaymentJudge } from '../domain/payment-judge.js';
import { nextLedgerSeq } from '../ledger/ledger-tx.js';
import { appendPayments, type NewPayment } from '../payments/payment-book.js';
import { countsOf, retotal, totalsOf } from './payment-import-totals.js';
import { firstDayOf } from '../payments/first-day.js';
import { loadPaymentJudge } from '../payments/payment-judge.js';
import { isOwed } from '../payments/payment-rules.js';
import { PAYMENT_STATES } from '../payments/payments.service.js';

/** What is kept with a row in clear. */
export interface PaymentRowDetail {
  workerId: string | null;
  amountFen: number | null;
  reason: string | null;
  candidates?: readonly string[];
  duplicateOf?: string | number;
  /** Matched by hand: it is not matched anew. */
  byHand?: boolean;
}

/** So many payments are put on the case between two signs of progress. */
const ROWS_AT_ONCE = 1_000;

interface JudgedRow {
  row: number;
  verdict: string;
  detail: PaymentRowDetail;
  payload: BankRow;
}

/** 代发回盘: the bank's return file of a batch of payments. One payment for each row that the bank paid to somebody we know. */
@Injectable()
export class PaymentImportKind implements ImportKind<BankRow> {
  readonly kind = 'payments' as const;
  readonly standing = 'supervisor' as const;
  readonly states: readonly CaseState[] = PAYMENT_STATES;
  readonly sameFile = 'refuse' as const;
  readonly english = BANK_RETURN_ENGLISH;
  /** Rows can be matched by hand after the others were paid. */
  readonly rowsStay = true;

  constructor(
    kinds: ImportKinds,
    private readonly ledger: CaseLedger,
    private readonly index: BlindIndex,
  ) {
    kinds.register(this);
  }

  /** A file whose payments were all reversed may come again. */
  async stillCounts(m: EntityManager, importId: string): Promise<boolean> {
    const [row] = await m.query<[{ counts: boolean }]>(
      `SELECT NOT EXISTS (SELECT 1 FROM payments WHERE import_id = $1)
           OR EXISTS (SELECT 1 FROM payments p WHERE p.import_id = $1 AND NOT EXISTS (SELECT 1 FROM payments r WHERE r.reversal_of = p.id)) AS counts`,
      [importId],
    );
    return row.counts;
  }

  /** @throws CodedError 422 `kindNotOwed` when nobody on the case is owed what the file is said to pay */
  async parse(sheet: AsyncIterable<SheetRow>, { m, kase, options, today, onProgress }: ParseContext): Promise<ParsedImport<BankRow>> {
    const kind = paymentKindOf(options);
    if (!(await isOwed(m, kase.id, kind, null))) throw blockedBy('kindNotOwed', 'kind', { kind, kindName: kindNames[kind] });
    const { first } = await firstDayOf(m, kase.id, kind);
    const { rows, warnings } = await readBankReturn(sheet, { first, today, onProgress });
    const judge = await loadPaymentJudge(m, kase.id, kind);
    const parsed = rows.map((row) => this.judge(row, judge));
    const totals = totalsOf(parsed);
    return { rows: parsed, warnings, totals: { ...totals }, ...countsOf(totals) };
  }

  /** @throws CodedError 422 `sameFileImported` when the same file won the race for this case */
  async apply(context: ApplyContext, rows: readonly RowToApply<BankRow>[]): Promise<AppliedImport> {
    const { m, kase, now, actorId, sheetImport } = context;
    if (context.sameFileAs !== null) throw blockedBy('sameFileImported', 'file', { importId: context.sameFileAs.id, appliedOn: context.sameFileAs.appliedOn });
    const kind = paymentKindOf(sheetImport.options);
    const judge = await loadPaymentJudge(m, kase.id, kind);
    const judged = rows.map((row) => judgeAgain(row, judge));
    const place = { caseId: kase.id, seq: await nextLedgerSeq(context), recordedById: actorId, recordedAt: now };
    for (let at = 0; at < judged.length; at += ROWS_AT_ONCE) {
      const matched = judged.slice(at, at + ROWS_AT_ONCE).filter(({ verdict }) => verdict === 'matched');
      await appendPayments(m, place, matched.map((row) => bankPayment(kind, sheetImport, row)));
      await context.onProgress(Math.min(at + ROWS_AT_ONCE, judged.length));
    }
    const totals = retotal(sheetImport.totals, rows, judged);
    await context.record('payment.imported', { importId: sheetImport.id, kind, kindName: kindNames[kind], ...totals, matchedYuan: formatYuan(totals.matchedFen) });
    await this.ledger.settle(context);
    const changed = judged.filter(({ verdict, detail }, at) => verdict !== rows[at]?.verdict || !isDeepStrictEqual(detail, detailOf(rows[at].detail)));
    const warningsOf = new Map(rows.map(({ row, warnings }) => [row, warnings]));
    return {
      rows: changed.map(({ row, verdict, detail }) => ({ row, verdict, warnings: warningsOf.get(row) ?? [], detail: { ...detail } })),
      ...countsOf(totals), totals: { ...totals },
    };
  }

  private judge(row: BankReturnRow, judge: PaymentJudge): ParsedImportRow<BankRow> {
    const { row: at, no, errors, warnings, amountFen } = row;
    const payload = toBankRow(row, this.index);
    const shown = { row: at, no, errors, warnings, payload };
    const unmatched = (reason: string, candidates: readonly string[] = []): ParsedImportRow<BankRow> => ({
      ...shown, verdict: 'unmatched', detail: { workerId: null, amountFen, reason, ...(candidates.length > 0 ? { candidates } : {}) },
    });
    const fault = errors.find(({ code }) => isCellFault(code));
    if (fault) return unmatched(fault.code);
    if (!row.succeeded) {
      const told = (code: BankReturnWarningCode): boolean => warnings.some((warning) => warning.code === code);
      const reason = told('contradictoryResult') ? 'resultUnclear' : bankRejection(row.failureReason, told('unknownResult'));
      const payee = judge.payeeOf(payload);
      // Neither paid nor refused as far as the file tells: it counts as no refusal of the bank, and stays owed.
      if (reason === 'resultUnclear') return unmatched(reason, payee === null ? [] : [payee]);
      return { ...shown, verdict: 'rejectedByBank', detail: { workerId: payee, amountFen, reason } };
    }
    const payment = asPayment(payload);
    if (!payment) return unmatched(errors[0]?.code ?? 'required');
    const { verdict, detail } = judge.judge(payment, at);
    return { ...shown, verdict, detail: { ...detail } };
  }
}

/** As the case stands when it is applied: whoever was matched by hand stays matched, if that is still possible. */
function judgeAgain({ row, verdict, detail, payload: stored }: RowToApply<BankRow>, judge: PaymentJudge): JudgedRow {
  const payload = readBankRow(stored);
  const known = detailOf(detail);
  const payment = asPayment(payload);
  if (!payment || verdict === 'notOfCase') return { row, verdict, detail: known, payload };
  if (!known.byHand || known.workerId === null) return { row, payload, ...judge.judge(payment, row) };
  const judged = judge.judgeFor(known.workerId, payment, row);
  return { row, payload, verdict: judged.verdict, detail: { ...judged.detail, byHand: true } };
}

export const detailOf = (detail: object | null): PaymentRowDetail => ({ workerId: null, amountFen: null, reason: null, ...detail });

/** The payment that a matched row is. `importAttempt` counts from 1, one for each payment of the row that was reversed. */
export function bankPayment(
  kind: PaymentKind, { id, sha256 }: { id: string; sha256: string }, { row, detail: { workerId }, payload }: Omit<JudgedRow, 'verdict'>, importAttempt = 1,
): NewPayment {
  const payment = asPayment(payload);
  if (workerId === null || !payment) throw new Error('A matched row names nobody or nothing that was paid');
  return {
    kind, paidOn: payment.paidOn, amountFen: payment.amountFen, deductionsFen: payload.deductionsFen, method: 'bankBatch', reference: `${sha256}:${row}`, workerIds: [workerId],
    accountIndex: payment.accountIndex, importId: id, importRow: row, importAttempt,
  };
}

/** @throws CodedError 400 */
export function paymentKindOf(options: Readonly<Record<string, string>>): PaymentKind {
  const kind = paymentKinds.find((known) => known === options['kind']);
  if (!kind) throw invalidField('kind', 'notInList');
  return kind;
}
