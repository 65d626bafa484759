import { Injectable } from '@nestjs/common';
import { type EntityManager, EntityNotFoundError } from 'typeorm';
import type { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { timeOfRule, type WorkingTime } from '../deadlines/domain/clock-arithmetic.js';
import { effectOfMove, type MoveEffect } from '../deadlines/domain/clock-move.js';
import { DeadlineError } from '../deadlines/domain/deadline-error.js';
import type { RiskLevel } from '../deadlines/domain/deadline-rules.js';
import { type MovePlan, targetOf } from './domain/move-plan.js';

/** `stays`: the plan is not about it; `uncountable`: its data or its calendar make no sense, and it stays as it is. */
export type Reckoned = { outcome: 'stays' } | { outcome: 'uncountable'; cause: string } | { outcome: 'counted'; effect: MoveEffect; time: WorkingTime };

/** What a plan does to one clock: asked to show it and to do it, so that what was shown is what happens. */
@Injectable()
export class MoveReckoning {
  constructor(private readonly deadlines: Deadlines) {}

  /** @param riskLevel of its case */
  async of(m: EntityManager, plan: MovePlan, row: DeadlineRow, riskLevel: RiskLevel, now: Date): Promise<Reckoned> {
    try {
      const [own, deadline] = [await this.deadlines.timeOf(m, row), this.deadlines.toDeadline(row)];
      const target = targetOf(plan, { deadline, own, riskLevel });
      if (!target) return { outcome: 'stays' };
      const time = timeOfRule(target.rule ?? deadline.rule, target.time);
      return { outcome: 'counted', effect: effectOfMove(deadline, own, { ...target, time }, now), time };
    } catch (error) {
      // One clock that is broken keeps no other from moving.
      if (error instanceof DeadlineError || error instanceof RangeError || error instanceof EntityNotFoundError) return { outcome: 'uncountable', cause: error.message };
      throw error;
    }
  }
}
