import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { openOf, type PaperBook, workOut } from '../../../test/support/paper-ledger.js';
import { insuranceKinds, type ClaimKind, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { splitLargestRemainder } from '../../platform/money/fen.js';
import { replay, type Replay } from './allocation.js';
import { balancesOf, type LedgerBalances } from './balances.js';
import { isWaivable } from './claim-kind.js';
import { checkInstalments, numberInstalments, type InstalmentDraft } from './instalment-rules.js';
import { checkInvariant } from './ledger-invariant.js';
import { standingOf, summarise } from './ledger-summary.js';
import { planInForce, type AgreedPlan, type LedgerHistory, type Obligation, type Posting, type Waiver } from './ledger-types.js';
import { amountsToCover, checkPlanCovers, outstandingByKind } from './plan-coverage.js';
import { moneyOfPayments } from './payment-money.js';
import { openClaimsOf, spreadInstalments } from './plan-spread.js';
import { withoutPayments, withoutResolution, withResolutions, type Resolution } from './resolutions.js';

/** A ledger that can be written to, as the database behind the pure functions is. */
interface Book {
  obligations: Obligation[];
  plans: AgreedPlan[];
  payments: Posting[];
  resolutions: Resolution[];
  waivers: Waiver[];
}

const historyOf = ({ obligations, plans, payments, resolutions, waivers }: Book): LedgerHistory => ({ obligations, plans, postings: withResolutions(payments, resolutions), waivers });

const workers = ['w1', 'w2', 'w3', 'w4'];
const kinds: readonly ClaimKind[] = ['wages', 'overtime', 'pension', 'medical', 'housingFund', 'additionalCompensation'];
const amount = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5_000 }));
const date = fc.integer({ min: 1, max: 300 }).map((day) => new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10));
const kind: fc.Arbitrary<PaymentKind> = fc.constantFrom<PaymentKind[]>(...kinds, 'lateFee', 'socialInsurance');
const workerIds = fc.option(fc.uniqueArray(fc.constantFrom(...workers), { minLength: 1, maxLength: 2 }));

