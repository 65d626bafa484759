import { warningMessages } from '../messages.js';
import { type WorkerArrears, payArrears } from './pay-arrears.js';
import type { CrimeLimits } from './wage-crime.js';
import { judgeWarnings, type Warning, type WarningCode, type WarningFacts, type WageOrder } from './warnings.js';

const limits: CrimeLimits = { workerFen: 500_000, totalFen: 3_000_000, lowerBound: true };
const owed = (workers: number, dueFen: number, months: number | null = 1, migrant: boolean | null = true): WorkerArrears[] =>
  Array.from({ length: workers }, (_, index) => ({ workerId: `w${index}`, dueFen, months, migrant }));
const order = (changes: Partial<WageOrder> = {}): WageOrder => ({ orderId: 'o', number: '人社监令1号', deadlineOn: '2025-01-10', state: 'overdue', ...changes });
const judge = (facts: Partial<WarningFacts>, code: WarningCode): Warning => {
  const found = judgeWarnings({ arrears: [], limits, orders: [], operatingStatus: null, escalators: [], ...facts }).find((warning) => warning.code === code);
  if (!found) throw new Error(code);
  return found;
};
const told = ({ stage, because }: Warning): string => [stage, ...because.map(({ code }) => code)].join(' ');
const needs = ({ needs: list }: Warning): Record<string, boolean | null> => Object.fromEntries(list.map(({ code, met }) => [code, met]));

describe('warnings', () => {
  it.each<[string, Partial<WarningFacts>, string, string]>([
    ['nothing owed', {}, 'none crimeNotReached', 'none crimeNotReached'],
    ['one worker a fen below the amount', { arrears: owed(1, 499_999, 3) }, 'none crimeNotReached', 'none crimeNotReached'],
    ['one worker at the amount, three months', { arrears: owed(1, 500_000, 3) }, 'amountsReached crimeOneReached nationalLowerBound', 'amountsReached crimeOneReached nationalLowerBound'],
    ['one worker, two months', { arrears: owed(1, 900_000, 2) }, 'none crimeNotReached', 'none crimeNotReached'],
    ['one worker, months not known', { arrears: owed(1, 500_000, null) }, 'amountsReached crimeOneReached nationalLowerBound', 'amountsReached crimeOneReached nationalLowerBound'],
    ['ten workers at the amount', { arrears: owed(10, 300_000) }, 'amountsReached crimeTotalReached nationalLowerBound', 'amountsReached crimeTotalReached nationalLowerBound'],
    ['ten workers a fen below', { arrears: [...owed(9, 300_000), ...owed(1, 299_999)] }, 'none crimeNotReached', 'none crimeNotReached'],
    ['nine workers above it', { arrears: owed(9, 400_000) }, 'none crimeNotReached', 'none crimeNotReached'],
    ['a province with numbers of its own', { arrears: owed(10, 300_000), limits: { workerFen: 1_000_000, totalFen: 5_000_000, lowerBound: false } }, 'none crimeNotReached', 'none crimeNotReached'],
    ['no number in force', { arrears: owed(10, 900_000), limits: null }, 'none crimeNotReached', 'none crimeNotReached'],
    ['an order not obeyed', { arrears: owed(10, 300_000), orders: [order()] }, 'orderNotObeyed crimeTotalReached nationalLowerBound', 'orderNotObeyed crimeTotalReached nationalLowerBound'],
    ['an order not obeyed of small sums', { arrears: owed(2, 100), orders: [order()] }, 'none crimeNotReached', 'none crimeNotReached'],
    ['an order paid late', { arrears: owed(10, 300_000), orders: [order({ state: 'paidLate' })] }, 'amountsReached crimeTotalReached nationalLowerBound', 'amountsReached crimeTotalReached nationalLowerBound'],
    ['workers who are no migrants', { arrears: owed(10, 300_000, 1, false) }, 'amountsReached crimeTotalReached nationalLowerBound', 'none crimeNotReached'],
    ['an incident of small sums', { arrears: owed(2, 100), escalators: ['roadBlocking'] }, 'none crimeNotReached', 'amountsReached incident'],
    ['an incident, an order not obeyed', { arrears: owed(2, 100), escalators: ['selfHarmThreat'], orders: [order()] }, 'none crimeNotReached', 'orderNotObeyed incident'],
    ['an incident with nothing owed', { escalators: ['stoppage'] }, 'none crimeNotReached', 'none crimeNotReached'],
    ['media heat alone', { arrears: owed(2, 100), escalators: ['mediaHeat'] }, 'none crimeNotReached', 'none crimeNotReached'],
  ])('%s', (_, facts, crime, blacklist) => {
    expect([told(judge(facts, 'wageCrime')), told(judge(facts, 'wageBlacklist'))]).toEqual([crime, blacklist]);
  });

  it('say what is there, what is missing, and what somebody has to look at', () => {
    const many = owed(10, 300_000);
    expect(needs(judge({ arrears: many }, 'wageCrime'))).toEqual({ orderMissing: false, ableOrHiding: null });
    expect(needs(judge({ arrears: many, orders: [order({ state: 'running' })], operatingStatus: 'absconded' }, 'wageCrime'))).toEqual({ orderRuns: false, ableOrHiding: true });
    expect(needs(judge({ arrears: owed(1, 600_000, 3), orders: [order({ state: 'running' }), order()] }, 'wageCrime'))).toEqual({ orderDisobeyed: true, ableOrHiding: null, threeMonthsPay: true });
    expect(needs(judge({ arrears: owed(1, 600_000, null) }, 'wageCrime'))).toMatchObject({ threeMonthsPay: null });
    expect(needs(judge({ arrears: many }, 'wageBlacklist'))).toEqual({ orderMissing: false, migrantWorkers: true });
    expect(needs(judge({ arrears: [...owed(9, 300_000), ...owed(1, 300_000, 1, null)] }, 'wageBlacklist'))).toMatchObject({ migrantWorkers: null });
    expect(needs(judge({ arrears: owed(1, 1, 1, false) }, 'wageBlacklist'))).toMatchObject({ migrantWorkers: false });
    expect(needs(judge({ arrears: owed(1, 1), escalators: ['stoppage'] }, 'wageBlacklist'))).toEqual({ orderMissing: false, migrantWorkers: true, incidentJudged: null });
  });

  it('tell the figures they were measured on and their basis, and every word has its text', () => {
    expect(judge({ arrears: [...owed(2, 600_000, 3), ...owed(1, 700_000, 1, false)] }, 'wageCrime').figures).toEqual({ workers: 3, totalFen: 1_900_000, mostOfOneFen: 700_000, workersOverLimit: 2 });
    expect(judge({ arrears: [...owed(2, 600_000, 3), ...owed(1, 700_000, 1, false)] }, 'wageBlacklist').figures).toMatchObject({ workers: 2, totalFen: 1_200_000 });
    const worlds: Partial<WarningFacts>[] = [{}, { arrears: owed(10, 600_000, null), escalators: ['stoppage'], orders: [order()] }, { arrears: owed(1, 600_000, 3), orders: [order({ state: 'running' })] }];
    const codes = worlds.flatMap((facts) => (['wageCrime', 'wageBlacklist'] as const).flatMap((code) => {
      const { because, needs: list, basis } = judge(facts, code);
      expect(basis.length).toBeGreaterThan(0);
      return [...because.map((one) => `warningBecause.${one.code}`), ...list.map((one) => `warningNeed.${one.code}`)];
    }));
    expect(codes.filter((code) => !Object.hasOwn(warningMessages, code))).toEqual([]);
  });
});

