import { addDays } from '../../deadlines/domain/business-date.js';
import { replay } from './allocation.js';
import { balancesOf } from './balances.js';
import { checkInvariant } from './ledger-invariant.js';
import { summarise } from './ledger-summary.js';
import type { AgreedPlan, LedgerHistory, Obligation, Posting } from './ledger-types.js';
import { socialInsuranceSettled, wagesSettled } from './milestones.js';
import { spreadInstalments } from './plan-spread.js';
import { shortfallBeyondGrace } from './shortfall.js';

const owe = (claimId: string, workerId: string, verifiedFen: number | null, rest: Partial<Obligation> = {}): Obligation => ({
  claimId, workerId, kind: 'wages', claimedFen: verifiedFen ?? 77, verifiedFen, ...rest,
});
const pay = (id: string, seq: number, amountFen: number, rest: Partial<Posting> = {}): Posting => ({
  id, seq, paidOn: '2025-01-05', kind: 'wages', amountFen, workerIds: null, ...rest,
});
const two = [owe('a', 'w1', 300), owe('b', 'w2', 100)];

const agree = (obligations: readonly Obligation[], instalments: AgreedPlan['instalments'], rest: Partial<AgreedPlan> = {}): AgreedPlan => ({
  planId: 'p1', agreedSeq: 1, instalments,
  lines: spreadInstalments({ planId: 'p1', instalments, claims: obligations.map((claim) => ({ ...claim, outstandingFen: claim.verifiedFen ?? 0 })) }),
  ...rest,
});
const halves: AgreedPlan['instalments'] = [
  { no: 1, kind: 'wages', dueOn: '2025-01-10', amountFen: 200 },
  { no: 2, kind: 'wages', dueOn: '2025-02-10', amountFen: 200 },
];
const at = (today: string, history: Partial<LedgerHistory>) => {
  const full = { obligations: two, plans: [], postings: [], waivers: [], ...history };
  const replayed = replay(full);
  const balances = balancesOf(full, replayed, today);
  expect(checkInvariant(full, replayed, balances)).toEqual([]);
  return balances;
};

