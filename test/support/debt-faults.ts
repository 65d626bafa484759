import type { CaseLedgerState } from '../../src/repayment/case-ledger.service.js';
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

/** The rows that `case_debts` should have, as texts. */
function debtsOf(owed: readonly Owed[]): string[] {
  const all = [...owed, ...owed.map((row) => ({ ...row, kind: 'all' }))];
  const days = new Set(all.map(({ kind, dueOn }) => `${kind} ${dueOn}`));
  return [...days].map((key) => {
    const [kind = '', dueOn = ''] = key.split(' ');
    const ofKind = all.filter((row) => row.kind === kind);
    const here = ofKind.filter((row) => row.dueOn === dueOn);
    const workers = [...new Set(here.map(({ workerId }) => workerId))].filter((id) => id !== null);
    const weekOf = (day: string): string => (day === NO_DAY ? NO_DAY : sundayOf(day));
    const without = (is: (row: Owed) => boolean): number => workers.filter((id) => !ofKind.some((row) => row.workerId === id && is(row))).length;
    return JSON.stringify([
      kind, dueOn, here.reduce((sum, { fen }) => sum + fen, 0), workers.length, without((row) => row.dueOn < dueOn),
      without((row) => row.dueOn > dueOn && weekOf(row.dueOn) === weekOf(dueOn)), !ofKind.some((row) => row.dueOn < dueOn),
    ]);
  }).sort();
}

/** Rows of `case_debts` that are missing, or should not be there. */
export async function debtFaults(t: TestApp, caseId: string, state: CaseLedgerState): Promise<string[]> {
  const rows = await t.db.query<{ row: unknown[] }[]>(
    'SELECT json_build_array(kind, due_on::text, open_fen, workers, first_workers, week_workers, is_first) AS row FROM case_debts WHERE case_id = $1', [caseId]);
  const stored = new Set(rows.map(({ row }) => JSON.stringify(row)));
  const wanted = new Set(debtsOf(owedIn(state)));
  return [...[...wanted].filter((row) => !stored.has(row)).map((row) => `debt missing ${row}`), ...[...stored].filter((row) => !wanted.has(row)).map((row) => `debt ${row}`)];
}
