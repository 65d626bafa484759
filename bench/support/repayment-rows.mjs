import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../dist/auth/passwords.js';
import { BlindIndex } from '../../dist/platform/crypto/blind-index.js';

const REGIONS = ['640302', '640303', '640323', '640324', '640381', '640300'];
const KINDS = ['wages', 'pension'];
export const SUPERVISORS = 40;
export const SUPERVISOR = { username: 'supervisor1', password: 'Measured-Twice-1' };

const SURNAMES = [...'赵钱孙李周吴郑王冯陈马丁白哈纳穆杨何张刘'];
const GIVEN = [...'晓燕国栋兴华红梅生林桂英秀伟素琴建军丽娟志强海霞'];

/** @returns {Promise<{ supervisorIds: string[], leadId: string }>} */
export async function addOffice(client) {
  const supervisorIds = Array.from({ length: SUPERVISORS }, () => randomUUID());
  const leadId = randomUUID();
  const passwordHash = await hashPassword(SUPERVISOR.password);
  const add = (id, username, role) =>
    client.query(
      `INSERT INTO users (id, username, name, role, region_code, password_hash, state, created_at, version)
       VALUES ($1, $2, '某' || $2, $3, '640300', $4, 'active', now(), 1)`,
      [id, username, role, passwordHash],
    );
  for (const [n, id] of supervisorIds.entries()) await add(id, `supervisor${n + 1}`, 'supervisor');
  await add(leadId, 'lead1', 'taskForce');
  return { supervisorIds, leadId };
}

/** An SQL expression for the office's business date `days` from today. */
const day = (days) => `((now() AT TIME ZONE 'Asia/Shanghai')::date + (${days})::int)`;

const insertCases = `INSERT INTO cases (id, number, state, version, channel, reported_at, created_at, created_by_id, summary, employer_name, employer_key, employer_uscc,
    region_code, workers_reported, escalators, risk_level, risk_reasons, lead_id, supervisor_id, pinned_versions)`;

/**
 * One case under supervision with an agreed plan: wages and pension in `instalments` parts each, one every 15 days, a third of
 * them past due, and a line for each worker and instalment.
 * @returns {Promise<{ caseId: string, payees: { name: string, account: string, amountFen: number }[] }>} what the oldest wages
 *   instalment owes to each
 */
