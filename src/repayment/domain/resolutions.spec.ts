import { replay } from './allocation.js';
import { balancesOf } from './balances.js';
import { checkInvariant } from './ledger-invariant.js';
import type { LedgerHistory, Obligation, Posting } from './ledger-types.js';
import { moneyOfPayments } from './payment-money.js';
import { idleFen, landingFen, waysToResolve } from './resolution-ways.js';
import { withoutPayments, withoutResolution, withResolutions, type Resolution } from './resolutions.js';

const owe = (claimId: string, workerId: string, kind: Obligation['kind'], verifiedFen: number): Obligation => ({ claimId, workerId, kind, claimedFen: verifiedFen, verifiedFen });
const obligations = [owe('a', 'w1', 'wages', 100), owe('b', 'w1', 'overtime', 60), owe('c', 'w2', 'wages', 40)];
const pay = (changes: Partial<Posting> = {}): Posting => ({ id: 'x', seq: 1, paidOn: '2025-01-05', kind: 'wages', amountFen: 150, workerIds: ['w1'], ...changes });
const decide = (changes: Partial<Resolution>): Resolution => ({ id: 's', seq: 5, paymentId: 'x', type: 'keep', amountFen: 30, kind: null, workerIds: null, ...changes });
const reallocate = decide({ type: 'reallocate', kind: 'overtime', workerIds: ['w1'] });

function ledger(payments: Posting[], resolutions: Resolution[] = []) {
  const history: LedgerHistory = { obligations, plans: [], postings: withResolutions(payments, resolutions), waivers: [] };
  const replayed = replay(history);
  const balances = balancesOf(history, replayed, '2025-01-10');
  expect(checkInvariant(history, replayed, balances)).toEqual([]);
  return { history, replayed, balances, open: Object.fromEntries(balances.byClaim.map(({ claimId, outstandingFen }) => [claimId, outstandingFen])), money: moneyOfPayments(history, replayed).get('x') };
}

it('money put to another purpose pays there, and stays the payment’s', () => {
  const { open, money } = ledger([pay()], [reallocate]);
  expect(open).toEqual({ a: 0, b: 30, c: 40 });
  expect(money).toEqual({ appliedFen: 130, unappliedFen: 20, returnedFen: 0 });
});

it('money that went back settles nothing any more; kept money waits', () => {
  const { money, balances } = ledger([pay({ deductionsFen: 10 })], [decide({ type: 'return', amountFen: 25 }), decide({ id: 'k' })]);
  expect(money).toEqual({ appliedFen: 100, unappliedFen: 35, returnedFen: 25 });
  expect(balances.payments).toEqual({ receivedFen: 160, appliedFen: 100, unappliedFen: 35, returnedFen: 25 });
});

it('a decision stands when its kind is owed again: another payment was reversed', () => {
  const before = pay({ id: 'y', seq: 0, amountFen: 50 });
  expect(ledger([before, pay()], [reallocate]).open).toEqual({ a: 0, b: 30, c: 40 });
  expect(ledger([{ ...before, reversedBy: 'r' }, pay()], [reallocate]).open).toEqual({ a: 0, b: 30, c: 40 });
  expect(ledger([{ ...before, reversedBy: 'r' }, pay({ amountFen: 110 })], [reallocate]).open).toEqual({ a: 20, b: 30, c: 40 });
});

it('reversed, a decision gives its money back; with a reversed payment goes all that was made of it', () => {
  expect(ledger([pay()], [{ ...reallocate, reversedBy: 'u' }]).money).toEqual({ appliedFen: 100, unappliedFen: 50, returnedFen: 0 });
  const gone = ledger([pay({ reversedBy: 'r' })], [reallocate, decide({ id: 'g', type: 'return' })]);
  expect(gone.open).toEqual({ a: 100, b: 60, c: 40 });
  expect([gone.money, gone.balances.payments.receivedFen]).toEqual([undefined, 0]);
  const { history } = ledger([pay()], [reallocate]);
  expect(withoutResolution(history.postings, reallocate).filter(({ id }) => id === 'x')).toEqual([expect.objectContaining({ movedFen: 0 })]);
  expect(withoutPayments(history.postings, new Set(['x']))).toEqual([]);
});

it('no more than settles something can be put to another purpose, and no other money is pushed aside', () => {
  const { history, replayed } = ledger([pay({ amountFen: 200 }), pay({ id: 'y', seq: 2, kind: 'overtime', amountFen: 50, paidOn: '2025-01-09' })]);
  expect(idleFen(replayed, 'x')).toBe(100);
  expect(landingFen(history, replayed, { ...reallocate, amountFen: 100 })).toBe(10);
});

it('offers each kind that is owed, to the workers it names and to everybody, what came in to go back, and the rest to be kept', () => {
  const { history, replayed, balances } = ledger([pay({ deductionsFen: 20 })]);
  const [payment = pay()] = history.postings;
  expect(waysToResolve(payment, idleFen(replayed, 'x'), 30, balances.byWorkerKind)).toEqual([
    { type: 'reallocate', kind: 'overtime', workerIds: ['w1'], maxFen: 60 }, { type: 'reallocate', kind: 'wages', workerIds: null, maxFen: 40 },
    { type: 'reallocate', kind: 'overtime', workerIds: null, maxFen: 60 }, { type: 'return', kind: null, workerIds: null, maxFen: 70 },
    { type: 'keep', kind: null, workerIds: null, maxFen: 40 },
  ]);
});
