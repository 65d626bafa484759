import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { DEFAULT_RULES, type RuleCode } from '../deadlines/domain/deadline-rules.js';
import type { Case } from './case.entity.js';
import type { StageClock } from './domain/case-effects.js';

const RULES: Readonly<Record<StageClock, RuleCode>> = {
  acceptance: 'acceptCase',
  investigation: 'investigate',
  verification: 'verify',
  coordination: 'coordinate',
  supervisionCheck: 'supervisionCheck',
};

const MET_BY_CLOSING = DEFAULT_RULES.filter(({ metBy }) => metBy.includes('caseClosed')).map(({ code }) => code);

/** The stage clocks of a case, under the rules of its risk level. */
@Injectable()
export class CaseClocks {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly time: OfficeTime,
  ) {}

  async open(m: EntityManager, kase: Case, clock: StageClock, at: Date, suspended = false): Promise<void> {
    const endsOn = clock === 'supervisionCheck' ? this.namedDay(kase, at) : null;
    await this.deadlines.open(m, {
      caseId: kase.id, subject: 'case', subjectId: kase.id, code: RULES[clock], riskLevel: kase.riskLevel, startedAt: at, suspended, ...(endsOn === null ? {} : { endsOn }),
    });
  }

  /** The day for which the last check announced the next one, unless it has gone by. */
  private namedDay({ nextCheckOn }: Case, at: Date): string | null {
    return nextCheckOn !== null && nextCheckOn >= this.time.dateOf(at) ? nextCheckOn : null;
  }

  /** What a clock would be called and when it would be due, were it opened now; due null while the case stands still. */
  async preview(m: EntityManager, kase: Case, clock: StageClock, at: Date, suspended: boolean): Promise<{ rule: RuleCode; dueAt: Date | null }> {
    return { rule: RULES[clock], dueAt: await this.deadlines.dueIfOpened(m, { code: RULES[clock], riskLevel: kase.riskLevel, startedAt: at, suspended }) };
  }

  meet(m: EntityManager, kase: Case, clock: StageClock, at: Date): Promise<void> {
    return this.deadlines.meet(m, { subjectId: kase.id, codes: [RULES[clock]] }, at);
  }

  cancel(m: EntityManager, kase: Case, clock: StageClock, at: Date): Promise<void> {
    return this.deadlines.cancel(m, { subjectId: kase.id, codes: [RULES[clock]] }, at);
  }

  /** The case has ended. Some clocks waited for its closing; the others are called off. */
  async cancelAll(m: EntityManager, kase: Case, at: Date): Promise<void> {
    if (kase.state === 'closed') await this.deadlines.meetOfCase(m, kase.id, MET_BY_CLOSING, at);
    await this.deadlines.cancelAllOfCase(m, kase.id, at);
  }

  suspend(m: EntityManager, kase: Case, at: Date): Promise<void> {
    return this.deadlines.suspendCase(m, kase.id, at);
  }

  resume(m: EntityManager, kase: Case, at: Date): Promise<void> {
    return this.deadlines.resumeCase(m, kase.id, at);
  }

  /** A new risk level changes the length of every open clock of the case, also of its referrals; what has run stays run. */
  followRiskLevel(m: EntityManager, kase: Case, at: Date): Promise<void> {
    return this.deadlines.followRiskLevel(m, kase.id, kase.riskLevel, at);
  }
}
