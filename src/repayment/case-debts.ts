import type { EntityManager } from 'typeorm';
import { CASE_OBLIGATIONS } from './obligation-amounts.js';

/**
 * What a case owes by worker, kind and day, as `owed(kind, due_on, worker_id, open)`: the open lines of the plan in force, and what
 * is left of each obligation beyond its lines. `$1` is the case.
 */
const OWED = `
  lines AS (
    SELECT l.obligation_id, i.kind, l.due_on, l.worker_id, l.open_fen FROM plan_lines l JOIN plan_instalments i ON i.id = l.instalment_id WHERE l.case_id = $1 AND l.open_fen > 0),
  planned AS (SELECT obligation_id, sum(open_fen) AS fen FROM lines GROUP BY obligation_id),
  unplanned AS (SELECT o.kind, o.worker_id, o.open - coalesce(p.fen, 0) AS fen FROM ${CASE_OBLIGATIONS} LEFT JOIN planned p ON p.obligation_id = o.id),
  owed AS (
    SELECT kind, due_on, worker_id, sum(open_fen) AS fen FROM lines GROUP BY kind, due_on, worker_id
    UNION ALL SELECT kind, 'infinity', worker_id, sum(fen) FROM unplanned WHERE fen > 0 GROUP BY kind, worker_id)`;

const DEBTS = `
  WITH ${OWED},
  counted AS (SELECT kind, due_on, worker_id, fen FROM owed UNION ALL SELECT 'all', due_on, worker_id, sum(fen) FROM owed GROUP BY due_on, worker_id),
  placed AS (
    SELECT kind, due_on, worker_id, fen, due_on = min(due_on) OVER (PARTITION BY kind, worker_id) AS first,
           due_on = max(due_on) OVER (PARTITION BY kind, worker_id, date_trunc('week', due_on::timestamp)) AS last_of_week
      FROM counted)
  SELECT kind, due_on, sum(fen)::bigint AS open_fen, count(worker_id)::int AS workers, (count(worker_id) FILTER (WHERE first))::int AS first_workers,
         (count(worker_id) FILTER (WHERE last_of_week))::int AS week_workers, due_on = min(due_on) OVER (PARTITION BY kind) AS is_first
    FROM placed GROUP BY kind, due_on`;

/** Brings `case_debts` of a case in line with its claims and its plan; only what differs is written. */
export async function writeDebts(m: EntityManager, caseId: string): Promise<void> {
  await m.query(
    `WITH debts AS (${DEBTS}),
          gone AS (DELETE FROM case_debts d WHERE d.case_id = $1 AND NOT EXISTS (SELECT 1 FROM debts n WHERE n.kind = d.kind AND n.due_on = d.due_on))
     INSERT INTO case_debts (case_id, kind, due_on, open_fen, workers, first_workers, week_workers, is_first)
     SELECT $1, kind, due_on, open_fen, workers, first_workers, week_workers, is_first FROM debts
     ON CONFLICT (case_id, kind, due_on) DO UPDATE
        SET open_fen = excluded.open_fen, workers = excluded.workers, first_workers = excluded.first_workers, week_workers = excluded.week_workers, is_first = excluded.is_first
      WHERE (case_debts.open_fen, case_debts.workers, case_debts.first_workers, case_debts.week_workers, case_debts.is_first)
            IS DISTINCT FROM (excluded.open_fen, excluded.workers, excluded.first_workers, excluded.week_workers, excluded.is_first)`,
    [caseId],
  );
}
