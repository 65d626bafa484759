import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import { Case } from '../cases/case.entity.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { nextStepAt, stepsToFire } from '../deadlines/domain/ladder.js';
import { Transactions } from '../platform/database/transactions.js';
import { describeError } from '../platform/observe/describe-error.js';
import { LOGGER } from '../platform/observe/logger.js';
import { Clock } from '../platform/time/clock.js';
import { DeadlineFaults } from './deadline-faults.js';
import { DeadlineMetrics } from './deadline-metrics.js';
import { type DueDeadline, dueDeadlines } from './due-deadlines.query.js';
import { EscalationSteps, type ReachedStep, latenessOf } from './escalation-steps.service.js';

/** Clocks looked up at once. */
const PAGE = 500;
/** So many clocks share a transaction: an office closes at one hour, and a thousand clocks with it. Their cases are held meanwhile. */
const PORTION = 25;
/** So many transactions run side by side, so that none waits while another one's commit reaches the disk. */
const LANES = 2;
/** A run treats what is due at most so long; the next one goes on. */
const RUN_MS = 5_000;
/** So many faults that cannot even be noted are taken for those of single clocks; with more it is the database that is ill. */
const MOST_UNNOTED = 5;

/** Treats the clocks that have reached a step of their ladder. */
@Injectable()
export class DeadlineFiring {
  constructor(
    private readonly transactions: Transactions,
    private readonly deadlines: Deadlines,
    private readonly steps: EscalationSteps,
    private readonly faults: DeadlineFaults,
    private readonly metrics: DeadlineMetrics,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * Goes once over what is due, the longest waiting first. A clock that others hold at the moment waits for the next run; one that
   * cannot be treated is noted and rests a while.
   * @throws when the database is not there
   */
  async fireDue(): Promise<void> {
    const end = performance.now() + RUN_MS;
    const ended = (): boolean => performance.now() >= end;
    const due = dueDeadlines(this.transactions.reader, { pageSize: PAGE, portion: PORTION, present: () => this.clock.now(), ended });
    const run = { unnoted: 0, ended };
    const lanes = Array.from({ length: LANES }, () => this.treatAll(due, run));
    // All have to end before the job does: what is begun is finished.
    const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
    if (failed) throw failed.reason;
  }

  private async treatAll(due: AsyncGenerator<DueDeadline[], void>, run: { unnoted: number; ended(): boolean }): Promise<void> {
    for await (const portion of due) {
      if (run.ended()) return;
      if (portion.length > 1 && (await this.treatTogether(portion))) continue;
      for (const clock of portion) await this.treatAlone(clock, run);
    }
  }

  /** @returns false when one of them cannot be treated: then each has to stand for itself */
  private async treatTogether(portion: readonly DueDeadline[]): Promise<boolean> {
    try {
      await this.treat(portion);
      return true;
    } catch (error) {
      this.log.warn({ err: describeError(error) }, 'deadlines could not be treated together, and are one by one');
      return false;
    }
  }

  private async treatAlone(clock: DueDeadline, run: { unnoted: number }): Promise<void> {
    try {
      await this.treat([clock]);
    } catch (error) {
      this.log.error({ deadlineId: clock.id, err: describeError(error) }, 'a deadline could not be treated and rests a while');
      await this.faults.note(clock.id, error, this.clock.now()).catch((unnoted: unknown) => {
        run.unnoted += 1;
        if (run.unnoted > MOST_UNNOTED) throw unnoted;
      });
    }
  }

  private async treat(clocks: readonly DueDeadline[]): Promise<void> {
    const latenesses = await this.transactions.run((m) => this.fire(m, clocks));
    for (const ms of latenesses) this.metrics.stepFired(ms / 1000);
  }

  /** @returns how late each step was, in ms */
  private async fire(m: EntityManager, clocks: readonly DueDeadline[]): Promise<number[]> {
    const now = this.clock.now();
    const held = await this.hold(m, clocks, now);
    if (held.length === 0) return [];
    const histories = await this.historiesOf(m, held.map(({ row }) => row));
    const reached: ReachedStep[] = [];
    const next: { id: string; at: Date | null }[] = [];
    for (const { row, kase } of held) {
      const deadline = this.deadlines.toDeadline(row);
      const time = await this.deadlines.timeOf(m, row);
      const fired = histories.get(row.id)?.fired ?? [];
      for (const scheduled of stepsToFire(deadline, now, { beganAt: row.generationBeganAt, fired }, time)) reached.push({ row, kase, scheduled });
      next.push({ id: row.id, at: nextStepAt(deadline, now, time)?.at ?? null });
    }
    await this.steps.take(m, reached, now);
    await m.query(
      `UPDATE deadlines d SET next_step_at = x.at FROM jsonb_to_recordset($1::jsonb) x (id uuid, at timestamptz) WHERE d.id = x.id`,
      [JSON.stringify(next)],
    );
    await this.faults.clear(m, [...histories.values()].filter(({ faulty }) => faulty).map(({ id }) => id));
    return reached.map((step) => latenessOf(step, now));
  }

  /**
   * Locks what nobody else has, the cases first, as every command does: two who lock in different orders would wait for each
   * other. Nothing is waited for.
   */
  private async hold(m: EntityManager, clocks: readonly DueDeadline[], now: Date): Promise<{ row: DeadlineRow; kase: Case }[]> {
    const lock = { mode: 'pessimistic_write', onLocked: 'skip_locked' } as const;
    const found = await m.find(Case, { where: { id: In([...new Set(clocks.map(({ caseId }) => caseId))]) }, lock });
    if (found.length === 0) return [];
    const cases = new Map(found.map((kase) => [kase.id, kase]));
    const ids = clocks.filter(({ caseId }) => cases.has(caseId)).map(({ id }) => id);
    const rows = await m.find(DeadlineRow, { where: { id: In(ids), state: 'running', nextStepAt: LessThanOrEqual(now) }, order: { nextStepAt: 'ASC', id: 'ASC' }, lock });
    return rows.flatMap((row) => {
      const kase = cases.get(row.caseId);
      return kase ? [{ row, kase }] : [];
    });
  }

  private async historiesOf(m: EntityManager, rows: readonly DeadlineRow[]): Promise<Map<string, { id: string; fired: string[]; faulty: boolean }>> {
    const histories = await m.query<{ id: string; fired: string[]; faulty: boolean }[]>(
      `SELECT d.id, ARRAY(SELECT s.step FROM escalation_steps s WHERE s.deadline_id = d.id AND s.generation = d.generation) AS fired,
              EXISTS (SELECT 1 FROM deadline_faults f WHERE f.deadline_id = d.id) AS faulty
         FROM deadlines d WHERE d.id = ANY($1::uuid[])`,
      [rows.map(({ id }) => id)],
    );
    return new Map(histories.map((history) => [history.id, history]));
  }
}
