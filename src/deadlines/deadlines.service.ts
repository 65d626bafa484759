import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { DeadlineRow } from './deadline.entity.js';
import { type MoveEffect, unknownYears } from './domain/clock-move.js';
import { dueAt } from './domain/deadline-clock.js';
import { cancelDeadline, extendDeadline, meetDeadline, moveToRule, pauseDeadline, resumeDeadline } from './domain/deadline-history.js';
import type { Deadline, DeadlineExtension, DeadlinePause, DeadlineRule } from './domain/deadline.js';
import type { RiskLevel, RuleCode, RuleLength } from './domain/deadline-rules.js';
import { ladderSchedule } from './domain/ladder.js';
import { timeOfRule, type WorkingTime } from './domain/clock-arithmetic.js';
import { OfficeTime, type VersionedTime } from './office-time.js';
import { RuleBook } from './rule-book.js';

export interface NewClock extends ClockTerms {
  caseId: string;
  /** What the clock is for: `case`, `referral`, `instalment`, and its id. */
  subject: string;
  subjectId: string;
}

/** What decides when a clock is due. */
export interface ClockTerms {
  code: RuleCode;
  riskLevel: RiskLevel;
  /** Instead of the rule's own: the answer time that a letter sets. */
  length?: RuleLength;
  startedAt: Date;
  /** `YYYY-MM-DD`, for a rule of the unit `agreedDate`. */
  agreedOn?: string;
  /** Instead of the ladder's own: what the parties agreed. */
  graceWorkingDays?: number;
  /** `YYYY-MM-DD`: a day that somebody named for this clock. It shortens the rule's time and never lengthens it. */
  endsOn?: string;
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

/** The rule with what was set for this clock alone. */
const ownTerms = (rule: DeadlineRule, { length, graceWorkingDays }: ClockTerms): DeadlineRule => ({
  ...rule, ...(length ? { ...length, ownLength: true } : {}), ...(graceWorkingDays === undefined ? {} : { graceWorkingDays }),
});

const OPEN = In(['running', 'suspended']);

/** Opens clocks and appends to them; the due time is derived anew after each change. Every call joins the caller's transaction. */
@Injectable()
export class Deadlines {
  constructor(
    private readonly time: OfficeTime,
    private readonly rules: RuleBook,
  ) {}

  /** The clock runs under the rule in force on the day it starts, and under the calendar as it is now. */
  async open(m: EntityManager, clock: NewClock): Promise<DeadlineRow> {
    const { deadline, time } = await this.begin(m, clock);
    const at = clock.carriedOver?.at ?? clock.startedAt;
    const row = m.create(DeadlineRow, {
      id: randomUUID(),
      caseId: clock.caseId,
      subject: clock.subject,
      subjectId: clock.subjectId,
      code: clock.code,
      calendarVersion: time.version,
      generation: 1,
      generationBeganAt: at,
    });
    await m.insert(DeadlineRow, this.project(row, deadline, time, at));
    return row;
  }

  /** When a clock would be due if it were opened; null when it would stand still. */
  async dueIfOpened(m: EntityManager, clock: ClockTerms): Promise<Date | null> {
    const { deadline, time } = await this.begin(m, clock);
    return deadline.state === 'suspended' ? null : dueAt(deadline, time);
  }

  private async begin(m: EntityManager, clock: ClockTerms): Promise<{ deadline: Deadline; time: VersionedTime }> {
    const present = await this.time.current(m);
    const inForce = await this.rules.ruleFor(m, clock.code, clock.riskLevel, this.time.dateOf(clock.startedAt));
    const byRule = ownTerms(inForce, clock);
    const endsOn = endsEarlier(byRule, clock, timeOfRule(byRule, present)) ? clock.endsOn : undefined;
    const rule: DeadlineRule = endsOn === undefined ? byRule : { ...byRule, unit: 'agreedDate', length: 0, ownLength: true, rollForward: false };
    const agreedOn = clock.agreedOn ?? endsOn;
    const standsStill = clock.suspended === true && rule.pausable;
    const own: Pick<CarriedOver, 'pauses' | 'extensions'> = { pauses: standsStill ? [{ from: clock.startedAt }] : [], extensions: [] };
    const { pauses, extensions } = clock.carriedOver ?? own;
    const deadline: Deadline = {
      rule,
      startedAt: clock.startedAt,
      ...(agreedOn === undefined ? {} : { agreedOn }),
      pauses,
      extensions,
      state: pauses.some(({ to }) => to === undefined) ? 'suspended' : 'running',
    };
    return { deadline, time: timeOfRule(rule, present) };
  }

  /** What the clocks were waiting for has happened. */
  meet(m: EntityManager, filter: ClockFilter, at: Date): Promise<void> {
    return this.change(m, this.openOf(filter), at, (deadline) => meetDeadline(deadline, at));
  }

