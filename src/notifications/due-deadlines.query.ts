import type { EntityManager } from 'typeorm';

/** A clock that has reached a step, as seen without a lock. */
export interface DueDeadline {
  id: string;
  caseId: string;
}

export interface DueOptions {
  pageSize: number;
  /** So many are handed over together, more only if one case has more. */
  portion: number;
  /** Asked for each page, so that what is reached meanwhile comes along. */
  present: () => Date;
  /** Asked before each page, so that a run stays bounded. */
  ended: () => boolean;
}

/**
 * The clocks that have reached a step, the longest waiting first, in portions that never part the clocks of one case in a page.
 * Each is seen once, whatever becomes of it: one that cannot be treated keeps nobody waiting.
 */
export async function* dueDeadlines(m: EntityManager, { pageSize, portion, present, ended }: DueOptions): AsyncGenerator<DueDeadline[], void> {
  let last = { at: new Date(0), id: '00000000-0000-0000-0000-000000000000' };
  while (!ended()) {
    const page = await m.query<(DueDeadline & { at: Date })[]>(
      `SELECT id, case_id AS "caseId", next_step_at AS at FROM deadlines
        WHERE state = 'running' AND next_step_at <= $1 AND (next_step_at, id) > ($2::timestamptz, $3::uuid) ORDER BY next_step_at, id LIMIT $4`,
      [present(), last.at, last.id, pageSize],
    );
    yield* portions(page, portion);
    const end = page.at(-1);
    if (!end || page.length < pageSize) return;
    last = end;
  }
}

function* portions(page: readonly DueDeadline[], size: number): Generator<DueDeadline[]> {
  const cases = new Map<string, DueDeadline[]>();
  for (const due of page) {
    const ofCase = cases.get(due.caseId);
    if (ofCase) ofCase.push(due);
    else cases.set(due.caseId, [due]);
  }
  let portion: DueDeadline[] = [];
  for (const ofCase of cases.values()) {
    if (portion.length > 0 && portion.length + ofCase.length > size) {
      yield portion;
      portion = [];
    }
    portion.push(...ofCase);
  }
  if (portion.length > 0) yield portion;
}
