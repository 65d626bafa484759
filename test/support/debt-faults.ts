import type { CaseLedgerState } from '../../src/repayment/domain/case-ledger-state.js';
import { sundayOf } from '../../src/repayment/domain/due-range.js';
import { effectiveDueOn } from '../../src/repayment/domain/instalment-balances.js';
import { planInForce } from '../../src/repayment/domain/ledger-types.js';
import type { TestApp } from './test-app.js';

interface Owed {
  kind: string;
  dueOn: string;
  workerId: string | null;
  fen: number;
}

const NO_DAY = 'infinity';

/** What a replay says is owed, by worker, kind and day: open lines under the instalment's kind, and what no line promises. */
function owedIn({ replayed, history }: CaseLedgerState): Owed[] {
  const plan = planInForce(history.plans);
  const kinds = new Map(plan?.instalments.map(({ no, kind }) => [no, kind]));
  const lines = replayed.lines.map(({ line, openFen }) => ({ kind: kinds.get(line.instalmentNo) ?? '', dueOn: effectiveDueOn(line.dueOn, plan), workerId: line.workerId, fen: openFen }));
  const unplanned = replayed.claims.map(({ obligation: { kind, workerId }, unplannedFen }) => ({ kind, dueOn: NO_DAY, workerId, fen: unplannedFen }));
  return [...lines, ...unplanned].filter(({ fen }) => fen > 0);
}

/** What each kind, and all of them, owe by day; people are counted once in each. */
function wantedRows(owed: readonly Owed[]): string[] {
  const all = [...owed, ...owed.map((row) => ({ ...row, kind: 'all' }))];
  const people = (rows: readonly Owed[]): string[] => [...new Set(rows.map(({ workerId }) => workerId))].filter((id) => id !== null);
  const sum = (rows: readonly Owed[]): number => rows.reduce((total, { fen }) => total + fen, 0);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const ofKind = all.filter((row) => row.kind === kind);
    const days = [...new Set(ofKind.map(({ dueOn }) => dueOn))].sort();
    const undated = ofKind.filter(({ dueOn }) => dueOn === NO_DAY);
    const dues = days.filter((day) => day !== NO_DAY).map((day) => {
      const here = ofKind.filter(({ dueOn }) => dueOn === day);
      const without = (is: (row: Owed) => boolean): number => people(here).filter((id) => !ofKind.some((row) => row.workerId === id && is(row))).length;
      const laterInWeek = ({ dueOn }: Owed): boolean => dueOn > day && dueOn !== NO_DAY && sundayOf(dueOn) === sundayOf(day);
      return ['due', kind, day, sum(here), people(here).length, without(({ dueOn }) => dueOn < day), without(laterInWeek)];
    });
    return [['debt', kind, days[0], sum(ofKind), sum(undated), people(ofKind).length, people(undated).length], ...dues].map((row) => JSON.stringify(row));
  });
}

const STORED = `
  SELECT json_build_array('debt', kind, first_due_on::text, open_fen, unplanned_fen, workers, unplanned_workers) AS row FROM case_debts WHERE case_id = $1
  UNION ALL SELECT json_build_array('due', kind, due_on::text, open_fen, workers, first_workers, week_workers) FROM case_dues WHERE case_id = $1
  UNION ALL SELECT json_build_array('receipt', paid_on::text, kind, counted_fen, payments) FROM case_receipts WHERE case_id = $1
  UNION ALL SELECT json_build_array('place', region_code, supervisor_id, is_open) FROM (
    SELECT region_code, supervisor_id, is_open FROM case_debts WHERE case_id = $1 UNION SELECT region_code, supervisor_id, is_open FROM case_dues WHERE case_id = $1) p`;

const TRUE_BESIDE = `
  SELECT json_build_array('receipt', paid_on::text, kind, sum(CASE WHEN reversal_of IS NULL THEN 1 ELSE -1 END * (amount_fen + deductions_fen)), count(*)) AS row
    FROM payments WHERE case_id = $1 AND method <> 'fundAdvance' GROUP BY paid_on, kind
  UNION ALL SELECT json_build_array('place', region_code, supervisor_id, state NOT IN ('closed', 'rejected', 'withdrawn', 'merged', 'transferred')) FROM cases
    WHERE id = $1 AND EXISTS (SELECT 1 FROM case_debts WHERE case_id = $1)`;

/** What the board sums up of a case, where it differs from the ledger's replay, the payments and the case. */
export async function debtFaults(t: TestApp, caseId: string, state: CaseLedgerState): Promise<string[]> {
  const read = async (sql: string): Promise<string[]> => (await t.db.query<{ row: unknown[] }[]>(sql, [caseId])).map(({ row }) => JSON.stringify(row));
  const stored = new Set(await read(STORED));
  const wanted = new Set([...wantedRows(owedIn(state)), ...(await read(TRUE_BESIDE))]);
  return [...[...wanted].filter((row) => !stored.has(row)).map((row) => `board lacks ${row}`), ...[...stored].filter((row) => !wanted.has(row)).map((row) => `board has ${row}`)];
}
