import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readSheet } from '../../platform/sheets/sheet-reader.js';
import { readRoster } from './roster-sheet.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../../../test/fixtures/${name}`, import.meta.url));
const read = (name: string) => readRoster(readSheet(fixture(name)), { today: '2024-12-20' });

interface MessyExpectation {
  rows: number;
  accepted: number;
  rejected: Record<string, string[]>;
  warned: Record<string, string[]>;
}

describe('the roster of the gas company', () => {
  it('gives 59 workers and their sums to the fen, without any remark', async () => {
    const expected = JSON.parse(readFileSync(fixture('roster-59.expected.json'), 'utf8')) as Record<string, number>;
    const { total, accepted, rows, warnings } = await read('roster-59.xlsx');
    const sum = (kind: 'wages' | 'pension' | 'medical' | 'unemployment' | 'workInjury') =>
      accepted.reduce((fen, row) => fen + row.amounts[kind], 0);
    expect({ total, accepted: accepted.length, rows: rows.length }).toEqual({ total: 59, accepted: 59, rows: 59 });
    expect({
      workers: accepted.length,
      migrantWorkers: accepted.filter((row) => row.migrantWorker === true).length,
      wagesFen: sum('wages'),
      pensionFen: sum('pension'),
      medicalFen: sum('medical'),
      unemploymentFen: sum('unemployment'),
      workInjuryFen: sum('workInjury'),
      socialInsuranceFen: sum('pension') + sum('medical') + sum('unemployment') + sum('workInjury'),
      hardship: accepted.filter((row) => row.livingCondition !== undefined && row.livingCondition !== 'stable').length,
    }).toEqual(expected);
    expect(rows.flatMap((row) => [...row.errors, ...row.warnings])).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('reads each column of a row', async () => {
    const { accepted } = await read('roster-59.xlsx');
    expect(accepted[1]).toEqual({
      row: 5,
      no: 2,
      name: '陈国栋',
      idNumber: '640399198710140029',
      phone: '19919263449',
      migrantWorker: true,
      job: '安检员',
      hiredOn: '2018-06-01',
      from: '2024-08',
      to: '2024-12',
      amounts: { wages: 2806475, pension: 449035, medical: 210485, unemployment: 14030, workInjury: 11225 },
      bankName: '中国农业银行',
      bankCard: '6222975810260670073',
      livingCondition: 'severe',
      note: undefined,
    });
  });
});

describe('the messy sheet of a workshop', () => {
  it('refuses and keeps what its expectation says', async () => {
    const expected = JSON.parse(readFileSync(fixture('roster-messy.expected.json'), 'utf8')) as MessyExpectation;
    const { total, accepted, rows } = await read('roster-messy.xlsx');
    const codes = (of: 'errors' | 'warnings') =>
      Object.fromEntries(rows.filter((row) => row[of].length > 0).map((row) => [String(row.no), row[of].map((issue) => issue.code)]));
    expect(total).toBe(expected.rows);
    expect(accepted).toHaveLength(expected.accepted);
    expect(codes('errors')).toEqual(expected.rejected);
    expect(codes('warnings')).toEqual(expected.warned);
    expect(rows.every((row) => row.row === (row.no ?? 0) + 3)).toBe(true);
  });

  it('reads odd but clear cells as they were meant', async () => {
    const { accepted } = await read('roster-messy.xlsx');
    const byNo = new Map(accepted.map((row) => [row.no, row]));
    expect(byNo.get(5)?.amounts.wages).toBe(1234560);
    expect(byNo.get(8)?.from).toBe('2024-09');
    expect(byNo.get(9)?.from).toBe('2024-08');
    expect(byNo.get(10)?.phone).toBe('19987654321');
    expect(byNo.get(13)?.migrantWorker).toBe(true);
    expect(byNo.get(16)?.name).toBe('=HYPERLINK("http://x","点我")');
  });

  it('warns that the total row does not add up, with both amounts', async () => {
    const { warnings } = await read('roster-messy.xlsx');
    expect(warnings.map((warning) => [warning.code, warning.row, warning.column, warning.statedFen])).toEqual([['totalMismatch', 24, '欠薪金额(元)', 52442652]]);
    expect(warnings[0]?.summedFen).not.toBe(52442652);
  });

  it('never repeats a number of a person in what it tells', async () => {
    const { rows, warnings } = await read('roster-messy.xlsx');
    const told = [...rows.flatMap((row) => [...row.errors, ...row.warnings]), ...warnings].map((issue) => issue.message).join();
    expect(told).not.toMatch(/\d{11}/);
    expect(told).not.toMatch(/640399|6222|199\d{4}/);
  });
});
