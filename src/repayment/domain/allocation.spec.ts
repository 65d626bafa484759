import { replay } from './allocation.js';
import type { AgreedPlan, Instalment, LedgerHistory, Obligation, PlanLine, Posting, Waiver } from './ledger-types.js';

const owe = (claimId: string, workerId: string | null, verifiedFen: number | null, rest: Partial<Obligation> = {}): Obligation => ({
  claimId, workerId, kind: 'wages', claimedFen: verifiedFen ?? 0, verifiedFen, ...rest,
});
const pay = (id: string, seq: number, amountFen: number, rest: Partial<Posting> = {}): Posting => ({
  id, seq, paidOn: '2025-01-05', kind: 'wages', amountFen, workerIds: null, ...rest,
});
const forgo = (id: string, seq: number, workerId: string, amountFen: number, rest: Partial<Waiver> = {}): Waiver => ({
  id, seq, grantedOn: '2025-01-05', workerId, kind: 'wages', amountFen, ...rest,
});
const line = (instalmentNo: number, dueOn: string, claimId: string, workerId: string, amountFen: number, rest: Partial<PlanLine> = {}): PlanLine => ({
  planId: 'p1', instalmentNo, dueOn, claimId, workerId, kind: 'wages', amountFen, ...rest,
});
const plan = (agreedSeq: number, lines: PlanLine[], rest: Partial<AgreedPlan> = {}): AgreedPlan => ({
  planId: lines[0]?.planId ?? 'p1', agreedSeq, lines, instalments: [] as Instalment[], ...rest,
});
const run = (history: Partial<LedgerHistory>) => replay({ obligations: [], plans: [], postings: [], waivers: [], ...history });
const landed = (history: Partial<LedgerHistory>) =>
  run(history).allocations.map(({ postingId, claimId, line: filled, amountFen }) => `${postingId} ${claimId}${filled ? `#${filled.instalmentNo}` : ''} ${amountFen}`);

const two = [owe('a', 'w1', 300), owe('b', 'w2', 100)];

describe('replay without a plan', () => {
  it('spreads a lump pro rata over what is outstanding, a named payment over its worker', () => {
    expect(landed({ obligations: two, postings: [pay('x', 1, 100)] })).toEqual(['x a 75', 'x b 25']);
    expect(landed({ obligations: two, postings: [pay('x', 1, 100, { workerIds: ['w2'] }), pay('y', 2, 100)] })).toEqual(['x b 100', 'y a 100']);
  });

  it('fills the oldest month of a worker first, a claim without a month last', () => {
    const obligations = [owe('z', 'w1', 50), owe('nov', 'w1', 50, { from: '2024-11' }), owe('oct', 'w1', 50, { from: '2024-10' })];
    expect(landed({ obligations, postings: [pay('x', 1, 120, { workerIds: ['w1'] })] })).toEqual(['x oct 50', 'x nov 50', 'x z 20']);
  });

  it('spreads socialInsurance over the four insurances, also for one worker, and nothing else', () => {
    const obligations = [owe('p', 'w1', 60, { kind: 'pension' }), owe('m', 'w1', 30, { kind: 'medical' }), owe('h', 'w1', 30, { kind: 'housingFund' }), owe('q', 'w2', 10, { kind: 'pension' })];
    expect(landed({ obligations, postings: [pay('x', 1, 45, { kind: 'socialInsurance', workerIds: ['w1'] })] })).toEqual(['x p 30', 'x m 15']);
    expect(landed({ obligations, postings: [pay('x', 1, 100, { kind: 'socialInsurance' })] })).toEqual(['x p 60', 'x m 30', 'x q 10']);
  });

  it('keeps an excess and money for somebody owed nothing as unapplied', () => {
    const result = run({ obligations: two, postings: [pay('x', 1, 450), pay('y', 2, 7, { workerIds: ['w9'] }), pay('z', 3, 5, { workerIds: [] })] });
    expect(result.unapplied).toEqual([{ postingId: 'x', amountFen: 50 }, { postingId: 'y', amountFen: 7 }, { postingId: 'z', amountFen: 5 }]);
  });

  it('settles net and deductions together, and takes a worker named twice once', () => {
    expect(landed({ obligations: two, postings: [pay('x', 1, 80, { deductionsFen: 20, workerIds: ['w2', 'w2'] })] })).toEqual(['x b 100']);
  });

  it('lets a reversed posting count for nothing and gives its place to the others', () => {
    const postings = [pay('x', 1, 100, { workerIds: ['w2'], reversedBy: 'r' }), pay('y', 2, 100)];
    expect(landed({ obligations: two, postings })).toEqual(['y a 75', 'y b 25']);
  });

  it('lands a back-dated payment before what was paid after it, whatever the order of the rows', () => {
    const late = pay('late', 9, 400, { paidOn: '2025-01-02' });
    const early = pay('early', 1, 400, { paidOn: '2025-01-05' });
    for (const postings of [[late, early], [early, late]]) {
      expect(run({ obligations: two, postings }).unapplied).toEqual([{ postingId: 'early', amountFen: 400 }]);
    }
  });

  it('does not spread a lump over a claim decided after it, unless something is left', () => {
    const obligations = [...two, owe('c', 'w3', 400, { seq: 5 })];
    expect(landed({ obligations, postings: [pay('x', 1, 100)] })).toEqual(['x a 75', 'x b 25']);
    expect(landed({ obligations, postings: [pay('x', 1, 500)] })).toEqual(['x a 300', 'x b 100', 'x c 100']);
    expect(landed({ obligations, postings: [pay('x', 6, 80)] })).toEqual(['x a 30', 'x b 10', 'x c 40']);
  });

  it('owes nothing on an undecided or disallowed claim, and knows debts of no single worker', () => {
    const obligations = [owe('u', 'w1', null), owe('d', 'w1', 0), owe('fee', null, 90, { kind: 'lateFee' })];
    expect(run({ obligations, postings: [pay('x', 1, 10)] }).unapplied).toEqual([{ postingId: 'x', amountFen: 10 }]);
    expect(landed({ obligations, postings: [pay('x', 1, 90, { kind: 'lateFee' })] })).toEqual(['x fee 90']);
  });

  it('refuses a history whose sums could be wrong', () => {
    expect(() => run({ obligations: [owe('a', 'w1', 0.5)] })).toThrow(RangeError);
    expect(() => run({ obligations: two, postings: [pay('x', 1, -1)] })).toThrow(RangeError);
    expect(() => run({ obligations: [...two, owe('a', 'w3', 1)] })).toThrow(RangeError);
    expect(() => run({ obligations: two, plans: [plan(1, [line(1, '2025-01-05', 'gone', 'w1', 1)])] })).toThrow(RangeError);
    expect(() => run({ obligations: two, plans: [plan(1, [line(1, '2025-01-05', 'gone', 'w9', 1)])] })).toThrow(RangeError);
  });
});

describe('replay with a plan', () => {
  const lines = [
    line(1, '2025-02-05', 'a', 'w1', 150), line(1, '2025-02-05', 'b', 'w2', 50),
    line(2, '2025-03-05', 'a', 'w1', 150), line(2, '2025-03-05', 'b', 'w2', 50),
  ];

  it('fills a worker’s own oldest line, then the next', () => {
    expect(landed({ obligations: two, plans: [plan(1, lines)], postings: [pay('x', 2, 200, { workerIds: ['w1'] })] })).toEqual(['x a#1 150', 'x a#2 50']);
  });

  it('fills the lines due first with a lump: somebody left out is served before others are paid ahead', () => {
    const postings = [pay('x', 2, 150, { workerIds: ['w1'] }), pay('y', 3, 100)];
    expect(landed({ obligations: two, plans: [plan(1, lines)], postings })).toEqual(['x a#1 150', 'y b#1 50', 'y a#2 38', 'y b#2 12']);
  });

  it('follows the order the parties signed', () => {
    const postings = [pay('x', 2, 150, { workerIds: ['w1'] }), pay('y', 3, 100)];
    const plans = [plan(1, lines, { order: 'proRata' })];
    expect(landed({ obligations: two, plans, postings })).toEqual(['x a#1 150', 'y a#2 60', 'y b#1 40']);
  });

  it('goes beyond the lines to what no line covers, then stays unapplied', () => {
    const obligations = [...two, owe('new', 'w2', 30, { seq: 2 })];
    const result = { obligations, plans: [plan(1, lines)], postings: [pay('x', 3, 150, { workerIds: ['w2'] })] };
    expect(landed(result)).toEqual(['x b#1 50', 'x b#2 50', 'x new 30']);
    expect(run(result).unapplied).toEqual([{ postingId: 'x', amountFen: 20 }]);
  });

  it('leaves what was paid before the plan where it was; lines are what was outstanding then', () => {
    const postings = [pay('before', 1, 100), pay('after', 3, 200)];
    const rest = [line(1, '2025-02-05', 'a', 'w1', 225), line(1, '2025-02-05', 'b', 'w2', 75)];
    expect(landed({ obligations: two, plans: [plan(2, rest)], postings })).toEqual(['before a 75', 'before b 25', 'after a#1 150', 'after b#1 50']);
  });

  it('counts a payment back-dated before the plan but recorded after it towards the lines', () => {
    const postings = [pay('x', 3, 150, { paidOn: '2024-12-01', workerIds: ['w1'] })];
    expect(landed({ obligations: two, plans: [plan(2, lines)], postings })).toEqual(['x a#1 150']);
  });

  it('reopens outside the plan what a payment from before the plan had settled, once it is reversed', () => {
    const rest = [line(1, '2025-02-05', 'a', 'w1', 225), line(1, '2025-02-05', 'b', 'w2', 75)];
    const postings = [pay('before', 1, 100, { reversedBy: 'r' }), pay('after', 3, 300)];
    const result = run({ obligations: two, plans: [plan(2, rest)], postings });
    expect(result.lines.map(({ openFen }) => openFen)).toEqual([0, 0]);
    expect(result.claims.map(({ openFen }) => openFen)).toEqual([75, 25]);
  });

  it('starts a new revision from what is still outstanding; old lines are overdue no more', () => {
    const revised = [line(1, '2025-06-05', 'a', 'w1', 150, { planId: 'p2' }), line(1, '2025-06-05', 'b', 'w2', 100, { planId: 'p2' })];
    const history = { obligations: two, plans: [plan(5, revised), plan(1, lines)], postings: [pay('x', 2, 150, { workerIds: ['w1'] }), pay('y', 6, 10, { workerIds: ['w1'] })] };
    const result = run(history);
    expect(result.allocations.map(({ line: filled }) => filled)).toEqual([{ planId: 'p1', instalmentNo: 1 }, { planId: 'p2', instalmentNo: 1 }]);
    expect(result.lines.map(({ line: { planId }, openFen }) => [planId, openFen])).toEqual([['p2', 140], ['p2', 100]]);
  });
});

describe('a claim verified down after its plan was agreed', () => {
  const lines = [line(1, '2025-02-05', 'a', 'w1', 150), line(2, '2025-03-05', 'a', 'w1', 150)];
  const lowered = { obligations: [owe('a', 'w1', 200)], plans: [plan(1, lines)] };

  it('promises no more than it still owes: the line due last gives way', () => {
    expect(run(lowered).lines.map(({ openFen }) => openFen)).toEqual([150, 50]);
    expect(run({ ...lowered, obligations: [owe('a', 'w1', 0)] }).lines.map(({ openFen }) => openFen)).toEqual([0, 0]);
  });

  it('takes no more than that either', () => {
    const result = run({ ...lowered, postings: [pay('x', 2, 300)] });
    expect(result.claims.map(({ openFen, paidFen }) => [openFen, paidFen])).toEqual([[0, 200]]);
    expect(result.unapplied).toEqual([{ postingId: 'x', amountFen: 100 }]);
  });
});

describe('waivers', () => {
  const lines = [line(1, '2025-02-05', 'a', 'w1', 150), line(2, '2025-03-05', 'a', 'w1', 150)];

  it('cut what is due last and leave earlier payments as they are', () => {
    const history = { obligations: two, plans: [plan(1, lines)], postings: [pay('x', 2, 100, { workerIds: ['w1'] })], waivers: [forgo('v', 3, 'w1', 180)] };
    const result = run(history);
    expect(result.lines.map(({ paidFen, openFen }) => [paidFen, openFen])).toEqual([[100, 20], [0, 0]]);
    expect(result.waived).toEqual([
      { waiverId: 'v', claimId: 'a', workerId: 'w1', kind: 'wages', amountFen: 150 },
      { waiverId: 'v', claimId: 'a', workerId: 'w1', kind: 'wages', amountFen: 30 },
    ]);
  });

  it('do not move a lump that was spread before them', () => {
    const history = { obligations: [owe('a', 'w1', 100), owe('b', 'w2', 100)], postings: [pay('x', 1, 100)], waivers: [forgo('v', 2, 'w1', 50)] };
    expect(landed(history)).toEqual(['x a 50', 'x b 50']);
    expect(run(history).claims.map(({ openFen }) => openFen)).toEqual([0, 50]);
  });

  it('meet only what is outstanding, of one claim when they name it', () => {
    const obligations = [owe('oct', 'w1', 50, { from: '2024-10' }), owe('nov', 'w1', 50, { from: '2024-11' })];
    const result = run({ obligations, waivers: [forgo('v', 1, 'w1', 80, { claimId: 'oct' }), forgo('u', 2, 'w9', 80)] });
    expect(result.waived).toEqual([{ waiverId: 'v', claimId: 'oct', workerId: 'w1', kind: 'wages', amountFen: 50 }]);
  });
});

describe('advances of a fund', () => {
  it('reach the worker and settle nothing; what was advanced is not advanced again', () => {
    const postings = [pay('fund', 1, 80, { advance: true, workerIds: ['w2'] }), pay('more', 2, 80, { advance: true, workerIds: ['w2'] }), pay('x', 3, 100, { workerIds: ['w2'] })];
    const result = run({ obligations: two, postings });
    expect(result.allocations.map(({ postingId, amountFen, advance }) => [postingId, amountFen, advance])).toEqual([['fund', 80, true], ['more', 20, true], ['x', 100, false]]);
    expect(result.unapplied).toEqual([{ postingId: 'more', amountFen: 60 }]);
    expect(result.claims[1]).toMatchObject({ openFen: 0, paidFen: 100, advancedFen: 100 });
  });

  it('go on where the last one stopped', () => {
    const obligations = [owe('oct', 'w1', 60, { from: '2024-10' }), owe('nov', 'w1', 60, { from: '2024-11' })];
    const postings = [pay('f', 1, 50, { advance: true }), pay('g', 2, 60, { advance: true })];
    expect(landed({ obligations, postings })).toEqual(['f oct 50', 'g oct 10', 'g nov 50']);
  });
});

describe('an advance that the employer repays', () => {
  const advanced = pay('fund', 1, 150, { workerIds: ['w1'], advance: true });
  const shares = (postings: Posting[]) => run({ obligations: two, postings: [advanced, ...postings] }).allocations.map(({ postingId, amountFen, toFundFen }) => [postingId, amountFen, toFundFen]);

  it('by name of the fund settles the debt, and no more than was advanced', () => {
    const { claims, unapplied } = run({ obligations: two, postings: [advanced, pay('back', 2, 200, { recoversAdvance: true })] });
    expect(claims[0]).toMatchObject({ openFen: 150, paidFen: 150, advancedFen: 150, recoveredFen: 150 });
    expect(unapplied).toEqual([{ postingId: 'back', amountFen: 50 }]);
  });

  it('without a word repays the fund only with what exceeds what the worker lacks', () => {
    expect(shares([pay('one', 2, 100, { workerIds: ['w1'] }), pay('two', 3, 200, { workerIds: ['w1'] })])).toEqual([['fund', 150, 0], ['one', 100, 0], ['two', 200, 150]]);
  });

  it('leaves room for a new advance of what the worker still lacks', () => {
    expect(shares([pay('back', 2, 150, { recoversAdvance: true }), pay('more', 3, 400, { workerIds: ['w1'], advance: true, paidOn: '2025-01-06' })])).toEqual([['fund', 150, 0], ['back', 150, 150], ['more', 150, 0]]);
  });

  it('is filled on the lines of the plan, oldest due first', () => {
    const lines = [line(1, '2025-01-10', 'a', 'w1', 100), line(2, '2025-02-10', 'a', 'w1', 200)];
    const { lines: filled } = run({ obligations: two, plans: [plan(1, lines)], postings: [{ ...advanced, seq: 2 }, pay('back', 3, 150, { recoversAdvance: true })] });
    expect(filled.map(({ openFen, paidFen }) => [openFen, paidFen])).toEqual([[0, 100], [150, 50]]);
  });
});