describe('pay that is due', () => {
  const claim = (claimId: string, workerId: string | null, kind: 'wages' | 'overtime' | 'pension', period: [string | null, string | null], unplannedFen: number) =>
    ({ obligation: { claimId, workerId, kind, from: period[0], to: period[1], claimedFen: 0, verifiedFen: 0 }, unplannedFen }) as never;
  const arrears = (claims: never[], overdue: Record<string, number> = {}): (string | number | boolean | null)[][] =>
    payArrears({
      today: '2025-02-01', history: { plans: [] },
      replayed: { claims, lines: Object.entries(overdue).flatMap(([claimId, openFen]) => [{ line: { claimId, dueOn: '2025-01-31' }, openFen }, { line: { claimId, dueOn: '2025-02-01' }, openFen: 7 }]) as never },
    }, new Map([['a', true]]))
      .map(({ workerId, dueFen, months, migrant }) => [workerId, dueFen, months, migrant]);

  it('is what is overdue by the plan or promised by none, of wages and overtime, with the months it is for', () => {
    expect(arrears([claim('1', 'a', 'wages', ['2024-11', '2025-01'], 100), claim('2', 'a', 'overtime', ['2025-01', null], 5), claim('3', 'a', 'pension', ['2024-01', '2024-12'], 900), claim('4', null, 'wages', [null, null], 7)])).toEqual([['a', 105, 3, true]]);
    expect(arrears([claim('1', 'b', 'wages', ['2024-11', '2024-11'], 0), claim('2', 'b', 'wages', ['2024-12', '2024-12'], 0)], { 2: 40 })).toEqual([['b', 40, 1, null]]);
  });

  it('is of months not known where a claim without them may make up three', () => {
    expect(arrears([claim('1', 'a', 'wages', [null, null], 1), claim('2', 'a', 'wages', ['2024-11', '2024-12'], 1)])).toEqual([['a', 2, null, true]]);
    expect(arrears([claim('1', 'a', 'wages', [null, null], 1), claim('2', 'a', 'wages', ['2024-10', '2024-12'], 1)])).toEqual([['a', 2, 3, true]]);
  });
});
