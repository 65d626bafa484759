import type { LedgerHistory, Obligation } from './ledger-types.js';
import { outcomeOfPayment, type PaymentOutcome } from './payment-outcome.js';

const owe = (claimId: string, workerId: string, verifiedFen: number, kind: Obligation['kind'] = 'wages'): Obligation => ({ claimId, workerId, kind, claimedFen: verifiedFen, verifiedFen });
const plan = {
  planId: 'p', agreedSeq: 1, instalments: [{ no: 1, kind: 'wages', dueOn: '2025-01-05', amountFen: 300 }],
  lines: [{ planId: 'p', instalmentNo: 1, dueOn: '2025-01-05', workerId: 'w1', kind: 'wages', claimId: 'a', amountFen: 300 }],
} as const;
const history: LedgerHistory = { obligations: [owe('a', 'w1', 400), owe('b', 'w2', 100, 'pension')], plans: [plan], postings: [], waivers: [] };
const draft = { paidOn: '2025-01-06', kind: 'wages', amountFen: 500, workerIds: null } as const;
const shown = ({ parts, appliedFen, unappliedFen }: PaymentOutcome): unknown[] => [parts.map(({ instalment, amountFen, workers }) => [instalment?.no ?? null, amountFen, workers]), appliedFen, unappliedFen];

it('tells the instalments first, then what no plan promises, and what is left', () => {
  const outcome = outcomeOfPayment(history, draft, '2025-01-06');
  expect(shown(outcome)).toEqual([[[1, 300, 1], [null, 100, 1]], 400, 100]);
  expect(outcome.after.totals).toMatchObject({ outstandingFen: 100, overdueFen: 0 });
});

it('counts what was withheld lawfully, and settles nothing of another kind', () => {
  expect(shown(outcomeOfPayment(history, { ...draft, amountFen: 90, deductionsFen: 10 }, '2025-01-06'))).toEqual([[[1, 100, 1]], 100, 0]);
  expect(shown(outcomeOfPayment(history, { ...draft, kind: 'medical' }, '2025-01-06'))).toEqual([[], 0, 500]);
});
