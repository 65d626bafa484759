import { OfficeHours } from '../../deadlines/domain/office-hours.js';
import { latestReportDay } from './daily-report-day.js';

const office = new OfficeHours();

it.each([
  ['a minute before the hour it is still yesterday’s', '2025-01-06T08:59:59Z', '17:00', '2025-01-05', '2025-01-05T09:00:00.000Z'],
  ['at the hour it is today’s', '2025-01-06T09:00:00Z', '17:00', '2025-01-06', '2025-01-06T09:00:00.000Z'],
  ['late in the evening too', '2025-01-06T15:59:00Z', '17:00', '2025-01-06', '2025-01-06T09:00:00.000Z'],
  ['days off count', '2025-02-01T09:30:00Z', '17:00', '2025-02-01', '2025-02-01T09:00:00.000Z'],
  ['midnight belongs to the day it begins', '2025-01-05T16:00:00Z', '00:00', '2025-01-06', '2025-01-05T16:00:00.000Z'],
  ['the new year changes nothing', '2025-12-31T16:30:00Z', '08:30', '2025-12-31', '2025-12-31T00:30:00.000Z'],
])('%s', (_what, now, at, reportOn, dueFrom) => {
  expect(latestReportDay(new Date(now), at, office)).toEqual({ reportOn, dueFrom: new Date(dueFrom) });
});

it('reads the hour in the zone of the office', () => {
  const berlin = new OfficeHours({ zone: 'Europe/Berlin' });
  expect(latestReportDay(new Date('2025-07-01T15:00:00Z'), '17:00', berlin)).toEqual({ reportOn: '2025-07-01', dueFrom: new Date('2025-07-01T15:00:00Z') });
});
