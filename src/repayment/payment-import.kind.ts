import { Injectable } from '@nestjs/common';
import { normaliseBankCard } from '../cases/domain/identifiers/bank-card.js';
import { type CaseState, type PaymentKind, paymentKinds } from '../cases/domain/vocabulary.js';
import { ImportKinds } from '../imports/import-kinds.js';
import type { AppliedImport, ApplyContext, ImportKind, ParseContext, ParsedImport, ParsedImportRow, RowToApply } from '../imports/import-kind.js';
import { BlindIndex } from '../platform/crypto/blind-index.js';
import { blockedBy, invalidField } from '../platform/http/coded-error.js';
import { formatYuan } from '../platform/money/fen.js';
import { isCellFault } from '../platform/sheets/cell-fault.js';
import type { SheetRow } from '../platform/sheets/sheet-row.js';
import { CaseLedger } from './case-ledger.service.js';
import { bankRejection } from './domain/bank-rejection.js';
import type { BankReturnRow } from './domain/bank-return-row.js';
import { readBankReturn } from './domain/bank-return-sheet.js';
import { addFen } from './domain/fen-sum.js';
import { kindNames } from '../cases/domain/kind-names.js';
import { nextLedgerSeq } from './ledger-tx.js';
import { appendPayments } from './payment-book.js';
import { type BankPayment, loadPaymentJudge, type PaymentJudge } from './payment-judge.js';
import { isOwed } from './payment-rules.js';
import { PAYMENT_STATES } from './payments.service.js';

/** Sums in fen beside the number of rows. */
export interface PaymentImportTotals {
  matchedRows: number;
  matchedFen: number;
  rejectedRows: number;
  rejectedFen: number;
  unmatchedRows: number;
  unmatchedFen: number;
  duplicateRows: number;
}

/** 代发回盘: the bank's return file of a batch of payments. One payment for each row that the bank paid to somebody we know. */
@Injectable()
export class PaymentImportKind implements ImportKind<BankPayment> {
  readonly kind = 'payments' as const;
  readonly standing = 'supervisor' as const;
  readonly states: readonly CaseState[] = PAYMENT_STATES;
  readonly sameFile = 'refuse' as const;

  constructor(
    kinds: ImportKinds,
    private readonly ledger: CaseLedger,
    private readonly index: BlindIndex,
  ) {
    kinds.register(this);
  }

  refusal(): string {
    return 'notInThisState';
  }

  /** @throws CodedError 422 `kindNotOwed` when nobody on the case is owed what the file is said to pay */
  async parse(sheet: AsyncIterable<SheetRow>, { m, kase, options, today, onProgress }: ParseContext): Promise<ParsedImport<BankPayment>> {
    const kind = paymentKindOf(options);
    if (!(await isOwed(m, kase.id, kind, null))) throw blockedBy('kindNotOwed', 'kind', { kind, kindName: kindNames[kind] });
    const { rows, warnings } = await readBankReturn(sheet, { today });
    const judge = await loadPaymentJudge(m, kase.id, kind);
    const parsed = rows.map((row) => this.judge(row, judge));
    onProgress(rows.length);
    const totals = totalsOf(parsed);
    return {
      rows: parsed, warnings, totals: { ...totals },
      accepted: totals.matchedRows, rejected: totals.rejectedRows + totals.unmatchedRows, duplicates: totals.duplicateRows,
    };
  }

