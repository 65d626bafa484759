import { BoardSums1795300000300 } from '../../src/migrations/1795300000300-board-sums.js';
import { PaymentReversals } from '../../src/repayment/payments/payment-reversals.service.js';
import { boardFaults, boardOf } from '../support/board-steps.js';
import { boardSumFaults } from '../support/board-sum-faults.js';
import { idOf } from '../support/people.js';
import { declareConflict } from '../support/referral-steps.js';
import { agreedPlan, inCommand, pay, smallCase } from '../support/repayment-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
const caseIds: string[] = [];

beforeAll(async () => {
  t = await createTestApp({ now: '2025-01-03T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } });
  for (const [n, claims] of [[{ wages: 300 }, { wages: 200 }], [{ wages: 500 }], [{ wages: 500 }], [{ wages: 80 }]].entries()) {
    const { kase } = await smallCase(t, claims, `合计公司${n}`);
    caseIds.push(kase.id);
    if (n < 3) await agreedPlan(t, kase.id, [{ kind: 'wages', dueOn: '2025-01-03', amountFen: 100 }, { kind: 'wages', dueOn: '2025-02-03', amountFen: 400 }]);
  }
}, 120_000);
afterAll(() => t.close());

const caseAt = (n: number): string => caseIds[n] ?? '';
const fold = (): Promise<void> => t.runJob('board.fold');
const freshRows = async (): Promise<number> => {
  const [row] = await t.db.query<[{ fresh: number }]>(
    'SELECT (SELECT count(*) FROM board_debts WHERE fresh)::int + (SELECT count(*) FROM board_dues WHERE fresh)::int + (SELECT count(*) FROM board_receipts WHERE fresh)::int AS fresh',
  );
  return row.fresh;
};
const place = (caseId: string, columns: string, ...values: unknown[]): Promise<unknown> =>
  inCommand(t, caseId, (tx) => tx.m.query(`UPDATE cases SET ${columns} WHERE id = $1`, [caseId, ...values]));

it('follows what is paid, paid late, taken back and moved, while it is folded by several processes', async () => {
  const [, wrong] = await Promise.all([
    pay(t, caseAt(0), { kind: 'wages', amountFen: 20, paidOn: '2025-01-02' }), pay(t, caseAt(1), { kind: 'wages', amountFen: 70, paidOn: '2024-12-05' }),
    pay(t, caseAt(2), { kind: 'wages', amountFen: 65, paidOn: '2025-01-03' }), place(caseAt(3), 'supervisor_id = $2, region_code = $3', idOf.supervisor2, '640303'), fold(), fold(), fold(),
  ]);
  expect(await boardSumFaults(t)).toEqual([]);
  await Promise.all([
    inCommand(t, caseAt(1), (tx) => t.app.get(PaymentReversals).reversePayment(tx, wrong.id, '重复')), place(caseAt(0), 'supervisor_id = NULL'), place(caseAt(2), 'state = $2', 'closed'), fold(), fold(),
  ]);
  expect(await boardSumFaults(t)).toEqual([]);
});

it('counts nothing of a command that failed', async () => {
  const failing = inCommand(t, caseAt(0), async (tx) => {
    await tx.m.query('UPDATE case_dues SET open_fen = open_fen + 1 WHERE case_id = $1', [caseAt(0)]);
    await tx.m.query('DELETE FROM case_receipts WHERE case_id = $1', [caseAt(0)]);
    throw new Error('stopped');
  });
  await expect(failing).rejects.toThrow('stopped');
  expect(await boardSumFaults(t)).toEqual([]);
});

it('shows the same before and after it is folded, also to somebody who is walled off', async () => {
  await place(caseAt(3), 'supervisor_id = $2', idOf.supervisor2);
  await declareConflict(t, 'supervisor2', caseAt(1));
  const [everybody, walledOff] = [await t.as('supervisor'), await t.as('supervisor2')];
  expect(await freshRows()).toBeGreaterThan(0);
  const before = [await boardOf(everybody), await boardOf(walledOff)];
  await fold();
  expect(await freshRows()).toBe(0);
  expect([await boardOf(everybody), await boardOf(walledOff)]).toEqual(before);
  expect(await boardFaults(walledOff, {}, true)).toEqual([]);
});

it('is summed up of what an earlier version has written', async () => {
  await t.db.transaction(async ({ queryRunner }) => {
    if (!queryRunner) throw new Error('No transaction');
    await new BoardSums1795300000300().down(queryRunner);
    await queryRunner.query('UPDATE case_dues SET open_fen = open_fen + 7 WHERE case_id = $1', [caseAt(0)]);
    await new BoardSums1795300000300().up(queryRunner);
  });
  expect(await boardSumFaults(t)).toEqual([]);
  expect(await freshRows()).toBe(0);
});