export async function addBigCase(client, office, blindIndexKey, { workers, instalments }) {
  const caseId = randomUUID();
  const planId = randomUUID();
  await client.query(
    `${insertCases} VALUES ($1, '基准大案', 'supervising', 9, 'visit', now() - interval '90 days', now() - interval '90 days', $2, '欠薪', '基准大公司', '基准大公司', NULL,
       '640302', $4, '{}', 'yellow', '[]', $2, $3, '{"machine": 1, "rules": 1, "calendar": "-"}')`,
    [caseId, office.leadId, office.supervisorIds[0], workers],
  );
  const people = await addWorkers(client, caseId, office.leadId, blindIndexKey, workers);
  await client.query(
    `INSERT INTO claims (id, case_id, worker_id, kind, from_month, to_month, claimed_fen, verified_fen, decided_at, decided_by_id, created_at, created_by_id)
     SELECT gen_random_uuid(), $1, w.id, k.kind, '2025-01', '2025-12', s.fen, s.fen, now() - interval '70 days', $2, now() - interval '80 days', $2
       FROM workers w, unnest($3::text[]) AS k(kind), LATERAL (SELECT $4::int * lineFen.fen AS fen FROM (SELECT ${LINE_FEN} AS fen) lineFen) s WHERE w.case_id = $1`,
    [caseId, office.leadId, KINDS, instalments],
  );
  await client.query(
    `INSERT INTO claim_decisions (id, case_id, claim_id, verified_fen, decided_by_id, decided_at)
     SELECT gen_random_uuid(), case_id, id, verified_fen, decided_by_id, decided_at FROM claims WHERE case_id = $1`,
    [caseId],
  );
  await client.query(
    `INSERT INTO repayment_plans (id, case_id, revision, state, version, accelerates, enforceability, allocation_order, created_by_id, created_at, agreed_by_id, agreed_at, agreed_seq)
     VALUES ($1, $2, 1, 'agreed', 2, FALSE, 'plain', 'oldestFirst', $3, now() - interval '60 days', $3, now() - interval '60 days', floor(extract(epoch FROM now() - interval '60 days') * 1000))`,
    [planId, caseId, office.leadId],
  );
  await client.query(
    `INSERT INTO plan_instalments (id, plan_id, case_id, no, kind, due_on, amount_fen, paid_fen, open_fen)
     SELECT gen_random_uuid(), $1, $2, (k.place - 1) * $4 + n, k.kind, ${day('(n - 1 - $4 / 3) * 15')}, 0, 0, 0
       FROM unnest($3::text[]) WITH ORDINALITY AS k(kind, place), generate_series(1, $4::int) AS n`,
    [planId, caseId, KINDS, instalments],
  );
  await client.query(
    `INSERT INTO plan_lines (instalment_id, obligation_id, plan_id, case_id, instalment_no, due_on, worker_id, kind, amount_fen, paid_fen, open_fen)
     SELECT i.id, c.id, $1, $2, i.no, i.due_on, c.worker_id, c.kind, c.verified_fen / $3, 0, c.verified_fen / $3
       FROM plan_instalments i JOIN claims c ON c.case_id = $2 AND c.kind = i.kind WHERE i.plan_id = $1`,
    [planId, caseId, instalments],
  );
  await client.query(
    `UPDATE plan_instalments i SET amount_fen = l.fen, open_fen = l.fen
       FROM (SELECT instalment_id, sum(amount_fen) AS fen FROM plan_lines WHERE plan_id = $1 GROUP BY 1) l WHERE l.instalment_id = i.id`,
    [planId],
  );
  await client.query(
    `INSERT INTO ledger_positions (obligation_id, case_id, worker_id, kind, agreed_fen, paid_fen, waived_fen, advanced_fen)
     SELECT id, case_id, worker_id, kind, verified_fen, 0, 0, 0 FROM claims WHERE case_id = $1`,
    [caseId],
  );
  await client.query(
    `INSERT INTO ledger_kinds (case_id, kind, claimed_fen, undecided_fen, verified_fen, agreed_fen, paid_fen, waived_fen, advanced_fen)
     SELECT case_id, kind, sum(claimed_fen), 0, sum(verified_fen), sum(verified_fen), 0, 0, 0 FROM claims WHERE case_id = $1 GROUP BY case_id, kind`,
    [caseId],
  );
  await client.query(
    `INSERT INTO ledger_dues (case_id, kind, due_on, open_fen) SELECT case_id, kind, due_on, sum(open_fen) FROM plan_instalments WHERE case_id = $1 GROUP BY case_id, kind, due_on`, [caseId],
  );
  await addBoardRows(client, [caseId]);
  const { rows } = await client.query(`SELECT position, ${LINE_FEN} AS fen FROM workers w WHERE case_id = $1 ORDER BY position`, [caseId]);
  return { caseId, workerIds: people.map(({ id }) => id), payees: rows.map(({ position, fen }) => ({ ...people[position - 1], amountFen: fen })) };
}

/** What a line of a worker `w` is worth, in fen. */
const LINE_FEN = '(100000 + w.position * 7 % 90001)';

async function addWorkers(client, caseId, createdById, blindIndexKey, count) {
  const index = new BlindIndex(Buffer.from(blindIndexKey, 'base64'));
  const people = Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    name: SURNAMES[n % SURNAMES.length] + GIVEN[n % GIVEN.length] + GIVEN[Math.floor(n / 7) % GIVEN.length],
    account: `6222${String(10_000_000_000 + n).padStart(15, '0')}`,
  }));
  await client.query(
    `INSERT INTO workers (id, case_id, position, name, bank_card_index, created_at, created_by_id, version)
     SELECT p.id, $1, p.position, p.name, p.account, now() - interval '80 days', $2, 1
       FROM unnest($3::uuid[], $4::text[], $5::text[]) WITH ORDINALITY AS p(id, name, account, position)`,
    [caseId, createdById, people.map(({ id }) => id), people.map(({ name }) => name), people.map(({ account }) => index.of('bankCard', account))],
  );
  return people;
}

