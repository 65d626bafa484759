import type { WorkingTime } from './clock-arithmetic.js';
import type { Deadline } from './deadline.js';
import { OfficeHours } from './office-hours.js';
import { courseOfSteps, type CoursedStep, type TakenStep } from './step-course.js';
import { WorkingCalendar } from './working-calendar.js';

const time: WorkingTime = { calendar: new WorkingCalendar(), office: new OfficeHours() };
const startedAt = new Date('2025-01-06T02:00:00Z');
/** Due on Thursday 2025-01-09 at 18:00 in the office's zone. */
const clock: Deadline = {
  rule: {
    code: 'investigate', version: '1', basis: { source: '办法' }, unit: 'workingDays', length: 3, nature: 'policy', effect: 'due', pausable: true, extendable: true, ladder: 'stage',
  },
  startedAt, pauses: [], extensions: [], state: 'running',
};
const taken = (step: string, at: string, generation = 1): TakenStep => ({ step, at: new Date(at), generation });
const course = (now: string, steps: readonly TakenStep[], change: Partial<Deadline> = {}, generation = 1, beganAt = startedAt): string[] =>
  courseOfSteps({ ...clock, ...change }, { generation, beganAt, taken: steps }, new Date(now), time).map(told);
const told = ({ code, reachedAt, taken: one }: CoursedStep<TakenStep>): string => `${code} ${reachedAt.toISOString()}${one ? ` taken ${one.at.toISOString()}` : ''}`;

const half = taken('half', '2025-01-08T05:30:01Z');

it('tells when each step taken was reached, and what comes next', () => {
  expect(course('2025-01-08T06:00:00Z', [half])).toEqual([
    'half 2025-01-08T05:30:00.000Z taken 2025-01-08T05:30:01.000Z', 'fourFifths 2025-01-09T04:36:00.000Z', 'due 2025-01-09T10:00:00.000Z',
    'overOneDay 2025-01-10T10:00:00.000Z', 'overThreeDays 2025-01-14T10:00:00.000Z',
  ]);
});

it('names whom a step is for', () => {
  const [first, , third] = courseOfSteps(clock, { generation: 1, beganAt: startedAt, taken: [half, taken('gone', '2025-01-08T05:30:01Z')] }, new Date('2025-01-08T06:00:00Z'), time);
  expect([first?.roles, third?.roles]).toEqual([['holder'], ['holder', 'lead']]);
});

it('shows a step that is reached and not yet taken as still to come', () => {
  expect(course('2025-01-08T06:00:00Z', []).at(0)).toBe('half 2025-01-08T05:30:00.000Z');
});

it('leaves out what a new due time had passed already, but for the highest', () => {
  const moved = new Date('2025-01-09T06:00:00Z');
  expect(course('2025-01-09T06:00:00Z', [half], {}, 2, moved).slice(0, 3)).toEqual([
    'half 2025-01-08T05:30:01.000Z taken 2025-01-08T05:30:01.000Z', 'fourFifths 2025-01-09T04:36:00.000Z', 'due 2025-01-09T10:00:00.000Z',
  ]);
});

it.each<[string, Partial<Deadline>]>([
  ['met', { state: 'met', endedAt: new Date('2025-01-09T01:00:00Z') }], ['cancelled', { state: 'cancelled', endedAt: new Date('2025-01-09T01:00:00Z') }],
])('keeps what was taken of a clock that was %s, and nothing comes', (_state, change) => {
  expect(course('2025-01-20T01:00:00Z', [half], change)).toEqual(['half 2025-01-08T05:30:00.000Z taken 2025-01-08T05:30:01.000Z']);
});

it('knows of a clock that stands still only what was taken', () => {
  expect(course('2025-01-20T01:00:00Z', [half], { state: 'suspended', pauses: [{ from: new Date('2025-01-08T06:00:00Z') }] })).toEqual([
    'half 2025-01-08T05:30:01.000Z taken 2025-01-08T05:30:01.000Z',
  ]);
});