  /** What the clocks were waiting for is no longer asked. */
  cancel(m: EntityManager, filter: ClockFilter, at: Date): Promise<void> {
    return this.change(m, this.openOf(filter), at, (deadline) => cancelDeadline(deadline, at));
  }

  /** As `meet`, for all clocks of a case under these rules. */
  meetOfCase(m: EntityManager, caseId: string, codes: readonly string[], at: Date): Promise<void> {
    return this.change(m, { caseId, state: OPEN, code: In([...codes]) }, at, (deadline) => meetDeadline(deadline, at));
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
    return this.change(m, { id }, extension.grantedAt, (deadline, _row, time) => extendDeadline(deadline, extension, time));
  }

  /**
   * A new risk level: the open clocks of a case get its lengths, in the version of the rule that each started under. The law knows
   * no levels, and a length that was set for one clock stays.
   */
  async followRiskLevel(m: EntityManager, caseId: string, riskLevel: RiskLevel, at: Date): Promise<void> {
    for (const { id, rule } of await m.findBy(DeadlineRow, { caseId, state: OPEN })) {
      if (rule.nature === 'statutory' || rule.ownLength) continue;
      const moved = await this.rules.ruleOfVersion(m, rule.code as RuleCode, riskLevel, rule.version);
      await this.change(m, { id }, at, (deadline) => moveToRule(deadline, moved));
    }
  }

  /**
   * Puts one clock under another rule or calendar, as `effectOfMove` has reckoned it; the caller holds the row and its case. Nothing
   * but an explicit act does, or the arrival of a year that the clock rests on.
   */
  async move(m: EntityManager, row: DeadlineRow, { deadline }: MoveEffect, time: WorkingTime, at: Date): Promise<void> {
    row.calendarVersion = time.calendar.version;
    await this.write(m, row, deadline, time, at);
  }

  /** Looks again at which unknown year a clock rests on: it was marked before anybody had looked. */
  async recheck(m: EntityManager, row: DeadlineRow): Promise<void> {
    const provisionalYear = firstUnknownYear(this.toDeadline(row), await this.timeOf(m, row));
    await m.update(DeadlineRow, { id: row.id }, { provisionalYear });
  }

  /** The hours and the calendar that a clock is counted by. */
  async timeOf(m: EntityManager, { calendarVersion, rule }: Pick<DeadlineRow, 'calendarVersion' | 'rule'>): Promise<VersionedTime> {
    return timeOfRule(rule, await this.time.under(m, calendarVersion));
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

  private async change(m: EntityManager, where: object, at: Date, apply: (deadline: Deadline, row: DeadlineRow, time: WorkingTime) => Deadline): Promise<void> {
    for (const row of await m.find(DeadlineRow, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } })) {
      const time = await this.timeOf(m, row);
      const before = this.toDeadline(row);
      const after = apply(before, row, time);
      if (after !== before) await this.write(m, row, after, time, at);
    }
  }

  private async write(m: EntityManager, row: DeadlineRow, deadline: Deadline, time: WorkingTime, at: Date): Promise<void> {
    const due = row.dueAt?.getTime();
    this.project(row, deadline, time, at);
    if (row.dueAt?.getTime() !== due && row.state === 'running') {
      row.generation += 1;
      row.generationBeganAt = at;
    }
    await m.save(DeadlineRow, row);
  }

  /** `at`: the present, from which on its steps are looked at again. */
  private project(row: DeadlineRow, deadline: Deadline, time: WorkingTime, at: Date): DeadlineRow {
    row.rule = deadline.rule;
    row.startedAt = deadline.startedAt;
    row.agreedOn = deadline.agreedOn ?? null;
    row.state = deadline.state;
    row.endedAt = deadline.endedAt ?? null;
    row.pauses = deadline.pauses.map(({ from, to }) => ({ from: from.toISOString(), ...(to ? { to: to.toISOString() } : {}) }));
    row.extensions = deadline.extensions.map((extension) => ({ ...extension, grantedAt: extension.grantedAt.toISOString() }));
    row.dueAt = deadline.state === 'suspended' ? null : dueAt(deadline, time);
    const first = ladderSchedule(deadline, time)[0]?.at ?? null;
    // What was reached before is not late: it falls due with this change.
    row.nextStepAt = first && first < at ? at : first;
    row.provisionalYear = firstUnknownYear(deadline, time);
    return row;
  }
}

/** Whether the day named for a clock lies before the one that its rule gives it. */
function endsEarlier(rule: DeadlineRule, { startedAt, endsOn }: ClockTerms, time: WorkingTime): boolean {
  if (endsOn === undefined || rule.unit === 'agreedDate') return false;
  const due = dueAt({ rule, startedAt, pauses: [], extensions: [], state: 'running' }, time);
  return due !== null && endsOn < time.office.dateOf(due.getTime());
}

function firstUnknownYear(deadline: Deadline, time: WorkingTime): number | null {
  const open = deadline.state === 'running' || deadline.state === 'suspended';
  return open ? (unknownYears(deadline, time)[0] ?? null) : null;
}
