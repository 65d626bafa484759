import type { EntityManager } from 'typeorm';
import type { Replay } from '../domain/allocation.js';
import { type InstalmentAmounts, instalmentAmounts } from '../domain/instalment-balances.js';
import type { LedgerSummary } from '../domain/ledger-summary.js';
import { planInForce } from '../domain/ledger-types.js';
import { isStored, type StoredLine } from '../plans/plan-history.js';
import type { CaseLedgerRows } from './ledger-history.js';
import { writePaymentPositions, writePositions } from './position-projection.js';
import { writeSummary } from './summary-projection.js';

/**
 * Brings the projections of a case in line with its replayed ledger, in the transaction of what moved it and with the case locked:
 * lines and instalments for what is due, positions for how each obligation and payment stands, sums for the case as a whole. Only
 * what differs is written, in a few set-based statements.
 */
export async function writeProjection(m: EntityManager, caseId: string, rows: CaseLedgerRows, replayed: Replay, summary: LedgerSummary): Promise<void> {
  await writeLines(m, changedLines(rows, replayed));
  await writeInstalments(m, caseId, rows, replayed);
  await writePositions(m, caseId, rows, replayed);
  await writePaymentPositions(m, caseId, rows.history, replayed);
  await writeSummary(m, caseId, summary);
}

interface ChangedLine {
  instalmentId: string;
  obligationId: string;
  paidFen: number;
  openFen: number;
}

function changedLines({ lines, history }: CaseLedgerRows, replayed: Replay): ChangedLine[] {
  const changed: ChangedLine[] = [];
  const compare = (line: StoredLine, paidFen: number, openFen: number): void => {
    if (paidFen !== line.storedPaidFen || openFen !== line.storedOpenFen) changed.push({ instalmentId: line.instalmentId, obligationId: line.claimId, paidFen, openFen });
  };
  for (const { line, paidFen, openFen } of replayed.lines) if (isStored(line)) compare(line, paidFen, openFen);
  const inForceId = planInForce(history.plans)?.planId;
  const earlier = paidOnEarlierLines(inForceId, replayed);
  for (const [planId, ofPlan] of lines) {
    if (planId !== inForceId) for (const line of ofPlan) compare(line, earlier.get(lineKey(planId, line.instalmentNo, line.claimId)) ?? 0, 0);
  }
  return changed;
}

/** Lines of earlier revisions promise nothing any more; what had landed on them stays told. */
function paidOnEarlierLines(planInForceId: string | undefined, { allocations }: Replay): Map<string, number> {
  const paid = new Map<string, number>();
  for (const { line, claimId, amountFen } of allocations) {
    if (!line || line.planId === planInForceId) continue;
    const key = lineKey(line.planId, line.instalmentNo, claimId);
    paid.set(key, (paid.get(key) ?? 0) + amountFen);
  }
  return paid;
}

const lineKey = (planId: string, no: number, claimId: string): string => `${planId}/${no}/${claimId}`;

async function writeLines(m: EntityManager, lines: readonly ChangedLine[]): Promise<void> {
  if (lines.length === 0) return;
  await m.query(
    `UPDATE plan_lines l SET paid_fen = c.paid, open_fen = c.open
       FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[]) AS c(instalment, obligation, paid, open)
      WHERE l.instalment_id = c.instalment AND l.obligation_id = c.obligation`,
    [lines.map((line) => line.instalmentId), lines.map((line) => line.obligationId), lines.map((line) => line.paidFen), lines.map((line) => line.openFen)],
  );
}

async function writeInstalments(m: EntityManager, caseId: string, { instalmentIds, history }: CaseLedgerRows, replayed: Replay): Promise<void> {
  const plan = planInForce(history.plans);
  const amounts: readonly InstalmentAmounts[] = plan ? instalmentAmounts(plan, replayed, history.postings) : [];
  const ids = amounts.map(({ no }) => (plan && instalmentIds.get(`${plan.planId}/${no}`)) ?? null);
  await m.query(
    `UPDATE plan_instalments i SET paid_fen = c.paid, open_fen = c.open, settled_on = c.settled
       FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::date[]) AS c(id, paid, open, settled)
      WHERE i.id = c.id AND (i.paid_fen, i.open_fen, i.settled_on) IS DISTINCT FROM (c.paid, c.open, c.settled)`,
    [ids, amounts.map(({ paidFen }) => paidFen), amounts.map(({ outstandingFen }) => outstandingFen), amounts.map(({ settledOn }) => settledOn)],
  );
  if (history.plans.length < 2) return;
  await m.query(
    `UPDATE plan_instalments i SET paid_fen = l.paid, open_fen = 0
       FROM (SELECT instalment_id, sum(paid_fen)::bigint AS paid FROM plan_lines WHERE case_id = $1 AND NOT instalment_id = ANY($2::uuid[]) GROUP BY instalment_id) l
      WHERE i.id = l.instalment_id AND (i.paid_fen, i.open_fen) IS DISTINCT FROM (l.paid, 0)`,
    [caseId, ids],
  );
}
