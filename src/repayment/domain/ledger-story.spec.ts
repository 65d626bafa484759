import { readFileSync } from 'node:fs';
import { insuranceKinds, type PaymentKind } from '../../cases/domain/vocabulary.js';
import { splitLargestRemainder } from '../../platform/money/fen.js';
import { replay } from './allocation.js';
import { balancesOf } from './balances.js';
import { numberInstalments } from './instalment-rules.js';
import { checkInvariant } from './ledger-invariant.js';
import type { LedgerHistory, Obligation, Posting } from './ledger-types.js';
import { socialInsuranceSettled, wagesSettled } from './milestones.js';
import { checkPlanCovers } from './plan-coverage.js';
import { type ProposalInput, proposeMonthly, proposeSingleDate } from './plan-proposal.js';
import { spreadInstalments } from './plan-spread.js';

const fixture = <T>(name: string): T => JSON.parse(readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url), 'utf8')) as T;
const roster = fixture<Record<`${(typeof insuranceKinds)[number] | 'wages'}Fen` | 'workers', number>>('roster-59.expected.json');
const bank = fixture<Record<string, { paidRows: number; rejectedRows: number; paidFen: number }>>('bank-return.expected.json');

const uneven = (count: number): number[] => Array.from({ length: count }, (_, index) => 1_000 + ((index * 7_919) % 997));
const workerIds = Array.from({ length: roster.workers }, (_, index) => `worker-${String(index + 1).padStart(2, '0')}`);
const bankDays = Object.entries(bank);
const wageParts = bankDays.flatMap(([, { paidRows, paidFen }]) => splitLargestRemainder(paidFen, uneven(paidRows)));

const claims = (kind: Obligation['kind'], amounts: readonly number[]): Obligation[] =>
  amounts.map((amountFen, index) => ({ claimId: `${kind}-${index + 1}`, workerId: workerIds[index] ?? null, kind, claimedFen: amountFen, verifiedFen: amountFen }));

describe('the ledger of the 59 workers', () => {
  const obligations = [
    ...claims('wages', wageParts),
    ...insuranceKinds.flatMap((kind) => claims(kind, splitLargestRemainder(roster[`${kind}Fen`], uneven(roster.workers)))),
  ];
  const insuranceFen = insuranceKinds.reduce((sum, kind) => sum + roster[`${kind}Fen`], 0);
  const owed = obligations.map(({ workerId, kind, claimedFen }) => ({ workerId, kind, outstandingFen: claimedFen }));
  const proposal = (kind: PaymentKind): ProposalInput => ({ owed, kinds: [kind], time: { today: '2024-12-25', isWorkingDay: () => true } });
  const instalments = numberInstalments([...proposeSingleDate(proposal('wages'), '2025-01-05'), ...proposeMonthly(proposal('socialInsurance'), '2025-01-15', 12)]);
  const plan = {
    planId: 'p1', agreedSeq: 1, instalments,
    lines: spreadInstalments({ planId: 'p1', instalments, claims: obligations.map((claim) => ({ ...claim, outstandingFen: claim.claimedFen })) }),
  };
  const rows = bankDays.flatMap(([paidOn], day) => {
    const offset = bankDays.slice(0, day).reduce((sum, [, { paidRows }]) => sum + paidRows, 0);
    return Array.from({ length: bankDays[day]?.[1].paidRows ?? 0 }, (_, index): Posting => {
      const worker = workerIds[offset + index] ?? '';
      return { id: `bank-${worker}`, seq: 2 + day, paidOn, kind: 'wages', amountFen: wageParts[offset + index] ?? 0, workerIds: [worker] };
    });
  });
  const insurance = instalments
    .filter(({ kind }) => kind === 'socialInsurance')
    .map(({ no, dueOn, amountFen }): Posting => ({ id: `si-${no}`, seq: 10 + no, paidOn: dueOn, kind: 'socialInsurance', amountFen, workerIds: null }));

  const at = (today: string, postings: readonly Posting[]) => {
    const history: LedgerHistory = { obligations, plans: [plan], postings, waivers: [] };
    const replayed = replay(history);
    const balances = balancesOf(history, replayed, today);
    expect(checkInvariant(history, replayed, balances)).toEqual([]);
    return { replayed, balances };
  };
  const wagesOf = (today: string, postings: readonly Posting[]) => at(today, postings).balances.byKind.find(({ kind }) => kind === 'wages');

  it('has a plan that covers what is verified, every line to the fen', () => {
    const verifiedUnpaidByKind = { wages: roster.wagesFen, pension: roster.pensionFen, medical: roster.medicalFen, unemployment: roster.unemploymentFen, workInjury: roster.workInjuryFen };
    expect(checkPlanCovers({ verifiedUnpaidByKind, waivedByKind: {}, instalments })).toEqual([]);
    expect(at('2024-12-25', []).balances.totals).toMatchObject({ verifiedFen: roster.wagesFen + insuranceFen, agreedFen: roster.wagesFen + insuranceFen });
  });

  it('pays 57 on the day; two are overdue from the next day until the correction pays them', () => {
    const first = rows.filter(({ paidOn }) => paidOn === '2025-01-05');
    const short = bank['2025-01-08']?.paidFen;
    expect(first).toHaveLength(57);
    expect(wagesOf('2025-01-05', first)).toMatchObject({ paidFen: bank['2025-01-05']?.paidFen, outstandingFen: short, overdueFen: 0 });
    expect(wagesOf('2025-01-06', first)).toMatchObject({ overdueFen: short, daysPastDue: 1 });
    expect(at('2025-01-06', first).balances.byWorkerKind.filter(({ overdueFen }) => overdueFen > 0)).toHaveLength(2);
    expect(wagesSettled(at('2025-01-06', first).balances)).toBe(false);
    expect(wagesOf('2025-01-08', rows)).toMatchObject({ paidFen: roster.wagesFen, outstandingFen: 0, overdueFen: 0 });
    expect(wagesSettled(at('2025-01-08', rows).balances)).toBe(true);
  });

  it('fills exactly the lines of an instalment with a lump of its size, and shows the one that is missed', () => {
    insurance.forEach((_, index) => {
      const { replayed } = at('2025-01-08', insurance.slice(0, index + 1));
      const filled = replayed.lines.filter(({ line, openFen }) => line.kind !== 'wages' && openFen === 0).map(({ line }) => line.instalmentNo);
      expect(Math.max(...filled)).toBe((instalments[0]?.no ?? 0) + index + 1);
      expect(filled).toHaveLength(plan.lines.filter(({ kind, instalmentNo }) => kind !== 'wages' && instalmentNo <= index + 2).length);
    });
    const missed = at('2025-03-16', [...rows, ...insurance.slice(0, 2)]).balances;
    expect(missed.instalments.filter(({ state }) => state === 'overdue')).toMatchObject([{ dueOn: '2025-03-15', overdueFen: insurance[2]?.amountFen, daysPastDue: 1 }]);
    const late = insurance.map((posting, index) => (index === 2 ? { ...posting, paidOn: '2025-03-20' } : posting));
    expect(at('2025-03-20', [...rows, ...late.slice(0, 3)]).balances.totals.overdueFen).toBe(0);
    expect(at('2025-03-20', [...rows, ...late.slice(0, 3)]).balances.instalments[3]).toMatchObject({ state: 'settled', settledOn: '2025-03-20' });
    expect(socialInsuranceSettled(at('2025-12-15', [...rows, ...late]).balances)).toBe(true);
    expect(at('2025-12-15', [...rows, ...late]).balances.totals).toMatchObject({ outstandingFen: 0, overdueFen: 0 });
  });
});
