import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { MoveEffect } from '../deadlines/domain/clock-move.js';
import { MessageCatalogue } from '../platform/http/message-catalogue.js';
import { currentContext } from '../platform/observe/request-context.js';
import { Clock } from '../platform/time/clock.js';
import type { ClockEffectsView, MovedClockView, WarningView } from './clock-effects.view.js';
import type { Finding } from './domain/finding.js';
import type { MovePlan } from './domain/move-plan.js';
import { MoveReckoning } from './move-reckoning.js';
import { type ClockOfCase, type WidePlan, clocksOfPlan } from './open-clocks.js';

/** So many of the clocks that move are listed; the rest is counted. */
const LISTED = 200;
/** Kept at most while reading, so that a million clocks cost no more memory than a thousand. */
const KEPT = 4 * LISTED;

/** Shows what a plan would do to the clocks, by the very reckoning by which it is done; nothing is written. */
@Injectable()
export class ClockEffects {
  constructor(
    private readonly reckoning: MoveReckoning,
    private readonly catalogue: MessageCatalogue,
    private readonly clock: Clock,
  ) {}

  async of(m: EntityManager, plan: WidePlan): Promise<ClockEffectsView> {
    return this.count(m, plan, clocksOfPlan(m, plan));
  }

  async ofCase(m: EntityManager, plan: MovePlan, clocks: readonly ClockOfCase[]): Promise<ClockEffectsView> {
    return this.count(m, plan, [clocks]);
  }

  /** The texts of what is remarkable about a change. */
  warnings(findings: readonly Finding[]): WarningView[] {
    return findings.map(({ code, path, params = {} }) => ({ code, path, message: this.catalogue.render(code, params, currentContext()?.locale) }));
  }

  private async count(m: EntityManager, plan: MovePlan, pages: AsyncIterable<readonly ClockOfCase[]> | Iterable<readonly ClockOfCase[]>): Promise<ClockEffectsView> {
    const now = this.clock.now();
    const view: ClockEffectsView = { looked: 0, moved: 0, newlyOverdue: 0, noLongerOverdue: 0, skipped: 0, items: [] };
    for await (const page of pages) {
      for (const clock of page) {
        const reckoned = await this.reckoning.of(m, plan, clock.row, clock.riskLevel, now);
        if (reckoned.outcome === 'stays') continue;
        view.looked += 1;
        if (reckoned.outcome === 'uncountable') view.skipped += 1;
        else if (reckoned.effect.moves) this.add(view, clock, reckoned.effect);
      }
      if (view.items.length > KEPT) view.items = foremost(view.items);
    }
    return { ...view, items: foremost(view.items) };
  }

  private add(view: ClockEffectsView, { row, caseNumber }: ClockOfCase, { before, after }: MoveEffect): void {
    view.moved += 1;
    if (after.overdue && !before.overdue) view.newlyOverdue += 1;
    if (before.overdue && !after.overdue) view.noLongerOverdue += 1;
    view.items.push({
      caseNumber,
      rule: row.code,
      name: this.catalogue.render(`label.${row.code}`, {}, currentContext()?.locale),
      suspended: row.state === 'suspended',
      dueAtBefore: before.dueAt.toISOString(),
      dueAtAfter: after.dueAt.toISOString(),
      overdueBefore: before.overdue,
      overdueAfter: after.overdue,
    });
  }
}

const becomesOverdue = ({ overdueBefore, overdueAfter }: MovedClockView): number => (overdueAfter && !overdueBefore ? 0 : 1);

const foremost = (items: readonly MovedClockView[]): MovedClockView[] =>
  [...items]
    .sort((a, b) => becomesOverdue(a) - becomesOverdue(b) || a.dueAtAfter.localeCompare(b.dueAtAfter) || a.caseNumber.localeCompare(b.caseNumber) || a.rule.localeCompare(b.rule))
    .slice(0, LISTED);
