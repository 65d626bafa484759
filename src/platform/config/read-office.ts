import type { EnvReader } from './env-reader.js';
import { quote } from './env-reader.js';

/** When and where the office works: the base of every deadline in working days. */
export interface OfficeConfig {
  /** IANA time zone. */
  readonly zone: string;
  /** `HH:mm` in the zone. */
  readonly opens: string;
  /** `HH:mm` in the zone; the end of a deadline's last working day. */
  readonly closes: string;
  /** `HH:mm` in the zone; from then on red cases report, each day. */
  readonly dailyReportAt: string;
}

const DEFAULT_ZONE = 'Asia/Shanghai';

export function readOffice(reader: EnvReader): OfficeConfig {
  const opens = reader.timeOfDay('OFFICE_OPENS', '09:00');
  const closes = reader.timeOfDay('OFFICE_CLOSES', '18:00');
  if (opens >= closes) {
    reader.report('OFFICE_CLOSES', `${closes} is not after OFFICE_OPENS ${opens}`, 'use times of one day, like 09:00 and 18:00');
  }
  return { zone: readZone(reader), opens, closes, dailyReportAt: reader.timeOfDay('DAILY_REPORT_AT', '17:00') };
}

function readZone(reader: EnvReader): string {
  const zone = reader.text('OFFICE_ZONE') ?? DEFAULT_ZONE;
  // Offsets like +08:00 pass newer Node versions; a place is asked for, because only a place knows its own history.
  if (/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/.test(zone) && isKnownZone(zone)) return zone;
  reader.report('OFFICE_ZONE', `${quote(zone)} is not a time zone`, `use an IANA name like ${DEFAULT_ZONE}`);
  return DEFAULT_ZONE;
}

function isKnownZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
