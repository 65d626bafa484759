import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** How far ahead the canary is armed each time it fires. */
const PERIOD_MS = 10_000;

/** The canary clock: who sweeps fires it, who watches looks at it. */
@Injectable()
export class Canary {
  /**
   * To be called at the end of every run of the sweep, when it has treated what it found: fires the canary when it is due and arms
   * it again. In a transaction of its own, so that a run that fails leaves it silent.
   */
  async beat(m: EntityManager, now: Date): Promise<void> {
    const next = new Date(now.getTime() + PERIOD_MS);
    // Armed further ahead than is usual, it was armed by a clock that has been put back since.
    await m.query(
      `INSERT INTO canary_clock AS c (id, due_at, fired_at) VALUES (1, $2, $1)
       ON CONFLICT (id) DO UPDATE SET due_at = $2, fired_at = $1 WHERE c.due_at <= $1 OR c.due_at > $2`,
      [now, next],
    );
  }

  /** When it has to fire next; armed for `now` in a database where no sweep has run yet. */
  async dueAt(m: EntityManager, now: Date): Promise<Date> {
    const [armed] = await m.query<{ dueAt: Date }[]>('SELECT due_at AS "dueAt" FROM canary_clock');
    if (armed) return armed.dueAt;
    await m.query('INSERT INTO canary_clock (id, due_at) VALUES (1, $1) ON CONFLICT DO NOTHING', [now]);
    return now;
  }
}
