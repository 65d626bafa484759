import { Clock } from '../platform/time/clock.js';

const DAY_MS = 86_400_000;

/** The clock under which the demo data is made: it stands at moments of the recent past. */
export class TravelClock extends Clock {
  private instant: Date;

  constructor(private readonly present: Date) {
    super();
    this.instant = present;
  }

  override now(): Date {
    return new Date(this.instant);
  }

  /** Moves to a time of day (UTC) so many days before or after the present. */
  to(days: number, time = '02:00'): Date {
    this.instant = new Date(`${this.dateIn(days)}T${time}:00Z`);
    if (this.instant > this.present) this.instant = this.present;
    return this.now();
  }

  /** The business date so many days from the present, in China's one zone, eight hours ahead of UTC. */
  dateIn(days: number): string {
    return new Date(this.present.getTime() + days * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
  }
}
