import { MAX_ATTEMPTS } from '../../src/platform/jobs/given-up.js';
import { Metrics } from '../../src/platform/observe/metrics.js';
import { LEDGER_RULE, LedgerHead } from '../../src/repayment/ledger/ledger-head.entity.js';
import { LedgerProjectionJob } from '../../src/repayment/ledger/ledger-projection.job.js';
import { Payments } from '../../src/repayment/payments/payments.service.js';
import { asSupervisor, ledgerFaults, ledgerOf, smallCase } from '../support/repayment-steps.js';
import { anotherProcess, createTestApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

let t: TestApp;
beforeAll(async () => { t = await createTestApp({ now: '2025-01-03T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } }); });
afterAll(() => t.close());

const ruleOf = async (caseId: string): Promise<number> => (await t.db.getRepository(LedgerHead).findOneByOrFail({ caseId })).rule;

/** A case with a payment, as it stands when its projections follow an earlier rule. */
async function staleCase(): Promise<string> {
  const { kase } = await smallCase(t, [{ wages: 700 }]);
  await t.app.get(Payments).record(asSupervisor, kase.id, { kind: 'wages', amountFen: 300, paidOn: '2025-01-02', method: 'bankTransfer', reference: kase.id });
  await t.db.query('UPDATE ledger_heads SET rule = 0 WHERE case_id = $1', [kase.id]);
  return kase.id;
}

it('a case whose projections cannot be written holds up no other, is left alone after some attempts, and is counted', async () => {
  const [broken, ...others] = [await staleCase(), await staleCase(), await staleCase()].sort();
  if (broken === undefined) throw new Error('No case');
  await t.db.query('UPDATE claims SET claimed_fen = -1 WHERE case_id = $1', [broken]);
  const job = t.app.get(LedgerProjectionJob);
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) await job.handle();
  expect(await Promise.all(others.map(ruleOf))).toEqual(others.map(() => LEDGER_RULE));
  await t.db.query('UPDATE claims SET claimed_fen = 700 WHERE case_id = $1', [broken]);
  await job.handle();
  expect(await ruleOf(broken)).toBe(0);
  expect(await t.app.get(Metrics).registry.getSingleMetricAsString('ledgers_given_up')).toContain('ledgers_given_up 1');
});

it('totals that an earlier release left behind are answered rightly at once, and written anew after the start', async () => {
  const { kase } = await smallCase(t, [{ wages: 700 }, { wages: 500 }]);
  await t.app.get(Payments).record(asSupervisor, kase.id, { kind: 'wages', amountFen: 300, paidOn: '2025-01-02', method: 'bankTransfer', reference: kase.id });
  const before = await ledgerOf(t, kase.id);
  await t.db.query('UPDATE ledger_sums SET claimed_fen = 700, verified_fen = 700 WHERE case_id = $1', [kase.id]);
  await t.db.query('UPDATE case_debts SET open_fen = 400 WHERE case_id = $1', [kase.id]);
  await t.db.query('UPDATE ledger_heads SET rule = 1 WHERE case_id = $1', [kase.id]);
  expect((await ledgerOf(t, kase.id)).totals).toEqual(before.totals);
  const worker = await anotherProcess(t, '2025-01-03T02:00:00Z', 'worker');
  try {
    await until('a ledger of the present rule', async () => (await ruleOf(kase.id)) === LEDGER_RULE);
  } finally {
    await worker.close();
  }
  expect(await ledgerFaults(t, kase.id)).toEqual([]);
});
