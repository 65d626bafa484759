import { sqlMs } from './timings.mjs';

const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** What each kind of a case is owed, got and is late with. */
export const LEDGER = `
  SELECT o.kind, o.claimed, o.verified, o.paid, o.waived, l.open, l.overdue, l.d7, l.d30, l.d60
    FROM (SELECT c.kind, sum(c.claimed_fen) AS claimed, sum(c.verified_fen) AS verified, sum(p.paid_fen) AS paid, sum(p.waived_fen) AS waived
            FROM claims c LEFT JOIN ledger_positions p ON p.obligation_id = c.id AND p.case_id = $1 WHERE c.case_id = $1 GROUP BY c.kind) o
    LEFT JOIN (SELECT kind, sum(open_fen) AS open, sum(open_fen) FILTER (WHERE due_on < ${TODAY}) AS overdue, sum(open_fen) FILTER (WHERE ${TODAY} - due_on BETWEEN 1 AND 7) AS d7,
                      sum(open_fen) FILTER (WHERE ${TODAY} - due_on BETWEEN 8 AND 30) AS d30, sum(open_fen) FILTER (WHERE ${TODAY} - due_on BETWEEN 31 AND 60) AS d60
                 FROM plan_lines WHERE case_id = $1 AND open_fen > 0 GROUP BY kind) l USING (kind)`;

/** The same of its first 200 workers. */
export const WORKERS = `
  SELECT w.id, w.name, sum(c.claimed_fen), sum(c.verified_fen), sum(p.paid_fen),
         (SELECT sum(l.open_fen) FROM plan_lines l WHERE l.case_id = $1 AND l.worker_id = w.id AND l.open_fen > 0 AND l.due_on < ${TODAY})
    FROM (SELECT id, name, position FROM workers WHERE case_id = $1 ORDER BY position, id LIMIT 1) w
    JOIN claims c ON c.worker_id = w.id LEFT JOIN ledger_positions p ON p.obligation_id = c.id GROUP BY w.id, w.name, w.position ORDER BY w.position`.replace('LIMIT 1', 'LIMIT 200');

/** The least an import has to write, and takes back: a payment a row, the line it fills and how its claim stands. */
export function importing(client, caseId, rows) {
  return rolledBack(client, async () => {
    await client.query(
      `INSERT INTO payments (id, case_id, seq, kind, paid_on, amount_fen, deductions_fen, method, reference, worker_ids, document_ids, recorded_by_id, recorded_at)
       SELECT gen_random_uuid(), $1, 1, 'wages', ${TODAY}, r.fen, 0, 'bankBatch', 'floor-' || r.position, ARRAY[w.id], '{}', w.created_by_id, now()
         FROM unnest($2::bigint[], $3::int[]) AS r(fen, position) JOIN workers w ON w.case_id = $1 AND w.position = r.position`,
      [caseId, rows.map(({ amountFen }) => amountFen), rows.map(({ position }) => position)],
    );
    await client.query(
      `UPDATE plan_lines l SET paid_fen = l.amount_fen, open_fen = 0 WHERE l.case_id = $1 AND l.kind = 'wages' AND l.instalment_no = 1`,
      [caseId],
    );
    await client.query(
      `UPDATE ledger_positions p SET paid_fen = p.paid_fen + l.amount_fen FROM plan_lines l
        WHERE p.case_id = $1 AND l.case_id = $1 AND l.obligation_id = p.obligation_id AND l.kind = 'wages' AND l.instalment_no = 1`,
      [caseId],
    );
  });
}

/** The least one payment to one worker has to write, and takes back. */
export function posting(client, caseId, workerId) {
  return rolledBack(client, async () => {
    await insertPayment(client, caseId, workerId);
    await client.query(`UPDATE plan_lines SET paid_fen = paid_fen + 1, open_fen = open_fen - 1 WHERE case_id = $1 AND worker_id = $2 AND kind = 'wages' AND open_fen > 0
      AND due_on = (SELECT min(due_on) FROM plan_lines WHERE case_id = $1 AND worker_id = $2 AND kind = 'wages' AND open_fen > 0)`, [caseId, workerId]);
    await client.query(`UPDATE ledger_positions SET paid_fen = paid_fen + 1 WHERE case_id = $1 AND worker_id = $2 AND kind = 'wages'`, [caseId, workerId]);
  });
}

/** The least a lump over all workers has to write, and takes back. */
export function lump(client, caseId) {
  return rolledBack(client, async () => {
    await insertPayment(client, caseId, null);
    await client.query(`UPDATE plan_lines SET paid_fen = paid_fen + 1, open_fen = open_fen - 1 WHERE case_id = $1 AND kind = 'wages' AND open_fen > 0
      AND due_on = (SELECT min(due_on) FROM plan_lines WHERE case_id = $1 AND kind = 'wages' AND open_fen > 1)`, [caseId]);
    await client.query(`UPDATE ledger_positions SET paid_fen = paid_fen + 1 WHERE case_id = $1 AND kind = 'wages'`, [caseId]);
  });
}

const insertPayment = (client, caseId, workerId) =>
  client.query(
    `INSERT INTO payments (id, case_id, seq, kind, paid_on, amount_fen, deductions_fen, method, reference, worker_ids, document_ids, recorded_by_id, recorded_at)
     SELECT gen_random_uuid(), id, 1, 'wages', ${TODAY}, 1, 0, 'bankTransfer', 'floor', CASE WHEN $2::uuid IS NULL THEN NULL ELSE ARRAY[$2::uuid] END, '{}', created_by_id, now() FROM cases WHERE id = $1`,
    [caseId, workerId],
  );

async function rolledBack(client, work) {
  await client.query('BEGIN');
  try {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  } finally {
    await client.query('ROLLBACK');
  }
}

/** Every figure of the board straight from the instalments. @param {string} query as the board takes it */
export function board(query) {
  const { regionCode, kind } = Object.fromEntries(new URLSearchParams(query));
  const where = [`i.open_fen > 0`, `c.state IN ('reported', 'investigating', 'verifying', 'coordinating', 'supervising')`];
  if (regionCode) where.push(`c.region_code = '${regionCode}'`);
  if (kind) where.push(`i.kind = '${kind}'`);
  return `SELECT c.region_code, c.supervisor_id, i.kind, c.employer_key, count(DISTINCT c.id), count(DISTINCT c.id) FILTER (WHERE i.due_on < ${TODAY}), sum(i.open_fen),
      sum(i.open_fen) FILTER (WHERE i.due_on = ${TODAY}), sum(i.open_fen) FILTER (WHERE i.due_on < ${TODAY}), min(i.due_on) FILTER (WHERE i.due_on < ${TODAY})
    FROM cases c JOIN plan_instalments i ON i.case_id = c.id WHERE ${where.join(' AND ')}
    GROUP BY GROUPING SETS ((), (c.region_code), (c.supervisor_id), (i.kind), (c.employer_key))`;
}
