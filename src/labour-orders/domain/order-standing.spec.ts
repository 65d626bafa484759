import { replay } from '../../repayment/domain/allocation.js';
import type { LedgerHistory, Obligation, Posting } from '../../repayment/domain/ledger-types.js';
import { compensationAmount, compensationBases, compensationShares, decisionFindings, orderFindings } from './additional-compensation.js';
import { type LedgerFacts, type OrderFacts, orderStanding, type OrderStanding } from './order-standing.js';

const owe = (claimId: string, workerId: string, verifiedFen: number | null, rest: Partial<Obligation> = {}): Obligation => ({
  claimId, workerId, kind: 'wages', claimedFen: verifiedFen ?? 500, verifiedFen, ...rest,
});
const pay = (id: string, paidOn: string, amountFen: number, rest: Partial<Posting> = {}): Posting => ({ id, seq: Number(id), paidOn, kind: 'wages', amountFen, workerIds: null, ...rest });
const ledger = (obligations: Obligation[], postings: Posting[] = [], waivers: LedgerHistory['waivers'] = []): LedgerFacts => {
  const history = { obligations, postings, waivers, plans: [] };
  return { history, replayed: replay(history) };
};
const order = (rest: Partial<OrderFacts> = {}): OrderFacts => ({ issuedOn: '2025-01-02', deadlineOn: '2025-01-10', items: [{ kind: 'wages', amountFen: 1_000 }], workerIds: null, ...rest });
const brief = ({ state, paidByDeadlineFen, unpaidAtDeadlineFen, paidFen, unpaidFen }: OrderStanding): string => `${state} ${paidByDeadlineFen}/${unpaidAtDeadlineFen} ${paidFen}/${unpaidFen}`;
const two = [owe('a', 'w1', 600), owe('b', 'w2', 400)];

describe('an order', () => {
  it.each<[string, Posting[], string, string]>([
    ['runs until its last day', [], '2025-01-10', 'running 0/1000 0/1000'],
    ['is overdue from the day after', [], '2025-01-11', 'overdue 0/1000 0/1000'],
    ['is not obeyed by a part', [pay('1', '2025-01-10', 300)], '2025-01-11', 'overdue 300/700 300/700'],
    ['is obeyed by all in time', [pay('1', '2025-01-02', 300), pay('2', '2025-01-10', 700)], '2025-01-10', 'obeyed 1000/0 1000/0'],
    ['is paid late', [pay('1', '2025-01-05', 300), pay('2', '2025-01-11', 700)], '2025-01-12', 'paidLate 300/700 1000/0'],
    ['takes nothing that was paid before it', [pay('1', '2025-01-01', 300)], '2025-01-11', 'overdue 0/700 0/700'],
    ['takes no advance of a fund', [pay('1', '2025-01-05', 1_000, { advance: true })], '2025-01-11', 'overdue 0/1000 0/1000'],
    ['takes no other kind', [pay('1', '2025-01-05', 1_000, { kind: 'overtime' })], '2025-01-11', 'overdue 0/1000 0/1000'],
    ['counts no payment that was taken back', [pay('1', '2025-01-05', 1_000, { reversedBy: 'r' })], '2025-01-11', 'overdue 0/1000 0/1000'],
  ])('%s', (_, postings, today, expected) => {
    expect(brief(orderStanding(order(), ledger(two, postings), today))).toBe(expected);
  });

  it('is for the workers it names', () => {
    const named = order({ items: [{ kind: 'wages', amountFen: 400 }], workerIds: ['w2'] });
    expect(brief(orderStanding(named, ledger(two, [pay('1', '2025-01-05', 500, { workerIds: ['w1'] })]), '2025-01-11'))).toBe('overdue 0/400 0/400');
    expect(brief(orderStanding(named, ledger(two, [pay('1', '2025-01-05', 1_000)]), '2025-01-11'))).toBe('obeyed 400/0 400/0');
  });

  it('asks no more than is owed: what was waived or verified down since, and of the undecided what is claimed', () => {
    expect(brief(orderStanding(order(), ledger([owe('a', 'w1', 300)]), '2025-01-11'))).toBe('overdue 0/300 0/300');
    expect(brief(orderStanding(order(), ledger([owe('a', 'w1', 0)]), '2025-01-11'))).toBe('obeyed 0/0 0/0');
    expect(brief(orderStanding(order(), ledger([owe('a', 'w1', null)]), '2025-01-11'))).toBe('overdue 0/500 0/500');
    expect(brief(orderStanding(order(), ledger([]), '2025-01-11'))).toBe('overdue 0/1000 0/1000');
    const waived = ledger(two, [], [{ id: 'v', seq: 1, grantedOn: '2025-01-12', workerId: 'w1', kind: 'wages', amountFen: 600 }]);
    expect(brief(orderStanding(order(), waived, '2025-01-13'))).toBe('overdue 0/1000 0/400');
  });

  it('takes the insurances together where it demands them together', () => {
    const joint = order({ items: [{ kind: 'socialInsurance', amountFen: 500 }] });
    const owed = [owe('p', 'w1', 300, { kind: 'pension' }), owe('m', 'w1', 200, { kind: 'medical' })];
    expect(brief(orderStanding(joint, ledger(owed, [pay('1', '2025-01-05', 300, { kind: 'pension' })]), '2025-01-11'))).toBe('overdue 300/200 300/200');
  });
});

