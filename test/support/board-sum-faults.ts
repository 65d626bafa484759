import type { TestApp } from './test-app.js';

const SUMS = [
  ['board_debts', 'case_debts', 'first_due_on', 'sum(cases), sum(open_fen), sum(unplanned_fen), sum(workers)', 'count(*), sum(open_fen), sum(unplanned_fen), sum(workers)', 'is_open'],
  [
    'board_dues', 'case_dues', 'due_on', 'sum(cases), sum(open_fen), sum(workers), sum(first_workers), sum(week_workers)',
    'count(*), sum(open_fen), sum(workers), sum(first_workers), sum(week_workers)', 'is_open',
  ],
  ['board_receipts', 'case_receipts', 'paid_on', 'sum(payments), sum(counted_fen)', 'sum(payments), sum(counted_fen)', 'TRUE'],
] as const;

/** Where what the board sums up over cases differs from their rows added up anew, all of it as of one moment. */
export async function boardSumFaults(t: TestApp): Promise<string[]> {
  const row = (table: string, day: string, amounts: string): string => `json_build_array('${table}', kind, region_code, supervisor_id, ${day}, ${amounts})::text AS row`;
  const differences = SUMS.map(([table, ofCases, day, summed, counted, where]) => {
    const keys = `kind, region_code, supervisor_id, ${day}`;
    const nothing = `HAVING (${summed}) <> (${summed.split(', ').map(() => '0').join(', ')})`;
    const [has, wants] = [`SELECT ${row(table, day, summed)} FROM ${table} GROUP BY ${keys} ${nothing}`, `SELECT ${row(table, day, counted)} FROM ${ofCases} WHERE ${where} GROUP BY ${keys}`];
    return `(SELECT 'has ' || row AS fault FROM (${has} EXCEPT ALL ${wants}) h) UNION ALL (SELECT 'lacks ' || row FROM (${wants} EXCEPT ALL ${has}) l)`;
  });
  return (await t.db.query<{ fault: string }[]>(differences.join(' UNION ALL '))).map(({ fault }) => fault);
}
