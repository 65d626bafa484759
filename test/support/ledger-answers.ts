import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '../../src/auth/roles.js';
import type { CaseLedgerState } from '../../src/repayment/domain/case-ledger-state.js';
import type { LedgerAmounts } from '../../src/repayment/domain/ledger-amounts.js';
import { summarise } from '../../src/repayment/domain/ledger-summary.js';
import { moneyOfPayments, noMoney } from '../../src/repayment/domain/payment-money.js';
import { LateFeeEstimates } from '../../src/repayment/late-fees/late-fee-estimates.js';
import { LedgerReader } from '../../src/repayment/ledger/ledger.reader.js';
import { WorkerLedgerReader } from '../../src/repayment/ledger/worker-ledger.query.js';
import type { TestApp } from './test-app.js';
import { asSupervisor } from './repayment-steps.js';

/** Everything in which what the program answers about a case differs from what a fresh replay of its ledger says. */
export async function answerFaults(t: TestApp, caseId: string, state: CaseLedgerState): Promise<string[]> {
  const ofTheProvince: Actor = { ...asSupervisor, regionCode: '640000' };
  const ledger = await t.app.get(LedgerReader).show(ofTheProvince, caseId);
  const workers = await t.app.get(WorkerLedgerReader).list(ofTheProvince, caseId, { limit: 200 });
  const money = moneyOfPayments(state.history, state.replayed);
  const summary = summarise(state.history, state.replayed);
  const { totals, byKind } = state.balances;
  const pairs: [string, unknown, unknown][] = [
    ['totals', ledger.totals, shown(totals)],
    ['byKind', ledger.byKind, byKind.filter(({ claimedFen, verifiedFen }) => claimedFen > 0 || verifiedFen > 0).map((row) => ({ kind: row.kind, ...shown(row) }))],
    ['ageing', ledger.ageing, totals.ageing],
    ['daysPastDue', ledger.daysPastDue, totals.daysPastDue],
    ['unapplied', ledger.unappliedFen, state.balances.payments.unappliedFen + state.balances.advances.unappliedFen],
    ['advanced', ledger.advancedFen, totals.advancedFen],
    ['returned', ledger.returnedFen, state.balances.payments.returnedFen + state.balances.advances.returnedFen],
    ['recovered', ledger.advanceRecoveredFen, totals.recoveredFen],
    ['late fee', ledger.lateFeeEstimateFen, (await t.app.get(LateFeeEstimates).estimate(t.db.manager, caseId, summary, state.today)).totalFen],
    ['instalments', ledger.instalments.map(({ id: _id, ...row }) => row), state.balances.instalments.map(({ noLongerOwedFen: _noLongerOwedFen, ...row }) => row)],
    ['payments', ledger.payments.map(({ id, appliedFen, unappliedFen, returnedFen }) => [id, { appliedFen, unappliedFen, returnedFen }]), ledger.payments.map(({ id }) => [id, money.get(id) ?? noMoney])],
    ['workers', workers.items.flatMap(({ workerId, byKind: kinds }) => kinds.map((row) => ({ workerId, ...row }))), workers.items.flatMap(({ workerId, byKind: kinds }) =>
      kinds.map(({ kind }) => ({ workerId, kind, ...shown(state.balances.byWorkerKind.find((row) => row.workerId === workerId && row.kind === kind)) })))],
    ['sum of workers', workers.items.reduce((sum, { outstandingFen }) => sum + outstandingFen, 0), state.balances.byWorkerKind.reduce((sum, { workerId, outstandingFen }) => (workerId === null ? sum : sum + outstandingFen), 0)],
  ];
  return pairs.filter(([, answered, replayed]) => !isDeepStrictEqual(plain(answered), plain(replayed))).map(([what, answered, replayed]) => `${what}: ${JSON.stringify(answered)} is not ${JSON.stringify(replayed)}`);
}

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function shown(amounts: Partial<LedgerAmounts> | undefined): Record<string, number | undefined> {
  const { claimedFen, verifiedFen, agreedFen, paidFen, waivedFen, outstandingFen, overdueFen } = amounts ?? {};
  return { claimedFen, verifiedFen, agreedFen, paidFen, waivedFen, outstandingFen, overdueFen };
}
