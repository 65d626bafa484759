import type { PayeeClaim, PayeeDirectory, UnmatchedReason } from './payee-directory.js';

/** A row that the bank says it paid. */
export interface BankPayment extends PayeeClaim {
  amountFen: number;
  paidOn: string;
}

export type PaymentVerdict = 'matched' | 'unmatched' | 'duplicate';
export type PaymentRowReason = UnmatchedReason | 'workerGone' | 'notOwed' | 'samePayment' | 'sameRow';

export interface JudgedPayment {
  verdict: PaymentVerdict;
  workerId: string | null;
  /** What is shown with the row. */
  detail: {
    workerId: string | null;
    amountFen: number;
    reason: PaymentRowReason | null;
    candidates?: readonly string[];
    /** samePayment: the id of the earlier payment; sameRow: the earlier row. */
    duplicateOf?: string | number;
  };
}

/** A payment that was recorded before and stands. */
export interface RecordedTwin {
  id: string;
  /** Whom it names alone; null otherwise. */
  workerId: string | null;
  accountIndex: string | null;
  amountFen: number;
  paidOn: string;
  /** It is of the kind that the file pays. */
  sameKind: boolean;
}

/**
 * Decides, row after row, who was paid and whether that was recorded before; remembers the rows it has judged.
 *
 * Rows are equal by account, amount and day, whatever kind a file is said to pay: it may be the same file under another name. Where
 * one of the two has no account (recorded by hand, or not in the file), worker and kind stand in for it.
 */
export class PaymentJudge {
  private readonly byAccount = new Map<string, string>();
  private readonly byHand = new Map<string, string>();
  private readonly ofWorker = new Map<string, string>();
  private readonly rows = new Map<string, number>();

  constructor(
    private readonly directory: PayeeDirectory,
    private readonly owed: ReadonlySet<string>,
    recorded: readonly RecordedTwin[],
  ) {
    for (const { id, workerId, accountIndex, amountFen, paidOn, sameKind } of recorded) {
      if (accountIndex !== null) this.byAccount.set(keyOf(accountIndex, amountFen, paidOn), id);
      if (workerId === null || !sameKind) continue;
      this.ofWorker.set(keyOf(workerId, amountFen, paidOn), id);
      if (accountIndex === null) this.byHand.set(keyOf(workerId, amountFen, paidOn), id);
    }
  }

  /** By account and name. */
  judge(payment: BankPayment, row: number): JudgedPayment {
    const match = this.directory.match(payment);
    return match.workerId === undefined ? judged('unmatched', payment, null, match.reason, { candidates: match.candidates }) : this.judgeFor(match.workerId, payment, row);
  }

  /** As people matched it by hand. */
  judgeFor(workerId: string, payment: BankPayment, row: number): JudgedPayment {
    if (!this.directory.has(workerId)) return judged('unmatched', payment, null, 'workerGone');
    if (!this.owed.has(workerId)) return judged('unmatched', payment, null, 'notOwed', { candidates: [workerId] });
    const { accountIndex, amountFen, paidOn } = payment;
    const workerKey = keyOf(workerId, amountFen, paidOn);
    const key = accountIndex === null ? workerKey : keyOf(accountIndex, amountFen, paidOn);
    const recorded = accountIndex === null ? this.ofWorker.get(workerKey) : (this.byAccount.get(key) ?? this.byHand.get(workerKey));
    if (recorded !== undefined) return judged('duplicate', payment, workerId, 'samePayment', { duplicateOf: recorded });
    const earlier = this.rows.get(key);
    if (earlier !== undefined && earlier !== row) return judged('duplicate', payment, workerId, 'sameRow', { duplicateOf: earlier });
    this.rows.set(key, row);
    return judged('matched', payment, workerId, null);
  }

  /** Whose payment the bank refused, as far as that can be told. */
  payeeOf(claim: PayeeClaim): string | null {
    return this.directory.match(claim).workerId ?? null;
  }
}

const keyOf = (whom: string, amountFen: number, paidOn: string): string => `${whom}/${amountFen}/${paidOn}`;

function judged(
  verdict: PaymentVerdict, { amountFen }: BankPayment, workerId: string | null, reason: PaymentRowReason | null,
  { candidates = [], duplicateOf }: { candidates?: readonly string[]; duplicateOf?: string | number } = {},
): JudgedPayment {
  return {
    verdict, workerId,
    detail: { workerId, amountFen, reason, ...(candidates.length > 0 ? { candidates } : {}), ...(duplicateOf === undefined ? {} : { duplicateOf }) },
  };
}
