import type { TestApp } from './test-app.js';
import { until } from './until.js';

/**
 * Sweeps until no running clock has a step to take. The program's own workers sweep as well, and a clock they hold is passed over:
 * one run proves nothing about it until theirs is committed.
 */
export async function sweep(t: TestApp): Promise<void> {
  await until('the treatment of every clock that is due', async () => {
    await t.runJob('deadlines.sweep');
    const [{ due } = { due: true }] = await t.db.query<{ due: boolean }[]>(
      `SELECT EXISTS (SELECT FROM deadlines WHERE state = 'running' AND next_step_at <= $1) AS due`, [t.clock.now()],
    );
    return !due;
  });
}