const payment = fc.record({ type: fc.constant('pay' as const), kind, amountFen: amount, deductionsFen: fc.constantFrom(0, 0, 3), paidOn: date, workerIds, advance: fc.constant(false) });
const verify = fc.record({ type: fc.constant('verify' as const), workerId: fc.constantFrom(...workers), kind: fc.constantFrom(...kinds), amountFen: amount, from: fc.constantFrom('2024-10', '2024-11', null), decided: fc.boolean() });
const agree = fc.record({
  type: fc.constant('agree' as const), dates: fc.array(date, { minLength: 1, maxLength: 4 }), joint: fc.boolean(),
  order: fc.constantFrom('oldestFirst' as const, 'priorityFirst' as const, 'proRata' as const), first: fc.uniqueArray(fc.constantFrom(...workers), { maxLength: 3 }),
});
const step = fc.oneof(
  verify, verify, payment, payment, agree,
  fc.record({ type: fc.constant('decide' as const), pick: fc.nat(), amountFen: fc.oneof(fc.constant(0), fc.nat(5_000)) }),
  fc.record({ type: fc.constant('assess' as const), amountFen: amount }),
  fc.record({ type: fc.constant('accelerate' as const), on: date }),
  fc.record({ type: fc.constant('pay' as const), kind, amountFen: amount, deductionsFen: fc.constant(0), paidOn: date, workerIds, advance: fc.constant(true) }),
  fc.record({ type: fc.constant('pay' as const), kind, amountFen: amount, deductionsFen: fc.constant(0), paidOn: date, workerIds, advance: fc.constant(false), recoversAdvance: fc.constant(true) }),
  fc.record({ type: fc.constant('reverse' as const), pick: fc.nat() }),
  fc.record({ type: fc.constant('resolve' as const), as: fc.constantFrom('reallocate' as const, 'return' as const, 'keep' as const), pick: fc.nat(), amountFen: amount, kind, workerIds }),
  fc.record({ type: fc.constant('undo' as const), pick: fc.nat() }),
  fc.record({ type: fc.constant('waive' as const), pick: fc.nat(), amountFen: amount, grantedOn: date, wholeKind: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(book: Book, action: Step, seq: number): void {
  const claim = 'pick' in action ? book.obligations[action.pick % Math.max(1, book.obligations.length)] : undefined;
  switch (action.type) {
    case 'verify': {
      const { workerId, kind, amountFen, from, decided } = action;
      book.obligations.push({ claimId: `c${seq}`, workerId, kind, from, claimedFen: amountFen, verifiedFen: decided ? amountFen : null, ...(decided ? { seq } : {}) });
      return;
    }
    case 'assess':
      book.obligations.push({ claimId: `c${seq}`, workerId: null, kind: 'lateFee', claimedFen: action.amountFen, verifiedFen: action.amountFen, seq });
      return;
    case 'decide':
      if (claim) book.obligations[book.obligations.indexOf(claim)] = { ...claim, verifiedFen: action.amountFen, seq: claim.seq ?? seq };
      return;
    case 'accelerate': {
      const plan = book.plans.at(-1);
      if (plan) book.plans[book.plans.length - 1] = { ...plan, acceleratedOn: plan.acceleratedOn ? null : action.on };
      return;
    }
    case 'agree':
      agreeOn(book, action, seq);
      return;
    case 'pay': {
      const { type: _type, ...posting } = action;
      book.payments.push({ id: `x${seq}`, seq, ...posting });
      return;
    }
    case 'reverse': {
      const payment = book.payments[action.pick % Math.max(1, book.payments.length)];
      if (!payment) return;
      const { postings, ...history } = historyOf(book);
      book.payments[book.payments.indexOf(payment)] = { ...payment, reversedBy: `r${seq}` };
      same(replay({ ...history, postings: withoutPayments(postings, new Set([payment.id])) }).claims, replay(historyOf(book)).claims);
      return;
    }
    case 'resolve':
      resolve(book, action, seq);
      return;
    case 'undo': {
      const resolution = book.resolutions[action.pick % Math.max(1, book.resolutions.length)];
      if (!resolution || resolution.reversedBy) return;
      const { postings, ...history } = historyOf(book);
      book.resolutions[book.resolutions.indexOf(resolution)] = { ...resolution, reversedBy: `u${seq}` };
      same(replay({ ...history, postings: withoutResolution(postings, resolution) }).claims, replay(historyOf(book)).claims);
      return;
    }
    case 'waive':
      if (!claim || !isWaivable(claim.kind)) return;
      book.waivers.push({ id: `v${seq}`, seq, grantedOn: action.grantedOn, workerId: claim.workerId, kind: claim.kind, claimId: action.wholeKind ? null : claim.claimId, amountFen: action.amountFen });
  }
}

/** As the program takes it: no more than lies idle, and what is put to another purpose lands there in full. */
function resolve(book: Book, { as, pick, amountFen, kind, workerIds }: Extract<Step, { type: 'resolve' }>, seq: number): void {
  const history = historyOf(book);
  const idle = replay(history).unapplied.filter(({ postingId }) => book.payments.some(({ id }) => id === postingId));
  const source = idle[pick % Math.max(1, idle.length)];
  if (!source) return;
  const resolution: Resolution = { id: `s${seq}`, seq, paymentId: source.postingId, type: as, amountFen: Math.min(amountFen, source.amountFen), kind, workerIds };
  const sumOf = (unapplied: Replay['unapplied']): number => unapplied.reduce((sum, part) => sum + part.amountFen, 0);
  const after = replay({ ...history, postings: withResolutions(history.postings, [resolution]) });
  if (as === 'reallocate' && sumOf(after.unapplied) !== sumOf(replay(history).unapplied) - resolution.amountFen) return;
  book.resolutions.push(resolution);
  same(after.claims, replay(historyOf(book)).claims);
}

/** What is told of each payment sums to what came in with it. */
function checkPayments(book: Book, history: LedgerHistory, replayed: Replay): void {
  const money = moneyOfPayments(history, replayed);
  for (const payment of book.payments) {
    const { appliedFen = 0, unappliedFen = 0, returnedFen = 0 } = money.get(payment.id) ?? {};
    same(appliedFen + unappliedFen + returnedFen, payment.reversedBy ? 0 : payment.amountFen + (payment.deductionsFen ?? 0));
  }
}

function agreeOn(book: Book, { dates, joint, order, first }: Extract<Step, { type: 'agree' }>, seq: number): void {
  const before = replay(historyOf(book));
  const open = openClaimsOf(before);
  const owed = new Map<PaymentKind, number>();
  for (const { kind, outstandingFen } of open) {
    const as: PaymentKind = joint && insuranceKinds.some((one) => one === kind) ? 'socialInsurance' : kind;
    owed.set(as, (owed.get(as) ?? 0) + outstandingFen);
  }
  const drafts = [...owed].flatMap(([kind, total]) =>
    splitLargestRemainder(total, dates.map((_, index) => index + 1))
      .map((amountFen, index): InstalmentDraft => ({ kind, amountFen, dueOn: dates[index] ?? '2025-01-01' }))
      .filter(({ amountFen }) => amountFen > 0),
  );
  const planId = `p${seq}`;
  const instalments = numberInstalments(drafts);
  const balances = balancesOf(historyOf(book), before, '2025-01-01');
  expect(checkPlanCovers({ ...amountsToCover(balances), instalments })).toEqual([]);
  expect(checkInstalments(instalments, outstandingByKind(balances), '2025-01-01').filter(({ code }) => code !== 'noInstalments')).toEqual([]);
  const priority = new Map(first.map((workerId, place) => [workerId, place + 1]));
  book.plans.push({ planId, agreedSeq: seq, order, priority, instalments, lines: spreadInstalments({ planId, instalments, claims: open, ...(order === 'priorityFirst' ? { priority } : {}) }) });
  const { claims, lines } = replay(historyOf(book));
  expect(lines.every(({ line, openFen }) => openFen === line.amountFen)).toBe(true);
  expect(claims.every(({ unplannedFen }) => unplannedFen === 0)).toBe(true);
}

/** The same book on paper: what was reversed is crossed out, what went back or to another purpose is taken off. */
function onPaper({ obligations, plans, payments, resolutions, waivers }: Book): PaperBook {
  const standing = new Set(payments.filter(({ reversedBy }) => !reversedBy).map(({ id }) => id));
  const moved = resolutions.filter(({ paymentId, reversedBy, type }) => standing.has(paymentId) && !reversedBy && type !== 'keep');
  const slips = payments.filter(({ id }) => standing.has(id)).map((slip) => ({
    id: slip.id, place: slip.seq, on: slip.paidOn, kind: slip.kind, workers: slip.workerIds,
    as: slip.advance ? ('advance' as const) : slip.recoversAdvance ? ('recovery' as const) : ('payment' as const),
    fen: slip.amountFen + (slip.deductionsFen ?? 0) - moved.reduce((sum, { paymentId, amountFen }) => (paymentId === slip.id ? sum + amountFen : sum), 0),
  }));
  const parts = moved.flatMap(({ id, seq, type, amountFen, kind: to, workerIds: named, paymentId }) => {
    const slip = slips.find((one) => one.id === paymentId);
    return slip && to && type === 'reallocate' ? [{ id, place: seq, on: slip.on, kind: to, workers: named, fen: amountFen, as: slip.as === 'advance' ? slip.as : ('payment' as const) }] : [];
  });
  return {
    claims: obligations.map(({ claimId, workerId, kind: of, from = null, verifiedFen, seq = null }) => ({ id: claimId, worker: workerId, kind: of, from, verified: verifiedFen, decided: seq })),
    payments: [...slips, ...parts],
    waivers: waivers.map(({ id, seq, grantedOn, workerId, kind: of, claimId = null, amountFen }) => ({ id, place: seq, on: grantedOn, worker: workerId, kind: of, claim: claimId, fen: amountFen })),
    plans: plans.map(({ planId, agreedSeq, order = 'oldestFirst', priority = new Map<string, number>(), lines }) => ({
      id: planId, place: agreedSeq, order, ranks: priority, lines: lines.map(({ instalmentNo, dueOn, claimId, amountFen }) => ({ no: instalmentNo, dueOn, claim: claimId, fen: amountFen })),
    })),
  };
}

/** To the fen: each claim, each line of the plan in force, what lies idle, what is overdue, and the sum of it all. */
function checkAgainstPaper(book: Book, history: LedgerHistory, replayed: Replay, balances: LedgerBalances, today: string): void {
  const sheet = workOut(onPaper(book));
  const inOrder = <T>(rows: readonly (readonly [string, T])[]): (readonly [string, T])[] => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const promisedOf = (id: string): number => sheet.lines.reduce((total, { claim, promised }) => (claim.id === id ? total + promised : total), 0);
  same(
    inOrder(replayed.claims.map(({ obligation, openFen, paidFen, waivedFen, advancedFen, recoveredFen, agreedFen }) => [obligation.claimId, [openFen, paidFen, waivedFen, advancedFen, recoveredFen, agreedFen]])),
    inOrder(sheet.accounts.map((account) => [account.id, [openOf(account), account.paid, account.waived, account.advanced, account.repaid, account.kept + promisedOf(account.id)]])),
  );
  same(
    inOrder(replayed.lines.map(({ line, paidFen, openFen }) => [`${line.instalmentNo}/${line.claimId}`, [line.amountFen, paidFen, openFen]])),
    inOrder(sheet.lines.map(({ no, claim, promised, paid, open }) => [`${no}/${claim.id}`, [promised, paid, open]])),
  );
  same(inOrder(replayed.unapplied.map(({ postingId, amountFen }) => [postingId, amountFen])), inOrder([...sheet.idle]));
  const plan = planInForce(history.plans);
  const fallsDue = (dueOn: string): string => [dueOn, plan?.acceleratedOn ?? dueOn].sort()[0] ?? dueOn;
  const sum = (fen: readonly number[]): number => fen.reduce((total, one) => total + one, 0);
  const { totals } = balances;
  same([totals.verifiedFen, totals.paidFen, totals.waivedFen, totals.outstandingFen, totals.overdueFen, totals.agreedFen], [
    sum(sheet.accounts.map(({ verified }) => verified ?? 0)), sum(sheet.accounts.map(({ paid }) => paid)), sum(sheet.accounts.map(({ waived }) => waived)), sum(sheet.accounts.map(openOf)),
    sum(sheet.lines.filter(({ dueOn }) => fallsDue(dueOn) < today).map(({ open }) => open)), sum([...sheet.lines.map(({ promised }) => promised), ...sheet.accounts.map(({ kept }) => kept)]),
  ]);
  same(balances.instalments.map(({ no, paidFen, outstandingFen, settledOn }) => [no, paidFen, outstandingFen, settledOn]), (plan?.instalments ?? []).map(({ no }) => {
    const mine = sheet.lines.filter((line) => line.no === no);
    const open = sum(mine.map((line) => line.open));
    return [no, sum(mine.map(({ paid }) => paid)), open, open === 0 ? (sheet.paidInto.get(no) ?? null) : null];
  }));
}

/** Compares cheaply and tells in full: it is asked a hundred thousand times. */
function same(found: unknown, wanted: unknown): void {
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted);
}

describe('any history', () => {
  it('adds up after every step as it does on paper, and does not depend on the order of its rows', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }), date, (steps, today) => {
        const book: Book = { obligations: [], plans: [], payments: [], resolutions: [], waivers: [] };
        steps.forEach((action, index) => {
          take(book, action, index + 1);
          const history = historyOf(book);
          const replayed = replay(history);
          const balances = balancesOf(history, replayed, today);
          same(checkInvariant(history, replayed, balances), []);
          const summary = summarise(history, replayed);
          same(standingOf(summary, today), { totals: balances.totals, byKind: balances.byKind });
          const { payments, advances } = balances;
          same([summary.unappliedFen, summary.returnedFen], [payments.unappliedFen + advances.unappliedFen, payments.returnedFen + advances.returnedFen]);
          same(summary.sums.reduce((sum, { unsettled }) => sum + unsettled, 0), balances.byClaim.filter(({ outstandingFen }) => outstandingFen > 0).length);
          checkAgainstPaper(book, history, replayed, balances, today);
          checkPayments(book, history, replayed);
        });
        const { postings } = historyOf(book);
        const reversed = { obligations: [...book.obligations].reverse(), plans: book.plans.map((plan) => ({ ...plan, lines: [...plan.lines].reverse() })).reverse(), postings: [...postings].reverse(), waivers: [...book.waivers].reverse() };
        same(replay(reversed), replay(historyOf(book)));
      }),
      { numRuns: 2_000 },
    );
  }, 120_000);
});
