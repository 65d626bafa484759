import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/config/config.token.js';
import type { WorkingTime } from './domain/clock-arithmetic.js';
import { OfficeHours } from './domain/office-hours.js';
import { WorkingCalendar } from './domain/working-calendar.js';

/** The office's hours and its calendar: what every clock is counted by. */
@Injectable()
export class OfficeTime implements WorkingTime {
  readonly office: OfficeHours;
  readonly calendar = new WorkingCalendar();

  constructor(@Inject(CONFIG) config: Config) {
    this.office = new OfficeHours(config.office);
  }

  /** The business date of an instant, `YYYY-MM-DD` in the office's zone. */
  dateOf(instant: Date): string {
    return this.office.dateOf(instant.getTime());
  }
}
