import type { EntityManager } from 'typeorm';
import { openCaseStates } from '../../cases/domain/vocabulary.js';
import { CASE_OBLIGATIONS } from '../ledger/obligation-amounts.js';

/**
 * What a case owes by worker, kind and day, each kind and `all` of them, as `placed(kind, due_on, worker_id, fen, first,
 * last_of_week)`: the open lines of the plan in force, and on `infinity` what is left of each obligation beyond its lines. `first`:
 * the worker has nothing earlier; `last_of_week`: nothing later in the same week. `$1` is the case.
 */
const PLACED = `
  lines AS (
    SELECT l.obligation_id, i.kind, l.due_on, l.worker_id, l.open_fen FROM plan_lines l JOIN plan_instalments i ON i.id = l.instalment_id WHERE l.case_id = $1 AND l.open_fen > 0),
  planned AS (SELECT obligation_id, sum(open_fen) AS fen FROM lines GROUP BY obligation_id),
  unplanned AS (SELECT o.kind, o.worker_id, o.open - coalesce(p.fen, 0) AS fen FROM ${CASE_OBLIGATIONS} LEFT JOIN planned p ON p.obligation_id = o.id),
  owed AS (
    SELECT kind, due_on, worker_id, sum(open_fen) AS fen FROM lines GROUP BY kind, due_on, worker_id
    UNION ALL SELECT kind, 'infinity', worker_id, sum(fen) FROM unplanned WHERE fen > 0 GROUP BY kind, worker_id),
  counted AS (SELECT kind, due_on, worker_id, fen FROM owed UNION ALL SELECT 'all', due_on, worker_id, sum(fen) FROM owed GROUP BY due_on, worker_id),
  placed AS MATERIALIZED (
    SELECT kind, due_on, worker_id, fen, due_on = min(due_on) OVER (PARTITION BY kind, worker_id) AS first,
           due_on = max(due_on) OVER (PARTITION BY kind, worker_id, date_trunc('week', due_on::timestamp)) AS last_of_week
      FROM counted)`;

const DUES = `
  SELECT kind, due_on, sum(fen)::bigint AS open_fen, count(worker_id)::int AS workers, (count(worker_id) FILTER (WHERE first))::int AS first_workers,
         (count(worker_id) FILTER (WHERE last_of_week))::int AS week_workers
    FROM placed WHERE due_on < 'infinity' GROUP BY kind, due_on`;

const DEBTS = `
  SELECT kind, min(due_on) AS first_due_on, sum(fen)::bigint AS open_fen, coalesce(sum(fen) FILTER (WHERE due_on = 'infinity'), 0)::bigint AS unplanned_fen,
         (count(worker_id) FILTER (WHERE first))::int AS workers, (count(worker_id) FILTER (WHERE due_on = 'infinity'))::int AS unplanned_workers
    FROM placed GROUP BY kind`;

/** Brings `case_debts` and `case_dues` of a case in line with its claims and its plan; only what differs is written. */
export async function writeDebts(m: EntityManager, caseId: string): Promise<void> {
  await m.query(
    `WITH ${PLACED}, dues AS (${DUES}), debts AS (${DEBTS}),
       place AS (SELECT region_code, supervisor_id, state = ANY($2) AS is_open FROM cases WHERE id = $1),
       gone_dues AS (DELETE FROM case_dues d WHERE d.case_id = $1 AND NOT EXISTS (SELECT 1 FROM dues n WHERE n.kind = d.kind AND n.due_on = d.due_on)),
       gone_debts AS (DELETE FROM case_debts d WHERE d.case_id = $1 AND NOT EXISTS (SELECT 1 FROM debts n WHERE n.kind = d.kind)),
       put_dues AS (
         INSERT INTO case_dues (case_id, kind, due_on, open_fen, workers, first_workers, week_workers, region_code, supervisor_id, is_open)
         SELECT $1, n.kind, n.due_on, n.open_fen, n.workers, n.first_workers, n.week_workers, p.region_code, p.supervisor_id, p.is_open FROM dues n, place p
         ON CONFLICT (case_id, kind, due_on) DO UPDATE
            SET open_fen = excluded.open_fen, workers = excluded.workers, first_workers = excluded.first_workers, week_workers = excluded.week_workers
          WHERE (case_dues.open_fen, case_dues.workers, case_dues.first_workers, case_dues.week_workers)
                IS DISTINCT FROM (excluded.open_fen, excluded.workers, excluded.first_workers, excluded.week_workers))
     INSERT INTO case_debts (case_id, kind, first_due_on, open_fen, unplanned_fen, workers, unplanned_workers, region_code, supervisor_id, is_open)
     SELECT $1, n.kind, n.first_due_on, n.open_fen, n.unplanned_fen, n.workers, n.unplanned_workers, p.region_code, p.supervisor_id, p.is_open FROM debts n, place p
     ON CONFLICT (case_id, kind) DO UPDATE
        SET first_due_on = excluded.first_due_on, open_fen = excluded.open_fen, unplanned_fen = excluded.unplanned_fen, workers = excluded.workers,
            unplanned_workers = excluded.unplanned_workers
      WHERE (case_debts.first_due_on, case_debts.open_fen, case_debts.unplanned_fen, case_debts.workers, case_debts.unplanned_workers)
            IS DISTINCT FROM (excluded.first_due_on, excluded.open_fen, excluded.unplanned_fen, excluded.workers, excluded.unplanned_workers)`,
    [caseId, openCaseStates],
  );
}

/** Lets what is repeated of a case follow it: its region, its supervisor, and whether it is open. */
export async function placeDebts(m: EntityManager, caseId: string): Promise<void> {
  for (const [table, isOpen] of [['case_debts', true], ['case_dues', true], ['case_receipts', false]] as const) {
    const [set, stored, wanted] = isOpen ? [', is_open = c.state = ANY($2)', ', t.is_open', ', c.state = ANY($2)'] : ['', '', ''];
    await m.query(
      `UPDATE ${table} t SET region_code = c.region_code, supervisor_id = c.supervisor_id${set} FROM cases c
        WHERE c.id = $1 AND t.case_id = c.id AND (t.region_code, t.supervisor_id${stored}) IS DISTINCT FROM (c.region_code, c.supervisor_id${wanted})`,
      isOpen ? [caseId, openCaseStates] : [caseId],
    );
  }
}