describe('additional compensation', () => {
  const bases = (demand: OrderFacts, facts: LedgerFacts): string[] =>
    compensationBases(demand, orderStanding(demand, facts, '2025-01-11'), facts).map(({ workerId, baseFen }) => `${workerId} ${baseFen}`);

  it('is reckoned on what each worker was still owed when the last day had passed', () => {
    expect(bases(order(), ledger(two, [pay('1', '2025-01-05', 100, { workerIds: ['w1'] }), pay('2', '2025-01-11', 400, { workerIds: ['w2'] })]))).toEqual(['w1 500', 'w2 400']);
    expect(bases(order({ items: [{ kind: 'wages', amountFen: 500 }] }), ledger(two))).toEqual(['w1 300', 'w2 200']);
    const mixed = order({ items: [{ kind: 'wages', amountFen: 1_000 }, { kind: 'overtime', amountFen: 90 }, { kind: 'pension', amountFen: 50 }] });
    expect(bases(mixed, ledger([...two, owe('o', 'w2', 90, { kind: 'overtime' }), owe('p', 'w2', 50, { kind: 'pension' })]))).toEqual(['w1 600', 'w2 490']);
    expect(bases(order(), ledger([owe('a', 'w1', null)]))).toEqual([]);
  });

  it('is refused before the last day has passed, twice, on an order taken back, and where nothing was left unpaid', () => {
    const codes = (changes: object): string[] => orderFindings(order(), { baseFen: 1_000, voided: false, recorded: false, today: '2025-01-11', ...changes }).map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect(codes({ today: '2025-01-10' })).toEqual(['orderNotYetOverdue']);
    expect(codes({ voided: true, recorded: true, baseFen: 0 })).toEqual(['orderVoided', 'compensationRecorded', 'nothingUnpaidAtDeadline']);
  });

  it('is 50 to 100 %, decided after the last day and not in the future', () => {
    const codes = (changes: object): string[] => decisionFindings(order(), 1_001, { percentage: 75, decidedOn: '2025-01-11', ...changes }, '2025-01-20').map(({ code }) => code);
    expect(codes({})).toEqual([]);
    expect([codes({ percentage: 49 }), codes({ percentage: 101 }), codes({ percentage: 50 }), codes({ percentage: 100 })]).toEqual([['percentageOutOfRange'], ['percentageOutOfRange'], [], []]);
    expect([codes({ amountFen: 500 }), codes({ amountFen: 501 }), codes({ amountFen: 1_001 }), codes({ amountFen: 1_002 })]).toEqual([['compensationOutOfRange'], [], [], ['compensationOutOfRange']]);
    expect([codes({ decidedOn: '2025-01-10' }), codes({ decidedOn: '2025-01-21' })]).toEqual([['decidedBeforeDeadline'], ['decidedInTheFuture']]);
  });

  it('adds up to the fen', () => {
    expect([compensationAmount(1_001, { percentage: 50 }), compensationAmount(1_001, { percentage: 50, amountFen: 600 })]).toEqual([501, 600]);
    expect(compensationShares([{ workerId: 'a', baseFen: 1 }, { workerId: 'b', baseFen: 1 }, { workerId: 'c', baseFen: 1 }], 2)).toEqual([{ workerId: 'a', amountFen: 1 }, { workerId: 'b', amountFen: 1 }]);
  });
});
