import type { Query } from '@tanstack/react-query';

/** What a change of a case may have changed; people, departments, settings and the audit log it leaves as they are. */
const OF_CASES = new Set(['cases', 'deadlines', 'documents', 'supervisor items', 'roster', 'referrals', 'mediation', 'aid', 'repayment', 'requests', 'daily reports', 'statements']);
/** Their addresses name the case itself, not a thing of it with an id of its own. */
const BY_CASE_ID = new Set(['cases', 'deadlines', 'roster', 'mediation', 'daily reports']);

interface GeneratedKey {
  tags?: readonly string[];
  path?: { id?: unknown };
}

export const isAbout = (query: Pick<Query, 'queryKey'>, tag: string): boolean => (keyOf(query).tags ?? []).includes(tag);

/** Whether what was read may look different after a change of the case: rather once too often than once too little. */
export function mayConcernCase(query: Pick<Query, 'queryKey'>, caseId: string): boolean {
  const { tags = [], path } = keyOf(query);
  if (path?.id === caseId) return true;
  if (path?.id !== undefined && tags.some((tag) => BY_CASE_ID.has(tag))) return false;
  return tags.some((tag) => OF_CASES.has(tag));
}

function keyOf({ queryKey }: Pick<Query, 'queryKey'>): GeneratedKey {
  const [first] = queryKey;
  return typeof first === 'object' && first !== null ? first : {};
}