/**
 * Cases under supervision, each with one worker and a plan of wages and pension: two instalments paid, by five payments each, and
 * ten open, one of them past due in every seventh case.
 */
export async function addManyCases(client, office, { cases, batch = 10_000 }) {
  for (let from = 1; from <= cases; from += batch) {
    await client.query('BEGIN');
    await client.query(`CREATE TEMP TABLE made ON COMMIT DROP AS SELECT gen_random_uuid() AS id, gen_random_uuid() AS worker_id, gen_random_uuid() AS plan_id, n
      FROM generate_series($1::int, $2::int) AS n`, [from, Math.min(from + batch - 1, cases)]);
    for (const [sql, params] of manyRows(office)) await client.query(sql, params);
    await client.query('ANALYZE payments, plan_instalments, cases');
    await addBoardRows(client, (await client.query('SELECT id FROM made')).rows.map(({ id }) => id));
    await client.query('COMMIT');
  }
}

const SETTLED = 1;
const OPEN = 5;
const PAYMENTS = 5;
const FEN = 50_000;
const seqAt = (ago) => `floor(extract(epoch FROM now() - interval '${ago}') * 1000)::bigint`;

function manyRows({ leadId, supervisorIds }) {
  const kinds = `unnest('{${KINDS}}'::text[]) WITH ORDINALITY AS k(kind, place)`;
  const parts = SETTLED + OPEN;
  // The first is paid; every seventh case is late with the second; the others fall due month by month from today on.
  const due = `CASE WHEN p.n = 1 THEN ${day('-150 - m.n % 60')} WHEN p.n = 2 AND m.n % 7 = 0 THEN ${day('-1 - m.n % 97')} ELSE ${day('(p.n - 2) * 30 + m.n % 30')} END`;
  return [
    [`${insertCases} SELECT m.id, '基准' || m.n, 'supervising', 9, 'visit', now() - interval '300 days', now() - interval '300 days', $1, '欠薪', '基准公司' || m.n % 20000,
        '基准公司' || m.n % 20000, CASE WHEN m.n % 3 = 0 THEN '91640300' || lpad((m.n % 20000)::text, 10, '0') END, ($3::text[])[1 + m.n % cardinality($3::text[])], 1, '{}', 'yellow', '[]', $1, ($2::uuid[])[1 + m.n % cardinality($2::uuid[])],
        '{"machine": 1, "rules": 1, "calendar": "-"}' FROM made m`, [leadId, supervisorIds, REGIONS]],
    [`INSERT INTO workers (id, case_id, position, name, created_at, created_by_id, version) SELECT worker_id, id, 1, '某工', now() - interval '290 days', $1, 1 FROM made`, [leadId]],
    [`INSERT INTO claims (id, case_id, worker_id, kind, from_month, to_month, claimed_fen, verified_fen, decided_at, decided_by_id, created_at, created_by_id)
      SELECT gen_random_uuid(), m.id, m.worker_id, k.kind, '2025-01', '2025-12', $2, $2, now() - interval '280 days', $1, now() - interval '290 days', $1 FROM made m, ${kinds}`,
      [leadId, parts * FEN]],
    [`INSERT INTO repayment_plans (id, case_id, revision, state, version, accelerates, enforceability, allocation_order, created_by_id, created_at, agreed_by_id, agreed_at, agreed_seq)
      SELECT plan_id, id, 1, 'agreed', 2, FALSE, 'plain', 'oldestFirst', $1, now() - interval '260 days', $1, now() - interval '260 days', ${seqAt('260 days')} FROM made`, [leadId]],
    [`INSERT INTO plan_instalments (id, plan_id, case_id, no, kind, due_on, amount_fen, paid_fen, open_fen, settled_on)
      SELECT gen_random_uuid(), m.plan_id, m.id, (k.place - 1) * ${parts} + p.n, k.kind, ${due}, ${FEN}, CASE WHEN p.n = 1 THEN ${FEN} ELSE 0 END,
             CASE WHEN p.n = 1 THEN 0 ELSE ${FEN} END, CASE WHEN p.n = 1 THEN ${day('-100 - m.n % 50')} END
        FROM made m, ${kinds}, generate_series(1, ${parts}) AS p(n)`, []],
    [`INSERT INTO plan_lines (instalment_id, obligation_id, plan_id, case_id, instalment_no, due_on, worker_id, kind, amount_fen, paid_fen, open_fen)
      SELECT i.id, c.id, m.plan_id, m.id, i.no, i.due_on, m.worker_id, c.kind, i.amount_fen, i.paid_fen, i.open_fen
        FROM made m JOIN plan_instalments i ON i.plan_id = m.plan_id JOIN claims c ON c.case_id = m.id AND c.kind = i.kind`, []],
    [`INSERT INTO ledger_positions (obligation_id, case_id, worker_id, kind, agreed_fen, paid_fen, waived_fen, advanced_fen)
      SELECT c.id, m.id, m.worker_id, c.kind, c.verified_fen, ${FEN}, 0, 0 FROM made m JOIN claims c ON c.case_id = m.id`, []],
    [`INSERT INTO payments (id, case_id, seq, kind, paid_on, amount_fen, deductions_fen, method, reference, worker_ids, document_ids, recorded_by_id, recorded_at)
      SELECT gen_random_uuid(), m.id, ${seqAt('200 days')} + (k.place - 1) * ${PAYMENTS} + p.n, k.kind, ${day(`-100 - m.n % 50 - (${PAYMENTS} - p.n) * 20`)}, ${FEN / PAYMENTS}, 0, 'bankTransfer',
             '基准-' || k.kind || p.n, ARRAY[m.worker_id], '{}', $1, now() FROM made m, ${kinds}, generate_series(1, ${PAYMENTS}) AS p(n)`, [leadId]],
    [`INSERT INTO payment_positions (payment_id, case_id, applied_fen, unapplied_fen, landed) SELECT p.id, m.id, p.amount_fen, 0, '-' FROM made m JOIN payments p ON p.case_id = m.id`, []],
    [`INSERT INTO ledger_allocations (payment_id, obligation_id, instalment_no, plan_id, case_id, amount_fen)
      SELECT p.id, c.id, CASE c.kind WHEN 'wages' THEN 1 ELSE ${parts} + 1 END, m.plan_id, m.id, p.amount_fen
        FROM made m JOIN payments p ON p.case_id = m.id JOIN claims c ON c.case_id = m.id AND c.kind = p.kind`, []],
    [`INSERT INTO ledger_kinds (case_id, kind, claimed_fen, undecided_fen, verified_fen, agreed_fen, paid_fen, waived_fen, advanced_fen)
      SELECT c.case_id, c.kind, c.claimed_fen, 0, c.verified_fen, c.verified_fen, ${FEN}, 0, 0 FROM made m JOIN claims c ON c.case_id = m.id`, []],
    [`INSERT INTO ledger_dues (case_id, kind, due_on, open_fen)
      SELECT i.case_id, i.kind, i.due_on, sum(i.open_fen) FROM made m JOIN plan_instalments i ON i.case_id = m.id WHERE i.open_fen > 0 GROUP BY 1, 2, 3`, []],
  ];
}

/** The board's rows, of its dues as the program writes them. */
async function addBoardRows(client, caseIds) {
  const { writeBoardDues } = await import('../../dist/repayment/board-rows.js');
  const { rows: [{ today }] } = await client.query(`SELECT ${day(0)}::text AS today`);
  await writeBoardDues(client, caseIds, today);
  await client.query(
    `INSERT INTO board_receipts (case_id, paid_on, kind, region_code, supervisor_id, employer, employer_key, employer_uscc, received_fen, payments)
     SELECT p.case_id, p.paid_on, p.kind, b.region_code, b.supervisor_id, b.employer, b.employer_key, b.employer_uscc, sum(p.amount_fen), count(*)
       FROM payments p JOIN board_dues b ON b.case_id = p.case_id AND b.kind = p.kind WHERE p.case_id = ANY($1::uuid[]) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`,
    [caseIds],
  );
}
