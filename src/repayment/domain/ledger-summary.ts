import type { ClaimKind } from '../../cases/domain/vocabulary.js';
import type { Replay } from './allocation.js';
import type { KindBalance } from './balances.js';
import { daysPastDue } from './ageing.js';
import { isSocialInsurance, kindRank } from './claim-kind.js';
import { addFen } from './fen-sum.js';
import { effectiveDueOn } from './instalment-balances.js';
import { addAmounts, countOverdue, noAmounts, type LedgerAmounts } from './ledger-amounts.js';
import { planInForce, type LedgerHistory, type Obligation } from './ledger-types.js';

/** What all obligations of one kind and period come to, in fen: `verified = paid + waived + outstanding`. */
export interface LedgerSum {
  kind: ClaimKind;
  /** Last month of the period, `YYYY-MM`; `null` when none is known. */
  month: string | null;
  claimedFen: number;
  /** Of what nobody has decided yet: claimed, and how many obligations. */
  undecidedFen: number;
  undecided: number;
  verifiedFen: number;
  agreedFen: number;
  paidFen: number;
  waivedFen: number;
  advancedFen: number;
  /** Of what was paid, what repaid a fund's advance. */
  recoveredFen: number;
  /** How many obligations have anything outstanding. */
  unsettled: number;
}

/** What lines of the plan in force leave open that are due on one day. */
export interface LedgerDue {
  kind: ClaimKind;
  dueOn: string;
  openFen: number;
}

/** What was paid on one day towards the social insurance of one period: it lessens what bears a late fee. */
export interface InsurancePayment {
  kind: ClaimKind;
  month: string | null;
  paidOn: string;
  amountFen: number;
}

/**
 * What follows from a history for a case as a whole, small enough to be kept beside it and without a word that depends on the
 * day on which it is asked: overdue, ageing and late fees are worked out of it when they are.
 */
export interface LedgerSummary {
  sums: LedgerSum[];
  dues: LedgerDue[];
  insurancePayments: InsurancePayment[];
  /** Received, a fund's advance too, and settling nothing. */
  unappliedFen: number;
  /** Went back to the payers. */
  returnedFen: number;
}

export function summarise(history: LedgerHistory, replayed: Replay): LedgerSummary {
  return {
    sums: sumsOf(replayed),
    dues: duesOf(history, replayed),
    insurancePayments: insurancePaymentsOf(history, replayed),
    unappliedFen: replayed.unapplied.reduce((sum, { amountFen }) => addFen(sum, amountFen), 0),
    returnedFen: history.postings.reduce((sum, { reversedBy, returnedFen = 0 }) => (reversedBy ? sum : addFen(sum, returnedFen)), 0),
  };
}

/** The last month an obligation is about, `YYYY-MM`. */
export const monthOf = ({ from, to }: Pick<Obligation, 'from' | 'to'>): string | null => (to ?? from)?.slice(0, 7) ?? null;

/** What is owed on `today` (business date in the office's zone), by kind in listing order and altogether. */
export function standingOf({ sums, dues }: Pick<LedgerSummary, 'sums' | 'dues'>, today: string): { totals: LedgerAmounts; byKind: KindBalance[] } {
  const kinds = new Map<ClaimKind, KindBalance>();
  for (const sum of sums) {
    const kind = kinds.get(sum.kind) ?? { kind: sum.kind, ...noAmounts() };
    addAmounts(kind, amountsOf(sum));
    kinds.set(sum.kind, kind);
  }
  for (const { kind, dueOn, openFen } of dues) {
    const amounts = kinds.get(kind);
    if (!amounts) throw new RangeError('Something of a kind is due that nobody is owed');
    countOverdue(amounts, openFen, daysPastDue(dueOn, today));
  }
  const byKind = [...kinds.values()].sort((a, b) => kindRank(a.kind) - kindRank(b.kind));
  const totals = noAmounts();
  for (const kind of byKind) addAmounts(totals, kind);
  return { totals, byKind };
}

