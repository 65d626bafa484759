import type { EntityManager } from 'typeorm';
import type { PaymentKind } from '../cases/domain/vocabulary.js';
import { kindsSettledBy } from './domain/claim-kind.js';
import { type Payee, type PayeeClaim, PayeeDirectory, type UnmatchedReason } from './domain/payee-directory.js';
import { STANDING } from './payment-rules.js';

/** A row that the bank says it paid. */
export interface BankPayment extends PayeeClaim {
  amountFen: number;
  paidOn: string;
}

export type PaymentVerdict = 'matched' | 'unmatched' | 'duplicate';
export type PaymentRowReason = UnmatchedReason | 'notOwed' | 'samePayment' | 'sameRow';

export interface JudgedPayment {
  verdict: PaymentVerdict;
  workerId: string | null;
  /** What is shown with the row. */
  detail: { workerId: string | null; amountFen: number; reason: PaymentRowReason | null; candidates?: readonly string[] };
}

/** Decides, row after row, who was paid and whether that was recorded before; remembers the rows it has judged. */
export class PaymentJudge {
  private readonly inThisFile = new Set<string>();

  constructor(
    private readonly directory: PayeeDirectory,
    private readonly owed: ReadonlySet<string>,
    private readonly recorded: ReadonlySet<string>,
  ) {}

  judge(payment: BankPayment): JudgedPayment {
    const match = this.directory.match(payment);
    if (match.workerId === undefined) return judged('unmatched', payment, null, match.reason, match.candidates);
    const { workerId } = match;
    if (!this.owed.has(workerId)) return judged('unmatched', payment, null, 'notOwed', [workerId]);
    const key = paymentKey(workerId, payment.amountFen, payment.paidOn);
    if (this.recorded.has(key)) return judged('duplicate', payment, workerId, 'samePayment');
    if (this.inThisFile.has(key)) return judged('duplicate', payment, workerId, 'sameRow');
    this.inThisFile.add(key);
    return judged('matched', payment, workerId, null);
  }

  /** Whose payment the bank refused, as far as that can be told. */
  payeeOf(claim: PayeeClaim): string | null {
    return this.directory.match(claim).workerId ?? null;
  }
}

/** Loads whom a case's bank rows can be about, who is owed the kind, and what was recorded of it before. */
export async function loadPaymentJudge(m: EntityManager, caseId: string, kind: PaymentKind): Promise<PaymentJudge> {
  const payees = await m.query<Payee[]>(
    'SELECT id AS "workerId", name, bank_card_index AS "accountIndex" FROM workers WHERE case_id = $1 AND removed_at IS NULL',
    [caseId],
  );
  const owed = await m.query<{ worker_id: string }[]>(
    `SELECT DISTINCT worker_id FROM claims WHERE case_id = $1 AND kind = ANY($2) AND withdrawn_at IS NULL AND disallowed_reason IS NULL
        AND (verified_fen IS NULL OR verified_fen > 0)`,
    [caseId, kindsSettledBy(kind)],
  );
  const recorded = await m.query<{ worker_id: string; amount_fen: string; paid_on: string }[]>(
    `SELECT p.worker_ids[1] AS worker_id, p.amount_fen, p.paid_on::text AS paid_on FROM payments p
      WHERE p.case_id = $1 AND p.kind = $2 AND cardinality(p.worker_ids) = 1 AND ${STANDING}`,
    [caseId, kind],
  );
  return new PaymentJudge(
    new PayeeDirectory(payees),
    new Set(owed.map((row) => row.worker_id)),
    new Set(recorded.map((row) => paymentKey(row.worker_id, Number(row.amount_fen), row.paid_on))),
  );
}

const paymentKey = (workerId: string, amountFen: number, paidOn: string): string => `${workerId}/${amountFen}/${paidOn}`;

function judged(verdict: PaymentVerdict, { amountFen }: BankPayment, workerId: string | null, reason: PaymentRowReason | null, candidates?: readonly string[]): JudgedPayment {
  return { verdict, workerId, detail: { workerId, amountFen, reason, ...(candidates && candidates.length > 0 ? { candidates } : {}) } };
}
