import fc from 'fast-check';
import { assessRisk } from './risk-level.js';
import { escalators, riskLevels } from './vocabulary.js';

const level = (workersReported: number, rosterCount = 0): string => assessRisk({ workersReported, rosterCount, escalators: [] }).level;

describe('assessRisk', () => {
  it.each([
    [0, 'blue'], [9, 'blue'], [10, 'yellow'], [29, 'yellow'], [30, 'orange'], [60, 'orange'], [99, 'orange'], [100, 'red'], [40_000, 'red'],
  ])('%i people make it %s, reported or on the roster', (count, expected) => {
    expect(level(count)).toBe(expected);
    expect(level(0, count)).toBe(expected);
  });

  it('gives its reasons: the people, then each step', () =>
    expect(assessRisk({ workersReported: 12, rosterCount: 59, escalators: ['stoppage', 'stoppage', 'mediaHeat'] })).toEqual({
      level: 'red',
      reasons: [
        { code: 'workersOnRoster', params: { count: 59, level: 'orange' } },
        { code: 'stoppage', params: { from: 'orange', to: 'red' } },
        { code: 'mediaHeat', params: { from: 'red', to: 'red' } },
      ],
    }));

  it('climbs one step for each different escalator and stops at red', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.subarray([...escalators]), (workersReported, rosterCount, raised) => {
        const base = riskLevels.indexOf(assessRisk({ workersReported, rosterCount, escalators: [] }).level);
        const result = assessRisk({ workersReported, rosterCount, escalators: raised });
        expect(riskLevels.indexOf(result.level)).toBe(Math.min(3, base + raised.length));
        expect(result.reasons).toHaveLength(1 + raised.length);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, Infinity])('refuses %p people', (count) => {
    expect(() => level(count)).toThrow(RangeError);
    expect(() => level(0, count)).toThrow(RangeError);
  });
});
