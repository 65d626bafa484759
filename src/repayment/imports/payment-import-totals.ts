import { addFen } from '../domain/fen-sum.js';

/** Sums in fen beside the number of rows. Rows that are not of this case are in none of them. */
export interface PaymentImportTotals {
  matchedRows: number;
  matchedFen: number;
  rejectedRows: number;
  rejectedFen: number;
  unmatchedRows: number;
  unmatchedFen: number;
  duplicateRows: number;
  notOfCaseRows: number;
}

interface Counted {
  readonly verdict: string;
  readonly detail?: object | null;
}

export function totalsOf(rows: readonly Counted[]): PaymentImportTotals {
  const of = (verdict: string): { count: number; fen: number } => {
    const found = rows.filter((row) => row.verdict === verdict);
    return { count: found.length, fen: found.reduce((sum, row) => addFen(sum, amountOf(row)), 0) };
  };
  const [matched, rejected, unmatched] = [of('matched'), of('rejectedByBank'), of('unmatched')];
  return {
    matchedRows: matched.count, matchedFen: matched.fen, rejectedRows: rejected.count, rejectedFen: rejected.fen,
    unmatchedRows: unmatched.count, unmatchedFen: unmatched.fen, duplicateRows: of('duplicate').count, notOfCaseRows: of('notOfCase').count,
  };
}

/** The sums of a sheet after some of its rows were judged anew. */
export function retotal(known: Readonly<Record<string, number>>, before: readonly Counted[], after: readonly Counted[]): PaymentImportTotals {
  const [less, more] = [totalsOf(before), totalsOf(after)];
  const totals = { ...more };
  for (const key of Object.keys(more) as (keyof PaymentImportTotals)[]) totals[key] = (known[key] ?? 0) - less[key] + more[key];
  return totals;
}

/** How many rows are good, wrong, and nothing new. */
export const countsOf = ({ matchedRows, rejectedRows, unmatchedRows, duplicateRows, notOfCaseRows }: PaymentImportTotals): { accepted: number; rejected: number; duplicates: number } => ({
  accepted: matchedRows, rejected: rejectedRows + unmatchedRows + notOfCaseRows, duplicates: duplicateRows,
});

function amountOf({ detail }: Counted): number {
  const { amountFen = null } = (detail ?? {}) as { amountFen?: number | null };
  return amountFen ?? 0;
}