describe('balancesOf', () => {
  const plans = [agree(two, halves)];

  it('is overdue from the day after due, by what is short', () => {
    expect(at('2025-01-10', { plans }).totals).toMatchObject({ overdueFen: 0, daysPastDue: 0 });
    expect(at('2025-01-11', { plans }).totals).toMatchObject({ overdueFen: 200, daysPastDue: 1 });
    const part = at('2025-01-11', { plans, postings: [pay('x', 2, 199)] });
    expect(part.totals).toMatchObject({ agreedFen: 400, paidFen: 199, outstandingFen: 201, overdueFen: 1, daysPastDue: 1 });
  });

  it('does not let what one worker was paid ahead hide what another is short of', () => {
    const balances = at('2025-01-11', { plans, postings: [pay('x', 2, 300, { workerIds: ['w1'] })] });
    expect(balances.byKind[0]).toMatchObject({ kind: 'wages', paidFen: 300, overdueFen: 50 });
    expect(balances.byWorkerKind.map(({ workerId, overdueFen }) => [workerId, overdueFen])).toEqual([['w1', 0], ['w2', 50]]);
  });

  it('ages each line by itself', () => {
    const days = (today: string) => Object.entries(at(today, { plans }).totals.ageing).filter(([, fen]) => fen > 0);
    expect(days('2025-01-10')).toEqual([['notDue', 400]]);
    expect(days('2025-01-17')).toEqual([['notDue', 200], ['d1to7', 200]]);
    expect(days('2025-01-18')).toEqual([['notDue', 200], ['d8to30', 200]]);
    expect(days('2025-02-09')).toEqual([['notDue', 200], ['d8to30', 200]]);
    expect(days('2025-03-11')).toEqual([['d8to30', 200], ['d31to60', 200]]);
    expect(days('2025-03-12')).toEqual([['d8to30', 200], ['over60', 200]]);
  });

  it('shows each instalment with its state and the day that settled it', () => {
    const postings = [pay('x', 2, 100, { paidOn: '2025-01-10' }), pay('y', 3, 150, { paidOn: '2025-01-20' })];
    expect(at('2025-02-10', { plans, postings }).instalments).toEqual([
      { planId: 'p1', no: 1, kind: 'wages', dueOn: '2025-01-10', fallsDueOn: '2025-01-10', amountFen: 200, paidFen: 200, noLongerOwedFen: 0, outstandingFen: 0, overdueFen: 0, daysPastDue: 0, state: 'settled', settledOn: '2025-01-20' },
      { planId: 'p1', no: 2, kind: 'wages', dueOn: '2025-02-10', fallsDueOn: '2025-02-10', amountFen: 200, paidFen: 50, noLongerOwedFen: 0, outstandingFen: 150, overdueFen: 0, daysPastDue: 0, state: 'dueToday', settledOn: null },
    ]);
    expect(at('2025-02-09', { plans, postings }).instalments[1]).toMatchObject({ state: 'upcoming' });
    expect(at('2025-02-11', { plans, postings }).instalments[1]).toMatchObject({ state: 'overdue', overdueFen: 150, daysPastDue: 1 });
    const waivers = [{ id: 'v', seq: 4, grantedOn: '2025-01-21', workerId: 'w1', kind: 'wages', amountFen: 30 }] as const;
    expect(at('2025-02-11', { plans, postings, waivers }).instalments[1]).toMatchObject({ noLongerOwedFen: 30, outstandingFen: 120 });
  });

  it('makes the rest due on the day acceleration was declared', () => {
    const accelerated = [{ ...agree(two, halves), acceleratedOn: '2025-01-14' }];
    expect(at('2025-01-14', { plans: accelerated }).totals.overdueFen).toBe(200);
    expect(at('2025-01-15', { plans: accelerated }).totals).toMatchObject({ overdueFen: 400, daysPastDue: 5 });
  });

  it('is nowhere overdue without a plan, and shows what is undecided apart', () => {
    const obligations = [...two, owe('u', 'w3', null)];
    expect(at('2030-01-01', { obligations }).totals).toMatchObject({ claimedFen: 477, undecidedFen: 77, verifiedFen: 400, agreedFen: 0, overdueFen: 0, ageing: { notDue: 400 } });
  });

  it('after a reschedule counts as agreed what was kept and what is promised now; the old date is overdue no more', () => {
    const postings = [pay('x', 2, 100)];
    const instalments: AgreedPlan['instalments'] = [{ no: 1, kind: 'wages', dueOn: '2025-06-10', amountFen: 300 }];
    const claims = [owe('a', 'w1', 225), owe('b', 'w2', 75)].map((claim) => ({ ...claim, outstandingFen: claim.verifiedFen ?? 0 }));
    const revised = { planId: 'p2', agreedSeq: 3, instalments, lines: spreadInstalments({ planId: 'p2', instalments, claims }) };
    const balances = at('2025-03-01', { plans: [...plans, revised], postings });
    expect(balances.totals).toMatchObject({ agreedFen: 400, paidFen: 100, outstandingFen: 300, overdueFen: 0 });
    expect(balances.instalments.map(({ planId, outstandingFen }) => [planId, outstandingFen])).toEqual([['p2', 300]]);
  });

  it('keeps payments and advances apart, and reversed ones out of both', () => {
    const postings = [
      pay('x', 2, 500), pay('y', 3, 60, { advance: true }), pay('z', 4, 70, { reversedBy: 'r' }), pay('f', 1, 50, { advance: true, paidOn: '2025-01-01' }),
    ];
    const balances = at('2025-01-11', { postings });
    expect(balances.payments).toEqual({ receivedFen: 500, appliedFen: 400, unappliedFen: 100, returnedFen: 0 });
    expect(balances.advances).toEqual({ receivedFen: 110, appliedFen: 50, unappliedFen: 60, returnedFen: 0 });
    expect(balances.totals).toMatchObject({ paidFen: 400, advancedFen: 50, outstandingFen: 0 });
  });
});

