import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { DeadlineRow } from './deadline.entity.js';
import { dueAt } from './domain/deadline-clock.js';
import { cancelDeadline, extendDeadline, meetDeadline, moveToRule, pauseDeadline, resumeDeadline } from './domain/deadline-history.js';
import type { Deadline, DeadlineExtension, DeadlinePause, DeadlineRule } from './domain/deadline.js';
import { ladderSchedule } from './domain/ladder.js';
import { OfficeTime } from './office-time.js';

export interface NewClock {
  caseId: string;
  /** What the clock is for: `case`, `referral`, `instalment`, and its id. */
  subject: string;
  subjectId: string;
  rule: DeadlineRule;
  startedAt: Date;
  /** `YYYY-MM-DD`, for a rule of the unit `agreedDate`. */
  agreedOn?: string;
  /** The case stands still: the clock begins to count when it is resumed. */
  suspended?: boolean;
  /** The same time ran for somebody else before; it is not given anew. */
  carriedOver?: CarriedOver;
}

/** What became of a clock's time between `startedAt` and now, when it goes on under another subject. */
export interface CarriedOver {
  /** When it goes on here: of the steps passed before, only the highest fires. */
  at: Date;
  /** The last one is open while the case stands still. */
  pauses: readonly DeadlinePause[];
  extensions: readonly DeadlineExtension[];
}

/** Which open clocks a change is about: all of a subject, or those with certain rule codes. */
export interface ClockFilter {
  subjectId: string;
  codes?: readonly string[];
}

const OPEN = In(['running', 'suspended']);

/** Opens clocks and appends to them; the due time is derived anew after each change. Every call joins the caller's transaction. */
@Injectable()
export class Deadlines {
  constructor(private readonly time: OfficeTime) {}

  async open(m: EntityManager, clock: NewClock): Promise<DeadlineRow> {
    const standsStill = clock.suspended === true && clock.rule.pausable;
    const { at, pauses, extensions } = clock.carriedOver ?? { at: clock.startedAt, pauses: standsStill ? [{ from: clock.startedAt }] : [], extensions: [] };
    const deadline: Deadline = {
      rule: clock.rule,
      startedAt: clock.startedAt,
      ...(clock.agreedOn === undefined ? {} : { agreedOn: clock.agreedOn }),
      pauses,
      extensions,
      state: pauses.some(({ to }) => to === undefined) ? 'suspended' : 'running',
    };
    const row = m.create(DeadlineRow, {
      id: randomUUID(),
      caseId: clock.caseId,
      subject: clock.subject,
      subjectId: clock.subjectId,
      code: clock.rule.code,
      calendarVersion: this.time.calendar.version,
      generation: 1,
      generationBeganAt: at,
    });
    await m.insert(DeadlineRow, this.project(row, deadline));
    return row;
  }

  /** What the clocks were waiting for has happened. */
  meet(m: EntityManager, filter: ClockFilter, at: Date): Promise<void> {
    return this.change(m, this.openOf(filter), at, (deadline) => meetDeadline(deadline, at));
  }

  /** What the clocks were waiting for is no longer asked. */
  cancel(m: EntityManager, filter: ClockFilter, at: Date): Promise<void> {
    return this.change(m, this.openOf(filter), at, (deadline) => cancelDeadline(deadline, at));
  }

  cancelAllOfCase(m: EntityManager, caseId: string, at: Date): Promise<void> {
    return this.change(m, { caseId, state: OPEN }, at, (deadline) => cancelDeadline(deadline, at));
  }

  /** Stops the case's stage and referral clocks; statutory and instalment clocks run on. */
  suspendCase(m: EntityManager, caseId: string, at: Date): Promise<void> {
    return this.change(m, { caseId, state: 'running' }, at, (deadline) => (deadline.rule.pausable ? pauseDeadline(deadline, at) : deadline));
  }

  /** Starts them again with what was left. */
  resumeCase(m: EntityManager, caseId: string, at: Date): Promise<void> {
    return this.change(m, { caseId, state: 'suspended' }, at, (deadline) => resumeDeadline(deadline, at));
  }

  /**
   * Grants more time.
   * @throws DeadlineError when the rule does not allow it or the extension cannot be counted
   */
  extend(m: EntityManager, id: string, extension: DeadlineExtension): Promise<void> {
    return this.change(m, { id }, extension.grantedAt, (deadline) => extendDeadline(deadline, extension, this.time));
  }

  /** Puts the open clocks of a case under the rules that `ruleOf` names, such as those of a new risk level. */
  moveCase(m: EntityManager, caseId: string, at: Date, ruleOf: (row: DeadlineRow) => DeadlineRule): Promise<void> {
    return this.change(m, { caseId, state: OPEN }, at, (deadline, row) => moveToRule(deadline, ruleOf(row)));
  }

  /** The clock as the pure rules see it. */
  toDeadline(row: DeadlineRow): Deadline {
    return {
      rule: row.rule,
      startedAt: row.startedAt,
      ...(row.agreedOn === null ? {} : { agreedOn: row.agreedOn }),
      pauses: row.pauses.map(({ from, to }) => ({ from: new Date(from), ...(to === undefined ? {} : { to: new Date(to) }) })),
      extensions: row.extensions.map((extension) => ({ ...extension, grantedAt: new Date(extension.grantedAt) })),
      state: row.state,
      ...(row.endedAt === null ? {} : { endedAt: row.endedAt }),
    };
  }

  private openOf({ subjectId, codes }: ClockFilter): object {
    return { subjectId, state: OPEN, ...(codes ? { code: In([...codes]) } : {}) };
  }

  private async change(m: EntityManager, where: object, at: Date, apply: (deadline: Deadline, row: DeadlineRow) => Deadline): Promise<void> {
    for (const row of await m.find(DeadlineRow, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } })) {
      const before = this.toDeadline(row);
      const after = apply(before, row);
      if (after === before) continue;
      const due = row.dueAt?.getTime();
      this.project(row, after);
      if (row.dueAt?.getTime() !== due && row.state === 'running') {
        row.generation += 1;
        row.generationBeganAt = at;
      }
      await m.save(DeadlineRow, row);
    }
  }

  private project(row: DeadlineRow, deadline: Deadline): DeadlineRow {
    row.rule = deadline.rule;
    row.startedAt = deadline.startedAt;
    row.agreedOn = deadline.agreedOn ?? null;
    row.state = deadline.state;
    row.endedAt = deadline.endedAt ?? null;
    row.pauses = deadline.pauses.map(({ from, to }) => ({ from: from.toISOString(), ...(to ? { to: to.toISOString() } : {}) }));
    row.extensions = deadline.extensions.map((extension) => ({ ...extension, grantedAt: extension.grantedAt.toISOString() }));
    row.dueAt = deadline.state === 'suspended' ? null : dueAt(deadline, this.time);
    row.nextStepAt = ladderSchedule(deadline, this.time)[0]?.at ?? null;
    return row;
  }
}
