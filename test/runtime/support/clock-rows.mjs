import { randomUUID } from 'node:crypto';
import { ruleFor } from '../../../dist/deadlines/domain/deadline-rules.js';
import { PUBLISHED_THROUGH } from '../../../dist/deadlines/office-time.js';

/** 24 hours: half of them are gone after 12, and the holder is told. The cases are not red: those report each day, whenever that is. */
const RULE = ruleFor('investigate', 'red');
export const HALF_MS = 12 * 3_600_000;

/**
 * People of one region: `leads` task-force users, a supervisor, and a leader who is also the duty officer.
 * @returns {Promise<{ leadIds: string[], supervisorId: string }>}
 */
export async function addOffice(client, leads = 1) {
  const leadIds = Array.from({ length: leads }, () => randomUUID());
  const supervisorId = randomUUID();
  const add = (id, username, role, isLeader) =>
    client.query(
      `INSERT INTO users (id, username, name, role, region_code, is_region_leader, is_department_head, is_duty_officer, password_hash, state, created_at, version)
       VALUES ($1, $2, '某人', $3, '640300', $4, FALSE, $4, '-', 'active', now(), 1)`,
      [id, username, role, isLeader],
    );
  for (const [n, id] of leadIds.entries()) await add(id, `lead${n}`, 'taskForce', false);
  await add(supervisorId, 'supervisor', 'supervisor', false);
  await add(randomUUID(), 'leader', 'supervisor', true);
  return { leadIds, supervisorId };
}

/**
 * Cases under investigation with `clocks` running clocks each, all of which reach their next step, the first of the ladder, at
 * the same instant.
 * @param {{ leadIds: string[], supervisorId: string }} office
 * @param {{ cases: number, clocks?: number, at: string, prefix?: string }} wanted `at`: an SQL expression that may use `n`, the
 *   number of the case from 1 on
 */
export async function addRunningClocks(client, office, { cases, clocks = 1, at, prefix = '测' }) {
  await client.query(
    `WITH wanted AS (
       SELECT gen_random_uuid() AS id, n, date_trunc('milliseconds', ${at}) AS at FROM generate_series(1, $1::int) AS n
     ), made AS (
       INSERT INTO cases (id, number, state, version, channel, reported_at, created_at, created_by_id, summary, employer_name, employer_key,
                          region_code, workers_reported, escalators, risk_level, risk_reasons, lead_id, supervisor_id, pinned_versions)
       SELECT id, $6 || n, 'investigating', 3, 'visit', now(), now(), $3, '欠薪', '某公司', '某公司', '640302', 60, '{}', 'orange', '[]',
              ($2::uuid[])[1 + n % cardinality($2::uuid[])], $3, '{"machine": 1, "rules": 1, "calendar": "-"}' FROM wanted
     )
     INSERT INTO deadlines (id, case_id, subject, subject_id, code, rule, calendar_version, started_at, state, pauses, extensions,
                            generation, generation_began_at, due_at, next_step_at)
     SELECT gen_random_uuid(), id, 'case', id, $4::jsonb->>'code', $4::jsonb, $5, at - $7::int * interval '1 ms', 'running', '[]', '[]',
            1, at - $7::int * interval '1 ms', at + $7::int * interval '1 ms', at
       FROM wanted, generate_series(1, $8::int)`,
    [cases, office.leadIds, office.supervisorId, JSON.stringify(RULE), `published-${PUBLISHED_THROUGH}`, prefix, HALF_MS, clocks],
  );
}
