import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Case } from '../cases/case.entity.js';
import { openCaseStates } from '../cases/domain/vocabulary.js';
import { DeadlineRow } from '../deadlines/deadline.entity.js';
import { Deadlines } from '../deadlines/deadlines.service.js';
import { timeOfRule } from '../deadlines/domain/clock-arithmetic.js';
import { dueAt } from '../deadlines/domain/deadline-clock.js';
import type { DeadlineExtension, DeadlineRule } from '../deadlines/domain/deadline.js';
import type { StatutoryRuleCode } from '../deadlines/domain/deadline-rules.js';
import { STATUTORY_RULES } from '../deadlines/domain/statutory-rules.js';
import { OfficeTime } from '../deadlines/office-time.js';
import { RuleBook } from '../deadlines/rule-book.js';
import { deriveClocks, type LastDay, type LegalClock } from './domain/legal-clocks.js';
import { standingEvents, toFact } from './legal-event-book.js';

/** What every clock of the law is for: the event that began it. */
const SUBJECT = 'legalEvent';

const isOpen = ({ state }: DeadlineRow): boolean => state === 'running' || state === 'suspended';

/**
 * Keeps the clocks of the law as the legal events make them. Derived anew from all events that stand, so that it does not matter
 * what changed: a mistaken event that is taken back takes its clock with it, and brings back the one that it had ended.
 */
@Injectable()
export class StatutoryClocks {
  constructor(
    private readonly deadlines: Deadlines,
    private readonly time: OfficeTime,
    private readonly rules: RuleBook,
  ) {}

  /** The caller holds the case. With the end of a case its clocks have ended; reopened, those that were cut short go on. */
  async follow(m: EntityManager, kase: Case, now: Date): Promise<void> {
    if (!openCaseStates.some((state) => state === kase.state)) return;
    const facts = (await standingEvents(m, kase.id)).map(toFact);
    const wanted = deriveClocks(facts, await this.lastDays(m, kase, now));
    const rows = await m.find(DeadlineRow, { where: { caseId: kase.id, subject: SUBJECT }, order: { startedAt: 'ASC', id: 'ASC' } });
    const isOf = (row: DeadlineRow, clock: LegalClock): boolean => row.code === clock.code && row.subjectId === clock.startedBy;
    for (const row of rows) {
      if (isOpen(row) && !wanted.some((clock) => isOf(row, clock))) await this.deadlines.cancel(m, { subjectId: row.subjectId, codes: [row.code] }, now);
    }
    for (const clock of wanted) await this.settle(m, kase, clock, rows.filter((row) => isOf(row, clock)), now);
  }

  /** Tells the last day of a clock of the law, under the rules and the calendar of the present; needed where a right may have lapsed. */
  async lastDays(m: EntityManager, kase: Case, now: Date): Promise<LastDay> {
    const time = timeOfRule({ nature: 'statutory' }, await this.time.current(m));
    const rules = new Map<StatutoryRuleCode, DeadlineRule>();
    for (const { code, begunAnewBy } of STATUTORY_RULES) {
      if (begunAnewBy) rules.set(code as StatutoryRuleCode, await this.rules.ruleFor(m, code, kase.riskLevel, this.time.dateOf(now)));
    }
    return (code, startedOn) => {
      const rule = rules.get(code);
      const due = rule && dueAt({ rule, startedAt: this.instantOf(startedOn), pauses: [], extensions: [], state: 'running' }, time);
      if (!due) throw new RangeError(`the clock "${code}" is not begun anew`);
      return this.time.dateOf(due);
    };
  }

  private async settle(m: EntityManager, kase: Case, clock: LegalClock, rows: readonly DeadlineRow[], now: Date): Promise<void> {
    const { end, code, startedBy } = clock;
    if (!rows.some((row) => isOpen(row) || row.state === end?.as)) await this.open(m, kase, clock, rows, now);
    if (!end) return;
    const at = this.instantOf(end.on);
    if (end.as === 'met') await this.deadlines.meet(m, { subjectId: startedBy, codes: [code] }, at);
    else await this.deadlines.cancel(m, { subjectId: startedBy, codes: [code] }, at);
  }

  /** Recorded late or brought back, a clock tells only the last step it has passed. What was granted to it before stays granted. */
  private async open(m: EntityManager, kase: Case, { code, startedBy, startedOn, length }: LegalClock, before: readonly DeadlineRow[], now: Date): Promise<void> {
    const extensions = before.map((row): readonly DeadlineExtension[] => this.deadlines.toDeadline(row).extensions).sort((a, b) => b.length - a.length)[0] ?? [];
    await this.deadlines.open(m, {
      caseId: kase.id, subject: SUBJECT, subjectId: startedBy, code, riskLevel: kase.riskLevel, startedAt: this.instantOf(startedOn),
      ...(length ? { length } : {}), carriedOver: { at: now, pauses: [], extensions },
    });
  }

  /** An event is known by its day: it counts from the first instant, so that what is done on the last day is in time. */
  private instantOf(date: string): Date {
    return new Date(this.time.office.startOfDay(date));
  }
}
