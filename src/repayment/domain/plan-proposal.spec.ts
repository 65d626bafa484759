import fc from 'fast-check';
import { claimKinds, insuranceKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { WorkingCalendar } from '../../deadlines/domain/working-calendar.js';
import { checkPlanCovers } from './plan-coverage.js';
import {
  coverageOfProposal, kindsToPropose, type OwedAmount, proposeByCashFlow, proposeByPriority, proposeMonthly, proposeSingleDate, type ProposalInput, type ProposedInstalment,
} from './plan-proposal.js';
import { numberInstalments } from './instalment-rules.js';
import { spreadInstalments } from './plan-spread.js';
import { hardshipGroups, priorityOf } from './worker-priority.js';

const weekday = (date: string): boolean => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const owe = (workerId: string | null, kind: OwedAmount['kind'], outstandingFen: number): OwedAmount => ({ workerId, kind, outstandingFen });
const input = (owed: readonly OwedAmount[], more: Partial<ProposalInput['time']> & { kinds?: readonly PaymentKind[] } = {}): ProposalInput => ({
  owed, kinds: more.kinds ?? kindsToPropose(owed), time: { today: more.today ?? '2025-01-05', isWorkingDay: more.isWorkingDay ?? weekday },
});
const show = (instalments: readonly ProposedInstalment[]): string[] => instalments.map(({ kind, dueOn, amountFen, moved }) => `${kind} ${dueOn} ${amountFen}${moved ? ` ${moved}` : ''}`);
const wages = [owe('w1', 'wages', 600), owe('w2', 'wages', 400)];

describe('a single date', () => {
  it('pays wages on the working day before, insurance, housing fund and late fees on the one after', () => {
    const owed = [...wages, owe('w1', 'pension', 90), owe('w2', 'medical', 10), owe('w2', 'housingFund', 5), owe(null, 'lateFee', 7)];
    expect(show(proposeSingleDate(input(owed), '2025-03-01'))).toEqual([
      'wages 2025-02-28 1000 workingDayBefore', 'socialInsurance 2025-03-03 100 workingDayAfter', 'housingFund 2025-03-03 5 workingDayAfter', 'lateFee 2025-03-03 7 workingDayAfter',
    ]);
  });

  it('never lies before today, and says that it was moved for that', () => {
    const on = (dueOn: string, today = '2025-01-05'): string[] => show(proposeSingleDate(input(wages, { today }), dueOn));
    expect(on('2025-01-05')).toEqual(['wages 2025-01-06 1000 notBeforeToday']);
    expect(on('2024-12-31')).toEqual(['wages 2025-01-06 1000 notBeforeToday']);
    expect(on('2025-01-06', '2025-01-06')).toEqual(['wages 2025-01-06 1000']);
    expect(on('2025-03-01', '2025-02-28')).toEqual(['wages 2025-02-28 1000 workingDayBefore']);
  });

  it('goes around the festival by the published calendar, make-up days included', () => {
    const calendar = new WorkingCalendar();
    const at = input([...wages, owe('w1', 'pension', 1)], { isWorkingDay: (date) => calendar.isWorking(date) });
    expect(show(proposeSingleDate(at, '2025-02-01'))).toEqual(['wages 2025-01-27 1000 workingDayBefore', 'socialInsurance 2025-02-05 1 workingDayAfter']);
    expect(show(proposeSingleDate(at, '2025-01-26'))).toEqual(['wages 2025-01-26 1000', 'socialInsurance 2025-01-26 1']);
  });

  it('leaves the insurances that are named by themselves out of the joint one', () => {
    const owed = [owe('w1', 'pension', 90), owe('w1', 'medical', 10), owe('w2', 'unemployment', 5)];
    const at = input(owed, { kinds: ['pension', 'socialInsurance'] });
    expect(show(proposeSingleDate(at, '2025-03-03'))).toEqual(['pension 2025-03-03 90', 'socialInsurance 2025-03-03 15']);
  });
});

describe('monthly parts', () => {
  it('are equal, add up, and fall on the last day of shorter months', () => {
    const parts = proposeMonthly(input([owe('w1', 'pension', 1_000)], { kinds: ['pension'], isWorkingDay: () => true }), '2025-01-31', 3);
    expect(show(parts)).toEqual(['pension 2025-01-31 334', 'pension 2025-02-28 333', 'pension 2025-03-31 333']);
  });

  it('that come to one day are one', () => {
    expect(show(proposeMonthly(input(wages, { today: '2025-03-10' }), '2025-01-31', 4))).toEqual(['wages 2025-03-10 500 notBeforeToday', 'wages 2025-03-31 250', 'wages 2025-04-30 250']);
  });

  it('leave out parts of nothing, and refuse what is no plan or no calendar', () => {
    expect(proposeMonthly(input([owe('w1', 'wages', 2)]), '2025-03-03', 5)).toHaveLength(2);
    expect(() => proposeMonthly(input(wages), '2025-03-03', 0)).toThrow(RangeError);
    expect(() => proposeMonthly(input(wages), '2025-03-03', 601)).toThrow(RangeError);
    expect(() => proposeSingleDate(input(wages, { isWorkingDay: () => false }), '2025-03-03')).toThrow(RangeError);
  });
});

describe('by priority', () => {
  const groups = hardshipGroups(new Map([['w1', 'stable'], ['w2', 'relative'], ['w3', 'severe'], ['w4', null], ['w5', 'accident'], ['w6', 'severe']]));
  const owed = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6'].map((workerId, i) => owe(workerId, 'wages', 100 * (i + 1)));

  it('takes the hardest hit first, and everybody else together at last', () => {
    expect(groups).toEqual([{ condition: 'severe', workerIds: ['w3', 'w6'] }, { condition: 'accident', workerIds: ['w5'] }, { condition: 'relative', workerIds: ['w2'] }]);
    const priority = priorityOf(groups.map(({ workerIds }) => workerIds));
    const instalments = proposeByPriority(input(owed), '2025-01-15', priority);
    expect(show(instalments)).toEqual(['wages 2025-01-15 900', 'wages 2025-02-14 500 workingDayBefore', 'wages 2025-03-14 200 workingDayBefore', 'wages 2025-04-15 500']);
    const lines = spreadInstalments({ planId: 'p', instalments: numberInstalments(instalments), claims: owed.map((amount) => ({ ...amount, claimId: `c-${amount.workerId}` })), priority });
    expect(lines.map(({ instalmentNo, workerId, amountFen }) => `${instalmentNo} ${workerId} ${amountFen}`)).toEqual(['1 w3 300', '1 w6 600', '2 w5 500', '3 w2 200', '4 w1 100', '4 w4 400']);
  });

  it('is a single date where nobody is named', () => {
    expect(show(proposeByPriority(input(wages), '2025-01-15', priorityOf([])))).toEqual(['wages 2025-01-15 1000']);
  });
});

describe('by cash flow', () => {
  const owed = [...wages, owe('w1', 'pension', 90), owe('w2', 'housingFund', 50)];

  it('spends what comes in kind after kind, on the working day after for money is not there before, and tells what is left', () => {
    const { instalments, spent } = proposeByCashFlow(input(owed), [{ on: '2025-03-08', amountFen: 500 }, { on: '2025-02-03', amountFen: 700 }]);
    expect(show(instalments)).toEqual(['wages 2025-02-03 700', 'wages 2025-03-10 300 workingDayAfter', 'socialInsurance 2025-03-10 90 workingDayAfter', 'housingFund 2025-03-10 50 workingDayAfter']);
    expect(spent).toEqual([{ on: '2025-02-03', amountFen: 700, usedFen: 700 }, { on: '2025-03-08', amountFen: 500, usedFen: 440 }]);
  });

  it('follows the order of the kinds, joins what falls on one day, and says what is not covered', () => {
    const at = input(owed, { kinds: ['socialInsurance', 'wages'] });
    const { instalments } = proposeByCashFlow(at, [{ on: '2025-03-08', amountFen: 50 }, { on: '2025-03-09', amountFen: 100 }, { on: '2025-03-10', amountFen: 10 }]);
    expect(show(instalments)).toEqual(['socialInsurance 2025-03-10 90 workingDayAfter', 'wages 2025-03-10 70 workingDayAfter']);
    expect(coverageOfProposal(owed, at.kinds, instalments)).toEqual([
      { kind: 'socialInsurance', owedFen: 90, proposedFen: 90, uncoveredFen: 0 }, { kind: 'wages', owedFen: 1_000, proposedFen: 70, uncoveredFen: 930 },
      { kind: 'housingFund', owedFen: 50, proposedFen: 0, uncoveredFen: 50 },
    ]);
  });
});

describe('any proposal', () => {
  const workers = ['w1', 'w2', 'w3', 'w4'];
  const amounts = fc.uniqueArray(
    fc.record({ workerId: fc.constantFrom<(string | null)[]>(...workers, null), kind: fc.constantFrom(...claimKinds), outstandingFen: fc.integer({ min: 1, max: 100_000 }) }),
    { minLength: 1, maxLength: 20, selector: ({ workerId, kind }) => `${workerId}/${kind}` },
  );
  const dates = fc.integer({ min: 0, max: 700 }).map((day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));
  const calendar = new WorkingCalendar();

  it('covers everything but what it says it does not, on working days from today on, and can be spread', () => {
    fc.assert(
      fc.property(amounts, dates, fc.integer({ min: 1, max: 24 }), fc.array(fc.record({ on: dates, amountFen: fc.integer({ min: 1, max: 300_000 }) }), { minLength: 1, maxLength: 8 }), fc.boolean(),
        (owed, dueOn, months, expected, named) => {
          const kinds = named ? claimKinds.filter((kind) => owed.some((amount) => amount.kind === kind)) : kindsToPropose(owed);
          const at = input(owed, { kinds, isWorkingDay: (date) => calendar.isWorking(date) });
          const priority = priorityOf([['w3'], ['w1', 'w4']]);
          const cash = proposeByCashFlow(at, expected);
          for (const instalments of [proposeSingleDate(at, dueOn), proposeMonthly(at, dueOn, months), proposeByPriority(at, dueOn, priority), cash.instalments]) {
            expect(instalments.filter((one) => !calendar.isWorking(one.dueOn) || one.dueOn < at.time.today || one.amountFen <= 0)).toEqual([]);
            const uncovered = coverageOfProposal(owed, kinds, instalments).reduce((sum, { uncoveredFen }) => sum + uncoveredFen, 0);
            expect(uncovered).toBe(owed.reduce((sum, { outstandingFen }) => sum + outstandingFen, 0) - instalments.reduce((sum, { amountFen }) => sum + amountFen, 0));
            if (uncovered > 0) continue;
            const owedByKind = Object.fromEntries(claimKinds.map((kind) => [kind, owed.filter((amount) => amount.kind === kind).reduce((sum, { outstandingFen }) => sum + outstandingFen, 0)]));
            expect(checkPlanCovers({ verifiedUnpaidByKind: owedByKind, waivedByKind: {}, instalments })).toEqual([]);
            const claims = owed.map((amount, i) => ({ ...amount, claimId: `c${i}` }));
            const lines = spreadInstalments({ planId: 'p', instalments: numberInstalments(instalments), claims, priority });
            expect(lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(owed.reduce((sum, { outstandingFen }) => sum + outstandingFen, 0));
            const last = (workerId: string, kind: string): string => lines.filter((line) => line.workerId === workerId && line.kind === kind).map((line) => line.dueOn).sort().at(-1) ?? '';
            const single = claimKinds.filter((kind) => !insuranceKinds.some((one) => one === kind));
            expect(single.filter((kind) => last('w3', kind) !== '' && lines.some((line) => line.kind === kind && line.workerId === 'w2' && line.dueOn < last('w3', kind)))).toEqual([]);
          }
          expect(cash.spent.every(({ usedFen, amountFen }) => usedFen >= 0 && usedFen <= amountFen)).toBe(true);
        }),
      { numRuns: 200 },
    );
  });
});
