import type { EntityManager } from 'typeorm';
import type { Replay } from './domain/allocation.js';
import type { ClaimBalance, LedgerBalances } from './domain/balances.js';
import type { PlanLine } from './domain/ledger-types.js';
import type { CaseLedgerRows, StoredLine } from './ledger-history.js';

/**
 * Brings the projections of a case in line with its replayed ledger: `plan_lines` and `plan_instalments` for what is due, and
 * `ledger_positions` for how each obligation stands. Only what differs is written; everything in a few set-based statements.
 */
export async function writeProjection(m: EntityManager, caseId: string, rows: CaseLedgerRows, replayed: Replay, balances: LedgerBalances): Promise<void> {
  await writeLines(m, changedLines(rows, replayed));
  await writeInstalments(m, caseId, rows, balances);
  await writePositions(m, caseId, balances.byClaim);
}

interface ChangedLine extends StoredLine {
  obligationId: string;
}

function changedLines({ storedLines }: CaseLedgerRows, replayed: Replay): ChangedLine[] {
  const inForce = new Map<PlanLine, { paidFen: number; openFen: number }>(replayed.lines.map(({ line, paidFen, openFen }) => [line, { paidFen, openFen }]));
  const paidByLine = new Map<string, number>();
  for (const { line, claimId, amountFen, advance } of replayed.allocations) {
    if (!line || advance) continue;
    const key = lineKey(line.planId, line.instalmentNo, claimId);
    paidByLine.set(key, (paidByLine.get(key) ?? 0) + amountFen);
  }
  const changed: ChangedLine[] = [];
  for (const [line, stored] of storedLines) {
    const { paidFen, openFen } = inForce.get(line) ?? { paidFen: paidByLine.get(lineKey(line.planId, line.instalmentNo, line.claimId)) ?? 0, openFen: 0 };
    if (paidFen !== stored.paidFen || openFen !== stored.openFen) changed.push({ instalmentId: stored.instalmentId, obligationId: line.claimId, paidFen, openFen });
  }
  return changed;
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

async function writeInstalments(m: EntityManager, caseId: string, { instalmentIds }: CaseLedgerRows, { instalments }: LedgerBalances): Promise<void> {
  const ids = instalments.map(({ planId, no }) => instalmentIds.get(`${planId}/${no}`) ?? null);
  await m.query(
    `UPDATE plan_instalments i SET paid_fen = c.paid, open_fen = c.open, settled_on = c.settled
       FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::date[]) AS c(id, paid, open, settled)
      WHERE i.id = c.id AND (i.paid_fen, i.open_fen, i.settled_on) IS DISTINCT FROM (c.paid, c.open, c.settled)`,
    [ids, instalments.map(({ paidFen }) => paidFen), instalments.map(({ outstandingFen }) => outstandingFen), instalments.map(({ settledOn }) => settledOn)],
  );
  // Instalments of earlier revisions promise nothing any more; what had landed on them follows their lines.
  await m.query(
    `UPDATE plan_instalments i SET paid_fen = l.paid, open_fen = 0
       FROM (SELECT instalment_id, sum(paid_fen)::bigint AS paid FROM plan_lines WHERE case_id = $1 AND NOT instalment_id = ANY($2::uuid[]) GROUP BY instalment_id) l
      WHERE i.id = l.instalment_id AND (i.paid_fen, i.open_fen) IS DISTINCT FROM (l.paid, 0)`,
    [caseId, ids],
  );
}

async function writePositions(m: EntityManager, caseId: string, claims: readonly ClaimBalance[]): Promise<void> {
  await m.query(
    `INSERT INTO ledger_positions (obligation_id, case_id, worker_id, kind, agreed_fen, paid_fen, waived_fen, advanced_fen, recovered_fen)
     SELECT c.id, $1, c.worker, c.kind, c.agreed, c.paid, c.waived, c.advanced, c.recovered
       FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
            AS c(id, worker, kind, agreed, paid, waived, advanced, recovered)
     ON CONFLICT (obligation_id) DO UPDATE
        SET agreed_fen = excluded.agreed_fen, paid_fen = excluded.paid_fen, waived_fen = excluded.waived_fen, advanced_fen = excluded.advanced_fen,
            recovered_fen = excluded.recovered_fen
      WHERE (ledger_positions.agreed_fen, ledger_positions.paid_fen, ledger_positions.waived_fen, ledger_positions.advanced_fen, ledger_positions.recovered_fen)
            IS DISTINCT FROM (excluded.agreed_fen, excluded.paid_fen, excluded.waived_fen, excluded.advanced_fen, excluded.recovered_fen)`,
    [
      caseId, claims.map(({ claimId }) => claimId), claims.map(({ workerId }) => workerId), claims.map(({ kind }) => kind), claims.map(({ agreedFen }) => agreedFen),
      claims.map(({ paidFen }) => paidFen), claims.map(({ waivedFen }) => waivedFen), claims.map(({ advancedFen }) => advancedFen),
      claims.map(({ recoveredFen }) => recoveredFen),
    ],
  );
  await dropLeft(m, caseId, claims);
}

/** A claim that left the ledger (withdrawn before any plan named it) leaves the projection too. Rare, so counting comes first. */
async function dropLeft(m: EntityManager, caseId: string, claims: readonly ClaimBalance[]): Promise<void> {
  const [row] = await m.query<[{ count: number }]>('SELECT count(*)::int AS count FROM ledger_positions WHERE case_id = $1', [caseId]);
  if (row.count === claims.length) return;
  await m.query(
    'DELETE FROM ledger_positions WHERE case_id = $1 AND NOT EXISTS (SELECT 1 FROM unnest($2::uuid[]) AS c(id) WHERE c.id = obligation_id)',
    [caseId, claims.map(({ claimId }) => claimId)],
  );
}
