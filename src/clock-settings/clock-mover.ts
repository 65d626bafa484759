import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { CaseTx } from '../cases/case-command.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { endsWithDay } from '../deadlines/domain/clock-arithmetic.js';
import type { MoveEffect } from '../deadlines/domain/clock-move.js';
import type { DeadlineRule } from '../deadlines/domain/deadline.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { LOGGER } from '../platform/observe/logger.js';
import type { MovePlan } from './domain/move-plan.js';
import { MoveReckoning } from './move-reckoning.js';

/** `moved`: its due time changed; `stayed`: it did not, or there was nothing to do; `skipped`: it cannot be counted there. */
export type MoveOutcome = 'moved' | 'stayed' | 'skipped';

/** Moves one clock of a case that the caller holds, and tells the case of it. */
@Injectable()
export class ClockMover {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly reckoning: MoveReckoning,
    private readonly time: OfficeTime,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * Leaves quietly what has ended or been moved in the meantime.
   * @param reason what people read: somebody's words, or a code with a text under `label.`
   */
  async move({ m, kase, now, record }: Pick<CaseTx, 'm' | 'kase' | 'now' | 'record'>, id: string, plan: MovePlan, reason: string): Promise<MoveOutcome> {
    const row = await m.findOne(DeadlineRow, { where: { id, caseId: kase.id }, lock: { mode: 'pessimistic_write' } });
    if (!row || (row.state !== 'running' && row.state !== 'suspended')) return 'stayed';
    const reckoned = await this.reckoning.of(m, plan, row, kase.riskLevel, now);
    switch (reckoned.outcome) {
      case 'uncountable':
        this.log.warn({ deadlineId: id, cause: reckoned.cause }, 'a clock cannot be counted under its new rule or calendar and stays as it is');
        return 'skipped';
      case 'stays':
        if (plan.kind === 'arrival') await this.deadlines.recheck(m, row);
        return 'stayed';
      case 'counted': {
        const { rule } = row;
        await this.deadlines.move(m, row, reckoned.effect, reckoned.time, now);
        if (!reckoned.effect.moves) return 'stayed';
        await record(row.state === 'suspended' ? 'deadline.movedWhileSuspended' : 'deadline.moved', { ...this.entryOf(row, rule, reckoned.effect), reason });
        return 'moved';
      }
    }
  }

  private entryOf(row: DeadlineRow, ruleBefore: DeadlineRule, { before, after }: MoveEffect): Record<string, unknown> {
    const about = { rule: row.code, deadlineId: row.id, ...(row.subject === 'referral' ? { referralId: row.subjectId } : {}) };
    if (row.state === 'suspended') return about;
    return {
      ...about,
      from: before.dueAt.toISOString(),
      to: after.dueAt.toISOString(),
      fromMoment: this.momentOf(before.dueAt, ruleBefore),
      toMoment: this.momentOf(after.dueAt, row.rule),
      toOn: this.time.dateOf(after.dueAt),
    };
  }

  /** As people write it: the office's date, and the time of day for clocks that end at one. */
  private momentOf(at: Date, { unit }: DeadlineRule): string {
    const date = this.time.dateOf(at);
    return endsWithDay(unit) ? date : `${date} ${this.time.office.timeOf(at.getTime())}`;
  }
}
