import { randomUUID } from 'node:crypto';
import { BlindIndex } from '../../dist/platform/crypto/blind-index.js';
import { INSERT_CASES, day, seqAt } from './office.mjs';

const SURNAMES = [...'赵钱孙李周吴郑王冯陈马丁白哈纳穆杨何张刘'];
const GIVEN = [...'晓燕国栋兴华红梅生林桂英秀伟素琴建军丽娟志强海霞'];
const INSURANCES = ['pension', 'medical', 'unemployment', 'workInjury'];
/** Wages in four parts, the insurances together in two: twelve lines for each worker. */
const PARTS = [['wages', 4, ['wages']], ['socialInsurance', 2, INSURANCES]];
/** What a line of a worker `w` is worth, in fen. */
const LINE_FEN = '(100000 + w.position * 7 % 90001)';

/**
 * One case under supervision with an agreed plan: an instalment every 15 days, a third of them past due, and a line for each
 * worker and instalment.
 * @returns {Promise<{ caseId: string, workerIds: string[], payees: { name: string, account: string, amountFen: number }[] }>} what
 *   the oldest wages instalment owes to each
 */
export async function addBigCase(client, { leadId, supervisorIds }, blindIndexKey, workers) {
  const caseId = randomUUID();
  await client.query(
    `${INSERT_CASES} VALUES ($1, '基准大案', 'supervising', 9, 'visit', now() - interval '90 days', now() - interval '90 days', $2, '欠薪', '基准大公司', '基准大公司', NULL,
       '640302', $4, '{}', 'yellow', '[]', $2, $3, '{"machine": 1, "rules": 1, "calendar": "-"}')`,
    [caseId, leadId, supervisorIds[0], workers],
  );
  const people = await addWorkers(client, caseId, leadId, blindIndexKey, workers);
  const planId = await addPlan(client, caseId, leadId);
  for (const [kind, parts, kinds] of PARTS) {
    await addClaims(client, { caseId, leadId, kinds, parts });
    await addInstalments(client, { caseId, planId, kind, parts, kinds });
  }
  await client.query(
    `INSERT INTO ledger_positions (obligation_id, case_id, worker_id, kind, agreed_fen, paid_fen, waived_fen, advanced_fen)
     SELECT id, case_id, worker_id, kind, verified_fen, 0, 0, 0 FROM claims WHERE case_id = $1`,
    [caseId],
  );
  await client.query('INSERT INTO ledger_heads (case_id, rule, unapplied_fen, returned_fen) VALUES ($1, 0, 0, 0)', [caseId]);
  const { rows } = await client.query(`SELECT position, ${LINE_FEN} AS fen FROM workers w WHERE case_id = $1 ORDER BY position`, [caseId]);
  return { caseId, workerIds: people.map(({ id }) => id), payees: rows.map(({ position, fen }) => ({ ...people[position - 1], amountFen: fen })) };
}

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

async function addClaims(client, { caseId, leadId, kinds, parts }) {
  await client.query(
    `INSERT INTO claims (id, case_id, worker_id, kind, from_month, to_month, claimed_fen, verified_fen, decided_at, decided_by_id, created_at, created_by_id)
     SELECT gen_random_uuid(), $1, w.id, k.kind, '2025-01', '2025-12', $4::int * ${LINE_FEN}, $4::int * ${LINE_FEN}, now() - interval '70 days', $2, now() - interval '80 days', $2
       FROM workers w, unnest($3::text[]) AS k(kind) WHERE w.case_id = $1`,
    [caseId, leadId, kinds, parts],
  );
  await client.query(
    `INSERT INTO claim_decisions (id, case_id, claim_id, verified_fen, decided_by_id, decided_at)
     SELECT gen_random_uuid(), case_id, id, verified_fen, decided_by_id, decided_at FROM claims WHERE case_id = $1 AND kind = ANY($2)`,
    [caseId, kinds],
  );
}

async function addPlan(client, caseId, leadId) {
  const planId = randomUUID();
  await client.query(
    `INSERT INTO repayment_plans (id, case_id, revision, state, version, accelerates, enforceability, allocation_order, created_by_id, created_at, agreed_by_id, agreed_at, agreed_seq)
     VALUES ($1, $2, 1, 'agreed', 2, FALSE, 'plain', 'oldestFirst', $3, now() - interval '60 days', $3, now() - interval '60 days', ${seqAt('60 days')})`,
    [planId, caseId, leadId],
  );
  return planId;
}

async function addInstalments(client, { caseId, planId, kind, parts, kinds }) {
  await client.query(
    `INSERT INTO plan_instalments (id, plan_id, case_id, no, kind, due_on, amount_fen, paid_fen, open_fen)
     SELECT gen_random_uuid(), $1, $2, (SELECT count(*) FROM plan_instalments WHERE plan_id = $1) + n, $3, ${day('(n - 1) * 15 - 20')}, 0, 0, 0
       FROM generate_series(1, $4::int) AS n`,
    [planId, caseId, kind, parts],
  );
  await client.query(
    `INSERT INTO plan_lines (instalment_id, obligation_id, plan_id, case_id, instalment_no, due_on, worker_id, kind, amount_fen, paid_fen, open_fen)
     SELECT i.id, c.id, $1, $2, i.no, i.due_on, c.worker_id, c.kind, c.verified_fen / $4, 0, c.verified_fen / $4
       FROM plan_instalments i JOIN claims c ON c.case_id = $2 AND c.kind = ANY($5) WHERE i.plan_id = $1 AND i.kind = $3`,
    [planId, caseId, kind, parts, kinds],
  );
  await client.query(
    `UPDATE plan_instalments i SET amount_fen = l.fen, open_fen = l.fen
       FROM (SELECT instalment_id, sum(amount_fen) AS fen FROM plan_lines WHERE plan_id = $1 GROUP BY 1) l WHERE l.instalment_id = i.id`,
    [planId],
  );
}
