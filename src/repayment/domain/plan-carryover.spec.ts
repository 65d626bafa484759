import fc from 'fast-check';
import { splitLargestRemainder } from '../../platform/money/fen.js';
import { replay } from './allocation.js';
import { balancesOf } from './balances.js';
import { carriedOver, checkInstalments, numberInstalments, type InstalmentDraft } from './instalment-rules.js';
import type { LedgerHistory, Obligation, Posting } from './ledger-types.js';
import { carryOver, hasGap, planGap } from './plan-carryover.js';
import { amountsToCover, checkPlanCovers, outstandingByKind } from './plan-coverage.js';
import { openClaimsOf, spreadInstalments } from './plan-spread.js';

const weekday = (date: string): boolean => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const owe = (claimId: string, kind: Obligation['kind'], verifiedFen: number, workerId = 'w1'): Obligation => ({ claimId, workerId, kind, claimedFen: verifiedFen, verifiedFen });
const agreed = (obligations: Obligation[], drafts: InstalmentDraft[], postings: Posting[] = []): LedgerHistory => {
  const instalments = numberInstalments(drafts);
  const claims = openClaimsOf(replay({ obligations, plans: [], postings: [], waivers: [] }));
  return { obligations, postings, waivers: [], plans: [{ planId: 'p', agreedSeq: 1, instalments, lines: spreadInstalments({ planId: 'p', instalments, claims }) }] };
};
const part = (kind: InstalmentDraft['kind'], dueOn: string, amountFen: number): InstalmentDraft => ({ kind, dueOn, amountFen });
const pay = (amountFen: number): Posting => ({ id: `x${amountFen}`, seq: 2, paidOn: '2025-01-02', kind: 'wages', amountFen, workerIds: null });

const revise = (history: LedgerHistory, changes: Record<string, number>, added: Obligation[] = [], today = '2025-01-10') => {
  const changed = { ...history, obligations: [...history.obligations.map((claim) => ({ ...claim, verifiedFen: changes[claim.claimId] ?? claim.verifiedFen })), ...added] };
  const replayed = replay(changed);
  const balances = balancesOf(changed, replayed, today);
  const gap = planGap(replayed, balances.instalments);
  return { balances, gap, drafts: carryOver(balances.instalments, gap, { today, isWorkingDay: weekday }) };
};
const show = ({ drafts }: ReturnType<typeof revise>): string[] => drafts.map(({ kind, dueOn, amountFen }) => `${kind} ${dueOn} ${amountFen}`);

describe('a revision that follows from what was verified', () => {
  const wages = agreed([owe('a', 'wages', 600), owe('b', 'wages', 400, 'w2')], [part('wages', '2025-01-05', 200), part('wages', '2025-02-05', 300), part('wages', '2025-03-05', 500)], [pay(100)]);

  it('is not called for while the plan says what is owed', () => {
    expect(hasGap(revise(wages, {}).gap)).toBe(false);
  });

  it('adds what is owed more to what is not due yet, in proportion, and leaves what is overdue where it is', () => {
    expect(show(revise(wages, { a: 680 }))).toEqual(['wages 2025-01-05 100', 'wages 2025-02-05 330', 'wages 2025-03-05 550']);
    expect(show(revise(wages, { a: 601 }))).toEqual(['wages 2025-01-05 100', 'wages 2025-02-05 300', 'wages 2025-03-05 501']);
  });

  it('takes what is owed less from the youngest end of the claim', () => {
    const lowered = revise(wages, { a: 500 });
    expect(lowered.gap).toMatchObject({ cutFen: 100 });
    expect(show(lowered)).toEqual(['wages 2025-01-05 100', 'wages 2025-02-05 300', 'wages 2025-03-05 400']);
  });

  it('gives a kind that the plan does not know, or has no day ahead for, the last day of the plan, else a working day in thirty days', () => {
    expect(show(revise(wages, {}, [owe('c', 'overtime', 70, 'w3')]))).toContain('overtime 2025-03-05 70');
    expect(show(revise(wages, {}, [owe('c', 'wages', 70, 'w3')], '2025-03-10'))).toEqual(['wages 2025-01-05 100', 'wages 2025-02-05 300', 'wages 2025-03-05 500', 'wages 2025-04-09 70']);
    expect(show(revise(wages, {}, [owe('c', 'pension', 70, 'w3')], '2025-03-13'))).toContain('socialInsurance 2025-04-14 70');
  });

  it('keeps an insurance with its own instalments, and puts any other to the joint ones', () => {
    const insured = agreed([owe('p', 'pension', 90), owe('m', 'medical', 60)], [part('pension', '2025-02-05', 90), part('socialInsurance', '2025-02-05', 60)]);
    expect(show(revise(insured, { p: 100, m: 70 }, [owe('u', 'unemployment', 5)]))).toEqual(['pension 2025-02-05 100', 'socialInsurance 2025-02-05 75']);
  });

  it('can always be agreed on, and then leaves no gap', () => {
    const kinds = ['wages', 'overtime', 'pension', 'medical'] as const;
    const amount = fc.integer({ min: 1, max: 5_000 });
    const claim = fc.record({ kind: fc.constantFrom(...kinds), worker: fc.constantFrom('w1', 'w2', 'w3'), fen: amount });
    fc.assert(
      fc.property(fc.array(claim, { minLength: 1, maxLength: 8 }), fc.array(claim, { maxLength: 3 }), fc.array(fc.option(fc.nat(6_000)), { minLength: 8, maxLength: 8 }), fc.boolean(), fc.nat(9_000), fc.constantFrom('2024-12-20', '2025-01-10', '2025-02-20', '2025-06-01'),
        (claims, late, changes, joint, paidFen, today) => {
          const obligations = claims.map(({ kind, worker, fen }, i) => owe(`c${i}`, kind, fen, worker));
          const owed = new Map<InstalmentDraft['kind'], number>();
          for (const { kind, verifiedFen } of obligations) {
            const as = joint && (kind === 'pension' || kind === 'medical') ? 'socialInsurance' : kind;
            owed.set(as, (owed.get(as) ?? 0) + (verifiedFen ?? 0));
          }
          const drafts = [...owed].flatMap(([kind, fen]) => splitLargestRemainder(fen, [1, 1, 1]).map((amountFen, i) => part(kind, ['2025-01-05', '2025-02-05', '2025-03-05'][i] ?? '', amountFen)).filter(({ amountFen }) => amountFen > 0));
          const history = agreed(obligations, drafts, paidFen > 0 ? [pay(paidFen)] : []);
          const verified = Object.fromEntries(changes.slice(0, claims.length).flatMap((fen, i) => (fen === null ? [] : [[`c${i}`, fen]])));
          const { balances, drafts: revision } = revise(history, verified, late.map(({ kind, worker, fen }, i) => owe(`l${i}`, kind, fen, worker)), today);
          if (revision.length === 0) return;
          expect(checkInstalments(revision, outstandingByKind(balances), today, carriedOver(balances.instalments))).toEqual([]);
          expect(checkPlanCovers({ ...amountsToCover(balances), instalments: revision })).toEqual([]);
        }),
      { numRuns: 300 },
    );
  });
});
