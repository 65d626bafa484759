import type { CaseListQuery } from './cases.dto.js';
import { openCaseStates } from './domain/vocabulary.js';

export const IS_OPEN = `c.state IN (${openCaseStates.map((state) => `'${state}'`).join(', ')})`;

/** The next clock of `c` has run out at the instant `now`, an SQL expression. */
export const isOverdue = (now: string): string => `(c.next_due_at IS NOT NULL AND c.next_due_at < ${now})`;

/** It is due by `endOfDay` and has not run out yet. */
export const isDueToday = (now: string, endOfDay: string): string => `(c.next_due_at >= ${now} AND c.next_due_at < ${endOfDay})`;

/** The user leads the case, works on it or supervises it. */
export const isMine = (userId: string): string =>
  `(c.lead_id = ${userId} OR c.supervisor_id = ${userId} OR EXISTS (SELECT 1 FROM task_force_members t WHERE t.case_id = c.id AND t.user_id = ${userId}))`;

/** What a list is asked with, besides who asks. */
export interface Asked {
  userId: string;
  now: Date;
  endOfDay: Date;
  /** A condition on rows `c`: the case waits for a department. */
  waits: string;
}

/**
 * The conditions of a list on rows `c` of `cases`.
 * @param bind takes a parameter and returns its place in the query
 */
export function conditionsOf(query: CaseListQuery, { userId, now, endOfDay, waits }: Asked, bind: (value: unknown) => string): string[] {
  const either = (wanted: boolean | undefined, condition: () => string): string[] => (wanted === undefined ? [] : [`${wanted ? '' : 'NOT '}${condition()}`]);
  return [
    ...(query.state ? [`c.state = ${bind(query.state)}`] : []),
    ...(query.riskLevel ? [`c.risk_level = ${bind(query.riskLevel)}`] : []),
    ...either(query.open, () => `(${IS_OPEN})`),
    ...either(query.overdue, () => isOverdue(bind(now))),
    ...either(query.dueToday, () => `(${isDueToday(bind(now), bind(endOfDay))}) IS TRUE`),
    ...either(query.waiting, () => `(${waits})`),
    ...(query.mine ? [isMine(bind(userId))] : []),
    ...(query.q ? [contains(bind(`%${query.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`))] : []),
  ];
}

const contains = (like: string): string => `(lower(c.employer_name) LIKE ${like} OR lower(c.number) LIKE ${like} OR lower(c.summary) LIKE ${like})`;
