import fc from 'fast-check';
import { claimKinds, insuranceKinds, type ClaimKind, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { splitLargestRemainder } from '../../platform/money/fen.js';
import { replay, type Replay } from './allocation.js';
import { balancesOf } from './balances.js';
import { isWaivable, kindsSettledBy } from './claim-kind.js';
import { checkInstalments, numberInstalments, type InstalmentDraft } from './instalment-rules.js';
import { checkInvariant } from './ledger-invariant.js';
import { standingOf, summarise } from './ledger-summary.js';
import { settledByPosting, type AgreedPlan, type LedgerHistory, type Obligation, type Posting, type Waiver } from './ledger-types.js';
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
const kinds: readonly ClaimKind[] = ['wages', 'overtime', 'pension', 'medical', 'housingFund'];
const amount = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5_000 }));
const date = fc.integer({ min: 1, max: 300 }).map((day) => new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10));
const paymentKind: fc.Arbitrary<PaymentKind> = fc.constantFrom<PaymentKind[]>(...kinds, 'socialInsurance');

const step = fc.oneof(
  fc.record({ type: fc.constant('verify' as const), workerId: fc.constantFrom(...workers), kind: fc.constantFrom(...kinds), amountFen: amount, from: fc.constantFrom('2024-10', '2024-11', null), decided: fc.boolean() }),
  fc.record({ type: fc.constant('decide' as const), pick: fc.nat(), amountFen: fc.oneof(fc.constant(0), fc.nat(5_000)) }),
  fc.record({ type: fc.constant('agree' as const), dates: fc.array(date, { minLength: 1, maxLength: 4 }), joint: fc.boolean(), order: fc.constantFrom('oldestFirst' as const, 'proRata' as const) }),
  fc.record({ type: fc.constant('pay' as const), kind: paymentKind, amountFen: amount, deductionsFen: fc.constantFrom(0, 0, 3), paidOn: date, workerIds: fc.option(fc.uniqueArray(fc.constantFrom(...workers), { minLength: 1, maxLength: 2 })), advance: fc.constant(false) }),
  fc.record({ type: fc.constant('pay' as const), kind: paymentKind, amountFen: amount, deductionsFen: fc.constant(0), paidOn: date, workerIds: fc.option(fc.constant(['w1'])), advance: fc.constant(true) }),
  fc.record({ type: fc.constant('pay' as const), kind: paymentKind, amountFen: amount, deductionsFen: fc.constant(0), paidOn: date, workerIds: fc.constantFrom(null, ['w1']), advance: fc.constant(false), recoversAdvance: fc.constant(true) }),
  fc.record({ type: fc.constant('reverse' as const), pick: fc.nat() }),
  fc.record({ type: fc.constant('resolve' as const), as: fc.constantFrom('reallocate' as const, 'return' as const, 'keep' as const), pick: fc.nat(), amountFen: amount, kind: paymentKind, workerIds: fc.option(fc.uniqueArray(fc.constantFrom(...workers), { minLength: 1, maxLength: 2 })) }),
  fc.record({ type: fc.constant('undo' as const), pick: fc.nat() }),
  fc.record({ type: fc.constant('waive' as const), pick: fc.nat(), amountFen: amount, grantedOn: date, wholeKind: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(book: Book, action: Step, seq: number): void {
  const claim = 'pick' in action ? book.obligations[action.pick % Math.max(1, book.obligations.length)] : undefined;
  switch (action.type) {
    case 'verify': {
      const { workerId, kind, amountFen, from, decided } = action;
      book.obligations.push({ claimId: `c${seq}`, workerId, kind, from, claimedFen: amountFen, verifiedFen: decided ? amountFen : null, seq });
      return;
    }
    case 'decide':
      if (claim) book.obligations[book.obligations.indexOf(claim)] = { ...claim, verifiedFen: action.amountFen };
      return;
    case 'agree':
      agree(book, action, seq);
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
      expect(replay({ ...history, postings: withoutPayments(postings, new Set([payment.id])) }).claims).toEqual(replay(historyOf(book)).claims);
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
      expect(replay({ ...history, postings: withoutResolution(postings, resolution) }).claims).toEqual(replay(historyOf(book)).claims);
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
  expect(after.claims).toEqual(replay(historyOf(book)).claims);
}

/** What is told of each payment sums to what came in with it. */
function checkPayments(book: Book, history: LedgerHistory, replayed: Replay): void {
  const money = moneyOfPayments(history, replayed);
  for (const payment of book.payments) {
    const { appliedFen = 0, unappliedFen = 0, returnedFen = 0 } = money.get(payment.id) ?? {};
    expect(appliedFen + unappliedFen + returnedFen).toBe(payment.reversedBy ? 0 : payment.amountFen + (payment.deductionsFen ?? 0));
  }
}

function agree(book: Book, { dates, joint, order }: Extract<Step, { type: 'agree' }>, seq: number): void {
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
  book.plans.push({ planId, agreedSeq: seq, order, instalments, lines: spreadInstalments({ planId, instalments, claims: open }) });
  const { claims, lines } = replay(historyOf(book));
  expect(lines.every(({ line, openFen }) => openFen === line.amountFen)).toBe(true);
  expect(claims.every(({ unplannedFen }) => unplannedFen === 0)).toBe(true);
}

/** The small model: per worker and kind only what went in, no order, no lines. */
function checkAgainstModel(book: LedgerHistory, replayed: Replay): void {
  const open = (kind: ClaimKind, workerId: string | null): number =>
    replayed.claims.reduce((sum, { obligation, openFen }) => (obligation.kind === kind && (workerId === null || obligation.workerId === workerId) ? sum + openFen : sum), 0);
  for (const { postingId } of replayed.unapplied) {
    const posting = book.postings.find(({ id }) => id === postingId);
    if (!posting || posting.advance || posting.recoversAdvance) continue;
    const left = kindsSettledBy(posting.kind).flatMap((kind) => (posting.workerIds ?? [null]).map((workerId) => open(kind, workerId)));
    expect(left.every((openFen) => openFen === 0)).toBe(true);
  }
  const single = claimKinds.filter((kind) => !insuranceKinds.some((one) => one === kind));
  for (const kind of single) {
    const received = book.postings.filter((posting) => posting.kind === kind && !posting.advance && !posting.reversedBy).reduce((sum, posting) => sum + settledByPosting(posting), 0);
    const unapplied = replayed.unapplied.filter(({ postingId }) => book.postings.some(({ id, kind: of, advance }) => id === postingId && of === kind && !advance)).reduce((sum, { amountFen }) => sum + amountFen, 0);
    const owed = book.obligations.filter((claim) => claim.kind === kind).reduce((sum, { verifiedFen }) => sum + (verifiedFen ?? 0), 0);
    const waived = replayed.waived.filter((part) => part.kind === kind).reduce((sum, { amountFen }) => sum + amountFen, 0);
    expect(open(kind, null)).toBe(owed - waived - (received - unapplied));
  }
}

describe('any history', () => {
  it('adds up after every step, and does not depend on the order of its rows', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), date, (steps, today) => {
        const book: Book = { obligations: [], plans: [], payments: [], resolutions: [], waivers: [] };
        steps.forEach((action, index) => {
          take(book, action, index + 1);
          const history = historyOf(book);
          const replayed = replay(history);
          const balances = balancesOf(history, replayed, today);
          expect(checkInvariant(history, replayed, balances)).toEqual([]);
          const summary = summarise(history, replayed);
          expect(standingOf(summary, today)).toEqual({ totals: balances.totals, byKind: balances.byKind });
          expect(summary).toMatchObject({ unappliedFen: balances.payments.unappliedFen, returnedFen: balances.payments.returnedFen });
          expect(summary.sums.reduce((sum, { unsettled }) => sum + unsettled, 0)).toBe(balances.byClaim.filter(({ outstandingFen }) => outstandingFen > 0).length);
          checkAgainstModel(history, replayed);
          checkPayments(book, history, replayed);
        });
        const { postings } = historyOf(book);
        const reversed = { obligations: [...book.obligations].reverse(), plans: book.plans.map((plan) => ({ ...plan, lines: [...plan.lines].reverse() })).reverse(), postings: [...postings].reverse(), waivers: [...book.waivers].reverse() };
        expect(replay(reversed)).toEqual(replay(historyOf(book)));
      }),
      { numRuns: 400 },
    );
  });
});
