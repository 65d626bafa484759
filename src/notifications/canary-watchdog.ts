import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { Degradations } from '../platform/observe/degradations.js';
import { describeError } from '../platform/observe/describe-error.js';
import { LOGGER } from '../platform/observe/logger.js';
import { Metrics } from '../platform/observe/metrics.js';
import { Clock } from '../platform/time/clock.js';
import { CanaryAlarms } from './canary-alarms.js';
import { Canary } from './canary.js';

const LOOK_EVERY_MS = 15_000;
/** Six beats missed. */
const LATE_MS = 60_000;

/**
 * Watches in every process whether the canary is fired, since a process that stands still cannot tell of itself. It takes two looks
 * at the same silence to be an alarm: a clock that was put forward, or a machine that slept, is none.
 */
@Injectable()
export class CanaryWatchdog implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();
  private lateFor: number | null = null;
  private isSilent = false;

  constructor(
    metrics: Metrics,
    degradations: Degradations,
    private readonly dataSource: DataSource,
    private readonly canary: Canary,
    private readonly alarms: CanaryAlarms,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    degradations.register('deadlineSweepSilent', () => this.isSilent);
    metrics.gauge('canary_alarm', 'Whether this process holds that the sweep of deadlines stands still', () => Number(this.isSilent));
    metrics.gauge('canary_late_seconds', 'For how long the canary clock should have fired', async () => (await this.lateMs()).lateMs / 1000);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking = this.look().catch((error: unknown) => this.log.warn({ err: describeError(error) }, 'the canary could not be looked at'));
    }, LOOK_EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.looking;
  }

  /** Looks once. The log is told once by each process, people once by all of them. */
  async look(): Promise<void> {
    const { now, dueAt, lateMs } = await this.lateMs();
    const isLate = lateMs > LATE_MS;
    const isSeenAgain = isLate && this.lateFor === dueAt.getTime();
    this.lateFor = isLate ? dueAt.getTime() : null;
    if (isSeenAgain && !this.isSilent) this.log.error({ since: dueAt }, 'the sweep of deadlines stands still: steps are not taken');
    if (!isLate && this.isSilent) this.log.info('the sweep of deadlines runs again');
    this.isSilent = isLate && (isSeenAgain || this.isSilent);
    if (isSeenAgain) await this.dataSource.transaction((m) => this.alarms.raise(m, dueAt, now));
    if (!isLate) await this.dataSource.transaction((m) => this.alarms.clear(m, now));
  }

  private async lateMs(): Promise<{ now: Date; dueAt: Date; lateMs: number }> {
    const now = this.clock.now();
    const dueAt = await this.canary.dueAt(this.dataSource.manager, now);
    return { now, dueAt, lateMs: Math.max(0, now.getTime() - dueAt.getTime()) };
  }
}