describe('shortfallBeyondGrace', () => {
  it('is what the lines past their grace are short of', () => {
    const history = { obligations: two, plans: [agree(two, halves)], postings: [pay('x', 2, 60)], waivers: [] };
    const shortOn = (today: string, plans: AgreedPlan[] = history.plans) => shortfallBeyondGrace(summarise({ ...history, plans }, replay(history)).dues, (dueOn) => addDays(dueOn, 3), today);
    expect(shortOn('2025-01-13')).toBe(0);
    expect(shortOn('2025-01-14')).toBe(140);
    expect(shortOn('2025-02-14')).toBe(340);
    expect(shortOn('2025-01-24', [{ ...agree(two, halves), acceleratedOn: '2025-01-20' }])).toBe(340);
  });
});

describe('checkInvariant', () => {
  const history: LedgerHistory = { obligations: two, plans: [agree(two, halves)], postings: [pay('x', 2, 100)], waivers: [] };
  const replayed = replay(history);
  const rules = (changed: Partial<typeof replayed>) => {
    const broken = { ...replayed, ...changed };
    return [...new Set(checkInvariant(history, broken, balancesOf(history, broken, '2025-01-11')).map(({ rule }) => rule))];
  };

  it('finds a lost, a doubled and a misdirected fen', () => {
    const [first, ...others] = replayed.allocations;
    if (!first) throw new Error('nothing was allocated');
    expect(rules({ allocations: others })).toEqual(['verifiedIsPaidWaivedOutstanding', 'paymentsAreAppliedOrUnapplied']);
    expect(rules({ allocations: [first, ...replayed.allocations] })).toContain('verifiedIsPaidWaivedOutstanding');
    expect(rules({ allocations: [{ ...first, kind: 'overtime' }, ...others] })).toContain('allocationFits');
    expect(rules({ allocations: [{ ...first, amountFen: 151 }, ...others] })).toContain('linesHold');
    expect(rules({ unapplied: [{ postingId: 'x', amountFen: 1 }] })).toEqual(['paymentsAreAppliedOrUnapplied']);
    expect(rules({ claims: replayed.claims.slice(1) })).toContain('verifiedIsPaidWaivedOutstanding');
  });
});

describe('milestones', () => {
  const settledAt = (history: Partial<LedgerHistory>) => {
    const balances = at('2025-01-11', history);
    return [wagesSettled(balances), socialInsuranceSettled(balances)];
  };
  const pension = owe('p', 'w1', 50, { kind: 'pension' });

  it('are reached when something was owed and nothing is outstanding, and lost by a reversal', () => {
    const obligations = [...two, owe('c', 'w1', 10, { kind: 'reimbursement' }), pension];
    const wages = [pay('x', 1, 400), pay('y', 2, 10, { kind: 'reimbursement' })];
    expect(settledAt({ obligations, postings: wages.slice(0, 1) })).toEqual([false, false]);
    expect(settledAt({ obligations, postings: wages })).toEqual([true, false]);
    expect(settledAt({ obligations, postings: [...wages, pay('z', 3, 50, { kind: 'socialInsurance' })] })).toEqual([true, true]);
    expect(settledAt({ obligations, postings: wages.map((posting) => ({ ...posting, reversedBy: 'r' })) })).toEqual([false, false]);
  });

  it('are not reached while a claim is undecided, nor when nothing was owed', () => {
    expect(settledAt({ obligations: [...two, owe('u', 'w3', null)], postings: [pay('x', 1, 400)] })).toEqual([false, false]);
    expect(settledAt({ obligations: [owe('d', 'w1', 0)] })).toEqual([false, false]);
    expect(settledAt({ obligations: [] })).toEqual([false, false]);
  });

  it('are not reached by a fund’s advance', () => {
    expect(settledAt({ postings: [pay('x', 1, 400, { advance: true })] })).toEqual([false, false]);
  });
});
