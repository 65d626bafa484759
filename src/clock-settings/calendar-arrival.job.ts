import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { WorkingTime } from '../deadlines/domain/clock-arithmetic.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { HandlesJob, type JobHandler } from '../platform/jobs/job-handler.js';
import { ClockMoves } from './clock-moves.service.js';
import { countClocks, nextClocks } from './open-clocks.js';
import { lockSettings } from './settings-lock.js';

/**
 * Notices clocks that rest on a year whose notice has become known since, with a newer version of the program or entered by hand,
 * and has them moved. Nearly always there are none, and an index says so.
 */
@Injectable()
@HandlesJob({ name: 'calendar.arrival', everyMs: 60_000 })
export class CalendarArrivalJob implements JobHandler {
  constructor(
    private readonly transactions: Transactions,
    private readonly time: OfficeTime,
    private readonly moves: ClockMoves,
  ) {}

  async handle(): Promise<void> {
    const m = this.transactions.reader;
    const plan = { kind: 'arrival', time: await this.time.current(m) } as const;
    const [first] = await nextClocks(m, plan, null, 1);
    if (first) await this.transactions.run((tx) => this.begin(tx, plan));
  }

  private async begin(m: EntityManager, plan: { kind: 'arrival'; time: WorkingTime }): Promise<void> {
    await lockSettings(m);
    const [last] = await m.query<{ state: string; skipped: number }[]>(
      `SELECT state, skipped FROM clock_moves WHERE kind = 'arrival' AND version = $1 ORDER BY at DESC LIMIT 1`, [plan.time.calendar.version],
    );
    if (last?.state === 'moving') return;
    // Those that the last move could not count are not tried again every minute.
    if (last && last.skipped >= (await countClocks(m, plan))) return;
    await this.moves.begin(m, null, plan, 'noticeArrived');
  }
}
