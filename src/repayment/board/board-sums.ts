/** A table of sums and the table of case rows that they are sums of. */
export interface SumTable {
  name: string;
  ofCases: string;
  /** With kind, region and supervisor what rows are summed up by. */
  day: string;
  /** What is summed up, by column: expressions over a row of a case. The first one tells how many there are. */
  sums: Readonly<Record<string, string>>;
  /** Whether only open cases count. */
  openOnly: boolean;
}

export const BOARD_DEBTS: SumTable = {
  name: 'board_debts', ofCases: 'case_debts', day: 'first_due_on', openOnly: true, sums: { cases: '1', open_fen: 'open_fen', unplanned_fen: 'unplanned_fen', workers: 'workers' },
};
export const BOARD_DUES: SumTable = {
  name: 'board_dues', ofCases: 'case_dues', day: 'due_on', openOnly: true,
  sums: { cases: '1', open_fen: 'open_fen', workers: 'workers', first_workers: 'first_workers', week_workers: 'week_workers' },
};
export const BOARD_RECEIPTS: SumTable = {
  name: 'board_receipts', ofCases: 'case_receipts', day: 'paid_on', openOnly: false, sums: { payments: 'payments', counted_fen: 'counted_fen' },
};

/** What a row of a table of sums is about. */
export const keysOf = ({ day }: SumTable): string[] => ['kind', 'region_code', 'supervisor_id', day];

/** The rows of each case, with what they count for in sums: a table expression. */
export function rowsOfCases({ ofCases, sums }: SumTable): string {
  const added = Object.entries(sums).filter(([name, of]) => name !== of).map(([name, of]) => `, ${of} AS ${name}`);
  return `(SELECT *${added.join('')} FROM ${ofCases})`;
}

/**
 * What all cases come to by kind, place and day, without those in `except` (an SQL array of their ids): a table expression. A key may
 * have several rows, some of them negative, which together are its sums.
 */
export function sumsWithout(table: SumTable, except: string): string {
  const { name, ofCases, sums, openOnly } = table;
  const [keys, names] = [keysOf(table).join(', '), Object.keys(sums).join(', ')];
  return `(SELECT ${keys}, ${names}${openOnly ? ', TRUE AS is_open' : ''} FROM ${name}
      UNION ALL SELECT ${keys}, ${Object.values(sums).map((of) => `-${of}`).join(', ')}${openOnly ? ', TRUE' : ''} FROM ${ofCases} WHERE case_id = ANY(${except})${openOnly ? ' AND is_open' : ''})`;
}

/** The same with one row for each key of which anything is left. */
export function netSumsWithout(table: SumTable, except: string): string {
  const [keys, names] = [keysOf(table).join(', '), Object.keys(table.sums)];
  return `(SELECT ${keys}, is_open, ${names.map((sum) => `sum(${sum})::bigint AS ${sum}`).join(', ')} FROM ${sumsWithout(table, except)} s
    GROUP BY ${keys}, is_open HAVING sum(${names[0] ?? ''}) > 0)`;
}
