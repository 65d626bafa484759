import fc from 'fast-check';
import { OfficeHours } from '../../deadlines/domain/office-hours.js';
import { quietUntil } from './quiet-hours.js';

const office = new OfficeHours();
const until = (at: string, from: string, to: string): string => quietUntil(new Date(at), { from, to }, office).toISOString();

describe('quiet hours, in the office of Shanghai', () => {
  it.each([
    ['2024-12-18T13:59:59.999Z', '22:00', '07:00', '2024-12-18T13:59:59.999Z', 'a moment before they begin'],
    ['2024-12-18T14:00:00.000Z', '22:00', '07:00', '2024-12-18T23:00:00.000Z', 'as they begin, until the next morning'],
    ['2024-12-18T16:30:00.000Z', '22:00', '07:00', '2024-12-18T23:00:00.000Z', 'after midnight, until the same morning'],
    ['2024-12-18T22:59:59.999Z', '22:00', '07:00', '2024-12-18T23:00:00.000Z', 'their last moment'],
    ['2024-12-18T23:00:00.000Z', '22:00', '07:00', '2024-12-18T23:00:00.000Z', 'as they end'],
    ['2024-12-31T15:00:00.000Z', '22:00', '07:00', '2024-12-31T23:00:00.000Z', 'over the new year'],
    ['2024-12-18T04:30:00.000Z', '12:00', '14:00', '2024-12-18T06:00:00.000Z', 'at noon'],
    ['2024-12-18T06:00:00.000Z', '12:00', '14:00', '2024-12-18T06:00:00.000Z', 'after noon'],
    ['2024-12-18T16:00:00.000Z', '00:00', '06:00', '2024-12-18T22:00:00.000Z', 'from midnight on'],
    ['2024-12-18T15:00:00.000Z', '18:00', '00:00', '2024-12-18T16:00:00.000Z', 'until midnight'],
  ])('%s in %s–%s waits until %s: %s', (at, from, to, expected) => expect(until(at, from, to)).toBe(expected));

  it('are none for whoever set none', () => {
    const at = new Date('2024-12-18T16:00:00Z');
    expect(quietUntil(at, null, office)).toEqual(at);
  });

  it('never hold a message for a day, never let one out inside them, and end it at their end', () => {
    const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    fc.assert(fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }), time, time, fc.constantFrom('Asia/Shanghai', 'Europe/Berlin'), (at, from, to, zone) => {
      fc.pre(from !== to);
      const there = new OfficeHours({ zone });
      const due = quietUntil(at, { from, to }, there);
      expect(due.getTime()).toBeGreaterThanOrEqual(at.getTime());
      expect(due.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
      if (due.getTime() !== at.getTime()) expect(quietUntil(due, { from, to }, there)).toEqual(due);
    }), { numRuns: 300 });
  });
});
