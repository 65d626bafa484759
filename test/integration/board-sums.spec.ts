import { BoardSums1795300000300 } from '../../src/migrations/1795300000300-board-sums.js';
import { PaymentReversals } from '../../src/repayment/payments/payment-reversals.service.js';
import { BoardOffice } from '../../src/repayment/board/board-office.js';
import { allRows, boardFaults, boardOf, type Query } from '../support/board-steps.js';
import { boardSumFaults } from '../support/board-sum-faults.js';
import { idOf } from '../support/people.js';
import { declareConflict } from '../support/referral-steps.js';
import { agreedPlan, inCommand, pay, smallCase } from '../support/repayment-steps.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let t: TestApp;
const caseIds: string[] = [];

beforeAll(async () => {
  t = await createTestApp({ now: '2025-01-03T02:00:00Z', env: { TRIQUICK_ROLE: 'api' } });
  const made: [string, Record<string, number>[]][] = [
    ['合计公司0', [{ wages: 300 }, { wages: 200 }]], ['合计公司1', [{ wages: 500 }]], ['合计公司2', [{ wages: 500 }]], ['零星公司3', [{ wages: 80 }]], ['合计Cable公司4', [{ wages: 500, pension: 9 }]],
    ['合计公司5', [{ wages: 500 }]], ['合计公司6', [{ wages: 500 }]],
  ];
  for (const [employer, claims] of made) {
    const { kase } = await smallCase(t, claims, employer);
    caseIds.push(kase.id);
    const instalments = [{ kind: 'wages', dueOn: '2025-01-03', amountFen: 100 }, { kind: 'wages', dueOn: '2025-02-03', amountFen: 400 }] as const;
    if (employer !== '零星公司3') await agreedPlan(t, kase.id, [...instalments, ...(claims[0]?.pension ? [{ kind: 'pension', dueOn: '2025-02-03', amountFen: claims[0].pension } as const] : [])]);
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

/** Words that name all cases, most of them, a few, one or none, as whatever these are looked up, and beside other filters. */
const searches: Query[] = [{ q: '公司' }, { q: '合计' }, { q: '公司5' }, { q: 'cABLE' }, { q: '无此' }, { q: '合计', regionCode: '640302' }, { q: '合计', kind: 'wages' }, { q: '合计', supervisorId: idOf.supervisor2 }, { q: '合计', employerKey: '合计公司5' }];

it.each(searches)('answers %j with the sum of the rows it opens, also to somebody who is walled off, however its words are looked up', async (query) => {
  const office = t.app.get(BoardOffice);
  const unlimited = office.few;
  const [everybody, walledOff] = [await t.as('supervisor'), await t.as('supervisor2')];
  const boards = async (): Promise<unknown[]> => [await boardOf(everybody, query), await boardOf(walledOff, query)];
  const lookedUp = await boards();
  expect([...(await boardFaults(everybody, query, false)), ...(await boardFaults(walledOff, query, false))]).toEqual([]);
  try {
    for (const few of [2, 1, 0]) {
      office.few = few;
      expect(await boards()).toEqual(lookedUp);
    }
    expect(await boardFaults(walledOff, query, false)).toEqual([]);
  } finally {
    office.few = unlimited;
  }
});

it('has employers on short pages in the order of a long one, also where they are late with equally much', async () => {
  t.clock.set('2025-01-20T02:00:00Z');
  const supervisor = await t.as('supervisor');
  const queries: Query[] = [{}, { q: '合计' }, { q: '公司' }, { kind: 'wages' }];
  for (const query of queries) {
    const long = await allRows(supervisor, 'employers', { ...query, limit: '50' });
    for (const limit of ['1', '2', '3']) expect(await allRows(supervisor, 'employers', { ...query, limit })).toEqual(long);
  }
  const late = (await allRows(supervisor, 'employers', {})).map(({ overdueFen }) => Number(overdueFen));
  expect(late.filter((fen) => fen === 100).length).toBeGreaterThan(2);
  expect(late).toEqual(late.toSorted((a, b) => b - a));
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
