import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { DeadlineRow } from './deadline.entity.js';
import { dueAt, isProvisional } from './domain/deadline-clock.js';
import { cancelDeadline, extendDeadline, meetDeadline, moveToRule, pauseDeadline, resumeDeadline } from './domain/deadline-history.js';
import type { Deadline, DeadlineExtension, DeadlinePause, DeadlineRule } from './domain/deadline.js';
import type { RiskLevel, RuleCode, RuleLength } from './domain/deadline-rules.js';
import { ladderSchedule } from './domain/ladder.js';
import { OfficeTime, type VersionedTime } from './office-time.js';
import { RuleBook } from './rule-book.js';

export interface NewClock {
  caseId: string;
  /** What the clock is for: `case`, `referral`, `instalment`, and its id. */
  subject: string;
  subjectId: string;
  code: RuleCode;
  riskLevel: RiskLevel;
  /** Instead of the rule's own: the answer time that a letter sets. */
  length?: RuleLength;
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
  constructor(
    private readonly time: OfficeTime,
    private readonly rules: RuleBook,
  ) {}

  /** The clock runs under the rule in force on the day it starts, and under the calendar as it is now. */
  async open(m: EntityManager, clock: NewClock): Promise<DeadlineRow> {
    const time = await this.time.current(m);
    const inForce = await this.rules.ruleFor(m, clock.code, clock.riskLevel, this.time.dateOf(clock.startedAt));
    const rule: DeadlineRule = clock.length ? { ...inForce, ...clock.length, ownLength: true } : inForce;
    const standsStill = clock.suspended === true && rule.pausable;
    const { at, pauses, extensions } = clock.carriedOver ?? { at: clock.startedAt, pauses: standsStill ? [{ from: clock.startedAt }] : [], extensions: [] };
    const deadline: Deadline = {
      rule,
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
      code: clock.code,
      calendarVersion: time.version,
      generation: 1,
      generationBeganAt: at,
    });
    await m.insert(DeadlineRow, this.project(row, deadline, time));
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
    return this.change(m, { id }, extension.grantedAt, (deadline, _row, time) => extendDeadline(deadline, extension, time));
  }

  /** A new risk level: the open clocks of a case get its lengths, in the version of the rule that each started under; the law knows no levels. */
  async followRiskLevel(m: EntityManager, caseId: string, riskLevel: RiskLevel, at: Date): Promise<void> {
    for (const { id, rule } of await m.findBy(DeadlineRow, { caseId, state: OPEN })) {
      if (rule.nature === 'statutory') continue;
      const moved = await this.rules.ruleOfVersion(m, rule.code as RuleCode, riskLevel, rule.version);
      await this.change(m, { id }, at, (deadline) => moveToRule(deadline, moved));
    }
  }

  /** Puts one clock under another rule or calendar; the caller holds its case. Nothing but an explicit act does. */
  async move(m: EntityManager, id: string, to: { rule?: DeadlineRule; time?: VersionedTime }, at: Date): Promise<DeadlineRow> {
    const row = await m.findOneOrFail(DeadlineRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    const time = to.time ?? (await this.timeOf(m, row));
    row.calendarVersion = time.version;
    const deadline = this.toDeadline(row);
    await this.write(m, row, to.rule ? moveToRule(deadline, to.rule) : deadline, time, at);
    return row;
  }

  /** The hours and the calendar that a clock is counted by. */
  timeOf(m: EntityManager, row: Pick<DeadlineRow, 'calendarVersion'>): Promise<VersionedTime> {
    return this.time.under(m, row.calendarVersion);
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

  private async change(m: EntityManager, where: object, at: Date, apply: (deadline: Deadline, row: DeadlineRow, time: VersionedTime) => Deadline): Promise<void> {
    for (const row of await m.find(DeadlineRow, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } })) {
      const time = await this.timeOf(m, row);
      const before = this.toDeadline(row);
      const after = apply(before, row, time);
      if (after !== before) await this.write(m, row, after, time, at);
    }
  }

  private async write(m: EntityManager, row: DeadlineRow, deadline: Deadline, time: VersionedTime, at: Date): Promise<void> {
    const due = row.dueAt?.getTime();
    this.project(row, deadline, time);
    if (row.dueAt?.getTime() !== due && row.state === 'running') {
      row.generation += 1;
      row.generationBeganAt = at;
    }
    await m.save(DeadlineRow, row);
  }

  private project(row: DeadlineRow, deadline: Deadline, time: VersionedTime): DeadlineRow {
    row.rule = deadline.rule;
    row.startedAt = deadline.startedAt;
    row.agreedOn = deadline.agreedOn ?? null;
    row.state = deadline.state;
    row.endedAt = deadline.endedAt ?? null;
    row.pauses = deadline.pauses.map(({ from, to }) => ({ from: from.toISOString(), ...(to ? { to: to.toISOString() } : {}) }));
    row.extensions = deadline.extensions.map((extension) => ({ ...extension, grantedAt: extension.grantedAt.toISOString() }));
    row.dueAt = deadline.state === 'suspended' ? null : dueAt(deadline, time);
    row.nextStepAt = ladderSchedule(deadline, time)[0]?.at ?? null;
    row.provisional = (deadline.state === 'running' || deadline.state === 'suspended') && isProvisional(deadline, time);
    return row;
  }
}
