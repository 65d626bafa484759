import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditTrail, SYSTEM_CHAIN } from '../audit/audit-trail.js';
import type { Actor } from '../auth/roles.js';
import { CalendarVersion } from '../deadlines/calendar-version.entity.js';
import { DeadlineError } from '../deadlines/domain/deadline-error.js';
import type { OwnCalendar } from '../deadlines/domain/own-calendar.js';
import { OfficeTime, PUBLISHED_THROUGH, type VersionedTime } from '../deadlines/office-time.js';
import { Transactions } from '../platform/database/transactions.js';
import { blocked, blockedBy, staleVersion } from '../platform/http/coded-error.js';
import { Clock } from '../platform/time/clock.js';
import type { CalendarChangePreviewView, CalendarChangedView, ChangeDaysBody, EnterYearBody } from './calendar-settings.dto.js';
import { ClockEffects } from './clock-effects.reader.js';
import { ClockMoves } from './clock-moves.service.js';
import { type CalendarContext, type ProposedCalendar, changeOwnDays, enterNotice } from './domain/calendar-change.js';
import type { Finding } from './domain/finding.js';
import type { WidePlan } from './open-clocks.js';
import { lockSettings } from './settings-lock.js';

/** A change of the calendar as it was asked for. */
interface AskedChange {
  basedOn: number;
  reason: string;
  moveRunning?: boolean;
  propose(own: OwnCalendar, context: CalendarContext): ProposedCalendar;
  /** For the audit log. */
  details: Record<string, unknown>;
}

interface Proposal {
  own: OwnCalendar;
  time: VersionedTime;
  warnings: Finding[];
  /** Which clocks move with it: all when asked for, else only those that rest on a year that was not known. */
  plan: WidePlan;
}

/** The administrator's calendar: a year's notice entered by hand, and the office's own closures and openings. */
@Injectable()
export class CalendarSettings {
  constructor(
    private readonly transactions: Transactions,
    private readonly time: OfficeTime,
    private readonly moves: ClockMoves,
    private readonly effects: ClockEffects,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws as `enterYear` */
  previewYear(year: number, body: EnterYearBody): Promise<CalendarChangePreviewView> {
    return this.preview(yearChange(year, body));
  }

  /**
   * @throws CodedError 409 `staleVersion`, 422 with everything that is wrong: `noticeMissesStatutoryDay`, `dayOutsideYear`,
   *   `makeUpOnWeekday`, `dateTwice`, `sourceMissing`, `noNoticeEntered`, `nothingChanges`, `tooLongAgo`, `tooFarAhead`
   */
  enterYear(actor: Actor, year: number, body: EnterYearBody): Promise<CalendarChangedView> {
    return this.change(actor, yearChange(year, body));
  }

  /** @throws as `changeDays` */
  previewDays(body: ChangeDaysBody): Promise<CalendarChangePreviewView> {
    return this.preview(daysChange(body));
  }

  /** @throws CodedError 409 `staleVersion`, 422: `dateTwice`, `noOwnDay`, `movesClocksByPastDay`, `nothingChanges`, `tooLongAgo`, `tooFarAhead` */
  changeDays(actor: Actor, body: ChangeDaysBody): Promise<CalendarChangedView> {
    return this.change(actor, daysChange(body));
  }

  private async preview(asked: AskedChange): Promise<CalendarChangePreviewView> {
    const m = this.transactions.reader;
    const { time, warnings, plan } = await this.propose(m, asked);
    return { calendarVersion: time.version, warnings: this.effects.warnings(warnings), clocks: await this.effects.of(m, plan) };
  }

  private change(actor: Actor, asked: AskedChange): Promise<CalendarChangedView> {
    return this.transactions.run(async (m) => {
      await lockSettings(m);
      const { own, time, plan } = await this.propose(m, asked);
      const { seq, notices, overrides } = own;
      const [at, reason] = [this.clock.now(), asked.reason];
      await m.insert(CalendarVersion, { seq, publishedThrough: PUBLISHED_THROUGH, notices: [...notices], overrides: [...overrides], reason, changedById: actor.id, at });
      const details = { calendarVersion: time.version, ...asked.details, moveRunning: asked.moveRunning ?? false, reason };
      await this.audit.append(m, { chain: SYSTEM_CHAIN, at, actorId: actor.id, action: 'calendar.changed', details });
      // From here on nobody may ask this transaction for the present calendar: it would be kept even if all this is rolled back.
      const moveId = await this.moves.begin(m, plan.kind === 'arrival' ? null : actor, plan, plan.kind === 'arrival' ? 'noticeArrived' : reason);
      return { version: seq, calendarVersion: time.version, moveId };
    });
  }

  private async propose(m: EntityManager, asked: AskedChange): Promise<Proposal> {
    const present = await this.time.own(m);
    if (present.seq !== asked.basedOn) throw staleVersion(present.seq);
    const { calendar } = await this.time.current(m);
    const { own, blockers, warnings } = asked.propose(present, { today: this.time.dateOf(this.clock.now()), calendar, moveRunning: asked.moveRunning ?? false });
    if (blockers.length > 0) throw blocked(blockers.map((finding) => ({ ...finding, overridable: false })));
    const time = this.build(own);
    return { own, time, warnings, plan: { kind: asked.moveRunning ? 'calendar' : 'arrival', time } };
  }

  /** What the checks let through the calendar itself may still refuse. */
  private build(own: OwnCalendar): VersionedTime {
    try {
      return this.time.proposed(own);
    } catch (error) {
      if (error instanceof DeadlineError) throw blockedBy(error.code, 'days', error.params);
      throw error;
    }
  }
}

const yearChange = (year: number, { days, source, ...asked }: EnterYearBody): AskedChange => ({
  ...asked,
  propose: (own, context) => enterNotice(own, { year, days, source }, context),
  details: { year, days, source },
});

const daysChange = ({ changes, ...asked }: ChangeDaysBody): AskedChange => ({
  ...asked,
  propose: (own, context) => changeOwnDays(own, changes, context),
  details: { changes },
});
