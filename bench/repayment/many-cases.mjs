import { INSERT_CASES, day, seqAt } from './office.mjs';

const REGIONS = ['640302', '640303', '640323', '640324', '640381', '640300'];
const KINDS = "unnest('{wages,pension}'::text[]) WITH ORDINALITY AS k(kind, place)";
/** Of each kind: one instalment that five payments settled, one every thirty days, and five that are open. */
const PARTS = 6;
const PAYMENTS = 5;
/** What an instalment of a case `m` is worth, in fen. */
const FEN = `(${PAYMENTS} * (10000 + m.n::bigint * 7919 % 90001))`;
const BATCH = 10_000;

/**
 * Cases under supervision, each with one worker, a plan of wages and pension and ten payments; every seventh case is late with
 * one instalment of each, the others fall due month by month from today on. Twenty thousand employers, in six regions.
 */
export async function addManyCases(client, office, cases) {
  for (let from = 1; from <= cases; from += BATCH) {
    await client.query('BEGIN');
    await client.query(
      `CREATE TEMP TABLE made ON COMMIT DROP AS SELECT gen_random_uuid() AS id, gen_random_uuid() AS worker_id, gen_random_uuid() AS plan_id, n
         FROM generate_series($1::int, $2::int) AS n`,
      [from, Math.min(from + BATCH - 1, cases)],
    );
    for (const [sql, params] of [...recorded(office), ...concluded()]) await client.query(sql, params);
    await client.query('COMMIT');
  }
}

/** What was recorded on each case. */
function recorded({ leadId, supervisorIds }) {
  const due = `CASE WHEN p.n = 1 THEN ${day('-150 - m.n % 60')} WHEN p.n = 2 AND m.n % 7 = 0 THEN ${day('-1 - m.n % 97')} ELSE ${day('(p.n - 2) * 30 + m.n % 30')} END`;
  return [
    [`${INSERT_CASES} SELECT m.id, '基准' || m.n, 'supervising', 9, 'visit', now() - interval '300 days', now() - interval '300 days', $1, '欠薪', '基准公司' || m.n % 20000,
        '基准公司' || m.n % 20000, CASE WHEN m.n % 3 = 0 THEN '91640300' || lpad((m.n % 20000)::text, 10, '0') END, ($3::text[])[1 + m.n % cardinality($3::text[])], 1, '{}', 'yellow', '[]', $1,
        ($2::uuid[])[1 + m.n % cardinality($2::uuid[])], '{"machine": 1, "rules": 1, "calendar": "-"}' FROM made m`, [leadId, supervisorIds, REGIONS]],
    [`INSERT INTO workers (id, case_id, position, name, created_at, created_by_id, version) SELECT worker_id, id, 1, '某工', now() - interval '290 days', $1, 1 FROM made`, [leadId]],
    [`INSERT INTO claims (id, case_id, worker_id, kind, from_month, to_month, claimed_fen, verified_fen, decided_at, decided_by_id, created_at, created_by_id)
      SELECT gen_random_uuid(), m.id, m.worker_id, k.kind, '2025-01', '2025-12', ${PARTS} * ${FEN}, ${PARTS} * ${FEN}, now() - interval '280 days', $1, now() - interval '290 days', $1 FROM made m, ${KINDS}`,
      [leadId]],
    [`INSERT INTO repayment_plans (id, case_id, revision, state, version, accelerates, enforceability, allocation_order, created_by_id, created_at, agreed_by_id, agreed_at, agreed_seq)
      SELECT plan_id, id, 1, 'agreed', 2, FALSE, 'plain', 'oldestFirst', $1, now() - interval '260 days', $1, now() - interval '260 days', ${seqAt('260 days')} FROM made`, [leadId]],
    [`INSERT INTO plan_instalments (id, plan_id, case_id, no, kind, due_on, amount_fen, paid_fen, open_fen, settled_on)
      SELECT gen_random_uuid(), m.plan_id, m.id, (k.place - 1) * ${PARTS} + p.n, k.kind, ${due}, ${FEN}, CASE WHEN p.n = 1 THEN ${FEN} ELSE 0 END,
             CASE WHEN p.n = 1 THEN 0 ELSE ${FEN} END, CASE WHEN p.n = 1 THEN ${day('-m.n % 30')} END
        FROM made m, ${KINDS}, generate_series(1, ${PARTS}) AS p(n)`, []],
    [`INSERT INTO plan_lines (instalment_id, obligation_id, plan_id, case_id, instalment_no, due_on, worker_id, kind, amount_fen, paid_fen, open_fen)
      SELECT i.id, c.id, m.plan_id, m.id, i.no, i.due_on, m.worker_id, c.kind, i.amount_fen, i.paid_fen, i.open_fen
        FROM made m JOIN plan_instalments i ON i.plan_id = m.plan_id JOIN claims c ON c.case_id = m.id AND c.kind = i.kind`, []],
    [`INSERT INTO payments (id, case_id, seq, kind, paid_on, amount_fen, deductions_fen, method, reference, worker_ids, document_ids, recorded_by_id, recorded_at)
      SELECT gen_random_uuid(), m.id, ${seqAt('1 day')} + (k.place - 1) * ${PAYMENTS} + p.n, k.kind, ${day(`-m.n % 30 - (${PAYMENTS} - p.n) * 30`)}, ${FEN} / ${PAYMENTS}, 0, 'bankTransfer',
             '基准-' || k.kind || p.n, ARRAY[m.worker_id], '{}', $1, now() FROM made m, ${KINDS}, generate_series(1, ${PAYMENTS}) AS p(n)`, [leadId]],
  ];
}

