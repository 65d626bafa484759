import type { TestApp } from './test-app.js';
import type { TestUser } from './people.js';

/** A step that a clock has taken: when, and whom it told, by user name. */
export interface TakenStep {
  step: string;
  generation: number;
  at: string;
  to: TestUser[];
}

/** The steps that the clock of a subject under a rule has taken, oldest first; people as the inbox has them. */
export async function stepsOf(t: TestApp, subjectId: string, rule: string): Promise<TakenStep[]> {
  const rows = await t.db.query<(Omit<TakenStep, 'at'> & { at: Date; noted: TestUser[] })[]>(
    `SELECT s.step, s.generation, s.at,
            ARRAY(SELECT u.username FROM notifications n JOIN users u ON u.id = n.user_id
                   WHERE n.event_key = 'deadline:' || d.id || ':' || s.generation || ':' || s.step AND n.type = 'deadline.' || s.step ORDER BY u.username) AS to,
            ARRAY(SELECT u.username FROM users u WHERE u.id = ANY(s.recipient_ids) ORDER BY u.username) AS noted
       FROM escalation_steps s JOIN deadlines d ON d.id = s.deadline_id WHERE d.subject_id = $1 AND d.code = $2 ORDER BY s.at, s.generation, s.step`,
    [subjectId, rule],
  );
  return rows.map(({ noted, at, ...row }) => {
    if (noted.join() !== row.to.join()) throw new Error(`${row.step} notes ${noted.join()} and told ${row.to.join()}`);
    return { ...row, at: at.toISOString() };
  });
}

/** A step and its instant, and whom it tells. */
export type Rung = readonly [step: string, at: string, to: readonly TestUser[]];

/** Lives through a ladder: a second before each instant nothing is new, at the instant that one step is, and only once. */
export async function climb(t: TestApp, subjectId: string, rule: string, rungs: readonly Rung[], generation = 1): Promise<void> {
  const taken = await stepsOf(t, subjectId, rule);
  for (const [step, at, to] of rungs) {
    t.clock.set(new Date(Date.parse(at) - 1_000).toISOString());
    await t.runJob('deadlines.sweep');
    expect(await stepsOf(t, subjectId, rule)).toEqual(taken);
    t.clock.set(at);
    await Promise.all([t.runJob('deadlines.sweep'), t.runJob('deadlines.sweep')]);
    await t.runJob('deadlines.sweep');
    taken.push({ step, generation, at: new Date(at).toISOString(), to: [...to].sort() });
    expect(await stepsOf(t, subjectId, rule)).toEqual(taken);
  }
}