function amountsOf(sum: LedgerSum): LedgerAmounts {
  const { claimedFen, undecidedFen, verifiedFen, agreedFen, paidFen, waivedFen, advancedFen, recoveredFen } = sum;
  const outstandingFen = verifiedFen - paidFen - waivedFen;
  const none = noAmounts();
  return { ...none, claimedFen, undecidedFen, verifiedFen, agreedFen, paidFen, waivedFen, outstandingFen, advancedFen, recoveredFen, ageing: { ...none.ageing, notDue: outstandingFen } };
}

function sumsOf({ claims }: Replay): LedgerSum[] {
  const sums = new Map<ClaimKind, Map<string | null, LedgerSum>>();
  const sumFor = (obligation: Obligation): LedgerSum => {
    const { kind } = obligation;
    const month = monthOf(obligation);
    return entry(entry(sums, kind, () => new Map<string | null, LedgerSum>()), month, () => ({
      kind, month, claimedFen: 0, undecidedFen: 0, undecided: 0, verifiedFen: 0, agreedFen: 0, paidFen: 0, waivedFen: 0, advancedFen: 0, recoveredFen: 0, unsettled: 0,
    }));
  };
  for (const { obligation, openFen, paidFen, waivedFen, advancedFen, recoveredFen, agreedFen } of claims) {
    const sum = sumFor(obligation);
    const { claimedFen, verifiedFen } = obligation;
    sum.claimedFen = addFen(sum.claimedFen, claimedFen);
    if (verifiedFen === null) {
      sum.undecidedFen = addFen(sum.undecidedFen, claimedFen);
      sum.undecided += 1;
    }
    sum.verifiedFen = addFen(sum.verifiedFen, verifiedFen ?? 0);
    sum.agreedFen = addFen(sum.agreedFen, agreedFen);
    sum.paidFen = addFen(sum.paidFen, paidFen);
    sum.waivedFen = addFen(sum.waivedFen, waivedFen);
    sum.advancedFen = addFen(sum.advancedFen, advancedFen);
    sum.recoveredFen = addFen(sum.recoveredFen, recoveredFen);
    if (openFen > 0) sum.unsettled += 1;
  }
  return [...sums.values()].flatMap((months) => [...months.values()]);
}

function duesOf(history: LedgerHistory, { lines }: Replay): LedgerDue[] {
  const plan = planInForce(history.plans);
  const dues = new Map<ClaimKind, Map<string, LedgerDue>>();
  for (const { line: { kind, dueOn: agreedOn }, openFen } of lines) {
    if (openFen === 0) continue;
    const dueOn = effectiveDueOn(agreedOn, plan);
    const due = entry(entry(dues, kind, () => new Map<string, LedgerDue>()), dueOn, () => ({ kind, dueOn, openFen: 0 }));
    due.openFen = addFen(due.openFen, openFen);
  }
  return [...dues.values()].flatMap((days) => [...days.values()]);
}

function insurancePaymentsOf({ obligations, postings }: LedgerHistory, { allocations }: Replay): InsurancePayment[] {
  const paid = allocations.filter(({ kind, advance }) => !advance && isSocialInsurance(kind));
  if (paid.length === 0) return [];
  const insured = new Map(obligations.map((obligation) => [obligation.claimId, monthOf(obligation)]));
  const paidOn = new Map(postings.map((posting) => [posting.id, posting.paidOn]));
  const payments = new Map<string, InsurancePayment>();
  for (const { claimId, kind, postingId, amountFen } of paid) {
    const month = insured.get(claimId);
    const date = paidOn.get(postingId);
    if (month === undefined || date === undefined) continue;
    const payment = entry(payments, `${kind}/${month ?? ''}/${date}`, () => ({ kind, month, paidOn: date, amountFen: 0 }));
    payment.amountFen = addFen(payment.amountFen, amountFen);
  }
  return [...payments.values()];
}

function entry<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
