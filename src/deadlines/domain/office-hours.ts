import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';
import { addDays, nextDate } from './business-date.js';
import { DeadlineError } from './deadline-error.js';
import type { WorkingCalendar } from './working-calendar.js';

dayjs.extend(utc);
dayjs.extend(timezone);

export interface OfficeSettings {
  /** IANA name, e.g. `Asia/Shanghai`. */
  zone: string;
  /** `HH:mm` local; `closes` may be `24:00`. */
  opens: string;
  closes: string;
}

export const DEFAULT_OFFICE: Readonly<OfficeSettings> = { zone: 'Asia/Shanghai', opens: '09:00', closes: '18:00' };

const TIME_OF_DAY = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

/**
 * The office's clock: turns instants (ms since 1970 UTC) into its local dates and back. Keep one object per setting: it
 * remembers what it computed, since zone arithmetic is slow.
 */
export class OfficeHours {
  readonly zone: string;
  readonly opens: string;
  readonly closes: string;
  private readonly instants = new Map<string, number>();

  /** Throws `unknownZone`, `invalidTimeOfDay`, `closesBeforeOpening`. */
  constructor(settings: Partial<OfficeSettings> = {}) {
    const { zone, opens, closes } = { ...DEFAULT_OFFICE, ...settings };
    if (!isZone(zone)) throw new DeadlineError('unknownZone', { zone: zone.slice(0, 60) });
    for (const time of [opens, closes]) {
      if (!TIME_OF_DAY.test(time)) throw new DeadlineError('invalidTimeOfDay', { time: time.slice(0, 20) });
    }
    if (opens >= closes) throw new DeadlineError('closesBeforeOpening', { opens, closes });
    this.zone = zone;
    this.opens = opens;
    this.closes = closes;
  }

  /** The local date of an instant. */
  dateOf(instant: number): string {
    let date = new Date(instant).toISOString().slice(0, 10);
    if (instant < this.startOfDay(date)) date = addDays(date, -1);
    return instant < this.startOfDay(nextDate(date)) ? date : nextDate(date);
  }

  /** The time of day of an instant, `HH:mm` in the office's zone. */
  timeOf(instant: number): string {
    return dayjs(instant).tz(this.zone).format('HH:mm');
  }

  /** The instant at which the local date begins; the end of a day is the beginning of the next. */
  startOfDay(date: string): number {
    return this.instantAt(date, '00:00');
  }

  opensAt(date: string): number {
    return this.instantAt(date, this.opens);
  }

  closesAt(date: string): number {
    return this.closes === '24:00' ? this.startOfDay(nextDate(date)) : this.instantAt(date, this.closes);
  }

  /** The instant itself while the office is open, else the next opening: when something that may wait is delivered. */
  nextOpen(instant: number, calendar: WorkingCalendar): number {
    const today = this.dateOf(instant);
    if (calendar.isWorking(today) && instant < this.closesAt(today)) return Math.max(instant, this.opensAt(today));
    return this.opensAt(calendar.workingDayOnOrAfter(nextDate(today)));
  }

  /** The instant at which the office's clocks show `time`, `HH:mm`, on the local date. */
  instantAt(date: string, time: string): number {
    const key = date + time;
    let instant = this.instants.get(key);
    if (instant === undefined) {
      instant = dayjs.tz(`${date}T${time}:00`, this.zone).valueOf();
      this.instants.set(key, instant);
    }
    return instant;
  }
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