  /** @throws CodedError 422 `sameFileImported` when the same file won the race for this case */
  async apply(context: ApplyContext, rows: readonly RowToApply<BankPayment>[]): Promise<AppliedImport> {
    const { m, kase, now, actorId, sheetImport } = context;
    if (context.sameFileAs !== null) throw blockedBy('sameFileImported', 'file');
    const kind = paymentKindOf(sheetImport.options);
    const judge = await loadPaymentJudge(m, kase.id, kind);
    const judged = rows.map((row) => ({ ...row, ...judge.judge(row.payload) }));
    const place = { caseId: kase.id, seq: await nextLedgerSeq(context), recordedById: actorId, recordedAt: now };
    await appendPayments(m, place, judged.flatMap(({ row, workerId, verdict, payload: { accountIndex, amountFen, paidOn } }) =>
      verdict === 'matched' && workerId !== null
        ? [{
            kind, paidOn, amountFen, deductionsFen: 0, method: 'bankBatch' as const, reference: `${sheetImport.sha256}:${row}`, workerIds: [workerId],
            accountIndex, importId: sheetImport.id, importRow: row,
          }]
        : [],
    ));
    await context.onProgress(rows.length);
    const totals = finalTotals(sheetImport.totals, totalsOf(rows), totalsOf(judged));
    await context.record('payment.imported', { importId: sheetImport.id, kind, kindName: kindNames[kind], ...totals, matchedYuan: formatYuan(totals.matchedFen) });
    await this.ledger.settle(context);
    return {
      rows: judged.map(({ row, verdict, warnings, detail }) => ({ row, verdict, warnings, detail })),
      accepted: totals.matchedRows, rejected: totals.rejectedRows + totals.unmatchedRows, duplicates: totals.duplicateRows, totals: { ...totals },
    };
  }

  private judge(row: BankReturnRow, judge: PaymentJudge): ParsedImportRow<BankPayment> {
    const { row: at, no, errors, warnings, amountFen, paidOn, name } = row;
    const accountIndex = row.account === null ? null : this.index.of('bankCard', normaliseBankCard(row.account).value);
    const shown = { row: at, no, errors, warnings };
    const fault = errors.find(({ code }) => isCellFault(code));
    if (fault) return { ...shown, verdict: 'unmatched', detail: { workerId: null, amountFen, reason: fault.code } };
    if (!row.succeeded) {
      const reason = bankRejection(row.failureReason, warnings.some(({ code }) => code === 'unknownResult'));
      const payee = judge.payeeOf({ name, accountIndex });
      // Neither paid nor refused as far as the file tells: it counts as no refusal of the bank, and stays owed.
      if (reason === 'resultUnclear') return { ...shown, verdict: 'unmatched', detail: { workerId: null, amountFen, reason, ...(payee === null ? {} : { candidates: [payee] }) } };
      return { ...shown, verdict: 'rejectedByBank', detail: { workerId: payee, amountFen, reason } };
    }
    const [wrong] = errors;
    if (wrong || amountFen === null || paidOn === null) return { ...shown, verdict: 'unmatched', detail: { workerId: null, amountFen, reason: wrong?.code ?? 'required' } };
    const payload: BankPayment = { name, accountIndex, amountFen, paidOn };
    const { verdict, detail } = judge.judge(payload);
    return { ...shown, verdict, detail, payload };
  }
}

/** @throws CodedError 400 */
export function paymentKindOf(options: Readonly<Record<string, string>>): PaymentKind {
  const kind = paymentKinds.find((known) => known === options['kind']);
  if (!kind) throw invalidField('kind', 'notInList');
  return kind;
}

interface Counted {
  readonly verdict: string;
  readonly detail?: object | null;
}

function totalsOf(rows: readonly Counted[]): PaymentImportTotals {
  const of = (verdict: string): { count: number; fen: number } => {
    const found = rows.filter((row) => row.verdict === verdict);
    return { count: found.length, fen: found.reduce((sum, row) => addFen(sum, amountOf(row)), 0) };
  };
  const [matched, rejected, unmatched] = [of('matched'), of('rejectedByBank'), of('unmatched')];
  return {
    matchedRows: matched.count, matchedFen: matched.fen, rejectedRows: rejected.count, rejectedFen: rejected.fen,
    unmatchedRows: unmatched.count, unmatchedFen: unmatched.fen, duplicateRows: of('duplicate').count,
  };
}

function amountOf({ detail }: Counted): number {
  const { amountFen = null } = (detail ?? {}) as { amountFen?: number | null };
  return amountFen ?? 0;
}

/** The sums of the whole sheet once the rows that can be applied were judged again: `read` holds all rows, `before` and `after` those. */
function finalTotals(read: Readonly<Record<string, number>>, before: PaymentImportTotals, after: PaymentImportTotals): PaymentImportTotals {
  const final = { ...after };
  for (const key of Object.keys(after) as (keyof PaymentImportTotals)[]) final[key] = (read[key] ?? 0) - before[key] + after[key];
  return final;
}
