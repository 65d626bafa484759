import { Clock } from '../../src/platform/time/clock.js';

/** A clock that stands where a test puts it. */
export class TestClock extends Clock {
  private instant: Date;

  constructor(start: string) {
    super();
    this.instant = new Date(start);
  }

  override now(): Date {
    return new Date(this.instant);
  }

  /** Moves to an instant, ISO 8601. */
  set(instant: string): void {
    this.instant = new Date(instant);
  }

  /** Moves forward. */
  advance({ hours = 0, minutes = 0 }: { hours?: number; minutes?: number }): void {
    this.instant = new Date(this.instant.getTime() + (hours * 60 + minutes) * 60_000);
  }
}