/** What each case owes its worker by day, as `placed` rows of each kind and of all: `first` the oldest, `last_of_week` the last in its week. */
const PLACED = `
  owed AS (SELECT l.case_id, l.kind, l.due_on, sum(l.open_fen) AS fen FROM made m JOIN plan_lines l ON l.case_id = m.id WHERE l.open_fen > 0 GROUP BY 1, 2, 3),
  counted AS (SELECT case_id, kind, due_on, fen FROM owed UNION ALL SELECT case_id, 'all', due_on, sum(fen) FROM owed GROUP BY case_id, due_on),
  placed AS (
    SELECT case_id, kind, due_on, fen, due_on = min(due_on) OVER (PARTITION BY case_id, kind) AS first,
           due_on = max(due_on) OVER (PARTITION BY case_id, kind, date_trunc('week', due_on::timestamp)) AS last_of_week FROM counted)`;

/** What follows from it, as a replay of each would write it down. */
function concluded() {
  return [
    [`INSERT INTO ledger_positions (obligation_id, case_id, worker_id, kind, agreed_fen, paid_fen, waived_fen, advanced_fen)
      SELECT c.id, m.id, m.worker_id, c.kind, c.verified_fen, ${FEN}, 0, 0 FROM made m JOIN claims c ON c.case_id = m.id`, []],
    [`WITH ${PLACED} INSERT INTO case_dues (case_id, kind, due_on, open_fen, workers, first_workers, week_workers, region_code, supervisor_id, is_open)
      SELECT c.id, p.kind, p.due_on, p.fen, 1, p.first::int, p.last_of_week::int, c.region_code, c.supervisor_id, TRUE FROM placed p JOIN cases c ON c.id = p.case_id`, []],
    [`WITH ${PLACED} INSERT INTO case_debts (case_id, kind, first_due_on, open_fen, unplanned_fen, workers, unplanned_workers, region_code, supervisor_id, is_open)
      SELECT c.id, p.kind, min(p.due_on), sum(p.fen), 0, 1, 0, c.region_code, c.supervisor_id, TRUE FROM placed p JOIN cases c ON c.id = p.case_id GROUP BY c.id, p.kind`, []],
    [`INSERT INTO case_receipts (case_id, paid_on, kind, counted_fen, payments, region_code, supervisor_id)
      SELECT c.id, p.paid_on, p.kind, sum(p.amount_fen), count(*), c.region_code, c.supervisor_id
        FROM made m JOIN cases c ON c.id = m.id JOIN payments p ON p.case_id = m.id GROUP BY c.id, p.paid_on, p.kind`, []],
  ];
}
