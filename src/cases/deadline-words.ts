import type { Deadline, LegalBasis } from '../deadlines/domain/deadline.js';
import type { ExplanationLine } from '../deadlines/domain/deadline-explanation.js';
import type { DeadlineUnit } from '../deadlines/domain/deadline-length.js';
import type { EscalationRecipient } from '../deadlines/domain/escalation-ladders.js';
import { officeParts, type TimeLeft, type TimePart, wallParts } from '../deadlines/domain/time-left.js';
import type { VersionedTime } from '../deadlines/office-time.js';
import type { MessageCatalogue } from '../platform/http/message-catalogue.js';
import type { Locale } from '../platform/observe/request-context.js';

/** What is said of a clock, in the reader's language. */
export class DeadlineWords {
  constructor(
    private readonly catalogue: MessageCatalogue,
    private readonly locale: Locale | undefined,
  ) {}

  nameOfRule(code: string): string {
    return this.say(`label.${code}`);
  }

  /** An article of a law is cited as it is written; what the office itself set is said in the reader's language. */
  basis({ source, article }: LegalBasis): { source: string; article: string | null } {
    return { source: this.catalogue.nameOf(source, this.locale), article: article === undefined ? null : this.catalogue.nameOf(article, this.locale) };
  }

  nameOfStep(code: string): string {
    return this.say(`step.${code}`);
  }

  /** Who was told of a step. */
  told(names: readonly string[]): string {
    return names.length === 0 ? this.say('step.toldNobody') : this.say('step.told', { people: this.list(names) });
  }

  /** Whom a step to come is for. */
  willTell(roles: readonly EscalationRecipient[]): string {
    return this.say('step.willTell', { people: this.list(roles.map((role) => this.say(`step.for.${role}`))) });
  }

  extension(length: number, unit: string): string {
    return this.say('explanation.extended', { time: this.countOf(unit, length) });
  }

  explanation(line: ExplanationLine, unit: DeadlineUnit, time: VersionedTime): string {
    const { params } = line;
    switch (line.code) {
      case 'rule':
        return this.rule(params);
      case 'extended':
        return this.extension(Number(params['length']), String(params['unit']));
      case 'paused':
        return this.pause(String(params['from']), String(params['to']), time);
      case 'standsStill':
        return this.say('explanation.standsStill', { since: this.moment(String(params['since']), time) });
      default:
        return this.say(`explanation.${line.code}`, { ...params, moment: this.momentOf(params, unit, time) });
    }
  }

  /** How much is left, or how far over it is; null once the clock has ended. */
  timeLeft({ rule, state }: Deadline, { left, overMs }: TimeLeft, time: VersionedTime): string | null {
    if (left === null) return null;
    if (overMs !== null) return this.say(rule.effect === 'expired' ? 'timeLeft.expired' : 'timeLeft.over', { time: this.length(wallParts(overMs, false)) });
    const office = left.officeMs > 0 ? [this.length(officeParts(left.officeMs, time))] : [];
    const wall = left.wallMs > 0 || left.officeMs === 0 ? [this.length(wallParts(left.wallMs, rule.unit === 'hours'))] : [];
    const [first = '', second] = [...office, ...wall];
    const length = second === undefined ? first : this.say('timeLeft.and', { first, second });
    return this.say(state === 'suspended' ? 'timeLeft.standsStill' : 'timeLeft.left', { time: length });
  }

  private rule({ rule = '', source = '', article = '', unit = '', length }: ExplanationLine['params']): string {
    const basis = article === '' ? source : this.say('explanation.basis', { source, article });
    if (unit === 'agreedDate') return this.say('explanation.ruleOfAgreedDay', { rule, basis });
    return this.say('explanation.rule', { rule, basis, time: this.countOf(String(unit), Number(length)) });
  }

  private pause(from: string, to: string, time: VersionedTime): string {
    if (to === '') return this.say('explanation.pausedUntilNow', { from: this.moment(from, time) });
    return this.say('explanation.paused', { from: this.moment(from, time), to: this.moment(to, time) });
  }

  /** Clocks in hours and working days begin and end at a time of day, the others with a day. */
  private momentOf({ at, date }: ExplanationLine['params'], unit: DeadlineUnit, time: VersionedTime): string {
    const timed = typeof at === 'string' && (unit === 'hours' || unit === 'workingDays');
    return timed ? this.moment(at, time) : String(date ?? '');
  }

  /** An instant as the office's clocks show it. */
  private moment(instant: string, { office }: VersionedTime): string {
    const at = Date.parse(instant);
    return `${office.dateOf(at)} ${office.timeOf(at)}`;
  }

  private length(parts: readonly TimePart[]): string {
    if (parts.length === 0) return this.say('timeLeft.noMinute');
    return parts.map(({ unit, count }) => this.countOf(unit, count)).join(' ');
  }

  private countOf(unit: string, count: number): string {
    return this.say(`length.${unit}${count === 1 ? '.one' : ''}`, { count });
  }

  private list(items: readonly string[]): string {
    return items.join(this.say('step.and'));
  }

  private say(code: string, params: Readonly<Record<string, string | number>> = {}): string {
    return this.catalogue.render(code, params, this.locale);
  }
}
