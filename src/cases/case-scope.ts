import type { EntityManager } from 'typeorm';
import { regionPrefix } from '../auth/region.js';
import type { Actor } from '../auth/roles.js';

/** A condition on rows `c` of `cases` with its parameters; the same for one row and for a list. */
export interface CaseScope {
  sql: string;
  params: unknown[];
}

const SAME_EMPLOYER = '(w.employer_key = c.employer_key OR w.uscc = c.employer_uscc)';

/**
 * The cases a person may know of: those of the own region and below for task force and supervisors, without those of an employer
 * the person is related to. Liaisons see referrals, administrators counts, auditors the audit log: no case.
 * @param from the number of the first free parameter
 */
export function caseScope(actor: Actor, from = 1): CaseScope {
  if (actor.role !== 'taskForce' && actor.role !== 'supervisor') return { sql: 'FALSE', params: [] };
  return {
    sql: `c.region_code LIKE $${from} AND ${notWalledOff(`$${from + 1}`)}`,
    params: [`${regionPrefix(actor.regionCode)}%`, actor.id],
  };
}

/** The same for TypeORM's query builder, which names its parameters: a condition on rows whose case's id is `caseId`, such as `r.caseId`. */
export function inCaseScope(actor: Actor, caseId: string): { sql: string; params: Record<string, unknown> } {
  const { sql, params } = caseScope(actor);
  return {
    sql: `EXISTS (SELECT 1 FROM cases c WHERE c.id = ${caseId} AND ${sql.replace(/\$(\d+)/g, ':scope$1')})`,
    params: Object.fromEntries(params.map((value, index) => [`scope${index + 1}`, value])),
  };
}

/** The same cases in parts: those of `region` (a condition on rows) without the ids in `walledOff` (an SQL array). */
export interface RowScope {
  region: string;
  walledOff: string;
  params: unknown[];
}

/**
 * The same cases for rows that repeat the region of their case: for what sums up a hundred thousand of them.
 * @param row the alias of rows with `region_code`
 */
export function caseScopeOfRows(actor: Actor, row: string, from = 1): RowScope {
  if (actor.role !== 'taskForce' && actor.role !== 'supervisor') return { region: 'FALSE', walledOff: `'{}'::uuid[]`, params: [] };
  return {
    region: `${row}.region_code LIKE $${from}`,
    walledOff: `ARRAY(SELECT c.id FROM conflicts_of_interest w JOIN cases c ON ${SAME_EMPLOYER} WHERE w.user_id = $${from + 1} AND w.ended_at IS NULL)`,
    params: [`${regionPrefix(actor.regionCode)}%`, actor.id],
  };
}

/** A condition on rows `c` of `cases`: the user is not related to the employer. `userId` is an SQL expression. */
export const notWalledOff = (userId: string): string =>
  `NOT EXISTS (SELECT 1 FROM conflicts_of_interest w WHERE w.user_id = ${userId} AND w.ended_at IS NULL AND ${SAME_EMPLOYER})`;

/** Which of the users are walled off from a case. */
export async function walledOff(m: EntityManager, caseId: string, userIds: readonly string[]): Promise<string[]> {
  const rows = await m.query<{ id: string }[]>(
    `SELECT u.id FROM unnest($2::uuid[]) AS u(id), cases c WHERE c.id = $1 AND NOT ${notWalledOff('u.id')}`,
    [caseId, userIds],
  );
  return rows.map((row) => row.id);
}
