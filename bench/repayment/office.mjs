import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../dist/auth/passwords.js';

const SUPERVISORS = 40;
export const SUPERVISOR = { username: 'supervisor1', password: 'Measured-Twice-1' };

/** People of one region. @returns {Promise<{ supervisorIds: string[], leadId: string }>} */
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

/** An SQL expression for the office's business date `days` (SQL as well) from today. */
export const day = (days) => `((now() AT TIME ZONE 'Asia/Shanghai')::date + (${days})::int)`;

/** An SQL expression for the place in the ledger of what was recorded so long ago. */
export const seqAt = (ago) => `floor(extract(epoch FROM now() - interval '${ago}') * 1000)::bigint`;

export const INSERT_CASES = `INSERT INTO cases (id, number, state, version, channel, reported_at, created_at, created_by_id, summary, employer_name, employer_key, employer_uscc,
    region_code, workers_reported, escalators, risk_level, risk_reasons, lead_id, supervisor_id, pinned_versions)`;
